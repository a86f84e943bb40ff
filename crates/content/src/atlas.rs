//! The document and the other files, joined and checked against each other.

use crate::choose::{self, Guide};
use crate::classes::{self, ClassFile};
use crate::clients;
use crate::codes::{self, CodeFile, Open};
use crate::compare::{self, Sets};
use crate::constants::{self, Library};
use crate::files::{
    CHOOSE, CLASSES, CLIENTS, CODES, COMPARE, CONSTANTS, DOCUMENT, FINDINGS, FLOWS, Files, HOSTS,
    PINYIN, QUIZ, RFCS, SOURCES, STOP_WORDS,
};
use crate::flows::{self, Flows};
use crate::hosts;
use crate::markdown::plain_blocks;
use crate::quiz::{self, Quiz};
use crate::readings::{self, Readings};
use crate::sources::Sources;
use crate::stop_words;
use crate::{Diagnostic, Source, parse};
use model::{Class, Document, Entry, Section, StatusCode};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

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
        let (document, found) = parse(&files.document);
        let mut found = Found { all: in_file(found, DOCUMENT) };
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
        let (mut codes, mut classes) = (BTreeMap::new(), BTreeMap::new());
        for (stem, text) in &files.codes {
            let file = found.take(&path(CODES, stem), codes::read(stem, text, &sources));
            codes.extend(file.map(|file| (file.code, file)));
        }
        for (stem, text) in &files.classes {
            let file = found.take(&path(CLASSES, stem), classes::read(stem, text, &sources));
            classes.extend(file.map(|file| (file.class, file)));
        }
        let sha256 = Sha256::digest(&files.document).iter().map(|b| format!("{b:02x}")).collect();
        let lines = Source::new(&files.document).count();
        let places = places(&document);
        let atlas = Atlas {
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
        atlas.check_files(files, &mut found);
        (atlas, found.all)
    }

    /// What a file says about others.
    fn check_files(&self, files: &Files, found: &mut Found) {
        let by_stem =
            |stem: &str| -> Option<&CodeFile> { self.codes.get(&StatusCode::parse(stem)?) };
        for (stem, text) in &files.codes {
            if let Some(file) = by_stem(stem) {
                let lines = self.entry(file.code).map(|entry| entry.place.lines);
                let within = lines.map_or(0..=0, |lines| lines.first..=lines.last);
                let checked = self.check_open(text, &file.open, &within);
                found.add(&path(CODES, stem), checked);
            }
        }
        for (stem, text) in &files.classes {
            if let Some(file) = Class::parse(stem).and_then(|class| self.classes.get(&class)) {
                let checked = self.check_open(text, &file.open, &(1..=self.lines));
                found.add(&path(CLASSES, stem), checked);
            }
        }
        found.add(CHOOSE, self.check_open(&files.choose, &self.guide.open, &(0..=0)));
        found.add(COMPARE, self.check_open(&files.compare, &self.sets.open, &(0..=0)));
        found.add(FLOWS, self.check_open(&files.flows, &self.flows.open, &(0..=0)));
        found.add(QUIZ, self.check_open(&files.quiz, &self.quiz.open, &(0..=0)));
        found.add(QUIZ, self.quiz.check(&files.quiz, self));
        found.add(PINYIN, self.readings.check(&files.pinyin, self));
        let source = Source::new(&files.document);
        let missing = self.document.entries().filter(|entry| !self.codes.contains_key(&entry.code));
        let missing = missing.map(|entry| {
            let (code, at) = (entry.code, entry.heading.place.span.start);
            let message = format!("{code} has no file {CODES}/{code}.toml");
            source.error(
                at,
                "missing-file",
                message,
                "add the file; content/README.md says what it holds",
            )
        });
        found.add(DOCUMENT, missing.collect());
    }

    fn check_open(
        &self,
        text: &str,
        open: &Open,
        within: &std::ops::RangeInclusive<u32>,
    ) -> Vec<Diagnostic> {
        let source = Source::new(text);
        let known = |number: &u32| {
            let code = u16::try_from(*number).ok().and_then(|number| StatusCode::new(number).ok());
            code.is_some_and(|code| self.codes.contains_key(&code))
        };
        let codes = open.codes.iter().filter(|(number, _)| !known(number)).map(|(number, at)| {
            let message = format!("{number} has no file in {CODES}");
            source.error(
                *at,
                "unknown-code",
                message,
                "name a code that has a page, or add its file",
            )
        });
        let quotes = open.quotes.iter().filter_map(|quote| {
            let line = self.document.source.lines().nth((quote.line as usize).checked_sub(1)?);
            let message = match line {
                _ if !within.contains(&quote.line) => {
                    format!("line {} is not about this code", quote.line)
                }
                Some(line) if line.contains(&quote.words) => return None,
                _ => format!("line {} of {DOCUMENT} does not have these words", quote.line),
            };
            let help = "copy the words from the line that the erratum names";
            Some(source.error(quote.at, "bad-quote", message, help))
        });
        codes.chain(quotes).collect()
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

fn in_file(found: Vec<Diagnostic>, file: &str) -> Vec<Diagnostic> {
    found.into_iter().map(|found| found.in_file(file)).collect()
}

/// What is wrong, of all files.
struct Found {
    all: Vec<Diagnostic>,
}

impl Found {
    fn add(&mut self, file: &str, found: Vec<Diagnostic>) {
        self.all.extend(in_file(found, file));
    }

    fn take<T>(&mut self, file: &str, (value, found): (T, Vec<Diagnostic>)) -> T {
        self.add(file, found);
        value
    }
}
