//! Progress as text: what is kept in the browser, and what is exported as a file.
//!
//! A line each, words between spaces, whole numbers only:
//!
//! ```text
//! status-atlas.quiz 2
//! retention 90
//! new 20
//! card 409.recall 2 0 154722 32245 1764000000 1763000000 4 1
//! missed 409.recall 2
//! day 20780 12 3 5
//! pair 401 403 2
//! ```
//!
//! A card has its stage, its step, stability and difficulty in ten-thousandths, when it is due and
//! when it was last asked in seconds since 1970, how often it was asked and how often forgotten.
//! Version 1 knew neither stages nor mistakes nor pairs; its cards had stability and difficulty
//! in thousandths. Times and days before 1970, which clocks that were wrong have left in texts of
//! version 2, are read as its beginning.

use super::{Day, LAST_DAY, NEW_A_DAY, Progress, RETENTION, set};
use crate::card::Card;
use crate::fsrs::{Memory, Stage};
use model::StatusCode;
use std::fmt;

/// The version that is written.
pub const VERSION: u32 = 2;

const NAME: &str = "status-atlas.quiz";

/// The unit of stability and difficulty.
const UNIT: f64 = 10_000.0;

/// Why a text is no progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It was written by a later version.
    Newer(u32),
    /// This line, from 1, is not as it should be.
    Line(usize),
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{NAME} {VERSION}")?;
        writeln!(f, "retention {}\nnew {}", self.retention, self.new_a_day)?;
        for (card, it) in &self.cards {
            let (stability, difficulty) = (fixed(it.stability), fixed(it.difficulty));
            let Memory { step, due, last, reps, lapses, .. } = it;
            let stage = it.stage as u8;
            writeln!(
                f,
                "card {card} {stage} {step} {stability} {difficulty} {due} {last} {reps} {lapses}"
            )?;
        }
        for (card, left) in &self.missed {
            writeln!(f, "missed {card} {left}")?;
        }
        for (day, Day { right, wrong, new }) in &self.days {
            writeln!(f, "day {day} {right} {wrong} {new}")?;
        }
        for ((code, other), count) in &self.pairs {
            writeln!(f, "pair {code} {other} {count}")?;
        }
        Ok(())
    }
}

fn fixed(value: f64) -> u32 {
    // Saturates; neither value is ever negative.
    (value * UNIT + 0.5) as u32
}

impl Progress {
    /// Reads what was written by this version or an earlier one. Lines that begin with an unknown
    /// word are left out; a damaged line makes the whole unreadable, so that nothing is lost
    /// silently.
    pub fn read(text: &str) -> Result<Progress, Unreadable> {
        // Editors put a byte order mark before it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.lines().zip(1..);
        let (head, _) = lines.next().ok_or(Unreadable::Line(1))?;
        let version = head.strip_prefix(NAME).and_then(|rest| rest.trim().parse::<u32>().ok());
        let version = version.filter(|version| *version > 0).ok_or(Unreadable::Line(1))?;
        if version > VERSION {
            return Err(Unreadable::Newer(version));
        }
        let mut progress = Progress::default();
        for (line, number) in lines {
            let mut words = Words(line.split_ascii_whitespace());
            progress.take(&mut words, version).ok_or(Unreadable::Line(number))?;
        }
        Ok(progress)
    }

    /// Takes a line in; `None` if it is damaged.
    fn take(&mut self, words: &mut Words, version: u32) -> Option<()> {
        match words.0.next() {
            Some("retention") => self.retention = words.within(RETENTION)?,
            Some("new") => self.new_a_day = words.within(NEW_A_DAY)?,
            Some("card") => {
                let card = words.card()?;
                let memory = if version == 1 { first_memory(words) } else { memory(words) };
                set(&mut self.cards, card, Some(memory?));
            }
            Some("missed") => {
                let card = words.card()?;
                set(&mut self.missed, card, Some(words.within((1, 9))?));
            }
            Some("day") => {
                let (day, right, wrong) = (words.day()?, words.number()?, words.number()?);
                let new = if version == 1 { 0 } else { words.number()? };
                set(&mut self.days, day, Some(Day { right, wrong, new }));
            }
            Some("pair") => {
                let pair = (words.code()?, words.code()?);
                set(&mut self.pairs, pair, Some(words.number()?));
            }
            _ => {}
        }
        Some(())
    }
}

fn memory(words: &mut Words) -> Option<Memory> {
    let stage = Stage::ALL.get(words.number()? as usize).copied()?;
    let step = words.within((0, 9))?;
    sound(Memory {
        stage,
        step,
        stability: f64::from(words.number()?) / UNIT,
        difficulty: f64::from(words.number()?) / UNIT,
        due: words.time()?,
        last: words.time()?,
        reps: words.number()?,
        lapses: words.number()?,
    })
}

/// A card of version 1, which knew reviews only.
fn first_memory(words: &mut Words) -> Option<Memory> {
    sound(Memory {
        stage: Stage::Review,
        step: 0,
        stability: f64::from(words.number()?) / 1000.0,
        difficulty: f64::from(words.number()?) / 1000.0,
        due: words.time()?,
        last: words.time()?,
        reps: words.number()?,
        lapses: words.number()?,
    })
}

/// A memory that the scheduler can go on from.
fn sound(memory: Memory) -> Option<Memory> {
    let known = memory.stage == Stage::New
        || (memory.stability > 0.0 && (1.0..=10.0).contains(&memory.difficulty));
    (known && memory.last <= memory.due).then_some(memory)
}

/// The words of a line.
struct Words<'a>(std::str::SplitAsciiWhitespace<'a>);

impl Words<'_> {
    fn number(&mut self) -> Option<u32> {
        self.0.next()?.parse().ok()
    }

    fn within(&mut self, (least, most): (u8, u8)) -> Option<u8> {
        let number = u8::try_from(self.number()?).ok()?;
        (least..=most).contains(&number).then_some(number)
    }

    /// A time; one before 1970, which a clock that was wrong has left, is its beginning.
    fn time(&mut self) -> Option<i64> {
        self.0.next()?.parse().ok().map(|time: i64| time.max(0))
    }

    /// A day; the same.
    fn day(&mut self) -> Option<i64> {
        self.time().filter(|day| *day <= LAST_DAY)
    }

    fn card(&mut self) -> Option<Card> {
        Card::parse(self.0.next()?)
    }

    fn code(&mut self) -> Option<StatusCode> {
        StatusCode::parse(self.0.next()?)
    }
}
