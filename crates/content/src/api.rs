//! The JSON files of `api/v1/` and the result of `--example parse`.

use crate::atlas::Atlas;
use crate::codes::CodeFile;
use crate::constants;
use crate::{Diagnostic, Severity};
use model::wire::write_blocks;
use model::{Class, Document, Entry, Lang, Lines, Note, Section, StatusCode};
use search::{About, Symptom, write_texts};
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

/// One code as `api/v1/NNN.json` has it; null for one without a file.
pub fn code(atlas: &Atlas, code: StatusCode) -> Value {
    let Some(file) = atlas.codes.get(&code) else { return Value::Null };
    let mut value = json!({
        "code": code.number(),
        "name": file.name,
        "name_zh": file.name_zh,
        "class": code.class().map(Class::label),
        "registry": file.registry.label(),
        "document": atlas.entry(code).map(|entry| entry_text(atlas, entry)),
        "constants": constants::of(&atlas.libraries, code),
        "url": address(code),
    });
    if let Some(members) = value.as_object_mut() {
        members.extend(file.members.clone());
    }
    value
}

fn entry_text(atlas: &Atlas, entry: &Entry) -> Value {
    let line = entry.heading.place.span.clone();
    json!({
        "heading": entry.heading.text,
        "heading_line": &atlas.document.source[line],
        "markdown": entry.markdown,
        "lines": pair(entry.place.lines),
        "body": write_blocks(&entry.body),
    })
}

/// The list of codes as `api/v1/index.json` has it.
pub fn index(atlas: &Atlas, version: &str) -> Value {
    let codes: Vec<Value> = atlas
        .codes
        .values()
        .map(|file| {
            json!({
                "code": file.code.number(),
                "name": file.name,
                "name_zh": file.name_zh,
                "class": file.code.class().map(Class::label),
                "registry": file.registry.label(),
                "origins": origins(file),
                "url": address(file.code),
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

/// Who gives the code a meaning: `iana`, then vendors by name, each once.
fn origins(file: &CodeFile) -> Vec<&str> {
    let mut names = Vec::new();
    for meaning in file.members["meanings"].as_array().into_iter().flatten() {
        let name = meaning["vendor"].as_str().unwrap_or("iana");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The summary of each code: `[{"code","zh","en"}]`.
pub fn summaries<'a>(files: impl Iterator<Item = &'a CodeFile>) -> Value {
    let row = |file: &CodeFile| {
        let summary = &file.members["summary"];
        json!({"code": file.code.number(), "zh": summary["zh"], "en": summary["en"]})
    };
    files.map(row).collect()
}

/// What the search looks at besides names, as `api/v1/search.txt` has it.
pub fn search(atlas: &Atlas) -> String {
    let about: Vec<About> = atlas.codes.values().map(|file| about(atlas, file)).collect();
    let readings = atlas.readings.lines(atlas);
    write_texts(readings, &atlas.stop_words, atlas.codes.keys().copied().zip(&about))
}

fn about(atlas: &Atlas, file: &CodeFile) -> About {
    let members = &file.members;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value, key: &str| -> Vec<String> {
        value.as_array().into_iter().flatten().map(|item| text(&item[key])).collect()
    };
    let symptoms = &members["symptoms"];
    let lines = list(symptoms, "text").into_iter().zip(list(symptoms, "seen_in"));
    let spec = text(&members["spec"]["title"]);
    // Marks are counted in what is shown, and that has none around code.
    let summary = |lang: Lang| text(&members["summary"][lang.short()]).replace('`', "");
    About {
        aliases: atlas.aliases(file).lines().map(str::to_owned).collect(),
        symptoms: lines.map(|(text, seen_in)| Symptom { text, seen_in }).collect(),
        fields: list(&members["facts"]["fields"], "name"),
        vendors: origins(file)
            .into_iter()
            .filter(|name| *name != "iana")
            .map(str::to_owned)
            .collect(),
        rfcs: spec.strip_prefix("RFC ").map(str::to_owned).into_iter().collect(),
        summaries: Lang::ALL.map(summary),
        text: atlas.text(file.code),
    }
}

/// What the page of a class shows; null for one without a file.
pub fn class(atlas: &Atlas, class: Class) -> Value {
    let Some(file) = atlas.classes.get(&class) else { return Value::Null };
    let mut members = file.members.clone();
    let own = atlas.codes.values().filter(|file| file.code.class() == Some(class));
    members.insert("rows".to_owned(), summaries(own));
    Value::Object(members)
}

/// What the page of redirects needs: `{"clients","flows","findings"}`.
pub fn redirects(atlas: &Atlas) -> Value {
    json!({
        "clients": atlas.clients,
        "flows": atlas.flows.value,
        "findings": atlas.findings,
    })
}

/// All errata of the document, by line.
pub fn errata(atlas: &Atlas) -> Value {
    let about = |members: &serde_json::Map<String, Value>| members["errata"].clone();
    let codes = atlas.codes.values().map(|file| about(&file.members));
    let classes = atlas.classes.values().map(|file| about(&file.members));
    let lists = codes.chain(classes);
    let mut all: Vec<Value> =
        lists.flat_map(|list| list.as_array().cloned().unwrap_or_default()).collect();
    all.sort_by_key(|erratum| erratum["line"].as_u64());
    Value::from(all)
}

/// The address of a code's page, below the site's root.
fn address(code: StatusCode) -> String {
    format!("{code}/")
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
