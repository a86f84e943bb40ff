//! One word or phrase, looked for in the row of texts.

use crate::fold::{is_han, is_word, letter, units};
use crate::index::{Index, Kind};
use crate::near::{slips, slips_allowed};
use std::ops::Range;

/// How a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As it was typed.
    Written,
    /// By pinyin.
    Pinyin,
    /// By a word that is nearly it.
    Nearly,
}

/// A place where a word was found.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub passage: usize,
    /// In the row.
    pub place: Range<usize>,
    pub how: How,
    pub score: u16,
}

/// A word that was looked for, and every place where it was found: in ascending order for each way of
/// finding.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needle {
    pub places: Vec<Place>,
}

/// Longer ones are no pinyin.
const LONGEST_PINYIN: usize = 40;

impl Needle {
    /// Looks for a folded text as it is written.
    pub fn written(index: &Index, text: &str) -> Needle {
        let mut needle = Needle::default();
        needle.add_written(index, &units(text), None);
        needle
    }

    /// Looks for a folded text as it is written and by pinyin.
    pub fn exact(index: &Index, text: &str) -> Needle {
        let (units, mut needle) = (units(text), Needle::written(index, text));
        let letters = units.iter().filter(|unit| letter(**unit).is_some()).count();
        let han = units.iter().filter(|unit| is_han(**unit)).count();
        let pinyin = letters > 0 && letters + han == units.len() && units.len() > 1;
        if pinyin && units.len() <= LONGEST_PINYIN {
            needle.add_read(index, &units);
        }
        needle
    }

    /// Looks for the words that a text of ASCII letters is nearly.
    pub fn near(index: &Index, text: &str) -> Needle {
        let (units, mut needle) = (units(text), Needle::default());
        if units.iter().all(|unit| letter(*unit).is_some()) {
            for (word, slips) in near(index, &units, slips_allowed(units.len())) {
                needle.add_written(index, &word, Some(slips));
            }
        }
        needle
    }

    /// The places of a phrase that begins with a needle.
    pub fn phrase(index: &Index, text: &str, first: &Needle) -> Needle {
        let units = units(text);
        let here = |place: &&Place| index.row[place.place.start..].starts_with(&units);
        let places = first.places.iter().filter(here).cloned();
        Needle { places: places.collect() }
    }

    /// The places of a text as it is written; where another was typed, by how many slips.
    fn add_written(&mut self, index: &Index, units: &[u16], slips: Option<u16>) {
        let ends_word = units.last().is_some_and(|unit| is_word(*unit));
        let how = if slips.is_some() { How::Nearly } else { How::Written };
        let mut passage = 0;
        for found in written(index, units) {
            passage = index.passage_from(passage, found);
            let (place, of) = (found..found + units.len(), &index.passages[passage]);
            let whole = ends_word && !index.row.get(place.end).is_some_and(|unit| is_word(*unit));
            let bonus = match (place.start == of.place.start, place.end == of.place.end) {
                (true, true) => 80,
                (first, _) => u16::from(first) * 30 + u16::from(whole) * 20,
            };
            let score = (worth(of.kind) + bonus).saturating_sub(25 * slips.unwrap_or(0));
            self.places.push(Place { passage, place, how, score });
        }
    }

    /// The places where it is found by pinyin. A word that stands somewhere as it was typed is one
    /// of its own: it is looked for in names alone then, and not by a single syllable.
    fn add_read(&mut self, index: &Index, units: &[u16]) {
        let Some(first) = units.first().copied() else { return };
        let (initial, alone) = (letter(first), self.places.is_empty());
        let end = if alone { index.row.len() } else { index.named };
        // What the second character can begin with, if it is not a beginning of the first one.
        let others = units[1..].iter().fold(0, |set: u32, unit| set | bit(*unit));
        let (mut passage, mut at) = (0, 0);
        loop {
            let next = match initial {
                Some(initial) => next_of(&index.bytes[..end], initial.to_ascii_uppercase(), at),
                None => next_of(&index.row[..end], first, at),
            };
            let Some(found) = next else { return };
            at = found + 1;
            let second = index.bytes.get(at).filter(|byte| byte.is_ascii_uppercase());
            let second = second.map_or(0, |byte| bit(u16::from(byte.to_ascii_lowercase())));
            if second & others == 0 && others & OTHER == 0 && !index.begins(found, units) {
                continue;
            }
            let (row, syllables) = (&index.row[found..], &index.syllables[found..]);
            let Some(read) = index.readings.matches(row, syllables, units) else { continue };
            passage = index.passage_from(passage, found);
            let of = &index.passages[passage];
            let place = found..found + read.characters;
            let enough = match (found < index.named, read.characters) {
                // A single syllable is a word of many languages: at the start of a name only.
                (true, 1) => alone && read.whole == 1 && found == of.place.start,
                (true, _) => true,
                (false, 0 | 1) => false,
                // Two initials are found in any text.
                (false, 2) => alone && read.whole > 0,
                (false, _) => alone,
            };
            if enough {
                let score = worth_read(of.kind) + if place == of.place { 15 } else { 0 };
                self.places.push(Place { passage, place, how: How::Pinyin, score });
            }
        }
    }
}

/// Stands for every unit that is no letter.
const OTHER: u32 = 1 << 26;

fn bit(unit: u16) -> u32 {
    letter(unit).map_or(OTHER, |letter| 1 << (letter - b'a'))
}

/// The next place of a unit from `at` on.
fn next_of<T: Copy + PartialEq>(row: &[T], unit: T, at: usize) -> Option<usize> {
    const STEP: usize = 32;
    let mut at = at;
    while at + STEP <= row.len() {
        let any = row[at..at + STEP].iter().fold(false, |any, other| any | (*other == unit));
        if any {
            break;
        }
        at += STEP;
    }
    row[at..].iter().position(|other| *other == unit).map(|place| at + place)
}

/// The words that are nearest to one, if any is within so many slips.
fn near(index: &Index, typed: &[u16], most: usize) -> Vec<(Vec<u16>, u16)> {
    if most == 0 {
        return Vec::new();
    }
    let typed: Vec<u8> = typed.iter().filter_map(|unit| letter(*unit)).collect();
    let letters = typed.iter().fold(0_u32, |set, letter| set | 1 << (letter - b'a'));
    let (mut most, mut found, mut bytes) = (most, Vec::new(), Vec::new());
    let lengths = typed.len().saturating_sub(most)..=typed.len() + most;
    for word in lengths.filter_map(|length| index.words.get(length)).flatten() {
        // Each slip puts one letter in the place of another at the most.
        let differing = (word.letters ^ letters).count_ones() as usize;
        if differing > 2 * most {
            continue;
        }
        bytes.clear();
        // Digits count as one letter that nobody types.
        let units = &index.row[word.place.clone()];
        bytes.extend(units.iter().map(|unit| letter(*unit).unwrap_or(b'0')));
        let Some(slips) = slips(&typed, &bytes, most) else { continue };
        if slips == 0 {
            // It stands there as it was typed, and was found so.
            return Vec::new();
        }
        if slips < most {
            found.clear();
            most = slips;
        }
        found.push((units.to_vec(), slips as u16));
    }
    found
}

/// Where a text stands in the row. A word is found by its beginning, of which there are few.
fn written(index: &Index, units: &[u16]) -> Vec<usize> {
    let row = &index.row;
    if let Some(first) = units.first().filter(|unit| is_word(**unit)) {
        // Nearly all are told apart by the first unit, and comparing rows costs a call.
        let here = |at: &usize| row[*at] == *first && row[*at..].starts_with(units);
        return index.starts.iter().copied().filter(here).collect();
    }
    let finder = Finder::new(units);
    let next = |at: &usize| finder.next(row, at + 1);
    std::iter::successors(finder.next(row, 0), next).collect()
}

/// Looks for a text in a row.
struct Finder<'a> {
    units: &'a [u16],
    /// The places in it of its two rarest units.
    rare: [usize; 2],
}

impl Finder<'_> {
    fn new(units: &[u16]) -> Finder<'_> {
        let rarest = |but: Option<usize>| {
            let places = (0..units.len()).filter(|at| Some(*at) != but);
            places.min_by_key(|at| commonness(units[*at])).unwrap_or(0)
        };
        let first = rarest(None);
        Finder { units, rare: [first, rarest(Some(first))] }
    }

    /// The first place from `at` on.
    fn next(&self, row: &[u16], at: usize) -> Option<usize> {
        const STEP: usize = 32;
        let [a, b] = self.rare;
        let (x, y) = (*self.units.get(a)?, *self.units.get(b)?);
        let end = (row.len() + 1).checked_sub(self.units.len())?;
        let mut at = at;
        while at < end {
            let stop = end.min(at + STEP);
            // So many at a time, which compilers turn into comparisons of vectors.
            let (xs, ys) = (&row[at + a..stop + a], &row[at + b..stop + b]);
            let pairs = xs.iter().zip(ys);
            if pairs.fold(false, |any, (p, q)| any | ((*p == x) & (*q == y))) {
                let here = |at: &usize| {
                    row[*at + a] == x && row[*at..*at + self.units.len()] == *self.units
                };
                if let Some(found) = (at..stop).find(here) {
                    return Some(found);
                }
            }
            at = stop;
        }
        None
    }
}

/// How common a unit is, roughly: Han characters are the rarest, then digits and signs, and letters
/// are as common as in English.
fn commonness(unit: u16) -> usize {
    const LETTERS: &[u8] = b"zqxjkvbywgpfmucdlhrsnioate";
    match letter(unit) {
        Some(letter) => 2 + LETTERS.iter().position(|other| *other == letter).unwrap_or(0),
        None => usize::from(!is_han(unit)),
    }
}

/// What a word is worth in a text of this kind: names, then what people say, then facts and lines of
/// logs, then prose.
pub(crate) fn worth(kind: Kind) -> u16 {
    match kind {
        Kind::NameZh | Kind::NameEn => 700,
        Kind::Short => 695,
        Kind::Alias => 540,
        Kind::Fact => 300,
        Kind::Symptom => 290,
        Kind::Summary => 140,
        Kind::Document => 120,
    }
}

/// The same for a word found by pinyin: in names between names and aliases.
fn worth_read(kind: Kind) -> u16 {
    match kind {
        Kind::NameZh | Kind::NameEn | Kind::Short => 640,
        Kind::Alias => 520,
        _ => worth(kind) - 20,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_the_plain_way_finds(row in "[ab]{0,70}", needle in "[ab]{1,3}") {
            let (row, needle) = (units(&row), units(&needle));
            let mut found = Vec::new();
            let (finder, mut at) = (Finder::new(&needle), 0);
            while let Some(place) = finder.next(&row, at) {
                found.push(place);
                at = place + 1;
            }
            let plain = row.windows(needle.len()).enumerate().filter(|(_, w)| **w == needle[..]);
            prop_assert_eq!(found, plain.map(|(at, _)| at).collect::<Vec<_>>());
        }

        #[test]
        fn the_next_byte_is_the_next(bytes in prop::collection::vec(0_u8..3, 0..70), at in 0_usize..70) {
            let at = at.min(bytes.len());
            let plain = (at..bytes.len()).find(|at| bytes[*at] == 1);
            prop_assert_eq!(next_of(&bytes, 1, at), plain);
        }
    }
}
