//! Files of the site, read once and kept until they change.

use super::asset::Asset;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;
use std::{fs, io};

/// What tells one version of a file from another without reading it.
type Version = (Option<SystemTime>, u64);

/// The folder that is served.
#[derive(Debug)]
pub struct Store {
    dist: PathBuf,
    live_reload: bool,
    kept: Mutex<HashMap<PathBuf, (Version, Arc<Asset>)>>,
}

/// What a path leads to.
pub enum Found {
    /// A file, or the index of a directory.
    Asset(Arc<Asset>),
    /// A directory that was asked for without its slash.
    Directory,
    /// Nothing.
    Nothing,
}

/// The name of the reload script, beside the start page.
const RELOAD_NAME: &str = "__reload.js";

/// The name of the site's worker, which would keep pages of an earlier build.
const WORKER_NAME: &str = "sw.js";

impl Store {
    /// A store of the folder `dist`.
    pub fn new(dist: &Path, live_reload: bool) -> io::Result<Store> {
        let dist = dist.canonicalize()?;
        Ok(Store { dist, live_reload, kept: Mutex::default() })
    }

    /// What these segments of a path lead to.
    pub fn find(&self, segments: &[String]) -> Found {
        if self.live_reload && segments == [RELOAD_NAME] {
            return Found::Asset(Arc::new(Asset::new("js", include_bytes!("reload.js").to_vec())));
        }
        if self.live_reload && segments == [WORKER_NAME] {
            let none = include_bytes!("no-worker.js").to_vec();
            return Found::Asset(Arc::new(Asset::new("js", none)));
        }
        let path = segments.iter().fold(self.dist.clone(), |path, segment| path.join(segment));
        let asset = match segments.last().is_some_and(String::is_empty) {
            true => self.load(&path.join("index.html"), segments.len()),
            false if path.is_dir() => return Found::Directory,
            false => self.load(&path, segments.len()),
        };
        asset.map_or(Found::Nothing, Found::Asset)
    }

    /// The page for an unknown path, if the site has one.
    pub fn not_found(&self) -> Option<Arc<Asset>> {
        self.load(&self.dist.join("404.html"), 1).ok()
    }

    /// The file, which lies in as many folders as the path to it has segments.
    fn load(&self, path: &Path, segments: usize) -> io::Result<Arc<Asset>> {
        let metadata = fs::metadata(path)?;
        let version = (metadata.modified().ok(), metadata.len());
        if let Some((_, asset)) = self.kept().get(path).filter(|(of, _)| *of == version) {
            return Ok(Arc::clone(asset));
        }
        let extension =
            path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let mut bytes = fs::read(path)?;
        if self.live_reload && extension == "html" {
            bytes.extend_from_slice(reload_tag(segments).as_bytes());
        }
        let asset = Arc::new(Asset::new(extension, bytes));
        self.kept().insert(path.to_owned(), (version, Arc::clone(&asset)));
        Ok(asset)
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<PathBuf, (Version, Arc<Asset>)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An external script of the same origin is what a strict Content Security Policy allows.
fn reload_tag(segments: usize) -> String {
    let up = "../".repeat(segments.saturating_sub(1));
    format!("<script src=\"./{up}{RELOAD_NAME}\"></script>\n")
}
