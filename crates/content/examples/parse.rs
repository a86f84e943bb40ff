//! Reads a document on standard input and prints it as JSON, with its diagnostics.
//!
//! Exit status 1 if a diagnostic is an error, 2 if the input could not be read.

use std::io::Read;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut text = String::new();
    if let Err(error) = std::io::stdin().read_to_string(&mut text) {
        eprintln!("cannot read standard input as UTF-8 text: {error}");
        return ExitCode::from(2);
    }
    let (document, diagnostics) = content::parse(&text);
    println!("{}", content::api::parsed(&document, &diagnostics));
    ExitCode::from(u8::from(diagnostics.iter().any(content::Diagnostic::is_error)))
}
