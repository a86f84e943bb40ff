//! The exporter: `export DIST` writes the site into the folder that Trunk has prepared.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(dist) = std::env::args_os().nth(1) else {
        eprintln!("usage: export DIST (with the project's root as the working directory)");
        return ExitCode::from(2);
    };
    let site_url = std::env::var("SITE_URL").ok().filter(|url| !url.is_empty());
    match status_atlas::export::export(Path::new("."), Path::new(&dist), site_url.as_deref()) {
        Ok(pages) => {
            println!("{pages} pages written");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("export: {error}");
            ExitCode::FAILURE
        }
    }
}
