//! `content/codes/NNN.toml`: what the project adds about a code.
//!
//! A file is checked and turned into the members of `api/v1/NNN.json` in one go; what the index
//! and the checks across files need stands beside them.

mod parts;

use crate::Diagnostic;
use crate::sources::Sources;
use crate::table::{Reader, Table, Text};
use model::{Lang, Registry, StatusCode, Traits};
use serde_json::{Map, Value};

/// Characters that fit on a tile: on one line in Chinese, on two in English.
pub const SHORT: [(&str, usize); 2] = [("zh", 5), ("en", 22)];

/// Letters of the longest word that fits on one of them.
pub const SHORT_WORD: usize = 13;

const KEYS: [&str; 17] = [
    "code", "name", "name_zh", "short", "registry", "spec", "related", "aliases", "summary",
    "facts", "use", "trouble", "near", "symptoms", "errata", "example", "meanings",
];

/// One file, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeFile {
    /// The code, which is also the file's name.
    pub code: StatusCode,
    /// The registered name, or the vendor's.
    pub name: String,
    /// The Chinese name, which goes before the one in the document's heading.
    pub name_zh: String,
    /// The names for a tile, Chinese and English.
    pub short: [String; 2],
    /// What the registry says.
    pub registry: Registry,
    /// What the facts say, and whether there are errata and vendors' meanings.
    pub traits: Traits,
    /// What people call it.
    pub aliases: Vec<String>,
    /// The members of `api/v1/NNN.json` that come from this file.
    pub members: Map<String, Value>,
    /// What has to be checked against other files.
    pub open: Open,
}

impl CodeFile {
    /// The name on its tile.
    pub fn short(&self, lang: Lang) -> &str {
        let [zh, en] = &self.short;
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// What a file says about others; places are bytes of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Codes that have to have a file, each with its place.
    pub codes: Vec<(u32, usize)>,
    /// Words of the document that have to stand on their line.
    pub quotes: Vec<Quote>,
}

/// Words of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The line they stand on.
    pub line: u32,
    /// The words.
    pub words: String,
    /// Where the file quotes them.
    pub at: usize,
}

/// Reads the file `stem`.toml; `None` if it is not a file about a code, which the diagnostics
/// explain.
pub fn read(stem: &str, text: &str, sources: &Sources) -> (Option<CodeFile>, Vec<Diagnostic>) {
    Reader::new(text).read(|root| file(stem, root, sources))
}

fn file(stem: &str, root: Table, sources: &Sources) -> Option<CodeFile> {
    let root = root.only(&KEYS);
    let code = number(stem, root);
    let (name, name_zh) = (root.text("name"), root.text("name_zh"));
    let short = short(root);
    let labels = Registry::ALL.map(Registry::label);
    let registry = root.choice("registry", &labels).and_then(|label| {
        Registry::ALL.into_iter().find(|registry| registry.label() == label.value)
    });
    let registered = registry != Some(Registry::Unregistered);
    let mut parts = parts::Parts::new(root, sources, code, registered);
    let members = parts.members();
    let (traits, open) = (parts.traits, parts.open);
    Some(CodeFile {
        code: code?,
        name: name?.value.to_owned(),
        name_zh: name_zh?.value.to_owned(),
        short: short?,
        registry: registry?,
        traits,
        aliases: aliases(root),
        members,
        open,
    })
}

fn number(stem: &str, root: Table) -> Option<StatusCode> {
    let (number, at) = root.number("code")?;
    if stem != number.to_string() {
        let message = format!("the file {stem}.toml is about {number}");
        root.error(at, "file-name", message, "rename the file or correct the code");
    }
    let code = u16::try_from(number).ok().and_then(|number| StatusCode::new(number).ok());
    if code.is_none() {
        let message = format!("{number} is not a status code: it has not three digits");
        root.error(at, "bad-code", message, "correct the code");
    }
    code
}

fn short(root: Table) -> Option<[String; 2]> {
    let table = root.table("short", &["zh", "en"])?;
    let [zh, en] = SHORT.map(|(lang, limit)| {
        let Text { value, at } = table.text(lang)?;
        let count = value.chars().count();
        if count > limit {
            let message = format!("a tile holds {limit} characters of this language, not {count}");
            table.error(at, "short-name", message, "shorten it");
        } else if value.split([' ', '-']).any(|word| word.chars().count() > SHORT_WORD) {
            let message = format!("a line of a tile holds a word of {SHORT_WORD} letters");
            table.error(at, "short-name", message, "take a shorter word");
        }
        Some(value.to_owned())
    });
    Some([zh?, en?])
}

fn aliases(root: Table) -> Vec<String> {
    let Some(table) = root.table_if("aliases", &["zh", "en"]) else { return Vec::new() };
    let of = |lang| table.texts(lang).into_iter().map(|text| text.value.to_owned());
    of("zh").chain(of("en")).collect()
}
