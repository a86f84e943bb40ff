//! The document and the other files, joined and checked against each other.

use crate::another;
use crate::choose::{self, Guide};
use crate::classes::{self, ClassFile};
use crate::clients;
use crate::codes::{self, CodeFile, Open};
use crate::compare::{self, Sets};
use crate::constants::{self, Library};
use crate::files::{
    CHOOSE, CLASSES, CLIENTS, CODES, COMPARE, CONSTANTS, DOCUMENT, EVIDENCE, FINDINGS, FLOWS,
    Files, HOSTS, PINYIN, QUIZ, RFCS, SOURCES, STOP_WORDS, WORDING,
};
use crate::flows::{self, Flows};
use crate::found::Found;
use crate::hosts;
use crate::markdown::plain_blocks;
use crate::quiz::{self, Quiz};
use crate::readings::{self, Readings};
use crate::sources::Sources;
use crate::{Diagnostic, Source, parse, tiles};
use crate::{evidence, stop_words, wording};
use model::{Class, Document, Entry, Section, StatusCode};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Everything `content/` says, joined.
#[derive(Debug)]
pub struct Atlas<'a> {
    /// The original document.
    pub document: Document<'a>,
    /// SHA-256 of its source, in hexadecimal.
    pub sha256: String,
    /// How many lines it has.
    pub lines: u32,
    /// The files about codes, by code.
    pub codes: BTreeMap<StatusCode, CodeFile>,
    /// The files about classes, by class.
    pub classes: BTreeMap<Class, ClassFile>,
    /// How libraries spell the codes.
    pub libraries: Vec<Library>,
    /// The questions that lead to a code.
    pub guide: Guide,
    /// The codes that are often confused.
    pub sets: Sets,
    /// What clients do with redirects, as JSON.
    pub clients: Value,
    /// Flows to begin with.
    pub flows: Flows,
    /// The diagnosis' words, as JSON.
    pub findings: Value,
    /// The systems that pages are embedded in, as JSON.
    pub hosts: Value,
    /// What the quiz asks beyond the codes.
    pub quiz: Quiz,
    /// The questions that shared quizzes draw from: a card and a variant each line.
    pub pool: &'a str,
    /// How the Han characters are read.
    pub readings: Readings,
    /// Words that say nothing in a query where a number or another word does.
    pub stop_words: Vec<String>,
    /// The section and the entry of each code in the document.
    places: BTreeMap<StatusCode, (usize, usize)>,
}

impl<'a> Atlas<'a> {
    /// Joins the files; reports everything that is wrong with any of them.
    pub fn check(files: &'a Files) -> (Atlas<'a>, Vec<Diagnostic>) {
        let (document, about_document) = parse(&files.document);
        let mut found = Found::default();
        found.add(DOCUMENT, about_document);
        let mut sources = Sources::default();
        found.add(SOURCES, sources.read_others(&files.sources));
        found.add(RFCS, sources.read_rfcs(&files.rfcs));
        let libraries = found.take(CONSTANTS, constants::read(&files.constants, &sources));
        let guide = found.take(CHOOSE, choose::read(&files.choose, &sources));
        let sets = found.take(COMPARE, compare::read(&files.compare));
        let clients = found.take(CLIENTS, clients::read(&files.clients, &sources));
        let ids = clients.as_array().into_iter().flatten();
        let ids: Vec<&str> = ids.filter_map(|client| client["id"].as_str()).collect();
        let flows = found.take(FLOWS, flows::read(&files.flows, &ids));
        let hosts = found.take(HOSTS, hosts::read(&files.hosts));
        let quiz = found.take(QUIZ, quiz::read(&files.quiz, &sources, &ids));
        let findings = found.take(FINDINGS, flows::findings(&files.findings, &sources));
        let readings = found.take(PINYIN, readings::read(&files.pinyin));
        let stop_words = found.take(STOP_WORDS, stop_words::read(&files.stop_words));
        let wording = found.take(WORDING, wording::read(&files.wording));
        for (path, text) in files.texts() {
            found.add(&path, wording.check(text));
        }
        found.take(EVIDENCE, evidence::check(files, &sources));
        let (mut codes, mut classes) = (BTreeMap::new(), BTreeMap::new());
        for (stem, text) in &files.codes {
            let file = found.take(&path(CODES, stem), codes::read(stem, text, &sources));
            codes.extend(file.map(|file| (file.code, file)));
        }
        for (stem, text) in &files.classes {
            let file = found.take(&path(CLASSES, stem), classes::read(stem, text, &sources));
            classes.extend(file.map(|file| (file.class, file)));
        }
        let sha256 = Sha256::digest(document.source).iter().map(|b| format!("{b:02x}")).collect();
        let lines = Source::new(document.source).count();
        let places = places(&document);
        let mut atlas = Atlas {
            document,
            sha256,
            lines,
            codes,
            classes,
            libraries,
            guide,
            sets,
            clients,
            flows,
            findings,
            hosts,
            quiz,
            pool: &files.pool,
            readings,
            stop_words,
            places,
        };
        atlas.check_document(files, &mut found);
        atlas.check_codes(files, &mut found);
        (atlas, found.finish())
    }

    /// Whether there is a document, and what the other files say about it.
    fn check_document(&mut self, files: &Files, found: &mut Found) {
        if let Some(nothing) = another::nothing(&self.document) {
            return found.add(DOCUMENT, vec![nothing]);
        }
        if another::is_another(self) {
            return found.add(DOCUMENT, another::leave_out(self));
        }
        // A file that could not be read has errata, facts and texts that nobody knows.
        let whole = found.is_clean(CODES) && found.is_clean(CLASSES);
        for (stem, text) in &files.codes {
            if let Some(file) = self.by_stem(stem) {
                let lines = self.entry(file.code).map(|entry| entry.place.lines);
                let within = lines.map_or(0..=0, |lines| lines.first..=lines.last);
                found.add(&path(CODES, stem), self.check_quotes(text, &file.open, &within));
            }
        }
        for (stem, text) in &files.classes {
            if let Some(file) = Class::parse(stem).and_then(|class| self.classes.get(&class)) {
                let checked = self.check_quotes(text, &file.open, &(1..=self.lines));
                found.add(&path(CLASSES, stem), checked);
            }
        }
        found.add(DOCUMENT, another::missing_files(self, |stem| files.has_code(stem)));
        if whole {
            found.add(QUIZ, self.quiz.check(&files.quiz, self));
            found.add(PINYIN, self.readings.check(&files.pinyin, self));
        }
    }

    fn by_stem(&self, stem: &str) -> Option<&CodeFile> {
        self.codes.get(&StatusCode::parse(stem)?)
    }

    /// Whether the codes that files name have files.
    fn check_codes(&self, files: &Files, found: &mut Found) {
        for (stem, text) in &files.codes {
            if let Some(file) = self.by_stem(stem) {
                found.add(&path(CODES, stem), unknown_codes(files, text, &file.open));
                found.add(&path(CODES, stem), tiles::same_name(&self.codes, file, text));
            }
        }
        let others = [
            (CHOOSE, &files.choose, &self.guide.open),
            (COMPARE, &files.compare, &self.sets.open),
            (FLOWS, &files.flows, &self.flows.open),
            (QUIZ, &files.quiz, &self.quiz.open),
        ];
        for (file, text, open) in others {
            found.add(file, unknown_codes(files, text, open));
        }
    }
    fn check_quotes(
        &self,
        text: &str,
        open: &Open,
        within: &RangeInclusive<u32>,
    ) -> Vec<Diagnostic> {
        let source = Source::new(text);
        let lines: Vec<&str> = self.document.source.lines().collect();
        let quotes = open.quotes.iter().filter_map(|quote| {
            let line = lines.get((quote.line as usize).checked_sub(1)?);
            let message = match line {
                _ if !within.contains(&quote.line) => {
                    format!("line {} is not about this code", quote.line)
                }
                Some(line) if line.contains(&quote.words) => return None,
                _ => format!("line {} of {DOCUMENT} does not have these words", quote.line),
            };
            let now = lines.iter().position(|line| line.contains(&quote.words));
            let help = match now {
                Some(at) if at + 1 != quote.line as usize => {
                    format!("they stand on line {} now", at + 1)
                }
                _ => "copy the words from the line that the erratum names".to_owned(),
            };
            Some(source.error(quote.at, "bad-quote", message, &help))
        });
        quotes.collect()
    }

    /// The document's entry of a code.
    pub fn entry(&self, code: StatusCode) -> Option<&Entry<'a>> {
        let (section, entry) = *self.places.get(&code)?;
        self.document.sections.get(section)?.entries.get(entry)
    }

    /// The section that has it, by its place in the document.
    pub fn section_of(&self, code: StatusCode) -> Option<(usize, &Section<'a>)> {
        let (at, _) = *self.places.get(&code)?;
        Some((at, self.document.sections.get(at)?))
    }

    /// What people call a code, and the name in the document's heading where that is another, a
    /// line each.
    pub fn aliases(&self, file: &CodeFile) -> String {
        let entry = self.entry(file.code);
        let heading_zh = entry.and_then(|entry| entry.name_zh.as_deref());
        let heading_zh = heading_zh.filter(|name| *name != file.name_zh);
        let aliases = file.aliases.iter().map(String::as_str).chain(heading_zh);
        aliases.collect::<Vec<_>>().join("\n")
    }

    /// The document's text about a code, without its marks.
    pub fn text(&self, code: StatusCode) -> String {
        self.entry(code).map_or(String::new(), |entry| plain_blocks(&entry.body))
    }
}

fn places(document: &Document) -> BTreeMap<StatusCode, (usize, usize)> {
    let sections = document.sections.iter().enumerate();
    let places = sections.flat_map(|(at, section)| {
        section.entries.iter().enumerate().map(move |(entry, it)| (it.code, (at, entry)))
    });
    places.collect()
}

fn path(folder: &str, stem: &str) -> String {
    format!("{folder}/{stem}.toml")
}

/// Errors about codes that a file names and that have none.
fn unknown_codes(files: &Files, text: &str, open: &Open) -> Vec<Diagnostic> {
    let source = Source::new(text);
    let unknown = open.codes.iter().filter(|(number, _)| !files.has_code(&number.to_string()));
    let error = |(number, at): &(u32, usize)| {
        let message = format!("{number} has no file in {CODES}");
        let help = "name a code that has a page, or add its file";
        source.error(*at, "unknown-code", message, help)
    };
    unknown.map(error).collect()
}
