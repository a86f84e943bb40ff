//! A learner's progress: what is remembered of each card, what was answered on which day, and
//! what was taken for what.

mod code;
mod file;
mod tabs;
mod text;

pub use code::{from_code, to_code};
pub use file::text_of;
pub use tabs::{Change, Shared, Tab};
pub use text::{Unreadable, VERSION};

use crate::card::Card;
use crate::fsrs::{Grade, Memory, Scheduler};
use model::StatusCode;

/// How often a card has to be right after a mistake before it is no mistake any more.
const MEND: u8 = 2;

/// The least and the greatest retention, in percent, and number of new cards a day, that are read.
const RETENTION: (u8, u8) = (70, 97);
const NEW_A_DAY: (u8, u8) = (0, 100);

/// The last second and the last day that are written: later than any clock shows. Clocks that are
/// wrong show times before 1970, which are written as its beginning.
const LAST_SECOND: i64 = 10_000_000_000_000;
const LAST_DAY: i64 = u32::MAX as i64;

/// A learner's progress. All lists are in ascending order of what they are about.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The share of cards that are to be remembered when they come back, in percent.
    pub retention: u8,
    /// How many new cards a day are met at most.
    pub new_a_day: u8,
    /// What is remembered of each card that was met.
    pub cards: Vec<(Card, Memory)>,
    /// Cards answered wrong, and how often they still have to be right.
    pub missed: Vec<(Card, u8)>,
    /// What was answered on each day, days since 1970 in the learner's own time.
    pub days: Vec<(i64, Day)>,
    /// How often a code (the first) was taken for another.
    pub pairs: Vec<((StatusCode, StatusCode), u32)>,
}

/// What was answered on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// Right answers.
    pub right: u32,
    /// Wrong ones.
    pub wrong: u32,
    /// Cards met for the first time.
    pub new: u32,
}

/// An answer as progress takes it.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// The card.
    pub card: Card,
    /// Whether the answer was right.
    pub right: bool,
    /// How well it was known, where the answer counts for the schedule.
    pub grade: Option<Grade>,
    /// The code that it was taken for.
    pub mistaken_for: Option<StatusCode>,
    /// The time, in seconds since 1970.
    pub now: i64,
    /// The learner's day.
    pub day: i64,
}

/// What an answer has changed, so that it can be taken back.
#[derive(Clone, Debug)]
pub struct Undo {
    given: Given,
    memory: Option<Memory>,
    missed: Option<u8>,
}

impl Undo {
    /// How well the card was known, where the answer counts for the schedule.
    pub fn grade(&self) -> Option<Grade> {
        self.given.grade
    }
}

impl Default for Progress {
    fn default() -> Progress {
        Progress {
            retention: 90,
            new_a_day: 20,
            cards: Vec::new(),
            missed: Vec::new(),
            days: Vec::new(),
            pairs: Vec::new(),
        }
    }
}

impl Progress {
    /// What is remembered of a card; `None` if it was never met.
    pub fn memory(&self, card: Card) -> Option<&Memory> {
        get(&self.cards, &card)
    }

    /// What was answered on a day.
    pub fn day(&self, day: i64) -> Day {
        get(&self.days, &day).copied().unwrap_or_default()
    }

    /// The scheduler with the learner's retention.
    pub fn scheduler(&self) -> Scheduler {
        Scheduler::new(f64::from(self.retention) / 100.0)
    }

    /// Whether nothing was answered yet.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty() && self.cards.is_empty()
    }

    /// Takes an answer in; what it has changed can be handed to [`Progress::undo`].
    pub fn answer(&mut self, given: Given) -> Undo {
        let given = Given {
            now: given.now.clamp(0, LAST_SECOND),
            day: given.day.clamp(0, LAST_DAY),
            ..given
        };
        let memory = self.memory(given.card).cloned();
        let missed = get(&self.missed, &given.card).copied();
        if let Some(grade) = given.grade {
            let before = memory.clone().unwrap_or_else(|| Memory::new(given.now));
            let after = self.scheduler().next(&before, grade, given.now);
            set(&mut self.cards, given.card, Some(after));
        }
        let still = match (given.right, missed) {
            (false, _) => Some(MEND),
            (true, left) => left.map(|left| left.saturating_sub(1)).filter(|left| *left > 0),
        };
        set(&mut self.missed, given.card, still);
        let undo = Undo { given, memory, missed };
        self.count(&undo, 1);
        undo
    }

    /// Takes an answer back.
    pub fn undo(&mut self, undo: &Undo) {
        let card = undo.given.card;
        if undo.given.grade.is_some() {
            set(&mut self.cards, card, undo.memory.clone());
        }
        set(&mut self.missed, card, undo.missed);
        self.count(undo, -1);
    }

    /// Counts an answer, or takes it out of the counts.
    fn count(&mut self, undo: &Undo, by: i32) {
        let Given { right, grade, mistaken_for, day, card, .. } = undo.given;
        let mut counts = self.day(day);
        let add = |count: &mut u32, is: bool| {
            if is {
                *count = count.saturating_add_signed(by);
            }
        };
        add(&mut counts.right, right);
        add(&mut counts.wrong, !right);
        add(&mut counts.new, grade.is_some() && undo.memory.is_none());
        set(&mut self.days, day, (counts != Day::default()).then_some(counts));
        if let Some(other) = mistaken_for.filter(|_| !right) {
            let pair = (card.code, other);
            let mut count = get(&self.pairs, &pair).copied().unwrap_or_default();
            add(&mut count, true);
            set(&mut self.pairs, pair, (count > 0).then_some(count));
        }
    }

    /// Takes over what another copy of the progress knows and this one does not: of each card the
    /// review that came last, of each count the greater one. Merging twice is merging once. A
    /// review at a time that is still to come, by a clock that was ahead, comes before all others.
    pub fn merge(&mut self, other: &Progress, now: i64) {
        let rank = |memory: &Memory| (!memory.is_ahead(now), memory.last);
        for (card, memory) in &other.cards {
            if self.memory(*card).is_none_or(|own| rank(own) < rank(memory)) {
                set(&mut self.cards, *card, Some(memory.clone()));
            }
        }
        for (card, left) in &other.missed {
            let own = get(&self.missed, card).copied().unwrap_or_default();
            set(&mut self.missed, *card, Some(own.max(*left)));
        }
        for (day, counts) in &other.days {
            let own = self.day(*day);
            let most = Day {
                right: own.right.max(counts.right),
                wrong: own.wrong.max(counts.wrong),
                new: own.new.max(counts.new),
            };
            set(&mut self.days, *day, Some(most));
        }
        for (pair, count) in &other.pairs {
            let own = get(&self.pairs, pair).copied().unwrap_or_default();
            set(&mut self.pairs, *pair, Some(own.max(*count)));
        }
    }
}

/// The value under a key of a sorted list.
fn get<'a, K: Ord, V>(list: &'a [(K, V)], key: &K) -> Option<&'a V> {
    let at = list.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
    Some(&list[at].1)
}

/// Puts a value under a key of a sorted list, or takes it out.
fn set<K: Ord, V>(list: &mut Vec<(K, V)>, key: K, value: Option<V>) {
    match (list.binary_search_by(|(known, _)| known.cmp(&key)), value) {
        (Ok(at), Some(value)) => list[at].1 = value,
        (Ok(at), None) => drop(list.remove(at)),
        (Err(at), Some(value)) => list.insert(at, (key, value)),
        (Err(_), None) => {}
    }
}
