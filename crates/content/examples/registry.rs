//! `registry FILE`: compares a newer CSV file of IANA's registry with the snapshot in `content/`.

use content::registry::{EDITION, SNAPSHOT, changes, read};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let path = std::env::args().nth(1).ok_or("name the CSV file to compare")?;
    let text =
        std::fs::read_to_string(&path).map_err(|error| format!("cannot read {path}: {error}"))?;
    let newer = read(&text).map_err(|error| format!("{path}: {error}"))?;
    let changes = changes(&read(SNAPSHOT)?, &newer);
    for change in &changes {
        println!("{change}");
    }
    match changes.len() {
        0 => println!("Nothing changed since {EDITION}."),
        count => println!(
            "{count} changes since {EDITION}. Take them into content/codes/, then replace the snapshot."
        ),
    }
    Ok(())
}
