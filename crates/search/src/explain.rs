//! Why a code was found, and what to mark.

use crate::index::{Index, Kind, Passage};
use crate::needle::{How, Place};
use crate::query::{Query, TermKind};
use crate::search::{Found, Needles, Reading};
use std::ops::Range;

/// Why a code was found, by one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The term, as a position in the query; `None` where the query is a line of a log.
    pub term: Option<usize>,
    /// What was found.
    pub what: What,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Its number is what was asked for.
    Number,
    /// The fact is true of it.
    Fact,
    /// Its number is the status that the line names.
    Status,
    /// A text has it.
    Text(Marked),
}

/// A text about a code, and what of it to mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// What it is.
    pub kind: Kind,
    /// As written.
    pub text: String,
    /// Who prints it, of a symptom.
    pub seen_in: String,
    /// What to mark: characters (not bytes), in ascending order, none over another.
    pub marks: Vec<Range<usize>>,
    /// How it was found.
    pub how: How,
}

impl Marked {
    /// The sentence that has the first mark, with its marks; from shortly before the mark on where
    /// the sentence begins further than `before` characters away.
    pub fn excerpt(&self, before: usize) -> Marked {
        let letters: Vec<char> = self.text.chars().collect();
        let first = self.marks.first().map_or(0, |mark| mark.start.min(letters.len()));
        let begins = letters[..first].iter().rposition(|c| ENDS.contains(c)).map_or(0, |at| at + 1);
        let cut = first - begins > before;
        let from = if cut { first - before / 2 } else { begins };
        let ends = letters[first..].iter().position(|c| ENDS.contains(c));
        let to = ends.map_or(letters.len(), |at| first + at + 1);
        let dots = if cut { "…" } else { "" };
        let shift = |at: usize| at - from + usize::from(cut);
        let own = self.marks.iter().filter(|mark| mark.start >= from && mark.end <= to);
        let marks = own.map(|mark| shift(mark.start)..shift(mark.end)).collect();
        let text = format!("{dots}{}", letters[from..to].iter().collect::<String>());
        Marked { text, marks, seen_in: self.seen_in.clone(), ..*self }
    }
}

/// What ends a sentence of prose.
const ENDS: [char; 5] = ['。', '！', '？', '；', '\n'];

impl Index {
    /// Why `entry`, a position of [`Found::order`], was found: for each term that was not negated
    /// the best reason there is.
    pub fn explain(&self, query: &Query, found: &Found, entry: usize) -> Vec<Why> {
        match &found.reading {
            Reading::Line(named, symptoms) => self.explain_line(named, symptoms, entry),
            Reading::Terms(needles) => {
                let terms = query.terms.iter().zip(needles).enumerate();
                let terms = terms.filter(|(_, (term, _))| !term.negated);
                terms
                    .filter_map(|(at, (term, needles))| {
                        let what = match (&term.kind, needles) {
                            (TermKind::Numbers(_), _) => What::Number,
                            (TermKind::Fact(_), _) => What::Fact,
                            (_, Some(needles)) => What::Text(self.best(needles, entry)?),
                            (_, None) => return None,
                        };
                        Some(Why { term: Some(at), what })
                    })
                    .collect()
            }
        }
    }

    fn explain_line(&self, named: &[u16], symptoms: &[(usize, usize)], entry: usize) -> Vec<Why> {
        let named = named.contains(&self.heads[entry].code.number());
        let own = symptoms.iter().filter(|(own, _)| *own == entry);
        let lines = own.map(|(_, passage)| {
            // All of it was found: there is nothing to single out.
            What::Text(marked(&self.passages[*passage], Vec::new(), How::Written))
        });
        let named = named.then_some(What::Status);
        named.into_iter().chain(lines).map(|what| Why { term: None, what }).collect()
    }

    /// The text that a word is best found in, with every place of it there.
    fn best(&self, needles: &Needles, entry: usize) -> Option<Marked> {
        let own = |place: &&Place| self.passages[place.passage].entry == entry;
        let places: Vec<&Place> =
            needles.iter().flat_map(|needle| needle.places.iter().filter(own)).collect();
        // The name on the tile is part of the name, which is what readers see of it elsewhere.
        let is_short = |place: &&&Place| self.passages[place.passage].kind == Kind::Short;
        let is_name = |place: &&&Place| {
            matches!(self.passages[place.passage].kind, Kind::NameZh | Kind::NameEn)
        };
        let named = places.iter().any(|place| is_name(&place));
        let places: Vec<&Place> =
            places.iter().filter(|place| !(named && is_short(place))).copied().collect();
        let best = places.iter().fold(None::<&Place>, |best, place| match best {
            Some(best) if best.score >= place.score => Some(best),
            _ => Some(*place),
        })?;
        let of = &self.passages[best.passage];
        let mut marks: Vec<Range<usize>> = Vec::new();
        // One over another, found in another way, is left out.
        for place in places.iter().filter(|place| place.passage == best.passage) {
            let mark = place.place.start - of.place.start..place.place.end - of.place.start;
            let at = marks.partition_point(|other| other.start < mark.start);
            let free = |other: Option<&Range<usize>>| {
                other.is_none_or(|other| other.end <= mark.start || mark.end <= other.start)
            };
            if free(marks.get(at)) && free(at.checked_sub(1).and_then(|at| marks.get(at))) {
                marks.insert(at, mark);
            }
        }
        Some(marked(of, marks, best.how))
    }
}

fn marked(passage: &Passage, marks: Vec<Range<usize>>, how: How) -> Marked {
    let Passage { kind, text, seen_in, .. } = passage.clone();
    Marked { kind, text, seen_in, marks, how }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, mark: Range<usize>, expect: (&str, Range<usize>)) {
        let how = How::Written;
        let (text, seen_in, kind) = (text.to_owned(), String::new(), Kind::Document);
        let whole = Marked { kind, text, seen_in, marks: vec![mark], how };
        let excerpt = whole.excerpt(8);
        assert_eq!((excerpt.text.as_str(), excerpt.marks), (expect.0, vec![expect.1]));
    }

    #[test]
    fn an_excerpt_is_the_sentence_around_the_mark() {
        check("甲乙。丙丁戊。己", 4..5, ("丙丁戊。", 1..2));
        check("甲乙丙", 0..2, ("甲乙丙", 0..2));
        check("甲。一二三四五六七八九十标记。乙", 12..14, ("…七八九十标记。", 5..7));
    }
}
