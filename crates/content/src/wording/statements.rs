//! The texts of a TOML file: every `zh` and `en`, with what it rests on.

use model::Lang;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text, and the `source` it rests on, if it has one.
pub struct Statement {
    pub lang: Lang,
    pub text: String,
    /// The byte of the file at which it begins.
    pub at: usize,
    source: Option<String>,
}

/// Tables that rest on the source of the table around them.
const RESTING: [&str; 3] = ["because", "note", "right"];

/// The texts of a file in the order in which they stand; none where it cannot be read.
pub fn of(file: &str) -> Vec<Statement> {
    let Ok(root) = DeTable::parse(file) else { return Vec::new() };
    let mut found = Vec::new();
    in_table(root.get_ref(), None, &mut found);
    found.sort_by_key(|statement| statement.at);
    found
}

fn in_table(table: &DeTable, around: Option<&str>, found: &mut Vec<Statement>) {
    let source = table.get("source").and_then(|value| value.get_ref().as_str()).or(around);
    for (key, value) in table {
        let key = key.get_ref().as_ref();
        if let (Some(lang), Some(text)) = (language(key), value.get_ref().as_str()) {
            let (at, source) = (value.span().start, source.map(str::to_owned));
            found.push(Statement { lang, text: text.to_owned(), at, source });
        }
        in_value(value, source.filter(|_| RESTING.contains(&key)), found);
    }
}

fn in_value(value: &Spanned<DeValue>, around: Option<&str>, found: &mut Vec<Statement>) {
    match value.get_ref() {
        DeValue::Table(table) => in_table(table, around, found),
        DeValue::Array(items) => items.iter().for_each(|item| in_value(item, None, found)),
        _ => {}
    }
}

fn language(key: &str) -> Option<Lang> {
    match key {
        "zh" | "name_zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

impl Statement {
    /// Whether it cites RFCs and nothing else.
    pub fn rests_on_rfcs(&self) -> bool {
        let cited = self.source.as_deref().unwrap_or_default();
        cited.split("; ").all(|citation| citation.starts_with("RFC "))
    }
}
