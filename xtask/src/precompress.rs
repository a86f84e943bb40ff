//! `precompress`: `.br` and `.gz` beside the files of a built site, for hosts that send those.

use anyhow::{Context, Result};
use std::fmt;
use std::fs::{self, File};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use xtask::compress::{brotli, gzip};

/// The endings of what is written.
pub const ENDINGS: [&str; 2] = ["br", "gz"];

/// Compressed once and sent often.
const BEST_QUALITY: i32 = 11;

/// What was written, in bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// How many files have one beside them now.
    files: usize,
    /// What they weigh as they are, and in each coding (or as they are, where that does not help).
    plain: usize,
    brotli: usize,
    gzip: usize,
}

/// Lays them beside every file in `folder` whose kind compresses and that gets smaller. Those of an
/// earlier build go first: a host sends them without looking whether they are still right.
pub fn folder(folder: &Path) -> Result<Summary> {
    let all = files(folder)?;
    let (old, files): (Vec<_>, Vec<_>) = all.into_iter().partition(|path| is_ours(path));
    for path in old {
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut sum = Summary::default();
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            sum = sum.with(beside(path)?);
        }
        Ok(sum)
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_fold(Summary::default(), |sum, thread| {
            let part: Result<Summary> =
                thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Ok(sum.with(part?))
        })
    })
}

/// The path of a file in a coding: `a.js` and `br` are `a.js.br`.
pub fn sidecar(path: &Path, ending: &str) -> PathBuf {
    path.with_added_extension(ending)
}

fn is_ours(path: &Path) -> bool {
    path.extension().is_some_and(|found| ENDINGS.iter().any(|ending| found == *ending))
}

fn beside(path: &Path) -> Result<Summary> {
    let help = || format!("cannot compress {}", path.display());
    if !offline::kind::of_path(&path.to_string_lossy()).compresses {
        return Ok(Summary::default());
    }
    let bytes = fs::read(path).with_context(help)?;
    let changed = fs::metadata(path).and_then(|about| about.modified()).with_context(help)?;
    let mut sizes = [bytes.len(); 2];
    let packed = [brotli(&bytes, BEST_QUALITY), gzip(&bytes)];
    for ((packed, ending), size) in packed.into_iter().zip(ENDINGS).zip(&mut sizes) {
        let packed = packed.with_context(help)?;
        if packed.len() < bytes.len() {
            let path = sidecar(path, ending);
            fs::write(&path, &packed).with_context(help)?;
            // What a host says about the file's age is then the same in every coding.
            File::options().write(true).open(&path)?.set_modified(changed).with_context(help)?;
            *size = packed.len();
        }
    }
    let files = usize::from(sizes.iter().any(|size| *size < bytes.len()));
    Ok(Summary { files, plain: bytes.len(), brotli: sizes[0], gzip: sizes[1] })
}

/// All files below a folder, in order.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        let items = fs::read_dir(&folder);
        for item in items.with_context(|| format!("cannot list {}", folder.display()))? {
            let path = item?.path();
            if path.is_dir() { &mut open } else { &mut found }.push(path);
        }
    }
    found.sort();
    Ok(found)
}

impl Summary {
    fn with(self, other: Summary) -> Summary {
        Summary {
            files: self.files + other.files,
            plain: self.plain + other.plain,
            brotli: self.brotli + other.brotli,
            gzip: self.gzip + other.gzip,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Summary { files, plain, brotli, gzip } = self;
        let [plain, brotli, gzip] = [plain, brotli, gzip].map(|bytes| bytes.div_ceil(1_000));
        write!(f, "{files} files compressed: {plain} kB, in Brotli {brotli} kB, in gzip {gzip} kB")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gets_smaller_has_both_beside_it() {
        let dist = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| fs::write(dist.path().join(name), text).unwrap();
        let long = "status ".repeat(1_000);
        put("index.html", &long);
        put("icon.png", &long);
        put("a.txt", "a");
        put("gone.js.br", "of an earlier build");
        let first = folder(dist.path()).unwrap();
        assert_eq!((first.files, first.plain), (1, 7_001));
        let names = || {
            let all = files(dist.path()).unwrap();
            all.iter().map(|path| path.file_name().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let expected = ["a.txt", "icon.png", "index.html", "index.html.br", "index.html.gz"];
        assert_eq!(names(), expected);
        let packed = fs::read(dist.path().join("index.html.gz")).unwrap();
        // Neither a name nor a time in its head: flags and the four bytes of the time.
        assert_eq!(packed[3..8], [0; 5]);
        assert_eq!(folder(dist.path()).unwrap(), first);
        assert_eq!(names(), expected);
        let time = |name: &str| fs::metadata(dist.path().join(name)).unwrap().modified().unwrap();
        assert_eq!(time("index.html"), time("index.html.br"));
    }
}
