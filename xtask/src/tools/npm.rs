//! Packages from npm.

use super::{find, system};
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

/// A package at a version.
pub struct Package {
    /// Its name on npm.
    pub name: &'static str,
    /// Its version on npm.
    pub version: String,
}

impl Package {
    /// The folder that it is installed into.
    pub fn root(&self, project: &Project) -> PathBuf {
        project.cache(&format!("tools/{}-{}", self.name, self.version))
    }

    /// The path of one of the package's own files; installs the package if that is missing.
    pub fn file(&self, project: &Project, file: &str) -> Result<PathBuf> {
        let Package { name, version } = self;
        let path = self.root(project).join("node_modules").join(name).join(file);
        if !path.is_file() {
            println!("Installing {name} {version} from npm");
            let help = || format!("no {name} {version}: see above, check the network");
            self.install(project).with_context(help)?;
        }
        anyhow::ensure!(path.is_file(), "npm's {name} {version} has no {file}");
        Ok(path)
    }

    /// Installs the package, all of it or nothing.
    pub fn install(&self, project: &Project) -> Result<()> {
        require(project)?;
        let root = self.root(project);
        let partial = root.with_added_extension("partial");
        let wanted = format!("{}@{}", self.name, self.version);
        project.sh.remove_path(&partial)?;
        project.sh.create_dir(&partial)?;
        cmd!(project.sh, "npm install --prefix {partial} {wanted} --no-audit --no-fund").run()?;
        project.sh.remove_path(&root)?;
        fs::rename(&partial, &root).with_context(|| format!("cannot write {}", root.display()))
    }
}

/// Node and npm, which are the system's to install.
pub fn require(project: &Project) -> Result<()> {
    if find("node").is_none() || find("npm").is_none() {
        system::install(project, "Node and npm", &["nodejs", "npm"])?;
    }
    Ok(())
}
