use crate::{Class, StatusCode};
use std::borrow::Cow;
use std::ops::Range;

/// A range of bytes of the original file.
pub type Span = Range<usize>;

/// A range of lines of the original file; both ends are part of it and count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    /// The first line.
    pub first: u32,
    /// The last line; equal to `first` for a single line.
    pub last: u32,
}

/// Where a part of the document stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From the first byte of its first line's mark to the last byte of its text, without the
    /// line break that ends it.
    pub span: Span,
    /// The lines it covers.
    pub lines: Lines,
}

/// A Markdown document about status codes: a title, an introduction, sections of entries.
///
/// Text is borrowed from the source wherever that is possible.
#[derive(Clone, Debug, PartialEq)]
pub struct Document<'a> {
    /// The file as it was read, byte for byte.
    pub source: &'a str,
    /// The first heading.
    pub title: Option<Heading<'a>>,
    /// What stands between the title and the first section.
    pub intro: Option<Passage<'a>>,
    /// The sections, in the order of the file.
    pub sections: Vec<Section<'a>>,
}

/// A heading, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading<'a> {
    /// The raw text between the marks, trimmed at both ends only.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub place: Place,
}

/// Running text that belongs to the document or to a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage<'a> {
    /// Its plain text, without the `>` of a quotation; lines stay apart.
    pub text: String,
    /// The same as a tree.
    pub blocks: Vec<Block<'a>>,
    /// Where it stands.
    pub place: Place,
}

/// A section: a heading, a quoted line about it, entries, and notes between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Section<'a> {
    /// Its heading.
    pub heading: Heading<'a>,
    /// The class that the heading begins with (`3XX 重定向`); `None` for any other heading.
    pub class: Option<Class>,
    /// The text between the heading and the first entry.
    pub intro: Option<Passage<'a>>,
    /// The entries, in the order of the file.
    pub entries: Vec<Entry<'a>>,
    /// Remarks about several codes, which belong to the section and to no entry.
    pub notes: Vec<Note<'a>>,
    /// From the heading to the last line of text.
    pub lines: Lines,
}

/// What the document says about one code.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The code its heading begins with.
    pub code: StatusCode,
    /// The heading as written.
    pub heading: Heading<'a>,
    /// The English name that the heading gives; empty when it gives none.
    pub name: Cow<'a, str>,
    /// The Chinese name, where the heading has one.
    pub name_zh: Option<Cow<'a, str>>,
    /// The text under the heading, as it stands in the file.
    pub markdown: &'a str,
    /// The same as a tree.
    pub body: Vec<Block<'a>>,
    /// From the heading to the last line of text.
    pub place: Place,
}

/// A list item at section level: a remark about several codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Note<'a> {
    /// The item's text as it stands in the file, without the list mark.
    pub markdown: &'a str,
    /// The same as a tree.
    pub blocks: Vec<Block<'a>>,
    /// The codes it names that have an entry in the document, each once, in order.
    pub codes: Vec<StatusCode>,
    /// Where it stands.
    pub place: Place,
}

/// A block of text, with the line it begins on.
#[derive(Clone, Debug, PartialEq)]
pub struct Block<'a> {
    /// The first line of the block in the original file, from 1.
    pub line: u32,
    /// What it is.
    pub kind: BlockKind<'a>,
}

/// The kinds of block.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind<'a> {
    /// A paragraph.
    Paragraph(Vec<Inline<'a>>),
    /// A heading below the level of entries, 1 to 6.
    Heading(u8, Vec<Inline<'a>>),
    /// A list; `Some(n)` for an ordered one that starts at `n`.
    List(Option<u64>, Vec<Vec<Block<'a>>>),
    /// A quotation.
    Quote(Vec<Block<'a>>),
    /// A block of code, verbatim.
    Code(Cow<'a, str>),
    /// A thematic break.
    Rule,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline<'a> {
    /// Plain text; codes named in it become links when it is shown.
    Text(Cow<'a, str>),
    /// A code span.
    Code(Cow<'a, str>),
    /// Emphasis.
    Emphasis(Vec<Inline<'a>>),
    /// Strong emphasis.
    Strong(Vec<Inline<'a>>),
    /// A link to an address whose scheme was checked.
    Link(Cow<'a, str>, Vec<Inline<'a>>),
    /// A line break that the author made; `true` for a hard one.
    Break(bool),
}

impl<'a> Document<'a> {
    /// All entries, section after section.
    pub fn entries(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.sections.iter().flat_map(|section| &section.entries)
    }

    /// The spans of all parts, in the order of the file and without overlap; what lies between
    /// them is blank.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        spans.extend(self.title.iter().map(|title| title.place.span.clone()));
        spans.extend(self.intro.iter().map(|intro| intro.place.span.clone()));
        for section in &self.sections {
            spans.push(section.heading.place.span.clone());
            spans.extend(section.intro.iter().map(|intro| intro.place.span.clone()));
            spans.extend(section.entries.iter().map(|entry| entry.place.span.clone()));
            spans.extend(section.notes.iter().map(|note| note.place.span.clone()));
        }
        spans.sort_by_key(|span| span.start);
        spans
    }
}

impl<'a> Section<'a> {
    /// The heading without the class it begins with: `重定向` for `3XX 重定向`.
    pub fn name(&self) -> &str {
        match self.class {
            Some(_) => self.heading.text[3..].trim_start(),
            None => &self.heading.text,
        }
    }
}
