//! The document and the files about codes, joined and checked against each other.

use crate::codes::{self, CodeFile};
use crate::markdown::plain_blocks;
use crate::{Diagnostic, Source, parse};
use model::{Document, Entry, StatusCode};
use search::{NAMES_END, fold};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The path of the original document below the project's root.
pub const DOCUMENT: &str = "content/http-status.md";
/// The folder of the files about codes, likewise.
pub const CODES: &str = "content/codes";
/// An excerpt is cut after this many characters.
const EXCERPT: usize = 60;

/// The files of `content/`, as they were read.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// The original document.
    pub document: String,
    /// The stem and the text of each file about a code, by name.
    pub codes: Vec<(String, String)>,
}

/// A file could not be read.
#[derive(Debug)]
pub struct ReadError {
    path: PathBuf,
    cause: io::Error,
}

/// Everything `content/` says, joined.
#[derive(Debug)]
pub struct Atlas<'a> {
    /// The original document.
    pub document: Document<'a>,
    /// SHA-256 of its source, in hexadecimal.
    pub sha256: String,
    /// How many lines it has.
    pub lines: u32,
    codes: BTreeMap<StatusCode, CodeFile>,
}

impl Files {
    /// Reads the files below the project's root.
    pub fn read(root: &Path) -> Result<Files, ReadError> {
        let document = read_text(&root.join(DOCUMENT))?;
        let folder = root.join(CODES);
        let failed = |cause| ReadError { path: folder.clone(), cause };
        let mut codes = Vec::new();
        for item in fs::read_dir(&folder).map_err(failed)? {
            let path = item.map_err(failed)?.path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                codes.push((stem, read_text(&path)?));
            }
        }
        codes.sort();
        Ok(Files { document, codes })
    }
}

fn read_text(path: &Path) -> Result<String, ReadError> {
    fs::read_to_string(path).map_err(|cause| ReadError { path: path.to_owned(), cause })
}

impl<'a> Atlas<'a> {
    /// Joins the files; reports everything that is wrong with any of them.
    pub fn check(files: &'a Files) -> (Atlas<'a>, Vec<Diagnostic>) {
        let (document, diagnostics) = parse(&files.document);
        let mut diagnostics: Vec<Diagnostic> =
            diagnostics.into_iter().map(|found| found.in_file(DOCUMENT)).collect();
        let mut codes = BTreeMap::new();
        for (stem, text) in &files.codes {
            let (file, found) = codes::read(stem, text);
            let path = format!("{CODES}/{stem}.toml");
            diagnostics.extend(found.into_iter().map(|found| found.in_file(&path)));
            codes.extend(file.map(|file| (file.code, file)));
        }
        let sha256 = Sha256::digest(&files.document).iter().map(|b| format!("{b:02x}")).collect();
        let lines = Source::new(&files.document).count();
        (Atlas { document, sha256, lines, codes }, diagnostics)
    }

    /// The entry of a code.
    pub fn entry(&self, code: StatusCode) -> Option<&Entry<'a>> {
        self.document.entries().find(|entry| entry.code == code)
    }

    /// Its English name: the heading's.
    pub fn name<'e>(&self, entry: &'e Entry) -> &'e str {
        match entry.name.as_ref() {
            "" => entry.name_zh.as_deref().unwrap_or_default(),
            name => name,
        }
    }

    /// Its Chinese name: the code's file goes before the heading; empty where neither has one.
    pub fn name_zh<'e>(&'e self, entry: &'e Entry) -> &'e str {
        match self.codes.get(&entry.code) {
            Some(file) => &file.name_zh,
            None => entry.name_zh.as_deref().unwrap_or_default(),
        }
    }

    /// Its names for a tile, Chinese and English; without a file, whatever the heading gives.
    pub fn short<'e>(&'e self, entry: &'e Entry) -> (&'e str, &'e str) {
        match self.codes.get(&entry.code) {
            Some(file) => (&file.short_zh, &file.short_en),
            None => {
                let name = self.name(entry);
                (entry.name_zh.as_deref().unwrap_or(name), name)
            }
        }
    }

    /// Everything the search looks at about an entry, folded: see [`model::Head::find`].
    pub fn find(&self, entry: &Entry) -> String {
        let (code, class) = (entry.code, entry.code.class().label());
        let (name, name_zh) = (self.name(entry), self.name_zh(entry));
        let heading_zh = entry.name_zh.as_deref().filter(|name| *name != name_zh);
        let names = fold(&format!("{code} {class} {name} {name_zh} {}", heading_zh.unwrap_or("")));
        let text = fold(&plain_blocks(&entry.body)).replace(NAMES_END, " ");
        format!("{}{NAMES_END}{text}", names.trim_end())
    }
}

/// The first sentence of an entry's text, cut where it is long.
pub fn excerpt(entry: &Entry) -> String {
    let text = plain_blocks(&entry.body).replace('\n', " ");
    let sentence = match text.char_indices().find(|(at, c)| ends_sentence(&text[*at..], *c)) {
        Some((at, c)) => &text[..at + c.len_utf8()],
        None => text.as_str(),
    };
    match sentence.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", sentence[..end].trim_end()),
        None => sentence.to_owned(),
    }
}

fn ends_sentence(rest: &str, c: char) -> bool {
    matches!(c, '。' | '！' | '？') || rest.starts_with(". ")
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.cause)
    }
}

impl std::error::Error for ReadError {}
