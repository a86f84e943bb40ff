//! The exporter: `export DIST [FORMER]` writes the site into the folder that Trunk has prepared. FORMER
//! is the folder whose place it will take: what its owner has put there goes along.

use status_atlas::export::{ExportError, export, owner};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let (dist, former) = match arguments.as_slice() {
        [dist] => (dist, None),
        [dist, former] => (dist, Some(former)),
        _ => {
            eprintln!("usage: export DIST [FORMER] (in the project's root)");
            return ExitCode::from(2);
        }
    };
    match run(Path::new(dist), former.map(Path::new)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("export: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(dist: &Path, former: Option<&Path>) -> Result<(), ExportError> {
    if let Some(said) = former.map(|former| owner::keep_notes(former, dist)).transpose()?.flatten()
    {
        println!("{said}");
    }
    let site_url = std::env::var("SITE_URL").ok().filter(|url| !url.is_empty());
    let pages = export(Path::new("."), dist, site_url.as_deref())?;
    println!("{pages} pages written");
    Ok(())
}
