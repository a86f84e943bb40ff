//! The app's index as Rust source: constant data, so that the app starts without decoding any.

use crate::atlas::{Atlas, excerpt};
use model::{Class, Entry, Lines, Note, Passage, Section, StatusCode};
use std::fmt::Write;

/// The source of `static INDEX: model::Index` for this atlas.
pub fn index_source(atlas: &Atlas) -> String {
    let document = &atlas.document;
    let title = document.title.as_ref().map_or("", |title| &title.text);
    let sections: String = document.sections.iter().map(section).collect();
    let mut entries: Vec<(usize, &Entry)> = Vec::new();
    for (at, section) in document.sections.iter().enumerate() {
        entries.extend(section.entries.iter().map(|entry| (at, entry)));
    }
    entries.sort_by_key(|(_, entry)| entry.code);
    let heads: String = entries.iter().map(|(at, entry)| head(atlas, *at, entry)).collect();
    let (sha256, lines) = (&atlas.sha256, atlas.lines);
    format!(
        "{PRELUDE}\
        pub static INDEX: Index = Index {{\n    title: {title:?},\n    sha256: {sha256:?},\n    \
        lines: {lines},\n    sections: &[\n{sections}    ],\n    heads: &[\n{heads}    ],\n}};\n"
    )
}

const PRELUDE: &str = "\
use model::{Class, Head, Index, Lines, NoteHead, SectionHead, StatusCode};

const fn code(number: u16) -> StatusCode {
    match StatusCode::new(number) {
        Ok(code) => code,
        Err(_) => panic!(\"content/ was checked\"),
    }
}

/// The atlas of `content/`.
";

fn head(atlas: &Atlas, section: usize, entry: &Entry) -> String {
    let code = entry.code;
    let (name, name_zh) = (atlas.name(entry), atlas.name_zh(entry));
    let (short_zh, short_en) = atlas.short(entry);
    let lines = range(entry.place.lines);
    let (excerpt, find) = (excerpt(entry), atlas.find(entry));
    format!(
        "        Head {{ code: code({code}), name: {name:?}, name_zh: {name_zh:?}, \
        short_en: {short_en:?}, short_zh: {short_zh:?}, lines: {lines}, section: {section}, \
        excerpt: {excerpt:?}, find: {find:?} }},\n"
    )
}

fn section(section: &Section) -> String {
    let (heading, name) = (&section.heading.text, section.name());
    let class = match section.class {
        Some(class) => format!("Some(Class::{class:?})"),
        None => "None".to_owned(),
    };
    let text = |intro: &Passage| intro.text.clone();
    let intro = section.intro.as_ref().map_or(String::new(), text);
    let intro_lines = match &section.intro {
        Some(intro) => format!("Some({})", range(intro.place.lines)),
        None => "None".to_owned(),
    };
    let lines = range(section.lines);
    let notes: String = section.notes.iter().map(note).collect();
    format!(
        "        SectionHead {{ heading: {heading:?}, name: {name:?}, class: {class}, \
        intro: {intro:?}, intro_lines: {intro_lines}, lines: {lines}, notes: &[{notes}] }},\n"
    )
}

fn note(note: &Note) -> String {
    let text = crate::markdown::plain_blocks(&note.blocks);
    let lines = range(note.place.lines);
    let mut codes = String::new();
    for code in &note.codes {
        // Writing to a string cannot fail.
        let _ = write!(codes, "code({code}), ");
    }
    format!("NoteHead {{ text: {text:?}, lines: {lines}, codes: &[{codes}] }}, ")
}

fn range(Lines { first, last }: Lines) -> String {
    format!("Lines {{ first: {first}, last: {last} }}")
}

/// Every code and class for which a page is made.
pub fn pages(atlas: &Atlas) -> (Vec<StatusCode>, Vec<Class>) {
    let mut codes: Vec<StatusCode> = atlas.document.entries().map(|entry| entry.code).collect();
    codes.sort_unstable();
    let classes = Class::ALL.into_iter().filter(|class| codes.iter().any(|c| c.class() == *class));
    let classes = classes.collect();
    (codes, classes)
}
