//! The index of the real content.

use content::atlas::Atlas;
use content::files::Files;
use content::{api, codes::CodeFile};
use model::Head;
use search::{About, Index, Readings, read_about};
use serde_json::Value;
use std::path::Path;
use std::sync::OnceLock;

/// The index of `content/`, with summaries in Chinese.
pub fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let Texts { heads, about, search } = texts();
        Index::new(&heads, about, Readings::read(&search).expect("readings"))
    })
}

/// What an index is made of.
pub struct Texts {
    pub heads: Vec<Head>,
    pub about: Vec<About>,
    /// `api/v1/search.json`.
    pub search: Value,
}

/// What the index of `content/` is made of.
pub fn texts() -> Texts {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = Files::read(&root).expect("content/ is readable");
    let (atlas, _) = Atlas::check(&files);
    let heads: Vec<Head> = atlas.codes.values().map(|file| head(&atlas, file)).collect();
    let search = api::search(&atlas);
    let codes = heads.iter().map(|head| head.code);
    let mut about = read_about(&search["codes"], codes).expect("a row for each code");
    for (about, file) in about.iter_mut().zip(atlas.codes.values()) {
        let summary = file.members["summary"]["zh"].as_str();
        about.summary = summary.unwrap_or_default().to_owned();
    }
    Texts { heads, about, search }
}

/// As the build writes it into the app. Texts are given up: there is one index in a process.
fn head(atlas: &Atlas, file: &CodeFile) -> Head {
    let text = |text: &String| -> &'static str { text.clone().leak() };
    let section = atlas.section_of(file.code).map(|(section, _)| section as u8);
    let entry = atlas.entry(file.code).map(|entry| entry.place.lines);
    Head {
        code: file.code,
        name: text(&file.name),
        name_zh: text(&file.name_zh),
        short_en: text(&file.short[1]),
        short_zh: text(&file.short[0]),
        registry: file.registry,
        traits: file.traits,
        entry: entry.zip(section),
    }
}
