//! `overlay.json`, the site owner's own notes: the one file of a site that is not made by a build.

use super::{ExportError, cannot, write};
use offline::notes::{EMPTY, FILE};
use serde_json::Value;
use std::path::Path;
use std::{fs, io};

/// Copies the owner's notes from the site that was built before, byte for byte, and says so. None
/// where there are none.
///
/// # Errors
///
/// If they are there and cannot be read: a build that went on would lose them.
pub fn keep_notes(former: &Path, dist: &Path) -> Result<Option<String>, ExportError> {
    let path = former.join(FILE);
    let bytes = match fs::read(&path) {
        Ok(bytes) if bytes == EMPTY.as_bytes() => return Ok(None),
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(cannot("keep", &path, &error)),
    };
    write(&dist.join(FILE), &bytes)?;
    Ok(Some(format!("{FILE}: kept as it was, {}", judged(&bytes))))
}

/// Writes the file that has no notes, where the owner has written none.
pub(super) fn without_notes(dist: &Path) -> Result<(), ExportError> {
    let path = dist.join(FILE);
    if path.exists() { Ok(()) } else { write(&path, EMPTY) }
}

/// How many notes the file has, or why no page will show any.
fn judged(bytes: &[u8]) -> String {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => {
            return format!("but none of its notes will be shown: it is not JSON, {error}");
        }
    };
    match (value["version"].as_u64(), value["notes"].as_object()) {
        (Some(1), Some(notes)) => match notes.len() {
            1 => "with 1 note".to_owned(),
            count => format!("with {count} notes"),
        },
        _ => "but none of its notes will be shown: it needs `version`, which is 1, and `notes` \
            (overlay.example.json shows how)"
            .to_owned(),
    }
}
