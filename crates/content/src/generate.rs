//! The app's index as Rust source: constant data, so that the app starts without decoding any.

use crate::atlas::Atlas;
use crate::codes::CodeFile;
use model::{Lang, Lines, Note, Passage, Registry, Section};
use std::fmt::Write;

/// The source of `static INDEX: model::Index` for this atlas.
pub fn index_source(atlas: &Atlas) -> String {
    let document = &atlas.document;
    let title = document.title.as_ref().map_or("", |title| &title.text);
    let sections: String = document.sections.iter().map(section).collect();
    let heads: String = atlas.codes.values().map(|file| head(atlas, file)).collect();
    let (sha256, lines) = (&atlas.sha256, atlas.lines);
    let numbers = |keep: fn(&CodeFile) -> bool| {
        let kept = atlas.codes.values().filter(|file| keep(file));
        kept.map(|file| file.code.to_string()).collect::<Vec<_>>().join(", ")
    };
    let by_name = Lang::ALL.map(|lang| atlas.readings.by_name(atlas, lang));
    let codes = numbers(|_| true);
    let unofficial = numbers(|file| file.registry == Registry::Unregistered);
    format!(
        "{PRELUDE}\
        pub static INDEX: Index = Index {{\n    title: {title:?},\n    sha256: {sha256:?},\n    \
        lines: {lines},\n    sections: &[\n{sections}    ],\n    heads: &[\n{heads}    ],\n    by_name: [&{:?}, &{:?}],\n}};\n\n\
        /// The document's title.\npub const TITLE: &str = {title:?};\n\n\
        /// The numbers of the codes that have a page, in ascending order: apart from the index, so \
        that\n/// a build without the atlas need not carry it.\npub static CODES: &[u16] = &[{codes}];\n\n\
        /// Those of them that no registry knows.\npub static UNOFFICIAL: &[u16] = &[{unofficial}];\n",
        by_name[0], by_name[1]
    )
}

const PRELUDE: &str = "\
// A document without remarks has no use for all of them.
#[allow(unused_imports)]
use model::{Class, Head, Index, Lines, NoteHead, Registry, SectionHead, StatusCode, Traits};

const fn code(number: u16) -> StatusCode {
    match StatusCode::new(number) {
        Ok(code) => code,
        Err(_) => panic!(\"content/ was checked\"),
    }
}

/// The atlas of `content/`.
";

fn head(atlas: &Atlas, file: &CodeFile) -> String {
    let CodeFile { code, name, name_zh, short, registry, traits, .. } = file;
    let [short_zh, short_en] = short;
    let entry = match (atlas.entry(*code), atlas.section_of(*code)) {
        (Some(entry), Some((section, _))) => {
            format!("Some(({}, {section}))", range(entry.place.lines))
        }
        _ => "None".to_owned(),
    };
    let bits = traits.bits();
    format!(
        "        Head {{ code: code({code}), name: {name:?}, name_zh: {name_zh:?}, \
        short_en: {short_en:?}, short_zh: {short_zh:?}, registry: Registry::{registry:?}, \
        traits: Traits::from_bits({bits}), entry: {entry} }},\n"
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
