//! Reads and checks `content/`, and writes the app's index as Rust source into `OUT_DIR`.
//!
//! `cargo xtask` has checked it before and said all there is to say; this is for those who run Cargo
//! themselves, and brief, since each build of the app runs it again.

use content::atlas::Atlas;
use content::files::Files;
use content::report;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=content");
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let variable = |name| env::var_os(name).map(PathBuf::from).ok_or(format!("no {name}"));
    let files = Files::read(&variable("CARGO_MANIFEST_DIR")?).map_err(|e| e.to_string())?;
    let (atlas, found) = Atlas::check(&files);
    if let Some(mistakes) = report::compact(&found) {
        return Err(mistakes);
    }
    let path = Path::new(&variable("OUT_DIR")?).join("index.rs");
    let source = content::generate::index_source(&atlas);
    fs::write(&path, source).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
