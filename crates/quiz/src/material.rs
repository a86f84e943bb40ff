//! What questions are made from: the checked content, in one language.

use crate::card::{Card, Kind};
use model::article::{About, Said};
use model::{Class, Lang, StatusCode};
use redirect::Client;

/// Everything that questions are made from, in one language.
#[derive(Debug)]
pub struct Material {
    /// The language.
    pub lang: Lang,
    /// The codes, ascending.
    pub codes: Vec<Code>,
    /// Situations.
    pub scenarios: Vec<Scenario>,
    /// What the document says wrong, and what is right.
    pub claims: Vec<Claim>,
    /// The decks that content names.
    pub topics: Vec<Topic>,
    /// The clients whose next request is asked for.
    pub clients: Vec<Client>,
    /// The questions that a shared quiz draws from: a card and its variant.
    pub pool: Vec<(Card, String)>,
}

/// A code.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code.
    pub code: StatusCode,
    /// Its name in the reader's language.
    pub title: String,
    /// Its name in the other language; empty where that is the same.
    pub other: String,
    /// Who gave it its meaning, where no registry has it.
    pub vendor: String,
    /// Whether the document has it.
    pub is_original: bool,
    /// Whether the registry keeps the number free, so that there is no name to ask for.
    pub is_unused: bool,
    /// What it means.
    pub summary: Said,
    /// Completes "choose it if …".
    pub pick: String,
    /// What tells it apart from others.
    pub near: Vec<About>,
    /// The codes it is confused with, the most tempting first; at least three.
    pub tempting: Vec<StatusCode>,
    /// Caching, content, retrying, method.
    pub facts: Vec<Fact>,
    /// The fields that the response has to have, and where that is written.
    pub required: Vec<(String, Said)>,
    /// Other fields that it may have.
    pub fields: Vec<String>,
}

/// A property of a code.
#[derive(Clone, Debug)]
pub struct Fact {
    /// `heuristically_cacheable`, `content_allowed`, `retry` or `method`.
    pub name: String,
    /// `true`, `false`, or a word.
    pub value: String,
    /// A remark, and the sources.
    pub said: Said,
}

/// A situation and four codes.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its name.
    pub id: String,
    /// The right code.
    pub code: StatusCode,
    /// The situation.
    pub ask: String,
    /// Why it is this one.
    pub because: Said,
    /// Three codes, and why each is wrong.
    pub wrong: Vec<(StatusCode, Said)>,
}

/// What the document says, and what is true.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its name: the line of the document, and a number where that has several.
    pub id: String,
    /// The code it is about.
    pub code: StatusCode,
    /// The line of the document.
    pub line: u32,
    /// What it says, in a sentence.
    pub wrong: String,
    /// Another sentence about the code, which is true.
    pub right: Said,
    /// What is true instead of the wrong one.
    pub correction: Said,
}

/// A deck that content names.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its name in addresses.
    pub id: String,
    /// Its name for a reader.
    pub title: String,
    /// Its codes.
    pub codes: Vec<StatusCode>,
}

impl Material {
    /// What is known of a code.
    pub fn code(&self, code: StatusCode) -> Option<&Code> {
        let at = self.codes.binary_search_by_key(&code, |known| known.code).ok()?;
        Some(&self.codes[at])
    }

    /// The situations whose answer a code is.
    pub fn scenarios_of(&self, code: StatusCode) -> impl Iterator<Item = &Scenario> {
        self.scenarios.iter().filter(move |scenario| scenario.code == code)
    }

    /// The claims about a code.
    pub fn claims_of(&self, code: StatusCode) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(move |claim| claim.code == code)
    }

    /// What a card's question can be about: each variant is a question of its own. None where the
    /// card has no question.
    pub fn variants(&self, card: Card) -> Vec<String> {
        let Some(code) = self.code(card.code) else { return Vec::new() };
        let one = |is: bool| if is { vec![String::new()] } else { Vec::new() };
        match card.kind {
            Kind::Meaning | Kind::Recall | Kind::Order => one(!code.is_unused),
            Kind::Number => one(true),
            Kind::Scenario => self.scenarios_of(card.code).map(|it| it.id.clone()).collect(),
            Kind::Claim => self.claims_of(card.code).map(|it| it.id.clone()).collect(),
            Kind::Fact => {
                let facts = code.facts.iter().map(|fact| fact.name.clone());
                facts.chain(code.required.iter().map(|(name, _)| name.clone())).collect()
            }
            Kind::Predict => one(FOLLOWED.contains(&card.code.number())),
        }
    }

    /// Every card of a code that has a question.
    pub fn cards_of(&self, code: StatusCode) -> impl Iterator<Item = Card> {
        let cards = Kind::ALL.into_iter().map(move |kind| Card { code, kind });
        cards.filter(|card| !self.variants(*card).is_empty())
    }

    /// The difference that decides between two codes; else what the second one means.
    pub fn difference(&self, code: StatusCode, from: StatusCode) -> Said {
        let between = |own: StatusCode, other: StatusCode| {
            let near = self.code(own)?.near.iter().find(|about| about.codes.contains(&other));
            near.map(|about| about.said.clone())
        };
        let meaning = || self.code(from).map(|known| known.summary.clone()).unwrap_or_default();
        between(code, from).or_else(|| between(from, code)).unwrap_or_else(meaning)
    }
}

/// The statuses after which a client sends another request by itself.
pub const FOLLOWED: [u16; 5] = [301, 302, 303, 307, 308];

impl Code {
    /// The class, if it has one.
    pub fn class(&self) -> Option<Class> {
        self.code.class()
    }

    /// The number and the name.
    pub fn named(&self) -> String {
        format!("{} {}", self.code, self.title)
    }
}
