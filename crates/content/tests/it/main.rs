//! Tests on the real content, on a fixture in English, on files with mistakes, and on arbitrary
//! text.

mod another;
mod atlas;
mod check;
mod clients;
mod codes;
mod derived;
mod diagnostics;
mod document;
mod encodings;
mod english;
mod faults;
mod interface;
mod parity;
mod properties;
mod readings;
mod stop_words;

use std::path::Path;

/// The original document.
fn original() -> String {
    read("../../content/http-status.md")
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
