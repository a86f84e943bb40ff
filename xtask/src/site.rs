//! The site's build: Trunk, with the tools that it needs.

use crate::project::Project;
use crate::tools::{self, path_with, rust};
use anyhow::{Context, Result};
use std::env;
use std::path::Path;
use xshell::{Cmd, cmd};

/// Builds the site into `dist/`. `site_url` is the address that it will have, where that is known.
pub fn build(project: &Project, site_url: Option<&str>) -> Result<()> {
    let trunk = trunk(project)?;
    let trunk = trunk.args(["build", "--release", "--offline", "true"]);
    trunk.env("SITE_URL", site_url.unwrap_or_default()).run().context("the site cannot be built")
}

/// The command that builds the site into `dist` for debugging, again at every change.
pub fn watch<'a>(project: &'a Project, dist: &Path) -> Result<Cmd<'a>> {
    let trunk = trunk(project)?;
    Ok(trunk.args(["watch", "--offline", "true", "--dist"]).arg(dist).env("SITE_URL", ""))
}

/// Trunk, with everything in place that it would download: it is run without a network.
fn trunk(project: &Project) -> Result<Cmd<'_>> {
    rust::check_compiler(project)?;
    rust::add_wasm_target(project)?;
    let wasm_bindgen = tools::wasm_bindgen(project)?.ensure(project)?;
    let wasm_opt = tools::wasm_opt(project)?.ensure(project)?;
    let trunk = tools::trunk().ensure(project)?;
    rust::fetch_crates(project)?;
    let path = path_with(&[wasm_bindgen, wasm_opt])?;
    let trunk =
        cmd!(project.sh, "{trunk}").env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk takes no other value for it, though any is meant to do.
    Ok(match env::var_os("NO_COLOR") {
        Some(_) => trunk.env("NO_COLOR", "true"),
        None => trunk,
    })
}
