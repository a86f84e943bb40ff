//! The site as one file.

use crate::precompress::files;
use anyhow::{Context, Result};
use offline::notes;
use std::fs;
use std::path::Path;
use tar::{Builder, EntryType, Header};
use xtask::compress::gzip;

/// A `tar.gz` of the files below `folder`, in `name/`: in order, of one age, owner and mode. The
/// notes of whoever built it are their own, and stay out.
pub fn of(folder: &Path, name: &str, time: u64) -> Result<Vec<u8>> {
    let mut archive = Builder::new(Vec::new());
    for path in files(folder)? {
        let help = || format!("cannot pack {}", path.display());
        let bytes = match path.strip_prefix(folder)? {
            inside if inside == Path::new(notes::FILE) => notes::EMPTY.as_bytes().to_vec(),
            _ => fs::read(&path).with_context(help)?,
        };
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_size(bytes.len().try_into()?);
        header.set_mode(0o644);
        header.set_mtime(time);
        header.set_uid(0);
        header.set_gid(0);
        let inside = Path::new(name).join(path.strip_prefix(folder)?);
        archive.append_data(&mut header, inside, bytes.as_slice()).with_context(help)?;
    }
    Ok(gzip(&archive.into_inner()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use tar::Archive;

    fn site(order: [&str; 2]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("301")).unwrap();
        for path in order {
            fs::write(folder.path().join(path), format!("text of {path}")).unwrap();
        }
        folder
    }

    #[test]
    fn an_owners_notes_are_not_given_away() {
        let folder = site(["index.html", "overlay.json"]);
        let packed = of(folder.path(), "x-1", 1).unwrap();
        let mut archive = Archive::new(GzDecoder::new(packed.as_slice()));
        let mut texts = Vec::new();
        for entry in archive.entries().unwrap() {
            texts.push(std::io::read_to_string(entry.unwrap()).unwrap());
        }
        assert_eq!(texts, ["text of index.html", notes::EMPTY]);
    }

    #[test]
    fn two_folders_of_the_same_files_are_one_archive() {
        let (one, other) = (site(["index.html", "301/a.js"]), site(["301/a.js", "index.html"]));
        let packed = of(one.path(), "x-1", 1_000_000_000).unwrap();
        assert_eq!(packed, of(other.path(), "x-1", 1_000_000_000).unwrap());
        assert_ne!(packed, of(one.path(), "x-1", 1_000_000_001).unwrap());
        let mut archive = Archive::new(GzDecoder::new(packed.as_slice()));
        let mut found = Vec::new();
        for entry in archive.entries().unwrap() {
            let entry = entry.unwrap();
            let header = entry.header();
            assert_eq!(header.mtime().unwrap(), 1_000_000_000);
            assert_eq!((header.uid().unwrap(), header.mode().unwrap()), (0, 0o644));
            found.push(entry.path().unwrap().display().to_string());
        }
        assert_eq!(found, ["x-1/301/a.js", "x-1/index.html"]);
    }
}
