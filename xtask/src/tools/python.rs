//! Python with packages from PyPI, in an environment of its own.

use super::{find, system};
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

/// Packages that a file of requirements pins, in a folder of the cache.
pub struct Environment {
    /// What the folder is named after.
    pub name: &'static str,
    /// The file, in the project.
    pub requirements: &'static str,
}

impl Environment {
    /// The folder.
    pub fn root(&self, project: &Project) -> PathBuf {
        project.cache(&format!("tools/python-{}", self.name))
    }

    /// The interpreter. The environment is made anew whenever the file has changed.
    pub fn ensure(&self, project: &Project) -> Result<PathBuf> {
        let Environment { requirements, .. } = self;
        let pins = project.read(requirements)?;
        let root = self.root(project);
        let (python, mark) = (root.join("bin/python"), root.join("made-from"));
        if python.is_file() && fs::read_to_string(&mark).is_ok_and(|made| made == pins) {
            return Ok(python);
        }
        require(project)?;
        println!("Installing the packages of {requirements} from PyPI");
        let sh = &project.sh;
        sh.remove_path(&root)?;
        cmd!(sh, "python3 -m venv {root}").run()?;
        let install = cmd!(sh, "{python} -m pip install --quiet --requirement {requirements}");
        install.run().context("see above, check the network")?;
        fs::write(&mark, pins)?;
        Ok(python)
    }
}

/// Python and its way to make environments, which are the system's to install.
fn require(project: &Project) -> Result<()> {
    let has_venv = || cmd!(project.sh, "python3 -m ensurepip --version").quiet().read().is_ok();
    if find("python3").is_none() || !has_venv() {
        system::install(project, "Python", &["python3", "python3-venv"])?;
    }
    Ok(())
}
