//! Builds of the site for the tests of the offline copy: smaller ones, and later ones.

use anyhow::{Context, Result};
use offline::Bundle;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use xtask::server::{Options, Server};

/// The folders that a small build has besides the files at its root.
const FOLDERS: [&str; 12] = [
    "301",
    "302",
    "404",
    "503",
    "3xx",
    "quiz",
    "redirects",
    "about",
    "en/301",
    "en/about",
    "screens",
    "cards",
];
/// Its data.
const DATA: [&str; 8] = [
    "index.json",
    "301.json",
    "302.json",
    "404.json",
    "3xx.json",
    "redirects.json",
    "quiz.json",
    "search.txt",
];

/// A build and the server that serves it; gone when dropped.
#[derive(Debug)]
pub struct Build {
    folder: TempDir,
    server: Server,
}

impl Build {
    /// A few pages of the site in `dist`, each with `data-build="<mark>"` on its root element,
    /// bundled as the exporter does.
    pub fn small(dist: &Path, mark: &str) -> Result<Build> {
        let build = Build::at("/")?;
        build.fill(dist, "", mark)?;
        Ok(build)
    }

    /// Two of them, one at the root and one below it, at `/other/`.
    pub fn two(dist: &Path) -> Result<Build> {
        let build = Build::small(dist, "outer")?;
        build.fill(dist, "other/", "inner")?;
        Ok(build)
    }

    /// One that lies at `/a/b/`.
    pub fn deep(dist: &Path) -> Result<Build> {
        let build = Build::at("/a/b/")?;
        build.fill(dist, "", "deep")?;
        Ok(build)
    }

    fn at(base: &str) -> Result<Build> {
        let folder = tempfile::tempdir()?;
        let options = Options { base: base.to_owned(), ..Options::default() };
        let server = Server::start(folder.path(), options)?;
        Ok(Build { folder, server })
    }

    /// Where it is served, by the address under which workers are hidden.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Puts the owner's notes beside the start page, as any owner does: without a build.
    pub fn put_notes(&self, text: &str) -> Result<()> {
        Ok(fs::write(self.notes(), text)?)
    }

    /// Takes them away.
    pub fn remove_notes(&self) -> Result<()> {
        Ok(fs::remove_file(self.notes())?)
    }

    fn notes(&self) -> PathBuf {
        self.folder.path().join("overlay.json")
    }

    /// The port that it is served on.
    pub fn port(&self) -> u16 {
        self.server.port()
    }

    fn fill(&self, dist: &Path, below: &str, mark: &str) -> Result<()> {
        let to = self.folder.path().join(below);
        let folders = FOLDERS.iter().map(|folder| (*folder).to_owned());
        for folder in [String::new(), "en".to_owned()].into_iter().chain(folders) {
            copy(&dist.join(&folder), &to.join(&folder), mark)?;
        }
        fs::create_dir_all(to.join("api/v1"))?;
        for name in DATA {
            let file = format!("api/v1/{name}");
            fs::copy(dist.join(&file), to.join(&file))?;
        }
        // The worker's own text comes after the list of its build.
        let worker = fs::read_to_string(dist.join("sw.js"))?;
        let source = worker.split_once('\n').context("a worker of one line")?.1;
        Bundle::of(&to, source)
            .and_then(|bundle| bundle.write(&to))
            .map_err(|e| anyhow::anyhow!("{e}"))?;
        Ok(())
    }
}

/// Copies the files of a folder, pages with their mark.
fn copy(from: &Path, to: &Path, mark: &str) -> Result<()> {
    fs::create_dir_all(to)?;
    for item in fs::read_dir(from)? {
        let path = item?.path();
        let Some(name) = path.file_name().filter(|_| path.is_file()) else { continue };
        if path.extension().is_some_and(|extension| extension == "html") {
            let page = fs::read_to_string(&path)?;
            let marked = page.replacen("<html ", &format!("<html data-build=\"{mark}\" "), 1);
            fs::write(to.join(name), marked)?;
        } else if !name.to_string_lossy().starts_with("offline-") {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
