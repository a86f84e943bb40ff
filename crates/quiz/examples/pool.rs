//! Prints every question that a shared quiz may draw from, as `content/quiz-pool.txt` has them: a
//! card and its variant a line. Reads `api/v1/quiz.json`.
//!
//! For a new major version only: `cargo run -p quiz --example pool < dist/api/v1/quiz.json`.

use model::Lang;
use quiz::wire::read_material;
use std::process::ExitCode;

fn main() -> ExitCode {
    let json: Result<serde_json::Value, _> = serde_json::from_reader(std::io::stdin());
    let material = json.ok().and_then(|json| read_material(&json, Lang::Zh));
    let Some(material) = material else {
        eprintln!("usage: pool < dist/api/v1/quiz.json");
        return ExitCode::from(2);
    };
    for code in &material.codes {
        for card in material.cards_of(code.code) {
            for variant in material.variants(card) {
                println!("{}", format!("{card} {variant}").trim_end());
            }
        }
    }
    ExitCode::SUCCESS
}
