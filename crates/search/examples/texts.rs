//! Writes what the comparison with other libraries reads (`cargo xtask bench peers`): the real codes
//! and 10,000 made from them, as JSON for the others, and as `api/v1/search.txt` has them for
//! `tests/peers/engine`, with their names.
//!
//! `cargo run --release -p search --example texts -- FOLDER`

#[path = "../tests/it/real.rs"]
mod real;

use model::Head;
use search::{About, write_texts};
use serde_json::{Value, json};
use std::path::Path;
use std::{env, fs, io};

/// As many codes are made.
const MANY: usize = 10_000;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).ok_or_else(|| io::Error::other("name a folder"))?;
    let folder = Path::new(&folder);
    let real = real::real();
    let many = real::generated(&real, MANY);
    for (name, (heads, texts)) in
        [("texts", (&real.heads, &real.texts)), ("many", (&many.0, &many.1))]
    {
        let rows = || heads.iter().zip(&texts.about);
        let docs: Vec<Value> = rows().map(|(head, about)| doc(head, about)).collect();
        fs::write(folder.join(format!("{name}.json")), json!({ "docs": docs }).to_string())?;
        let names: String = heads.iter().map(names).collect();
        fs::write(folder.join(format!("{name}.names.tsv")), names)?;
        let mut lines = real.search.lines().map(str::to_owned);
        let readings = [0, 1].map(|_| lines.next().unwrap_or_default());
        let codes = rows().map(|(head, about)| (head.code, about));
        let text = write_texts(readings, &texts.stop_words, codes);
        fs::write(folder.join(format!("{name}.txt")), text)?;
    }
    Ok(())
}

fn doc(head: &Head, about: &About) -> Value {
    let lines: Vec<&str> = about.symptoms.iter().map(|symptom| symptom.text.as_str()).collect();
    let mut facts = [&about.vendors[..], &about.fields[..]].concat();
    facts.extend(about.rfcs.iter().map(|number| format!("RFC {number}")));
    json!({
        "code": head.code.number(), "name": head.name, "name_zh": head.name_zh,
        "aliases": about.aliases, "symptoms": lines, "facts": facts,
        "summary": about.summaries.join("\n"), "text": about.text,
    })
}

fn names(head: &Head) -> String {
    let (bits, original) = (head.traits.bits(), u8::from(head.is_original()));
    let Head { code, name, name_zh, short_en, short_zh, registry, .. } = head;
    let registry = registry.label();
    format!("{code}\t{bits}\t{registry}\t{original}\t{name}\t{name_zh}\t{short_en}\t{short_zh}\n")
}
