//! The questions of `choose.toml` as a Mermaid flow chart.

use crate::choose::Guide;
use model::Lang;
use serde_json::Value;
use std::fmt::Write;

/// The flow chart in one language.
pub fn mermaid(guide: &Guide, lang: Lang) -> String {
    let mut out = "flowchart TD\n".to_owned();
    let words = |value: &Value| label(value[lang.short()].as_str().unwrap_or_default());
    for question in guide.value["questions"].as_array().into_iter().flatten() {
        let id = node(question);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  {id}{{{{\"{}\"}}}}", words(question));
        for (option, number) in question["options"].as_array().into_iter().flatten().zip(1..) {
            let target = match option["next"].as_str() {
                Some(next) => node_of(next),
                None => format!("{id}_{number}([\"{}\"])", option["code"]),
            };
            let _ = writeln!(out, "  {id} -->|\"{}\"| {target}", words(option));
        }
    }
    out
}

fn node(question: &Value) -> String {
    node_of(question["id"].as_str().unwrap_or_default())
}

/// Mermaid has words of its own (`end`, `graph`): none begins with `q_`.
fn node_of(id: &str) -> String {
    format!("q_{}", id.replace('-', "_"))
}

/// Text as it stands between quotation marks.
fn label(text: &str) -> String {
    text.replace('"', "#quot;").replace('`', "")
}
