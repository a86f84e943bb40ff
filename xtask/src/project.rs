//! Where the project lies, and where its tools are kept.

use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use xshell::Shell;

/// The project's folder, with a shell in it.
pub struct Project {
    /// Runs commands in the project's folder.
    pub sh: Shell,
    root: PathBuf,
    cache: PathBuf,
}

impl Project {
    /// The project that this program was built in.
    pub fn open() -> Result<Project> {
        if !cfg!(any(target_os = "linux", target_os = "macos")) {
            bail!("the tasks run on Linux and macOS; on Windows, run them in WSL");
        }
        let xtask = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let xtask = xtask.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let root = xtask.parent().context("xtask/ lies in no folder")?.to_owned();
        let sh = Shell::new()?;
        sh.change_dir(&root);
        Ok(Project { sh, root, cache: cache()? })
    }

    /// A path in the project.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The folder of the built site.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// A folder of the cache, shared by all copies of the project of this user.
    pub fn cache(&self, name: &str) -> PathBuf {
        self.cache.join(name)
    }

    /// The text of a file in the project.
    pub fn read(&self, relative: &str) -> Result<String> {
        Ok(self.sh.read_file(relative)?)
    }

    /// Files of a folder in the project with this extension, in order; none if there is no folder.
    pub fn files(&self, folder: &str, extension: &str) -> Vec<PathBuf> {
        let all = self.sh.read_dir(folder).unwrap_or_default();
        let fits = |path: &PathBuf| path.extension().is_some_and(|found| found == extension);
        all.into_iter().filter(fits).collect()
    }
}

/// A file's name without its extension.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn cache() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || set("HOME").map(|home| home.join(".cache"));
    let caches = set("XDG_CACHE_HOME").or_else(home);
    Ok(caches.context("neither XDG_CACHE_HOME nor HOME is set: set one")?.join("status-atlas"))
}
