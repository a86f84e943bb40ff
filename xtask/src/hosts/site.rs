//! The site that the servers are given: a copy of `dist/`, compressed beforehand.

use crate::precompress;
use crate::project::Project;
use anyhow::{Context, Result, ensure};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Files that a site's owner adds or a later version has: there in any case, as the configuration
/// has rules for them.
const STAND_INS: [&str; 4] =
    ["embed.js", "overlay.json", "status-atlas.html", "app-0123456789abcdef.mjs"];

/// The folder with a file of each kind, which no site has.
const KINDS: &str = "kinds";

/// A copy of the site, and folders to write to; gone when dropped.
#[derive(Debug)]
pub struct Site {
    folder: TempDir,
    root: PathBuf,
}

impl Site {
    /// Copies what is built.
    pub fn copy(project: &Project) -> Result<Site> {
        let dist = project.dist();
        ensure!(dist.join("index.html").is_file(), "nothing is built: run `cargo xtask build`");
        let folder = tempfile::tempdir().context("no folder for the servers")?;
        // For whoever the servers run as.
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755))?;
        let root = folder.path().join("site");
        for file in precompress::files(&dist)? {
            let to = root.join(file.strip_prefix(&dist)?);
            fs::create_dir_all(to.parent().context("a file lies in no folder")?)?;
            fs::copy(&file, &to).with_context(|| format!("cannot copy {}", file.display()))?;
        }
        let site = Site { folder, root };
        site.stand_in()?;
        println!("{}", precompress::folder(&site.root)?);
        Ok(site)
    }

    /// The folder that is served.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A folder for a server to write to.
    pub fn run_folder(&self, name: &str) -> Result<PathBuf> {
        let path = self.folder.path().join(name.replace(' ', "-"));
        fs::create_dir_all(&path)?;
        Ok(path)
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Result<Vec<u8>> {
        fs::read(self.root.join(path)).with_context(|| format!("the site has no {path}"))
    }

    /// The path of a file with a hash in its name, which begins and ends so.
    pub fn hashed(&self, begins: &str, ends: &str) -> Result<String> {
        let items = fs::read_dir(&self.root)?;
        let mut names = items.flatten().map(|item| item.file_name().to_string_lossy().into_owned());
        let found = names.find(|name| name.starts_with(begins) && name.ends_with(ends));
        found.with_context(|| format!("the site has no {begins}…{ends}"))
    }

    /// The path of the file that stands for a kind.
    pub fn of_kind(extension: &str) -> String {
        format!("{KINDS}/file.{extension}")
    }

    fn stand_in(&self) -> Result<()> {
        let kinds = offline::kind::all().iter().map(|kind| Site::of_kind(kind.extension));
        fs::create_dir_all(self.root.join(KINDS))?;
        for path in STAND_INS.map(str::to_owned).into_iter().chain(kinds) {
            let file = self.root.join(&path);
            if !file.is_file() {
                fs::write(file, format!("{path} ").repeat(500))?;
            }
        }
        Ok(())
    }
}
