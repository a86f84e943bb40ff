//! The Rust toolchain: is it new enough, can it build WASM, has it all crates.

use super::find;
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::{env, fs};
use xshell::cmd;

const TARGET: &str = "wasm32-unknown-unknown";

/// Fails if the compiler is older than the project asks for.
pub fn check_compiler(project: &Project) -> Result<()> {
    let manifest: toml::Table = project.read("Cargo.toml")?.parse()?;
    let package = manifest.get("workspace").and_then(|workspace| workspace.get("package"));
    let wanted = package.and_then(|package| package.get("rust-version")?.as_str());
    let wanted = wanted.context("Cargo.toml names no rust-version")?;
    let text =
        cmd!(project.sh, "rustc --version").quiet().read().context("no rustc: install Rust")?;
    let found = text.split_whitespace().nth(1).unwrap_or_default();
    match numbers(found) < numbers(wanted) {
        true => {
            bail!("rustc is {found}, and {wanted} or newer is needed: run `rustup update stable`")
        }
        false => Ok(()),
    }
}

/// Has rustup add the target, unless the toolchain has it.
pub fn add_wasm_target(project: &Project) -> Result<()> {
    let libraries =
        cmd!(project.sh, "rustc --print target-libdir --target {TARGET}").quiet().read();
    if libraries.is_ok_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!("rustc has no target {TARGET}, and there is no rustup to add it: install either");
    }
    println!("Adding the target {TARGET} to the Rust toolchain; takes seconds");
    let help = || format!("no target {TARGET}: connect to the network, or add it by hand");
    cmd!(project.sh, "rustup target add {TARGET}").run().with_context(help)
}

/// Downloads the crates of the lock file that this machine has not yet; fails where the lock file would
/// have to change.
pub fn fetch_crates(project: &Project) -> Result<()> {
    let about = cmd!(project.sh, "rustc -vV").quiet().read()?;
    let host = about
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc -vV names no host")?;
    cmd!(project.sh, "cargo fetch --locked --quiet --target {host} --target {TARGET}")
        .quiet()
        .run()
        .context("the crates of Cargo.lock cannot be fetched: connect to the network")
}

/// The folders that Cargo has unpacked crates into, one a registry.
pub fn crate_folders() -> Vec<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = set("CARGO_HOME").or_else(|| Some(set("HOME")?.join(".cargo")));
    let folders = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<PathBuf> =
        folders.into_iter().flatten().flatten().map(|folder| folder.path()).collect();
    folders.sort();
    folders
}

/// `1.95.0-beta.1` as numbers, as far as they go.
fn numbers(version: &str) -> Vec<u32> {
    let release = version.split('-').next().unwrap_or_default();
    release.split('.').map_while(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(numbers("1.100.0") >= numbers("1.95"));
        assert!(numbers("1.95.0") >= numbers("1.95"));
        assert!(numbers("1.95.0-nightly") >= numbers("1.95"));
        assert!(numbers("1.94.1") < numbers("1.95"));
    }
}
