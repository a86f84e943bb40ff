//! What a site's owner has put beside the start page, and the address that they give.

use crate::pages::Site;
use status_atlas::export::{export, owner};
use std::fs;
use std::path::{Path, PathBuf};

const NOTES: &str = "{ \"version\": 1, \"notes\": { \"429\": { \"text\": \"600 a minute\" } } }";

/// Two folders: the site as it was, with this file of its owner's, and the one that will take its
/// place.
fn folders(name: &str, notes: Option<&[u8]>) -> [PathBuf; 2] {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("owner").join(name);
    let _ = fs::remove_dir_all(&folder);
    let [former, dist] = ["former", "dist"].map(|name| folder.join(name));
    for folder in [&former, &dist] {
        fs::create_dir_all(folder).expect("a folder");
    }
    if let Some(notes) = notes {
        fs::write(former.join("overlay.json"), notes).expect("is written");
    }
    [former, dist]
}

fn kept(name: &str, notes: &[u8]) -> String {
    let [former, dist] = folders(name, Some(notes));
    let said = owner::keep_notes(&former, &dist).expect("is kept");
    assert_eq!(fs::read(dist.join("overlay.json")).expect("is there"), notes);
    said.expect("is said")
}

#[test]
fn an_owners_notes_outlive_a_build() {
    let said = kept("notes", NOTES.as_bytes());
    assert_eq!(said, "overlay.json: kept as it was, with 1 note");
}

#[test]
fn the_exporter_leaves_an_owners_notes_as_they_are() {
    let site = Site::write_beside("kept", None, |folder| {
        let [former, _] = folders("whole", Some(NOTES.as_bytes()));
        owner::keep_notes(&former, folder).expect("is kept");
    });
    assert_eq!(site.read("overlay.json"), NOTES);
}

#[test]
fn notes_with_a_mistake_are_kept_and_the_mistake_is_said() {
    let said = kept("broken", b"{ \"version\": 1, ");
    assert!(said.contains("none of its notes will be shown: it is not JSON, EOF"), "{said}");
    let said = kept("shape", b"{ \"notes\": [] }");
    assert!(said.contains("it needs `version`"), "{said}");
    kept("bytes", b"\xff\xfe{\x00");
}

#[test]
fn without_notes_a_build_says_nothing_and_writes_the_empty_file() {
    let [former, dist] = folders("none", None);
    assert_eq!(owner::keep_notes(&former, &dist).expect("is fine"), None);
    assert_eq!(owner::keep_notes(&former.join("nowhere"), &dist).expect("is fine"), None);
    let empty = crate::pages::site().read("overlay.json");
    fs::write(former.join("overlay.json"), &empty).expect("is written");
    assert_eq!(owner::keep_notes(&former, &dist).expect("is fine"), None);
    assert!(!dist.join("overlay.json").exists());
}

#[test]
fn notes_that_cannot_be_read_stop_the_build() {
    let [former, dist] = folders("folder", None);
    fs::create_dir(former.join("overlay.json")).expect("a folder");
    let error = owner::keep_notes(&former, &dist).expect_err("is no file").to_string();
    assert!(error.starts_with("cannot keep ") && error.contains("overlay.json"), "{error}");
}

#[test]
fn an_address_that_is_none_is_refused_before_anything_is_written() {
    for text in ["foo", "ftp://x/", "https://", "https://a.b/x?y", "https://a b/"] {
        let [_, dist] = folders("address", None);
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        let error = export(project, &dist, Some(text)).expect_err(text).to_string();
        assert!(error.starts_with(&format!("`{text}` cannot be the site's address: ")), "{error}");
        assert_eq!(fs::read_dir(&dist).expect("a folder").count(), 0);
    }
}
