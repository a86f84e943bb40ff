//! Programs from the crate registry.

use crate::project::Project;
use anyhow::Result;
use std::path::Path;
use xshell::{Cmd, cmd};

/// Builds a crate's programs into `root`, with Cargo's own progress.
pub fn from_crates(project: &Project, name: &str, version: &str, root: &Path) -> Result<()> {
    println!("  into {}", root.display());
    let install = || command(project, name, version, root);
    // A registry's mirror may lack a version that the crate's lock file names.
    if install().arg("--locked").run().is_err() {
        println!("  not with its own lock file; trying without");
        install().run()?;
    }
    Ok(())
}

/// Such a program runs for seconds, so its build is not optimised for minutes.
fn command<'a>(project: &'a Project, name: &str, version: &str, root: &Path) -> Cmd<'a> {
    cmd!(project.sh, "cargo install {name} --version {version} --root {root}")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
}
