//! `content/classes/Nxx.toml`: what the project says about a class.

use crate::Diagnostic;
use crate::codes::Open;
use crate::sources::Sources;
use crate::table::{Reader, Table};
use crate::words;
use model::Class;
use serde_json::{Map, Value, json};

/// One file, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassFile {
    /// The class, which is also the file's name.
    pub class: Class,
    /// What the class's page shows.
    pub members: Map<String, Value>,
    /// What has to be checked against other files.
    pub open: Open,
}

/// Reads the file `stem`.toml; `None` if it is not a file about a class.
pub fn read(stem: &str, text: &str, sources: &Sources) -> (Option<ClassFile>, Vec<Diagnostic>) {
    Reader::new(text).read(|root| file(stem, root, sources))
}

fn file(stem: &str, root: Table, sources: &Sources) -> Option<ClassFile> {
    let root = root.only(&["class", "spec", "meaning", "unknown", "advice", "errata"]);
    let label = root.choice("class", &Class::ALL.map(Class::label))?;
    if label.value != stem {
        let message = format!("the file {stem}.toml is about {}", label.value);
        root.error(label.at, "file-name", message, "rename the file or correct the class");
    }
    let mut open = Open::default();
    let spec = root.text("spec").map(|text| sources.first(root, text));
    let members = [
        ("class", json!(label.value)),
        ("spec", json!(spec)),
        ("meaning", words::cited(root, "meaning", sources)),
        ("unknown", words::cited(root, "unknown", sources)),
        ("advice", words::advice(root, "advice", sources)),
        ("errata", words::errata(root, sources, &mut open)),
    ];
    let members = members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Some(ClassFile { class: Class::parse(label.value)?, members, open })
}
