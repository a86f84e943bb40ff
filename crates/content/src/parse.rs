//! A Markdown file read as a document about status codes.
//!
//! The first heading is the title; one level below it are sections, two levels below entries.
//! So `###`/`####`/`#####` works as well as `#`/`##`/`###`.

use crate::files::without_mark;
use crate::markdown::{self, Item, plain_blocks};
use crate::names::{self, Number};
use crate::{Diagnostic, Source};
use model::{
    Block, BlockKind, Class, Document, Entry, Heading, Note, Passage, Section, Span, StatusCode,
    mentions,
};
use std::borrow::Cow;

/// Reads `text` as a document; never panics, and reports everything that is wrong with it.
///
/// An entry that cannot stand (no code, a code that is taken, no section) is left out of the
/// document and reported as an error. A byte order mark is no part of the document.
pub fn parse(text: &str) -> (Document<'_>, Vec<Diagnostic>) {
    let source = Source::new(without_mark(text));
    let mut reader = Reader::new(&source);
    let diagnostics = markdown::read(&source, |item| match item {
        Item::Heading(level, heading, span) => reader.heading(level, heading, span),
        Item::Block(block, span, items) => reader.open.push(Piece { block, span, items }),
    });
    reader.diagnostics.extend(diagnostics);
    reader.finish()
}

struct Reader<'s, 'a> {
    source: &'s Source<'a>,
    document: Document<'a>,
    diagnostics: Vec<Diagnostic>,
    /// The level of the title, once there is one.
    base: Option<u8>,
    /// The level of the last heading.
    level: u8,
    /// The entry whose text is being read.
    entry: Option<(StatusCode, Cow<'a, str>, Heading<'a>)>,
    /// Whether the text being read belongs to nothing that can stand.
    adrift: bool,
    /// The blocks read since the last heading that opened something.
    open: Vec<Piece<'a>>,
    /// Where each code's heading stands.
    seen: Seen,
    /// The lists that end an entry, by section: they may turn out to be notes.
    tails: Vec<Tail<'a>>,
}

/// A block at the top level, with its span and, of a list, its items' spans.
struct Piece<'a> {
    block: Block<'a>,
    span: Span,
    items: Vec<Span>,
}

/// A list at the end of an entry, which is named by its section and its place there.
struct Tail<'a> {
    section: usize,
    entry: usize,
    list: Piece<'a>,
}

impl<'s, 'a> Reader<'s, 'a> {
    fn new(source: &'s Source<'a>) -> Self {
        let document =
            Document { source: source.text, title: None, intro: None, sections: Vec::new() };
        Reader {
            source,
            document,
            diagnostics: Vec::new(),
            base: None,
            level: 0,
            entry: None,
            adrift: false,
            open: Vec::new(),
            seen: Seen::new(),
            tails: Vec::new(),
        }
    }

    fn heading(&mut self, level: u8, plain: Cow<'a, str>, span: Span) {
        let heading = self.raw_heading(span);
        let Some(base) = self.base else {
            self.open.clear();
            self.base = Some(level);
            self.level = level;
            self.document.title = Some(heading);
            return;
        };
        let in_entry = self.entry.is_some() || self.adrift;
        if level <= base + 1 {
            self.close();
            self.section(heading);
        } else if level == base + 2 || !in_entry {
            self.close();
            if level > base + 2 {
                self.warn_of_skip(base + 2, &heading);
            }
            self.entry(plain, heading);
        } else {
            if level > self.level + 1 {
                self.warn_of_skip(self.level + 1, &heading);
            }
            self.inner_heading(level, plain, heading);
        }
        self.level = level;
    }

    fn raw_heading(&self, span: Span) -> Heading<'a> {
        let place = self.source.place(span);
        let raw = &self.source.text[place.span.clone()];
        let text = if raw.starts_with('#') {
            let text = raw.trim_start_matches('#').trim_start();
            let open = text.trim_end_matches('#');
            if open.is_empty() || open.ends_with([' ', '\t']) { open.trim_end() } else { text }
        } else {
            raw.rsplit_once('\n').map_or(raw, |(text, _)| text).trim_end()
        };
        Heading { text: Cow::Borrowed(text), place }
    }

    fn section(&mut self, heading: Heading<'a>) {
        let class = heading.text.get(..3).and_then(Class::parse);
        let lines = heading.place.lines;
        let (intro, entries, notes) = (None, Vec::new(), Vec::new());
        self.document.sections.push(Section { heading, class, intro, entries, notes, lines });
    }

    fn entry(&mut self, plain: Cow<'a, str>, heading: Heading<'a>) {
        let at = heading.place.span.start;
        let number = names::number(plain.trim_start());
        if self.document.sections.is_empty() {
            let message = "an entry before any section".to_owned();
            let help = "put a section heading above it, one level below the title: `4XX …`";
            self.error(at, "entry-outside-section", message, help);
        } else if let Number::Code(code, end) = number {
            self.check_class(code, &heading);
            match self.seen.line(code) {
                None => {
                    self.seen.set(code, heading.place.lines.first);
                    self.entry = Some((code, after_number(plain, end), heading));
                    return;
                }
                Some(line) => {
                    let message = format!("{code} already has an entry on line {line}");
                    let help = "join the two texts under one heading, or correct the number";
                    self.error(at, "duplicate-code", message, help);
                }
            }
        } else {
            self.refuse_number(&number, at);
        }
        self.adrift = true;
    }

    fn refuse_number(&mut self, number: &Number, at: usize) {
        let message = match number {
            Number::OutOfRange(number) => {
                format!("{number:03} is not a status code: codes run from 100 to 599")
            }
            _ => "this heading does not begin with a status code of three digits".to_owned(),
        };
        let help = "begin an entry's heading with its code, then the name: `404 Not Found`";
        self.error(at, "bad-code", message, help);
    }

    fn check_class(&mut self, code: StatusCode, heading: &Heading) {
        let class = self.document.sections.last().and_then(|section| section.class);
        if let Some(class) = class.filter(|class| code.class() != Some(*class)) {
            let message = format!("{code} stands in the section of {}", class.label());
            let help = format!("move it to the section of {}xx", code.number() / 100);
            self.error(heading.place.span.start, "wrong-class", message, &help);
        }
    }

    /// A heading inside an entry's text: it is part of that text.
    fn inner_heading(&mut self, level: u8, plain: Cow<'a, str>, heading: Heading<'a>) {
        let text = model::Inline::Text(plain);
        let line = heading.place.lines.first;
        let block = Block { line, kind: BlockKind::Heading(level, vec![text]) };
        self.open.push(Piece { block, span: heading.place.span, items: Vec::new() });
    }

    fn warn_of_skip(&mut self, expected: u8, heading: &Heading) {
        let (from, marks) = (self.level, "#".repeat(usize::from(expected.min(6))));
        let message = format!("the heading level skips: {expected} was expected after {from}");
        let help = format!("begin the heading with `{marks}`");
        let at = heading.place.span.start;
        self.diagnostics.push(self.source.warning(at, "heading-skip", message, &help));
    }

    fn error(&mut self, at: usize, code: &'static str, message: String, help: &str) {
        self.diagnostics.push(self.source.error(at, code, message, help));
    }

    /// Gives the blocks read so far to what they belong to.
    fn close(&mut self) {
        let pieces = std::mem::take(&mut self.open);
        self.adrift = false;
        if let Some((code, rest, heading)) = self.entry.take() {
            self.close_entry(code, rest, heading, pieces);
        } else if let Some(section) = self.document.sections.last_mut() {
            if section.entries.is_empty() && section.intro.is_none() {
                section.intro = passage(self.source, pieces);
                if let Some(intro) = &section.intro {
                    section.lines.last = intro.place.lines.last;
                }
            }
        } else if self.document.title.is_some() && self.document.intro.is_none() {
            self.document.intro = passage(self.source, pieces);
        }
    }

    fn close_entry(
        &mut self,
        code: StatusCode,
        rest: Cow<'a, str>,
        heading: Heading<'a>,
        mut pieces: Vec<Piece<'a>>,
    ) {
        if pieces.is_empty() {
            let message = format!("{code} has no text");
            let help = "write at least one sentence under its heading";
            let at = heading.place.span.start;
            self.diagnostics.push(self.source.warning(at, "empty-entry", message, help));
        }
        let tail = pieces.pop_if(|piece| !piece.items.is_empty());
        let at = self.document.sections.len() - 1;
        let section = &mut self.document.sections[at];
        if let Some(list) = tail {
            self.tails.push(Tail { section: at, entry: section.entries.len(), list });
        }
        let (name, name_zh) = match rest {
            Cow::Borrowed(rest) => borrowed_names(rest),
            Cow::Owned(rest) => owned_names(&rest),
        };
        let end = pieces.last().map_or(heading.place.span.end, |piece| piece.span.end);
        let start = pieces.first().map_or(end, |piece| piece.span.start);
        let text = self.source.place(start..end);
        let place = self.source.place(heading.place.span.start..text.span.end);
        section.lines.last = place.lines.last;
        let body = pieces.into_iter().map(|piece| piece.block).collect();
        let markdown = &self.source.text[text.span];
        section.entries.push(Entry { code, heading, name, name_zh, markdown, body, place });
    }

    fn finish(mut self) -> (Document<'a>, Vec<Diagnostic>) {
        self.close();
        for tail in std::mem::take(&mut self.tails) {
            self.place_tail(tail);
        }
        self.diagnostics.sort_by_key(|found| (found.line, found.column));
        (self.document, self.diagnostics)
    }

    /// A list at the end of an entry is a row of notes if each item names two codes or more;
    /// else it is the entry's own text after all.
    fn place_tail(&mut self, Tail { section, entry, list }: Tail<'a>) {
        let section = &mut self.document.sections[section];
        let end = self.source.place(list.span.clone());
        section.lines.last = section.lines.last.max(end.lines.last);
        let named = |span: &Span| {
            let mut codes = Vec::new();
            for mention in mentions(&self.source.text[span.clone()]) {
                if self.seen.line(mention.code).is_some() && !codes.contains(&mention.code) {
                    codes.push(mention.code);
                }
            }
            codes
        };
        let codes: Vec<Vec<StatusCode>> = list.items.iter().map(named).collect();
        match list.block.kind {
            BlockKind::List(_, items) if codes.iter().all(|codes| codes.len() >= 2) => {
                for ((blocks, span), codes) in items.into_iter().zip(list.items).zip(codes) {
                    section.notes.push(note(self.source, blocks, span, codes));
                }
            }
            kind => {
                let entry = &mut section.entries[entry];
                let start = match entry.body.is_empty() {
                    true => list.span.start,
                    false => entry.place.span.end - entry.markdown.len(),
                };
                entry.markdown = &self.source.text[start..end.span.end];
                entry.body.push(Block { line: list.block.line, kind });
                entry.place.span.end = end.span.end;
                entry.place.lines.last = end.lines.last;
            }
        }
    }
}

/// The line of each code's heading; no line is 0.
struct Seen([u32; 500]);

impl Seen {
    fn new() -> Seen {
        Seen([0; 500])
    }

    fn line(&self, code: StatusCode) -> Option<u32> {
        Some(self.0[Seen::at(code)]).filter(|line| *line > 0)
    }

    fn set(&mut self, code: StatusCode, line: u32) {
        self.0[Seen::at(code)] = line;
    }

    fn at(code: StatusCode) -> usize {
        usize::from(code.number() - 100)
    }
}

/// What follows the `end` bytes of the number.
fn after_number(plain: Cow<'_, str>, end: usize) -> Cow<'_, str> {
    match plain {
        Cow::Borrowed(plain) => Cow::Borrowed(&plain.trim_start()[end..]),
        Cow::Owned(plain) => Cow::Owned(plain.trim_start()[end..].to_owned()),
    }
}

type Names<'a> = (Cow<'a, str>, Option<Cow<'a, str>>);

fn borrowed_names(rest: &str) -> Names<'_> {
    let (name, name_zh) = names::split(rest);
    (name.into(), name_zh.map(Cow::from))
}

fn owned_names<'a>(rest: &str) -> Names<'a> {
    let (name, name_zh) = names::split(rest);
    (name.to_owned().into(), name_zh.map(|name| name.to_owned().into()))
}

fn passage<'a>(source: &Source<'a>, pieces: Vec<Piece<'a>>) -> Option<Passage<'a>> {
    let span = pieces.first()?.span.start..pieces.last()?.span.end;
    let blocks: Vec<Block> = pieces.into_iter().map(|piece| piece.block).collect();
    Some(Passage { text: plain_blocks(&blocks), blocks, place: source.place(span) })
}

fn note<'a>(
    source: &Source<'a>,
    blocks: Vec<Block<'a>>,
    span: Span,
    codes: Vec<StatusCode>,
) -> Note<'a> {
    let place = source.place(span);
    let item = &source.text[place.span.clone()];
    let mark = item.find(|c: char| !c.is_ascii_digit() && !"-*+.)".contains(c));
    let markdown = item[mark.unwrap_or(0)..].trim_start();
    Note { markdown, blocks, codes, place }
}
