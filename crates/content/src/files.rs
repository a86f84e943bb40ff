//! The files of `content/`, as they were read.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The path of the original document below the project's root.
pub const DOCUMENT: &str = "content/http-status.md";
/// The file of what is cited besides RFCs, likewise.
pub const SOURCES: &str = "content/sources.toml";
/// The file of RFCs and their sections.
pub const RFCS: &str = "content/rfcs.toml";
/// The file of libraries' spellings.
pub const CONSTANTS: &str = "content/constants.toml";
/// The file of the questions that lead to a code.
pub const CHOOSE: &str = "content/choose.toml";
/// The file of codes that are often confused.
pub const COMPARE: &str = "content/compare.toml";
/// The file of what clients do with redirects.
pub const CLIENTS: &str = "content/clients.toml";
/// The file of flows to begin with.
pub const FLOWS: &str = "content/flows.toml";
/// The file of the diagnosis' words.
pub const FINDINGS: &str = "content/findings.toml";
/// The file of the systems that pages are embedded in.
pub const HOSTS: &str = "content/hosts.toml";
/// The file of the quiz.
pub const QUIZ: &str = "content/quiz.toml";
/// The list of the questions that shared quizzes draw from.
pub const POOL: &str = "content/quiz-pool.txt";
/// The file of words whose characters are not read as usual.
pub const PINYIN: &str = "content/pinyin.toml";
/// The file of words that say nothing in a query.
pub const STOP_WORDS: &str = "content/stop-words.toml";
/// The file of words that texts do without.
pub const WORDING: &str = "content/wording.toml";
/// The file of claims beside the sentences they rest on.
pub const EVIDENCE: &str = "content/evidence.toml";
/// The folder of the files about codes.
pub const CODES: &str = "content/codes";
/// The folder of the files about classes.
pub const CLASSES: &str = "content/classes";

/// The texts of all files.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// The original document.
    pub document: String,
    /// What is cited besides RFCs.
    pub sources: String,
    /// RFCs and their sections.
    pub rfcs: String,
    /// Libraries' spellings.
    pub constants: String,
    /// The questions that lead to a code.
    pub choose: String,
    /// Codes that are often confused.
    pub compare: String,
    /// What clients do with redirects.
    pub clients: String,
    /// Flows to begin with.
    pub flows: String,
    /// The diagnosis' words.
    pub findings: String,
    /// The systems that pages are embedded in.
    pub hosts: String,
    /// The quiz.
    pub quiz: String,
    /// The questions that shared quizzes draw from.
    pub pool: String,
    /// Words whose characters are not read as usual.
    pub pinyin: String,
    /// Words that say nothing in a query.
    pub stop_words: String,
    /// Words that texts do without.
    pub wording: String,
    /// Claims beside the sentences they rest on.
    pub evidence: String,
    /// The stem and the text of each file about a code, by name.
    pub codes: Vec<(String, String)>,
    /// Likewise for the classes.
    pub classes: Vec<(String, String)>,
}

/// A file could not be read.
#[derive(Debug)]
pub struct ReadError {
    path: PathBuf,
    cause: io::Error,
}

impl Files {
    /// Reads the files below the project's root.
    pub fn read(root: &Path) -> Result<Files, ReadError> {
        let text = |path| read_text(&root.join(path));
        Ok(Files {
            document: text(DOCUMENT)?,
            sources: text(SOURCES)?,
            rfcs: text(RFCS)?,
            constants: text(CONSTANTS)?,
            choose: text(CHOOSE)?,
            compare: text(COMPARE)?,
            clients: text(CLIENTS)?,
            flows: text(FLOWS)?,
            findings: text(FINDINGS)?,
            hosts: text(HOSTS)?,
            quiz: text(QUIZ)?,
            pool: text(POOL)?,
            pinyin: text(PINYIN)?,
            stop_words: text(STOP_WORDS)?,
            wording: text(WORDING)?,
            evidence: text(EVIDENCE)?,
            codes: folder(&root.join(CODES))?,
            classes: folder(&root.join(CLASSES))?,
        })
    }

    /// The files whose texts a reader sees, each with its path.
    pub fn texts(&self) -> Vec<(String, &str)> {
        let single = [
            (CHOOSE, &self.choose),
            (CLIENTS, &self.clients),
            (FLOWS, &self.flows),
            (FINDINGS, &self.findings),
            (HOSTS, &self.hosts),
            (QUIZ, &self.quiz),
        ];
        let single = single.into_iter().map(|(path, text)| (path.to_owned(), text.as_str()));
        single.chain(named(CODES, &self.codes)).chain(named(CLASSES, &self.classes)).collect()
    }

    /// Whether there is a file about this code, readable or not.
    pub fn has_code(&self, stem: &str) -> bool {
        self.codes.iter().any(|(other, _)| other == stem)
    }
}

fn named<'a>(
    folder: &str,
    files: &'a [(String, String)],
) -> impl Iterator<Item = (String, &'a str)> {
    files.iter().map(move |(stem, text)| (format!("{folder}/{stem}.toml"), text.as_str()))
}

fn folder(folder: &Path) -> Result<Vec<(String, String)>, ReadError> {
    let failed = |cause| ReadError { path: folder.to_owned(), cause };
    let mut files = Vec::new();
    for item in fs::read_dir(folder).map_err(failed)? {
        let path = item.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.push((stem, read_text(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

fn read_text(path: &Path) -> Result<String, ReadError> {
    let text = fs::read_to_string(path);
    let text = text.map_err(|cause| ReadError { path: path.to_owned(), cause })?;
    Ok(plain(&text).into_owned())
}

/// A text without what some editors put into it: a byte order mark at its beginning, `\r\n` at the
/// ends of its lines. Lines keep their numbers, and characters their columns.
pub fn plain(text: &str) -> Cow<'_, str> {
    let text = without_mark(text);
    match text.contains("\r\n") {
        true => Cow::Owned(text.replace("\r\n", "\n")),
        false => Cow::Borrowed(text),
    }
}

/// A text without a byte order mark, which no reader of the file sees.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match self.cause.kind() {
            io::ErrorKind::InvalidData => write!(f, "{path} is not UTF-8: save it as UTF-8 text"),
            _ => write!(f, "cannot read {path}: {}", self.cause),
        }
    }
}

impl std::error::Error for ReadError {}
