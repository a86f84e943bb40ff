//! The site's build: Trunk, with the tools that it needs.

mod folder;

pub use folder::Held;

use crate::project::Project;
use crate::tools::{self, path_with, rust};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};
use xshell::{Cmd, cmd};

/// Flags for the WASM alone: what Cargo calls them.
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Builds the site into `dist/`. `site_url` is the address that it will have, where that is known.
/// While what is given back is held, no other build touches the folder.
pub fn build(project: &Project, site_url: Option<&str>) -> Result<Held> {
    let dist = project.dist();
    let held = Held::wait(project, &dist)?;
    folder::check(&dist)?;
    rust::check_compiler(project)?;
    check_content(project)?;
    let trunk = trunk(project)?;
    let trunk = trunk.args(["build", "--release", "--locked", "true", "--offline", "true"]);
    trunk
        .env("SITE_URL", site_url.unwrap_or_default())
        .env("CONTENT_IS_CHECKED", "yes")
        .run()
        .context("the site cannot be built, see above")?;
    Ok(held)
}

/// The command that builds the site into `dist` for debugging, again at every change; what is wrong
/// with the content is said before each build.
pub fn watch<'a>(project: &'a Project, dist: &Path) -> Result<Cmd<'a>> {
    folder::check(dist)?;
    rust::check_compiler(project)?;
    let trunk = trunk(project)?;
    Ok(trunk
        .args(["watch", "--locked", "true", "--offline", "true", "--dist"])
        .arg(dist)
        .env("SITE_URL", ""))
}

/// Reads the content once, and stops at what is wrong with it: each build of the app would say the
/// same again, and what says it last is a build tool.
fn check_content(project: &Project) -> Result<()> {
    rust::fetch_crates(project)?;
    let check = cmd!(project.sh, "cargo run --locked --quiet -p content --bin check");
    let output = check.quiet().ignore_status();
    // Its other output, the mistakes in full, is on the terminal by then.
    let mut command = Command::from(output);
    let output = command.stdout(Stdio::piped()).spawn()?.wait_with_output()?;
    if output.status.success() {
        return Ok(());
    }
    match String::from_utf8_lossy(&output.stdout).trim() {
        "" => bail!("the content cannot be checked, see above"),
        line => bail!("{line}"),
    }
}

/// Trunk, with everything in place that it would download: it is run without a network.
fn trunk(project: &Project) -> Result<Cmd<'_>> {
    rust::add_wasm_target(project)?;
    let wasm_bindgen = tools::wasm_bindgen(project)?.ensure(project)?;
    let wasm_opt = tools::wasm_opt(project)?.ensure(project)?;
    let trunk = tools::trunk().ensure(project)?;
    rust::fetch_crates(project)?;
    let path = path_with(&[wasm_bindgen, wasm_opt])?;
    let trunk = cmd!(project.sh, "{trunk}")
        .env("PATH", path)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env(RUSTFLAGS, flags(&rust::crate_folders()));
    // Trunk takes no other value for it, though any is meant to do.
    Ok(match env::var_os("NO_COLOR") {
        Some(_) => trunk.env("NO_COLOR", "true"),
        None => trunk,
    })
}

/// Messages of panics name the crates' files, wherever this user's Cargo keeps them. Without that
/// folder in them, a build tells nothing of the machine. (Cargo splits flags at spaces, so a folder with
/// one in its name stays.)
fn flags(folders: &[PathBuf]) -> String {
    let folders = folders.iter().map(|folder| folder.display().to_string());
    let remap = folders.filter(|folder| !folder.contains(char::is_whitespace));
    remap
        .map(|folder| format!("--remap-path-prefix={folder}=/crates"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The files of the built WASM that name a folder of this machine, in words; none if all is well.
pub fn tied_to_this_machine(project: &Project) -> Result<Vec<String>> {
    let mut folders = rust::crate_folders();
    folders.push(project.path(""));
    let mut found = Vec::new();
    for path in project.files("dist", "wasm") {
        let bytes = fs::read(&path)?;
        for folder in folders.iter().filter(|folder| names(&bytes, folder)) {
            found.push(format!("{} names {}", path.display(), folder.display()));
        }
    }
    Ok(found)
}

fn names(bytes: &[u8], folder: &Path) -> bool {
    let folder = folder.as_os_str().as_encoded_bytes();
    bytes.windows(folder.len()).any(|window| window == folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_crates_lose_their_name() {
        let folders = ["/home/a/.cargo/registry/src/b-1", "/home/a b/c"].map(PathBuf::from);
        assert_eq!(flags(&folders), "--remap-path-prefix=/home/a/.cargo/registry/src/b-1=/crates");
    }

    #[test]
    fn a_folder_in_a_file_is_found() {
        assert!(names(b"at /home/a/src/lib.rs:1", Path::new("/home/a/")));
        assert!(!names(b"at /crates/a/src/lib.rs:1", Path::new("/home/a/")));
    }
}
