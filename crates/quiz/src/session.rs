//! A round of questions.

mod text;

pub use text::{Round, Unreadable};

use crate::card::Card;
use crate::deck::Deck;
use crate::make;
use crate::material::Material;
use crate::progress::Progress;
use crate::question::{Answer, Question};
use crate::queue;
use crate::random::Random;
use model::StatusCode;

/// How a round chooses its questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// What the schedule asks for; answers count for it.
    Spaced,
    /// Anything of the deck, without an end and without the schedule.
    Free,
    /// Twenty questions, told right or wrong at the end.
    Exam,
    /// Ten questions that are the same for everybody with the seed.
    Shared,
}

impl Mode {
    /// How many questions a round has at most; none where it goes on until it is ended.
    pub const fn length(self) -> Option<usize> {
        match self {
            Mode::Spaced | Mode::Shared => Some(10),
            Mode::Exam => Some(20),
            Mode::Free => None,
        }
    }
}

/// A question of a round.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The answer, once it is given.
    pub answer: Option<Answer>,
    /// Whether the learner wants to come back to it.
    pub marked: bool,
}

impl Asked {
    /// Whether there is no answer, or not a whole one.
    pub fn is_open(&self) -> bool {
        !self.answer.as_ref().is_some_and(|answer| self.question.is_whole(answer))
    }

    /// Whether it was answered right; `None` if it was not answered.
    pub fn right(&self) -> Option<bool> {
        self.answer.as_ref().map(|answer| self.question.is_right(answer))
    }
}

/// A round.
#[derive(Clone, Debug)]
pub struct Session {
    /// Where the questions come from.
    pub deck: Deck,
    /// How they are chosen.
    pub mode: Mode,
    /// What everything drawn depends on.
    pub seed: String,
    /// The questions so far; of an exam all of them.
    pub asked: Vec<Asked>,
    planned: Vec<(Card, String)>,
}

impl Session {
    /// A round without questions, or with all of them if it is an exam.
    pub fn new(material: &Material, deck: Deck, mode: Mode, seed: &str) -> Session {
        let mut session =
            Session { deck, mode, seed: seed.to_owned(), asked: Vec::new(), planned: Vec::new() };
        match mode {
            Mode::Shared => session.plan(material, pooled(material, &session.deck)),
            Mode::Exam => {
                let all = everything(material, &session.deck);
                session.plan(material, all);
                while session.ask_planned(material) {}
            }
            Mode::Spaced | Mode::Free => {}
        }
        session
    }

    /// Draws as many as the round has, each of another code as long as there are others.
    fn plan(&mut self, material: &Material, mut all: Vec<(Card, String)>) {
        all.retain(|(card, _)| material.code(card.code).is_some());
        Random::new(&format!("{} {}", self.deck.id(), self.seed)).shuffle(&mut all);
        // A question that was withdrawn keeps its place in the pool, so that the others keep theirs.
        all.retain(|(card, variant)| material.variants(*card).contains(variant));
        let most = self.mode.length().unwrap_or_default();
        let mut codes: Vec<StatusCode> = Vec::new();
        let mut rest = Vec::new();
        for item in all {
            match codes.contains(&item.0.code) {
                true => rest.push(item),
                false => {
                    codes.push(item.0.code);
                    self.planned.push(item);
                }
            }
        }
        self.planned.extend(rest);
        self.planned.truncate(most);
    }

    /// Asks the next question; false if there is none, or the round is at its end. `now` is the
    /// time, `day` the learner's day.
    pub fn ask(&mut self, material: &Material, progress: &Progress, now: i64, day: i64) -> bool {
        match self.mode {
            Mode::Exam => false,
            Mode::Shared => self.ask_planned(material),
            Mode::Free => self.ask_any(material, progress),
            Mode::Spaced => self.ask_due(material, progress, now, day),
        }
    }

    fn ask_planned(&mut self, material: &Material) -> bool {
        let Some((card, variant)) = self.planned.get(self.asked.len()).cloned() else {
            return false;
        };
        self.push(material, card, &variant)
    }

    fn ask_any(&mut self, material: &Material, progress: &Progress) -> bool {
        let last = self.last();
        let mut cards = self.deck.cards(material, progress);
        if cards.iter().any(|card| Some(card.code) != last) {
            cards.retain(|card| Some(card.code) != last);
        }
        let mut random = Random::new(&format!("{} pick", self.place()));
        let Some(card) = cards.get(random.below(cards.len())).copied() else { return false };
        let variants = material.variants(card);
        let variant = variants[random.below(variants.len())].clone();
        self.push(material, card, &variant)
    }

    fn ask_due(&mut self, material: &Material, progress: &Progress, now: i64, day: i64) -> bool {
        if self.mode.length().is_some_and(|most| self.asked.len() >= most) {
            return false;
        }
        let cards = self.deck.cards(material, progress);
        let Some(card) = queue::next(&cards, progress, now, day, self.last()) else { return false };
        // Each time another of the card's questions.
        let variants = material.variants(card);
        let reps = progress.memory(card).map_or(0, |memory| memory.reps as usize);
        let variant = variants[reps % variants.len()].clone();
        self.push(material, card, &variant)
    }

    /// What the next question depends on, besides its card: each is drawn by itself, so that one
    /// that was taken back, or is read from a text, comes again as it was.
    fn place(&self) -> String {
        format!("{} {} {}", self.deck.id(), self.seed, self.asked.len())
    }

    fn push(&mut self, material: &Material, card: Card, variant: &str) -> bool {
        let question = make::question(material, card, variant, &mut Random::new(&self.place()));
        let asked = question.map(|question| Asked { question, answer: None, marked: false });
        let is = asked.is_some();
        self.asked.extend(asked);
        is
    }

    fn last(&self) -> Option<StatusCode> {
        self.asked.last().map(|asked| asked.question.card.code)
    }

    /// Asks a question of a round that is read from its text.
    pub(crate) fn ask_again(&mut self, material: &Material, card: Card, variant: &str) -> bool {
        self.push(material, card, variant)
    }

    /// How many questions the round has; none where it goes on until it is ended.
    pub fn length(&self, waiting: usize) -> Option<usize> {
        match self.mode {
            Mode::Spaced => self.mode.length().map(|most| most.min(self.asked.len() + waiting)),
            Mode::Free => None,
            Mode::Shared => Some(self.planned.len()),
            Mode::Exam => Some(self.asked.len()),
        }
    }

    /// How many were answered right.
    pub fn right(&self) -> usize {
        self.asked.iter().filter(|asked| asked.right() == Some(true)).count()
    }
}

fn pooled(material: &Material, deck: &Deck) -> Vec<(Card, String)> {
    let of_deck = |card: &Card| material.code(card.code).is_some_and(|it| deck.has(material, it));
    material.pool.iter().filter(|(card, _)| of_deck(card)).cloned().collect()
}

fn everything(material: &Material, deck: &Deck) -> Vec<(Card, String)> {
    let cards = deck.cards(material, &Progress::default());
    let variants =
        |card: Card| material.variants(card).into_iter().map(move |variant| (card, variant));
    cards.into_iter().flat_map(variants).collect()
}

/// A seed of four letters and digits for a number, without those that are easily confused.
pub fn seed(number: u64) -> String {
    const LETTERS: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";
    let mut random = Random::new(&number.to_string());
    (0..4).map(|_| char::from(LETTERS[random.below(LETTERS.len())])).collect()
}
