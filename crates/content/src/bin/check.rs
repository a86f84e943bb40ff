//! Checks `content/` below the working directory, or below the folder that is named.
//!
//! What is found goes to standard error, each with its place and what to write instead. Where
//! something stops the build, standard output has one line about it, and the exit status is 1;
//! it is 2 if a file could not be read.

use content::atlas::Atlas;
use content::files::Files;
use content::report;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let files = match Files::read(&root) {
        Ok(files) => files,
        Err(error) => {
            println!("{error}");
            return ExitCode::from(2);
        }
    };
    let (_, found) = Atlas::check(&files);
    eprint!("{}", report::in_full(&found));
    match report::last_line(&found) {
        Some(line) => {
            println!("{line}");
            ExitCode::FAILURE
        }
        None => ExitCode::SUCCESS,
    }
}
