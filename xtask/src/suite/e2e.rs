//! The built site in real browsers.

use super::{Report, libtest};
use crate::project::Project;
use crate::tools::geckodriver;
use crate::tools::npm::Package;
use crate::tools::system::Browsers;
use anyhow::{Result, ensure};
use xshell::cmd;

/// Runs `tests/e2e` on `dist/`, and tells it where everything is.
pub fn run(project: &Project) -> Result<Report> {
    let dist = project.dist();
    ensure!(
        dist.join("index.html").is_file(),
        "nothing is built: run `cargo xtask test build e2e`"
    );
    let Browsers { chromium, chromedriver, firefox, webkit, webkitdriver } =
        Browsers::ensure(project)?;
    let geckodriver = geckodriver().ensure(project)?;
    let axe = Package { name: "axe-core", version: "4.14.1".to_owned() };
    let command = cmd!(project.sh, "cargo test --locked -p e2e")
        .env("ATLAS_DIST", dist)
        .env("ATLAS_CHROMIUM", chromium)
        .env("ATLAS_CHROMEDRIVER", chromedriver)
        .env("ATLAS_FIREFOX", firefox)
        .env("ATLAS_GECKODRIVER", geckodriver)
        .env("ATLAS_WEBKIT", webkit)
        .env("ATLAS_WEBKITDRIVER", webkitdriver)
        .env("ATLAS_AXE", axe.file(project, "axe.min.js")?);
    libtest::run(command)
}
