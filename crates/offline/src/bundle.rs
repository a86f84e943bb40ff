//! A built site as its worker knows it.

use crate::pack::Pack;
use crate::{digest, kind, notes};
use serde_json::json;
use std::path::Path;
use std::{fmt, fs, io};

/// The worker's file.
const WORKER: &str = "sw.js";
/// What the name of the pack begins with; its digest follows.
const PACK: &str = "offline-";
/// What the copy is made without, by the beginnings of their paths: the worker and its pack; pictures
/// that only a browser's installation dialog shows, while it has a network; the site once more, in
/// one file; the site owner's own file, which changes without a build, and which the worker keeps as
/// it comes.
const APART: [&str; 6] =
    [WORKER, PACK, "screens/", "status-atlas.html", notes::FILE, "api/v1/quiz.json"];
/// What hosts send in place of a file: no address of the site's.
const SIDECARS: [&str; 2] = [".br", ".gz"];
/// So many hexadecimal digits of a digest name a file or a build.
const NAME: usize = 16;

/// Why a site could not be bundled.
#[derive(Debug)]
pub struct OfflineError(String);

/// The worker of a site, and the pack that it reads.
#[derive(Debug)]
pub struct Bundle {
    /// The name of the build: another one for every change of a file or of the worker.
    pub id: String,
    /// The name of the pack's file.
    pub pack_name: String,
    /// The text of the worker.
    pub worker: String,
    pack: Vec<u8>,
    summary: Summary,
}

/// What is in a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many files.
    pub files: usize,
    /// How many of them are in the pack.
    pub packed: usize,
    /// How many bytes they have together.
    pub bytes: usize,
}

impl Bundle {
    /// Bundles the site in `dist`. `source` is the worker's own text; it finds what it has to know
    /// in a constant `BUILD`:
    /// `{"id","pack":[name,digest],"types":[…],"files":{path:[digest,type,packed]}}`, where digests
    /// are SHA-256 in base64, `type` is a place among the types, and `packed` is 1 for a file that
    /// is in the pack, and 0 for one to fetch.
    pub fn of(dist: &Path, source: &str) -> Result<Bundle, OfflineError> {
        let mut paths = Vec::new();
        list(dist, "", &mut paths)?;
        paths.sort_by(|a, b| near(a).cmp(&near(b)));
        let (mut pack, mut types, mut files) =
            (Pack::default(), Vec::new(), serde_json::Map::new());
        let mut summary = Summary { files: paths.len(), packed: 0, bytes: 0 };
        for path in &paths {
            let bytes = read(&dist.join(path))?;
            summary.bytes += bytes.len();
            let kind = kind::of_path(path);
            let place = types.iter().position(|known| *known == kind.mime);
            let place = place.unwrap_or_else(|| {
                types.push(kind.mime);
                types.len() - 1
            });
            let packed = is_packed(path);
            if packed {
                summary.packed += 1;
                pack.add(path, &bytes);
            }
            let item = json!([digest::base64(&bytes), place, u8::from(packed)]);
            files.insert(path.clone(), item);
        }
        let pack = pack.file();
        let pack_name = format!("{PACK}{}.txt", &digest::hex(&pack)[..NAME]);
        let mut build = json!({
            "pack": [pack_name, digest::base64(&pack)],
            "types": types,
            "files": files,
        });
        let id = digest::hex(format!("{build}{source}").as_bytes())[..NAME].to_owned();
        build["id"] = json!(id);
        let worker = format!("const BUILD = {build};\n{source}");
        Ok(Bundle { id, pack_name, worker, pack, summary })
    }

    /// Writes the worker and the pack into `dist`.
    pub fn write(&self, dist: &Path) -> Result<Summary, OfflineError> {
        let put = |name: &str, bytes: &[u8]| {
            let path = dist.join(name);
            fs::write(&path, bytes).map_err(|error| cannot("write", &path, &error))
        };
        put(&self.pack_name, &self.pack)?;
        put(WORKER, self.worker.as_bytes())?;
        Ok(self.summary)
    }
}

/// Whether a file travels in the pack: what is loaded with the pages themselves does not, since a
/// browser that installs the worker has just loaded it, and nothing is gained for what is
/// compressed already.
fn is_packed(path: &str) -> bool {
    let apart = ["js", "mjs", "css", "wasm"].contains(&kind::of_path(path).extension);
    kind::of_path(path).compresses && !apart
}

/// The order of files in the pack: what is about one thing is together.
fn near(path: &str) -> (&str, &str) {
    let about = path.trim_end_matches("/index.html");
    let about = about.rsplit('/').next().unwrap_or(about);
    (about.split('.').next().unwrap_or(about), path)
}

fn list(dist: &Path, folder: &str, found: &mut Vec<String>) -> Result<(), OfflineError> {
    let path = dist.join(folder);
    let items = fs::read_dir(&path).map_err(|error| cannot("list", &path, &error))?;
    for item in items {
        let item = item.map_err(|error| cannot("list", &path, &error))?;
        let name = item.file_name();
        let name = name.to_str().ok_or_else(|| odd(&item.path()))?;
        let below = format!("{folder}{name}");
        if item.path().is_dir() {
            list(dist, &format!("{below}/"), found)?;
        } else if is_part(&below) {
            found.push(below);
        }
    }
    Ok(())
}

/// Whether a file belongs to the copy.
fn is_part(path: &str) -> bool {
    let beside = SIDECARS.iter().any(|ending| path.ends_with(ending));
    !beside && !APART.iter().any(|start| path.starts_with(start))
}

fn read(path: &Path) -> Result<Vec<u8>, OfflineError> {
    fs::read(path).map_err(|error| cannot("read", path, &error))
}

fn cannot(what: &str, path: &Path, error: &io::Error) -> OfflineError {
    OfflineError(format!("cannot {what} {}: {error}", path.display()))
}

fn odd(path: &Path) -> OfflineError {
    OfflineError(format!("the name of {} is no text", path.display()))
}

impl fmt::Display for OfflineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for OfflineError {}
