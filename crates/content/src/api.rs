//! The JSON files of `api/v1/` and the result of `--example parse`.

use crate::atlas::Atlas;
use crate::{Diagnostic, Severity};
use model::wire::write_blocks;
use model::{Document, Entry, Lines, Note, Section};
use serde_json::{Value, json};

/// A document as `api/v1/document.json` has it.
pub fn document(document: &Document) -> Value {
    json!({
        "title": document.title.as_ref().map(|title| &title.text),
        "intro": document.intro.as_ref().map(|intro| &intro.text),
        "sections": document.sections.iter().map(section).collect::<Value>(),
    })
}

/// The same, with what is wrong with it: the result of `--example parse`.
pub fn parsed(document: &Document, diagnostics: &[Diagnostic]) -> Value {
    let mut value = self::document(document);
    value["diagnostics"] = diagnostics.iter().map(diagnostic).collect();
    value
}

/// One code as `api/v1/NNN.json` has it.
pub fn entry(atlas: &Atlas, entry: &Entry) -> Value {
    let line = entry.heading.place.span.clone();
    json!({
        "code": entry.code.number(),
        "name": atlas.name(entry),
        "name_zh": Some(atlas.name_zh(entry)).filter(|name| !name.is_empty()),
        "class": entry.code.class().label(),
        "document": {
            "heading": entry.heading.text,
            "heading_line": &atlas.document.source[line],
            "markdown": entry.markdown,
            "lines": pair(entry.place.lines),
            "body": write_blocks(&entry.body),
        },
        "url": format!("{}/", entry.code),
    })
}

/// The list of codes as `api/v1/index.json` has it.
pub fn index(atlas: &Atlas, version: &str) -> Value {
    let mut entries: Vec<&Entry> = atlas.document.entries().collect();
    entries.sort_by_key(|entry| entry.code);
    let codes: Vec<Value> = entries
        .iter()
        .map(|entry| {
            json!({
                "code": entry.code.number(),
                "name": atlas.name(entry),
                "name_zh": Some(atlas.name_zh(entry)).filter(|name| !name.is_empty()),
                "class": entry.code.class().label(),
                "url": format!("{}/", entry.code),
            })
        })
        .collect();
    json!({
        "version": version,
        "built_from": atlas.sha256,
        "count": codes.len(),
        "codes": codes,
    })
}

fn section(section: &Section) -> Value {
    json!({
        "heading": section.heading.text,
        "class": section.class.map(|class| class.label()),
        "lines": pair(section.lines),
        "intro": section.intro.as_ref().map(|intro| &intro.text),
        "entries": section.entries.iter().map(document_entry).collect::<Value>(),
        "notes": section.notes.iter().map(note).collect::<Value>(),
    })
}

fn document_entry(entry: &Entry) -> Value {
    json!({
        "code": entry.code.number(),
        "heading": entry.heading.text,
        "name": entry.name,
        "name_zh": entry.name_zh,
        "lines": pair(entry.place.lines),
        "markdown": entry.markdown,
    })
}

fn note(note: &Note) -> Value {
    let codes: Vec<u16> = note.codes.iter().map(|code| code.number()).collect();
    json!({"markdown": note.markdown, "lines": pair(note.place.lines), "codes": codes})
}

fn diagnostic(found: &Diagnostic) -> Value {
    json!({
        "severity": match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "code": found.code,
        "line": found.line,
        "column": found.column,
        "message": found.message,
        "help": found.help,
    })
}

fn pair(lines: Lines) -> [u32; 2] {
    [lines.first, lines.last]
}
