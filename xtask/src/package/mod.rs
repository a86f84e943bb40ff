//! `package`: the files of a release. The same commit gives the same bytes.

mod archive;
mod sbom;

use crate::project::Project;
use crate::site;
use anyhow::{Context, Result};
use std::{env, fs};
use xshell::cmd;

/// Where they go.
const FOLDER: &str = "target/release-files";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Builds the site and writes `status-atlas-VERSION.tar.gz`, `….cdx.json` and `SHA256SUMS`.
pub fn run(project: &Project, site_url: Option<&str>) -> Result<()> {
    let time = time(project)?;
    let _held = site::build(project, site_url)?;
    let name = format!("status-atlas-{VERSION}");
    let files = [
        (format!("{name}.tar.gz"), archive::of(&project.dist(), &name, time)?),
        (format!("{name}.cdx.json"), sbom::of(project)?.into_bytes()),
    ];
    let folder = project.path(FOLDER);
    project.sh.remove_path(&folder)?;
    project.sh.create_dir(&folder)?;
    let mut sums = String::new();
    for (name, bytes) in &files {
        fs::write(folder.join(name), bytes).with_context(|| format!("cannot write {name}"))?;
        sums.push_str(&format!("{}  {name}\n", offline::hex(bytes)));
        println!("{FOLDER}/{name}: {} kB", bytes.len().div_ceil(1_000));
    }
    fs::write(folder.join("SHA256SUMS"), &sums)?;
    print!("{FOLDER}/SHA256SUMS:\n{sums}");
    Ok(())
}

/// What every file of the archive says about its age: the commit's time, or what the environment
/// says as <https://reproducible-builds.org/specs/source-date-epoch/> has it. Servers make ETags of
/// it, so it must not be the same for two releases.
fn time(project: &Project) -> Result<u64> {
    let text = match env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text,
        Err(_) => cmd!(project.sh, "git log -1 --format=%ct")
            .quiet()
            .ignore_stderr()
            .read()
            .context("git knows no commit here: set SOURCE_DATE_EPOCH to the release's time")?,
    };
    text.trim().parse().with_context(|| format!("the time `{text}` is no number of seconds"))
}
