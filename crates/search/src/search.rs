//! From a query to codes, the best first.

use crate::fold::{fold, is_letter};
use crate::index::{Index, Kind};
use crate::line;
use crate::looked::{Looked, Looks};
use crate::needle::{Needle, worth};
use crate::query::{Diagnostic, Facet, Fact, Fault, Numbers, Query, Term, TermKind};
use model::Registry;

/// What a query finds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Positions of codes, the best first; equals by code.
    pub order: Vec<usize>,
    /// Whether anything was asked for.
    pub filtering: bool,
    /// What was not understood, its values included, in the order typed.
    pub diagnostics: Vec<Diagnostic>,
    /// Terms, as positions in the query, that were left out because nothing has them all, and
    /// they say little.
    pub left_out: Vec<usize>,
    /// How it was read.
    pub(crate) reading: Reading,
}

/// How a query was read.
#[derive(Clone, Debug)]
pub(crate) enum Reading {
    /// As terms, of which those with words have a needle each.
    Terms(Vec<Option<Needles>>),
    /// As a line of a log: the codes that it names, and for each code found the symptom, as a
    /// passage.
    Line(Vec<u16>, Vec<(usize, usize)>),
}

/// What a word is looked for as: as a whole, or, where that is nowhere, as its parts, all of which
/// a code has to have.
pub(crate) type Needles = Vec<Needle>;

impl Default for Reading {
    fn default() -> Reading {
        Reading::Terms(Vec::new())
    }
}

impl Found {
    /// Whether the query was taken for a line of a log.
    pub fn is_line(&self) -> bool {
        matches!(self.reading, Reading::Line(..))
    }
}

/// A score for each code; 0 for one that is not found.
type Scores = Vec<u16>;

/// What a number is worth: a code itself, and one of several.
const ITSELF: u16 = 1000;
const AMONG: u16 = 900;

/// What a code of IANA's registry is worth more than one of a vendor's that has the word in a text of
/// the same kind.
const REGISTERED: u16 = 60;

impl Index {
    /// The codes that a query finds.
    pub fn search(&self, query: &Query) -> Found {
        let diagnostics = self.diagnose(query);
        let is_faulty = |term: &Term| diagnostics.iter().any(|found| found.span == term.span);
        let asked: Vec<usize> =
            (0..query.terms.len()).filter(|at| !is_faulty(&query.terms[*at])).collect();
        if asked.is_empty() {
            let order = (0..self.heads.len()).collect();
            return Found { order, diagnostics, ..Found::default() };
        }
        if let Some(found) = self.search_line(query, true) {
            return found;
        }
        let looked = &mut Looked::new(self);
        if asked.len() > MOST_TYPED {
            // Pasted, and no whole symptom: a part of one says more than all its words do.
            let found = self.search_line(query, false);
            let found =
                found.unwrap_or_else(|| self.search_terms(looked, query, &asked, Looks::AsWritten));
            return Found { diagnostics, ..found };
        }
        let mut found = self.search_terms(looked, query, &asked, Looks::AsUsual);
        found.diagnostics = diagnostics;
        if found.order.is_empty() && self.is_whole() {
            let again =
                self.relax(looked, query, &asked).or_else(|| self.search_line(query, false));
            if let Some(again) = again {
                return Found { diagnostics: found.diagnostics, ..again };
            }
        }
        found
    }

    /// The faults of a query, those of values included that no code has.
    fn diagnose(&self, query: &Query) -> Vec<Diagnostic> {
        let mut all = query.diagnostics.clone();
        for term in query.terms.iter().filter(|_| self.is_whole()) {
            let TermKind::Fact(Fact::Value(facet, value)) = &term.kind else { continue };
            if self.values.named(*facet, value).next().is_none() {
                let sign = if term.negated { "-" } else { "" };
                let near = self.values.nearest(*facet, value);
                let instead = near.map(|near| format!("{sign}{}:{near}", facet.name()));
                let (span, fault) = (term.span.clone(), Fault::Value(*facet));
                let at = all.partition_point(|found| found.span.start < span.start);
                all.insert(at, Diagnostic { span, fault, instead });
            }
        }
        all
    }

    fn search_terms(
        &self,
        looked: &mut Looked,
        query: &Query,
        asked: &[usize],
        looks: Looks,
    ) -> Found {
        let mut needles: Vec<Option<Needles>> = vec![None; query.terms.len()];
        let mut total: Scores = vec![1; self.heads.len()];
        for at in asked {
            let term = &query.terms[*at];
            let scores = match &term.kind {
                TermKind::Text { text, quoted } => {
                    let own = Index::needles(looked, text, *quoted, looks);
                    let scores = self.score_all(&own);
                    needles[*at] = Some(own);
                    scores
                }
                TermKind::Numbers(numbers) => self.score_numbers(*numbers),
                TermKind::Fact(fact) => self.score_fact(fact),
            };
            for (total, score) in total.iter_mut().zip(scores) {
                *total = match (term.negated, score) {
                    (false, 0) | (true, 1..) => 0,
                    (true, 0) => *total,
                    _ if *total == 0 => 0,
                    (false, _) => total.saturating_add(score),
                };
            }
            // A pasted text has many words, of which one is soon in none of what is left.
            if total.iter().all(|total| *total == 0) {
                return Found { filtering: true, ..Found::default() };
            }
        }
        self.add_phrase(query, asked, &needles, &mut total);
        let order = ranked(&total);
        Found { order, filtering: true, reading: Reading::Terms(needles), ..Found::default() }
    }

    /// Words that stand beside each other as they were typed are worth more.
    fn add_phrase(
        &self,
        query: &Query,
        asked: &[usize],
        needles: &[Option<Needles>],
        total: &mut Scores,
    ) {
        let words = asked.iter().map(|at| match &query.terms[*at] {
            Term { negated: false, kind: TermKind::Text { text, quoted: false }, .. } => {
                Some(text.as_str())
            }
            _ => None,
        });
        let words = words.collect::<Option<Vec<_>>>().filter(|words| words.len() > 1);
        let first = asked.first().and_then(|at| needles[*at].as_deref()?.first());
        let (Some(words), Some(first)) = (words, first) else { return };
        let bonus = self.score(&Needle::phrase(self, &words.join(" "), first));
        for (total, bonus) in total.iter_mut().zip(bonus) {
            *total += if *total == 0 { 0 } else { bonus / 2 };
        }
    }

    /// What a word is looked for as.
    fn needles(looked: &mut Looked, text: &str, quoted: bool, looks: Looks) -> Needles {
        let looks = if quoted { Looks::AsWritten } else { looks };
        let whole = looked.places(text, looks);
        let parts: Vec<&str> =
            text.split(|c: char| !is_letter(c)).filter(|part| !part.is_empty()).collect();
        if quoted || parts.len() < 2 && parts.first() == Some(&text) || !whole.places.is_empty() {
            return vec![whole];
        }
        let looks = if looks == Looks::Nearly { Looks::AsUsual } else { looks };
        parts.into_iter().map(|part| looked.places(part, looks)).collect()
    }

    fn score_all(&self, needles: &Needles) -> Scores {
        let mut parts = needles.iter().map(|needle| self.score(needle));
        let mut scores = parts.next().unwrap_or_default();
        for part in parts {
            for (score, other) in scores.iter_mut().zip(part) {
                *score = (*score).min(other);
            }
        }
        scores
    }

    fn score(&self, needle: &Needle) -> Scores {
        let mut scores = vec![0; self.heads.len()];
        for place in &needle.places {
            let entry = self.passages[place.passage].entry;
            let registered = self.heads[entry].registry == Registry::Assigned;
            let score: &mut u16 = &mut scores[entry];
            *score = (*score).max(place.score + if registered { REGISTERED } else { 0 });
        }
        scores
    }

    fn score_numbers(&self, numbers: Numbers) -> Scores {
        let worth = if numbers.single().is_some() { ITSELF } else { AMONG };
        let score = |has| if has { worth } else { 0 };
        self.heads.iter().map(|head| score(numbers.has(head.code))).collect()
    }

    fn score_fact(&self, fact: &Fact) -> Scores {
        let mut scores = vec![0; self.heads.len()];
        let worth = worth(Kind::Fact);
        let mut set = |at: usize| scores[at] = worth;
        match fact {
            Fact::Value(facet, value) => {
                let values = self.values.named(*facet, value);
                values.flat_map(|value| &value.entries).for_each(|at| set(*at));
            }
            Fact::Is(is) => {
                let holds = |at: &usize| is.holds(&self.heads[*at]);
                (0..self.heads.len()).filter(holds).for_each(set);
            }
            Fact::Class(class) => {
                let holds = |at: &usize| self.heads[*at].code.class() == Some(*class);
                (0..self.heads.len()).filter(holds).for_each(set);
            }
        }
        scores
    }

    /// Nothing has all terms: the query without those that say little, with its words as one, or
    /// with each word as what it is nearly as well.
    fn relax(&self, looked: &mut Looked, query: &Query, asked: &[usize]) -> Option<Found> {
        let is_empty = |at: &usize| match &query.terms[*at] {
            Term { negated: false, kind: TermKind::Text { text, .. }, .. } => {
                self.stop_words.contains(text)
            }
            _ => false,
        };
        let (left_out, rest): (Vec<usize>, Vec<usize>) = asked.iter().partition(|at| is_empty(at));
        if !left_out.is_empty() && !rest.is_empty() {
            let found = self.search_terms(looked, query, &rest, Looks::AsUsual);
            if !found.order.is_empty() {
                return Some(Found { left_out, ..found });
            }
        }
        self.joined(query, asked).or_else(|| {
            let found = self.search_terms(looked, query, asked, Looks::Nearly);
            (!found.order.is_empty()).then_some(found)
        })
    }

    /// All words of a query as one: `time out`, `chong ding xiang`.
    fn joined(&self, query: &Query, asked: &[usize]) -> Option<Found> {
        let word = |at: &usize| match &query.terms[*at] {
            Term { negated: false, kind: TermKind::Text { text, quoted: false }, .. } => {
                text.bytes().all(|byte| byte.is_ascii_alphabetic()).then_some(text.as_str())
            }
            _ => None,
        };
        let words: Vec<&str> = asked.iter().map(word).collect::<Option<_>>()?;
        if words.len() < 2 {
            return None;
        }
        let needles = vec![Needle::exact(self, &words.concat())];
        let order = ranked(&self.score_all(&needles));
        // The first term stands for all.
        let mut all = vec![None; query.terms.len()];
        all[asked[0]] = Some(needles);
        let reading = Reading::Terms(all);
        (!order.is_empty()).then_some(Found { order, filtering: true, reading, ..Found::default() })
    }

    /// The query read as a line of a log: by its status and by the symptoms that stand in it; if
    /// not `whole`, by what stands in it of a symptom.
    fn search_line(&self, query: &Query, whole: bool) -> Option<Found> {
        let facts = query.terms.iter().any(|term| matches!(term.kind, TermKind::Fact(_)));
        let words = query.terms.iter().any(|term| matches!(term.kind, TermKind::Text { .. }));
        if facts || !words {
            return None;
        }
        let folded = fold(&query.text);
        let line = line::fingerprints(&folded);
        let status = line::status(&folded).filter(|_| line.len() > 2 && whole);
        let mut scores: Scores = vec![0; self.heads.len()];
        let mut symptoms: Vec<(usize, usize)> = Vec::new();
        for (passage, marks) in &self.symptoms {
            let of = &self.passages[*passage];
            let (letters, least) = (of.place.len() as u16, marks.len().max(MOST_GENERAL));
            let found = match whole {
                true => line.len() >= least && line::has_run(&line, marks),
                false => line::longest_run(&line, marks) >= (least.div_ceil(2)).max(MOST_GENERAL),
            };
            if found && (letters > LEAST_LETTERS || !whole) {
                let score = letters.min(AMONG);
                if scores[of.entry] < score {
                    symptoms.retain(|(entry, _)| *entry != of.entry);
                    symptoms.push((of.entry, *passage));
                    scores[of.entry] = score;
                }
            }
        }
        let named: Vec<u16> = match whole {
            true => status.into_iter().collect(),
            false => line::numbers(&folded),
        };
        for (score, head) in scores.iter_mut().zip(&self.heads) {
            if named.contains(&head.code.number()) {
                *score = ITSELF;
            }
        }
        let order = ranked(&scores);
        let reading = Reading::Line(named, symptoms);
        (!order.is_empty()).then_some(Found { order, filtering: true, reading, ..Found::default() })
    }
}

/// A text of more terms was not typed but pasted.
const MOST_TYPED: usize = 7;

/// A symptom of fewer words is too general to be what a line is about.
const MOST_GENERAL: usize = 3;
/// So is one with no more letters than this.
const LEAST_LETTERS: u16 = 12;

/// The positions of all scores but noughts, the highest first, equals in their order. By counting:
/// a general sort would weigh more than this module.
fn ranked(scores: &Scores) -> Vec<usize> {
    let highest = scores.iter().copied().max().unwrap_or(0);
    let mut ends = vec![0_usize; usize::from(highest) + 1];
    for score in scores {
        ends[usize::from(*score)] += 1;
    }
    let mut before = 0;
    for count in ends[1..].iter_mut().rev() {
        (*count, before) = (before, before + *count);
    }
    let mut order = vec![0; before];
    for (at, score) in scores.iter().enumerate().filter(|(_, score)| **score > 0) {
        let place = &mut ends[usize::from(*score)];
        order[*place] = at;
        *place += 1;
    }
    order
}

/// Whether a facet's values are in the content and not in the language.
pub(crate) fn is_open(facet: Facet) -> bool {
    matches!(facet, Facet::Vendor | Facet::Rfc | Facet::Header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_come_first_and_equals_in_their_order() {
        assert_eq!(ranked(&vec![3, 0, 900, 3, 1, 900]), [2, 5, 0, 3, 4]);
        assert_eq!(ranked(&vec![0, 0]), [0; 0]);
        assert_eq!(ranked(&Vec::new()), [0; 0]);
    }
}
