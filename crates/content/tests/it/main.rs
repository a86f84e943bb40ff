//! Tests of the parser on the real document, on a fixture in English, and on arbitrary text.

mod atlas;
mod diagnostics;
mod document;
mod english;
mod properties;

use std::path::Path;

/// The original document.
fn original() -> String {
    read("../../content/http-status.md")
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
