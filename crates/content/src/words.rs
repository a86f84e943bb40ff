//! Statements in both languages, with their sources.

use crate::codes::{Open, Quote};
use crate::sources::Sources;
use crate::table::Table;
use serde_json::{Value, json};

/// `{"zh","en"}` of a table that has both.
pub fn of(table: Table) -> Value {
    let text = |lang| table.text(lang).map_or("", |text| text.value);
    json!({"zh": text("zh"), "en": text("en")})
}

/// The statement under `key`, with the sources that it has to have.
pub fn cited(table: Table, key: &str, sources: &Sources) -> Value {
    let Some(table) = table.table(key, &["zh", "en", "source"]) else { return json!({}) };
    let mut said = of(table);
    said["sources"] = sources.cited(table);
    said
}

/// The statement under `key`; without a source it is advice from practice.
pub fn advice(table: Table, key: &str, sources: &Sources) -> Value {
    let Some(table) = table.table(key, &["zh", "en", "source"]) else { return json!({}) };
    let mut said = of(table);
    said["sources"] = sources.cited_if(table);
    said
}

/// The table's `errata`; `open` gets the quotations, to be looked up in the document.
pub fn errata(table: Table, sources: &Sources, open: &mut Open) -> Value {
    let keys = ["line", "quote", "verdict", "zh", "en", "source"];
    let mut read = |item: Table| {
        let (line, _) = item.number("line")?;
        let quote = item.text("quote")?;
        let verdict = item.choice("verdict", &["wrong", "outdated", "imprecise"])?;
        open.quotes.push(Quote { line, words: quote.value.to_owned(), at: quote.at });
        let sources = sources.cited(item);
        Some(json!({
            "line": line,
            "quote": quote.value,
            "verdict": verdict.value,
            "correction": of(item),
            "source": sources.get(0),
            "sources": sources,
        }))
    };
    table.tables("errata", &keys).into_iter().filter_map(&mut read).collect()
}
