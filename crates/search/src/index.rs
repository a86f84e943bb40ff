//! The texts of all codes in one row, ready to be looked through.

use crate::about::{About, Symptom, Texts};
use crate::fold;
use crate::fold::{BORDER, ascii, is_word, letter, units};
use crate::query::Facet;
use crate::readings::Readings;
use crate::values::Values;
use model::{Class, Head};
use std::ops::Range;

/// What a text about a code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Its Chinese name.
    NameZh,
    /// Its English name.
    NameEn,
    /// The name on its tile.
    Short,
    /// What people call it.
    Alias,
    /// Its class, a vendor, a field of its responses, its RFC.
    Fact,
    /// A line of a log.
    Symptom,
    /// The sentence about it.
    Summary,
    /// The document's text about it.
    Document,
}

/// A text about a code.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// The code, as a position among the heads.
    pub entry: usize,
    pub kind: Kind,
    /// Its place in the row.
    pub place: Range<usize>,
    /// As written.
    pub text: String,
    /// Who prints it, of a symptom.
    pub seen_in: String,
}

/// An ASCII word, for what is nearly it.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Where it stands first.
    pub place: Range<usize>,
    /// A bit for each letter that it has.
    pub letters: u32,
}

/// What a search looks through.
///
/// One row of 16-bit units, a unit a character, with a nought between two texts: it is looked through
/// from end to end, which for a hundred codes takes less than any structure would that has to be
/// shipped or built, and a place in it is a place in the text that a reader sees.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(crate) heads: Vec<Head>,
    pub(crate) row: Vec<u16>,
    /// For each unit the syllable it is read as.
    pub(crate) syllables: Vec<u16>,
    /// For each unit a byte: the ASCII character that it is, or, as a capital, which no folded text
    /// has, the first letter of its syllable.
    pub(crate) bytes: Vec<u8>,
    pub(crate) passages: Vec<Passage>,
    /// Where the names end: they all stand before the other texts.
    pub(crate) named: usize,
    /// Where words of ASCII letters and digits begin.
    pub(crate) starts: Vec<usize>,
    /// The words by their lengths, each once.
    pub(crate) words: Vec<Vec<Word>>,
    pub(crate) readings: Readings,
    pub(crate) values: Values,
    /// For each symptom its passage and its words' fingerprints.
    pub(crate) symptoms: Vec<(usize, Vec<u32>)>,
    /// Words that say nothing in a query where another does.
    pub(crate) stop_words: Vec<String>,
    /// Whether more than the heads is known.
    known: bool,
}

impl Index {
    /// Makes an index. The texts are about as many codes as there are `heads`, or about none while
    /// nothing is known.
    pub fn new(heads: &[Head], texts: Texts) -> Index {
        let Texts { about, readings, stop_words } = texts;
        let known = !about.is_empty();
        let mut index =
            Index { heads: heads.to_vec(), known, readings, stop_words, ..Index::default() };
        for (entry, head) in heads.iter().enumerate() {
            index.add_names(entry, head);
            for alias in about.get(entry).into_iter().flat_map(|about| &about.aliases) {
                index.add(entry, Kind::Alias, alias.as_str());
            }
        }
        index.named = index.row.len();
        for (entry, head) in heads.iter().enumerate() {
            if let Some(name) = head.code.class().map(Class::name) {
                index.add(entry, Kind::Fact, name.zh);
                index.add(entry, Kind::Fact, name.en);
            }
        }
        for (entry, about) in about.into_iter().enumerate() {
            index.add_about(entry, about);
        }
        index.syllables = index.readings.of(&index.row);
        let initial = |syllable: u16| index.readings.initial(syllable).to_ascii_uppercase();
        let byte = |(unit, syllable): (&u16, &u16)| match ascii(*unit) {
            Some(byte) => byte,
            None => initial(*syllable),
        };
        index.bytes = index.row.iter().zip(&index.syllables).map(byte).collect();
        index
    }

    /// The codes, in the order of their positions.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// Whether more than names is known, so that facts and prose can be asked for.
    pub fn is_whole(&self) -> bool {
        self.known
    }

    fn add_names(&mut self, entry: usize, head: &Head) {
        self.add(entry, Kind::NameZh, head.name_zh);
        self.add(entry, Kind::NameEn, head.name);
        for short in [head.short_zh, head.short_en] {
            if short != head.name_zh && short != head.name {
                self.add(entry, Kind::Short, short);
            }
        }
    }

    fn add_about(&mut self, entry: usize, about: About) {
        for vendor in about.vendors {
            self.values.add(Facet::Vendor, &vendor, entry);
            self.add(entry, Kind::Fact, vendor);
        }
        for rfc in about.rfcs {
            self.values.add(Facet::Rfc, &rfc, entry);
            self.add(entry, Kind::Fact, format!("RFC {rfc}"));
        }
        for field in about.fields {
            self.values.add(Facet::Header, &field, entry);
            self.add(entry, Kind::Fact, field);
        }
        for Symptom { text, seen_in } in about.symptoms {
            let marks = crate::line::fingerprints(&fold(&text));
            let at = self.passages.len();
            self.add(entry, Kind::Symptom, text);
            if let Some(passage) = self.passages.get_mut(at) {
                passage.seen_in = seen_in;
                self.symptoms.push((at, marks));
            }
        }
        for summary in about.summaries {
            self.add(entry, Kind::Summary, summary);
        }
        self.add(entry, Kind::Document, about.text);
    }

    fn add(&mut self, entry: usize, kind: Kind, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        self.row.push(BORDER);
        let from = self.row.len();
        self.row.extend(units(&text));
        let place = from..self.row.len();
        self.add_words(place.clone());
        self.passages.push(Passage { entry, kind, place, text, seen_in: String::new() });
    }

    fn add_words(&mut self, place: Range<usize>) {
        let mut at = place.start;
        while at < place.end {
            let length = self.row[at..place.end].iter().take_while(|unit| is_word(**unit)).count();
            if length > 0 {
                self.starts.push(at);
            }
            if (SHORTEST_WORD..=LONGEST_WORD).contains(&length) {
                self.add_word(at..at + length);
            }
            at += length.max(1);
        }
    }

    fn add_word(&mut self, place: Range<usize>) {
        let (row, length) = (&self.row, place.len());
        if self.words.len() <= length {
            self.words.resize(length + 1, Vec::new());
        }
        let letters = row[place.clone()].iter().filter_map(|unit| letter(*unit));
        let letters = letters.fold(0, |set, letter| set | 1 << (letter - b'a'));
        let known = self.words[length]
            .iter()
            .any(|word| word.letters == letters && row[word.place.clone()] == row[place.clone()]);
        if !known {
            self.words[length].push(Word { place, letters });
        }
    }

    /// The passage that has the unit at this place, from a passage before it on.
    pub(crate) fn passage_from(&self, passage: usize, at: usize) -> usize {
        let mut passage = passage;
        while self.passages[passage].place.end <= at {
            passage += 1;
        }
        passage
    }

    /// Whether letters typed are a beginning of the syllable of the unit at this place.
    pub(crate) fn begins(&self, at: usize, typed: &[u16]) -> bool {
        self.readings.begins(self.syllables[at], typed)
    }
}

/// Shorter words are not nearly anything, and longer ones nobody types.
const SHORTEST_WORD: usize = 4;
const LONGEST_WORD: usize = 31;
