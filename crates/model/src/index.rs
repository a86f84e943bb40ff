use crate::{Class, Lang, Lines, Registry, StatusCode, Traits};

/// What the app knows about every code without asking for more: the atlas, the search, the links.
///
/// Built from `content/` when the app is compiled; an entry's own text comes with its page.
#[derive(Clone, Copy, Debug)]
pub struct Index {
    /// The document's title, as written.
    pub title: &'static str,
    /// SHA-256 of the document, in hexadecimal.
    pub sha256: &'static str,
    /// How many lines the document has.
    pub lines: u32,
    /// The document's sections, in its order.
    pub sections: &'static [SectionHead],
    /// One for each code, by number.
    pub heads: &'static [Head],
    /// Positions of [`Index::heads`] in the order of the names: Chinese ones by pinyin, then English
    /// ones by the alphabet.
    pub by_name: [&'static [u16]; 2],
}

/// Below the row of every code that has a class.
const UNOFFICIAL_ROW: u16 = 100;

/// What the app knows about one code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head {
    /// The code.
    pub code: StatusCode,
    /// Its English name.
    pub name: &'static str,
    /// Its Chinese name; empty where nobody gave one.
    pub name_zh: &'static str,
    /// The English name for a tile: at most 10 Latin characters where it can be.
    pub short_en: &'static str,
    /// The Chinese name for a tile: at most 5 Han characters.
    pub short_zh: &'static str,
    /// What the registry says about it.
    pub registry: Registry,
    /// What is true of it.
    pub traits: Traits,
    /// Its entry in the document: the lines, and the section as an index into
    /// [`Index::sections`].
    pub entry: Option<(Lines, u8)>,
}

/// What the app knows about a section of the document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectionHead {
    /// The heading as written.
    pub heading: &'static str,
    /// The heading without its class.
    pub name: &'static str,
    /// The class the heading begins with.
    pub class: Option<Class>,
    /// The text under the heading.
    pub intro: &'static str,
    /// The lines of that text.
    pub intro_lines: Option<Lines>,
    /// From the heading to the last line of text.
    pub lines: Lines,
    /// Remarks about several of its codes.
    pub notes: &'static [NoteHead],
}

/// A remark of the document about several codes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoteHead {
    /// Its text.
    pub text: &'static str,
    /// Its lines.
    pub lines: Lines,
    /// The codes it names.
    pub codes: &'static [StatusCode],
}

impl Head {
    /// The name in `lang`; the English one where there is no Chinese one.
    pub fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh if !self.name_zh.is_empty() => self.name_zh,
            _ => self.name,
        }
    }

    /// Whether the document has an entry for it.
    pub fn is_original(&self) -> bool {
        self.entry.is_some()
    }

    /// Whether its entry in the document begins at this line.
    pub fn starts_at(&self, line: u32) -> bool {
        self.entry.is_some_and(|(lines, _)| lines.first == line)
    }

    /// Whether no registry knows it.
    pub fn is_unofficial(&self) -> bool {
        self.registry == Registry::Unregistered
    }

    /// The name on a tile in `lang`.
    pub fn short(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.short_zh,
            Lang::En => self.short_en,
        }
    }
}

impl Index {
    /// The position of `code` among [`Index::heads`].
    pub fn position(&self, code: StatusCode) -> Option<usize> {
        self.heads.binary_search_by_key(&code, |head| head.code).ok()
    }

    /// What is known about `code`.
    pub fn get(&self, code: StatusCode) -> Option<&'static Head> {
        self.position(code).map(|at| &self.heads[at])
    }

    /// The section of the document that bears this class in its heading.
    pub fn section_of(&self, class: Class) -> Option<&'static SectionHead> {
        self.sections.iter().find(|section| section.class == Some(class))
    }

    /// Where a code stands in the grid: its row, counted from nowhere in particular, and its
    /// column. A registered code stands by its digits. The others are too few and too far apart
    /// for that: they stand one after the other, ten a row, below all others.
    pub fn place(&self, code: StatusCode) -> (u16, u16) {
        if !self.get(code).is_some_and(Head::is_unofficial) {
            return (code.decade(), code.unit());
        }
        let before = self.heads.iter().filter(|head| head.is_unofficial() && head.code < code);
        let before = before.fold(0, |count, _| count + 1);
        (UNOFFICIAL_ROW + before / 10, before % 10)
    }

    /// The section of the document that has `head`'s entry.
    pub fn section_with(&self, head: &Head) -> Option<&'static SectionHead> {
        head.entry.map(|(_, at)| &self.sections[usize::from(at)])
    }

    /// The document's remarks that name `code`.
    pub fn notes_about(&self, code: StatusCode) -> impl Iterator<Item = &'static NoteHead> {
        let notes = self.sections.iter().flat_map(|section| section.notes);
        notes.filter(move |note| note.codes.contains(&code))
    }

    /// The codes before and after `code` by number.
    pub fn neighbours(&self, code: StatusCode) -> (Option<&'static Head>, Option<&'static Head>) {
        let at = self.heads.partition_point(|head| head.code < code);
        let after = self.heads[at..].iter().find(|head| head.code > code);
        (at.checked_sub(1).map(|before| &self.heads[before]), after)
    }
}
