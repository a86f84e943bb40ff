//! Reads and checks `content/`, and writes the app's index as Rust source into `OUT_DIR`.

use content::atlas::Atlas;
use content::files::Files;
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
    let (atlas, diagnostics) = Atlas::check(&files);
    let (errors, warnings): (Vec<_>, Vec<_>) =
        diagnostics.iter().partition(|found| found.is_error());
    for line in warnings
        .iter()
        .flat_map(|found| found.to_string().lines().map(str::to_owned).collect::<Vec<_>>())
    {
        println!("cargo::warning={line}");
    }
    if !errors.is_empty() {
        let texts: Vec<String> = errors.iter().map(|found| format!("{found}\n")).collect();
        let count = format!("content/ has {} errors, see above", errors.len());
        return Err(format!("{}\n{count}", texts.join("\n")));
    }
    let path = Path::new(&variable("OUT_DIR")?).join("index.rs");
    let source = content::generate::index_source(&atlas);
    fs::write(&path, source).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
