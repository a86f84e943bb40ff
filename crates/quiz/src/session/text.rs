//! A round as text, so that a page that is loaded again goes on with it.
//!
//! ```text
//! round 1
//! mode exam
//! seed 7x3k
//! at 3
//! left 840
//! deck document
//! asked 409.recall 0 - x
//! ```
//!
//! `asked`: card, whether it is marked, the answer (`-`, `c2` for the third choice, `o1,0` for an
//! order, `t` and what was typed, in hexadecimal), and the variant, to the end of the line.

use super::{Mode, Session};
use crate::card::Card;
use crate::deck::Deck;
use crate::material::Material;
use crate::question::Answer;
use std::fmt::Write;

/// The first line; the number is the version.
const HEAD: &str = "round 1";

/// Names of modes in the text.
const MODES: [(Mode, &str); 4] = [
    (Mode::Spaced, "spaced"),
    (Mode::Free, "free"),
    (Mode::Exam, "exam"),
    (Mode::Shared, "shared"),
];

/// A round, and where in it the learner is.
#[derive(Clone, Debug)]
pub struct Round {
    /// The questions and answers.
    pub session: Session,
    /// Which question is shown.
    pub at: usize,
    /// How many seconds an exam has left, if it has a clock.
    pub left: Option<i64>,
}

/// The text is of no round that can go on: damaged, of another version, or of other questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl Round {
    /// The text.
    pub fn write(&self) -> String {
        let Session { deck, mode, seed, asked, .. } = &self.session;
        let mode = MODES.iter().find(|(own, _)| own == mode).map_or("", |(_, name)| name);
        let mut text = format!("{HEAD}\nmode {mode}\nseed {seed}\nat {}\n", self.at);
        // Writing to a text does not fail.
        if let Some(left) = self.left {
            let _ = writeln!(text, "left {left}");
        }
        let _ = writeln!(text, "deck {}", deck.id());
        for item in asked {
            let answer = item.answer.as_ref().map_or("-".to_owned(), write_answer);
            let (card, marked) = (item.question.card, u8::from(item.marked));
            let _ = writeln!(text, "asked {card} {marked} {answer} {}", item.question.variant);
        }
        text
    }

    /// Reads a text that was written for the same material.
    pub fn read(material: &Material, text: &str) -> Result<Round, Unreadable> {
        // Not `lines()`, which would take a carriage return at the end of a seed for part of the break.
        let mut lines = text.split_terminator('\n');
        let mut fields = Fields::default();
        if lines.next() != Some(HEAD) {
            return Err(Unreadable);
        }
        for line in lines {
            fields.take(line)?;
        }
        let deck = fields.deck.and_then(|id| Deck::parse(material, id)).ok_or(Unreadable)?;
        let mode = MODES.iter().find(|(_, name)| Some(*name) == fields.mode).ok_or(Unreadable)?.0;
        let mut session = Session::new(material, deck, mode, fields.seed.ok_or(Unreadable)?);
        for (at, asked) in fields.asked.iter().enumerate() {
            // An exam has its questions already.
            if at == session.asked.len() && !session.ask_again(material, asked.card, asked.variant)
            {
                return Err(Unreadable);
            }
            let own = session.asked.get_mut(at).ok_or(Unreadable)?;
            if own.question.card != asked.card || own.question.variant != asked.variant {
                return Err(Unreadable);
            }
            own.answer.clone_from(&asked.answer);
            own.marked = asked.marked;
        }
        let at = fields.at.filter(|at| *at < session.asked.len()).ok_or(Unreadable)?;
        Ok(Round { session, at, left: fields.left })
    }
}

/// The lines of a text, taken apart.
#[derive(Default)]
struct Fields<'a> {
    mode: Option<&'a str>,
    seed: Option<&'a str>,
    deck: Option<&'a str>,
    at: Option<usize>,
    left: Option<i64>,
    asked: Vec<Line<'a>>,
}

/// A question of a text.
struct Line<'a> {
    card: Card,
    marked: bool,
    answer: Option<Answer>,
    variant: &'a str,
}

impl<'a> Fields<'a> {
    fn take(&mut self, line: &'a str) -> Result<(), Unreadable> {
        let (name, value) = line.split_once(' ').ok_or(Unreadable)?;
        match name {
            "mode" => self.mode = Some(value),
            "seed" => self.seed = Some(value),
            "deck" => self.deck = Some(value),
            "at" => self.at = Some(value.parse().map_err(|_| Unreadable)?),
            "left" => self.left = Some(value.parse().map_err(|_| Unreadable)?),
            "asked" => self.asked.push(read_line(value).ok_or(Unreadable)?),
            _ => return Err(Unreadable),
        }
        Ok(())
    }
}

fn read_line(text: &str) -> Option<Line<'_>> {
    let mut parts = text.splitn(4, ' ');
    let card = Card::parse(parts.next()?)?;
    let marked = parts.next()? == "1";
    let answer = match parts.next()? {
        "-" => None,
        text => Some(read_answer(text)?),
    };
    Some(Line { card, marked, answer, variant: parts.next()? })
}

fn write_answer(answer: &Answer) -> String {
    match answer {
        Answer::Chosen(at) => format!("c{at}"),
        Answer::Typed(text) => {
            text.bytes().fold("t".to_owned(), |text, byte| text + &format!("{byte:02x}"))
        }
        Answer::Ordered(places) => {
            let places: Vec<String> = places.iter().map(usize::to_string).collect();
            format!("o{}", places.join(","))
        }
    }
}

fn read_answer(text: &str) -> Option<Answer> {
    if let Some(at) = text.strip_prefix('c') {
        return Some(Answer::Chosen(at.parse().ok()?));
    }
    if let Some(places) = text.strip_prefix('o') {
        let places = places.split(',').filter(|place| !place.is_empty());
        return Some(Answer::Ordered(
            places.map(|place| place.parse().ok()).collect::<Option<_>>()?,
        ));
    }
    let digits = text.strip_prefix('t')?.as_bytes();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes = digits.chunks(2).map(byte).collect::<Option<Vec<u8>>>()?;
    Some(Answer::Typed(String::from_utf8(bytes).ok()?))
}
