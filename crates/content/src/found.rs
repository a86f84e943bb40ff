//! What is wrong with all files together: only what somebody can mend where it is reported.

use crate::Diagnostic;
use crate::files::{CLIENTS, FLOWS, QUIZ, RFCS, SOURCES};

/// Mistakes that another file's mistake makes: that file, where they show (everywhere, if no file is
/// named), and their rule.
const DERIVED: [(&str, Option<&str>, &str); 4] = [
    (SOURCES, None, "unknown-source"),
    (RFCS, None, "unknown-source"),
    (CLIENTS, Some(FLOWS), "unknown-value"),
    (CLIENTS, Some(QUIZ), "unknown-client"),
];

/// What is wrong, of all files.
#[derive(Default)]
pub(crate) struct Found {
    all: Vec<Diagnostic>,
}

impl Found {
    pub fn add(&mut self, file: &str, found: Vec<Diagnostic>) {
        self.all.extend(found.into_iter().map(|found| found.in_file(file)));
    }

    pub fn take<T>(&mut self, file: &str, (value, found): (T, Vec<Diagnostic>)) -> T {
        self.add(file, found);
        value
    }

    /// Whether nothing is wrong with the files of a folder.
    pub fn is_clean(&self, folder: &str) -> bool {
        self.all.iter().all(|found| !found.is_error() || !found.file.starts_with(folder))
    }

    /// All of it, but for what is only seen because another file could not be read: `unknown-source`
    /// says nothing as long as the list of sources has a mistake.
    pub fn finish(self) -> Vec<Diagnostic> {
        let wrong =
            |file: &str| self.all.iter().any(|found| found.is_error() && found.file == file);
        let broken: Vec<_> = DERIVED.into_iter().filter(|(cause, ..)| wrong(cause)).collect();
        let is_derived = |found: &Diagnostic| {
            broken.iter().any(|(cause, shows, rule)| {
                found.file != *cause
                    && found.code == *rule
                    && shows.is_none_or(|it| found.file == it)
            })
        };
        let is_kept = |found: &Diagnostic| !is_derived(found);
        self.all.iter().filter(|found| is_kept(found)).cloned().collect()
    }
}
