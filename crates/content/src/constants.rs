//! `content/constants.toml`: how libraries spell the codes.

use crate::Diagnostic;
use crate::sources::Sources;
use crate::table::{Reader, Table, Text};
use model::StatusCode;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The libraries, in the order in which they are shown.
pub const LIBRARIES: [&str; 7] =
    ["rust_http", "go", "python", "node", "java", "dotnet", "php_symfony"];

/// What one library has.
#[derive(Clone, Debug, PartialEq)]
pub struct Library {
    /// Its name and version.
    pub title: String,
    /// The source that was read.
    pub sources: Value,
    /// The spelling of each code that it knows.
    pub names: BTreeMap<u16, String>,
}

/// Reads the file.
pub fn read(text: &str, sources: &Sources) -> (Vec<Library>, Vec<Diagnostic>) {
    Reader::new(text).read(|root| {
        let root = root.only(&LIBRARIES);
        LIBRARIES.iter().filter_map(|name| library(root, name, sources)).collect()
    })
}

/// The spellings of a code, in the order of [`LIBRARIES`]; null where a library has none.
pub fn of(libraries: &[Library], code: StatusCode) -> Value {
    let spelling = |library: &Library| {
        json!({
            "library": library.title,
            "name": library.names.get(&code.number()),
        })
    };
    libraries.iter().map(spelling).collect()
}

fn library(root: Table, name: &str, sources: &Sources) -> Option<Library> {
    let table = root.table(name, &["title", "version", "source", "names"])?;
    let (title, version) = (table.text("title")?, table.text("version")?);
    let sources = sources.cited(table);
    let names = table.open_table("names")?;
    let keys: Vec<Text> = names.keys().collect();
    let names = keys.into_iter().filter_map(|key| spelling(names, key)).collect();
    let title = format!("{} {}", title.value, version.value);
    Some(Library { title, sources, names })
}

fn spelling(names: Table, key: Text) -> Option<(u16, String)> {
    let code = StatusCode::parse(key.value);
    if code.is_none() {
        let message = format!("`{}` is not a status code", key.value);
        names.error(key.at, "bad-code", message, "correct the code");
    }
    Some((code?.number(), names.text(key.value)?.value.to_owned()))
}
