//! Decks: which cards belong together.

use crate::card::{Card, Kind};
use crate::material::{Code, Material};
use crate::progress::Progress;
use model::{Class, StatusCode};

/// A choice of cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deck {
    /// The codes that the document has.
    Document,
    /// Every registered code.
    All,
    /// A class.
    Class(Class),
    /// A deck that content names, by its id.
    Topic(String),
    /// The codes that no registry has.
    Vendor,
    /// What was answered wrong and has not been right often enough since.
    Mistakes,
    /// One code.
    Code(StatusCode),
}

impl Deck {
    /// The deck of this name, as [`Deck::id`] gives it.
    pub fn parse(material: &Material, id: &str) -> Option<Deck> {
        Some(match id {
            "document" => Deck::Document,
            "all" => Deck::All,
            "vendor" => Deck::Vendor,
            "mistakes" => Deck::Mistakes,
            _ => {
                let topic = material.topics.iter().any(|topic| topic.id == id);
                let class = Class::parse(id).filter(|class| class.label() == id);
                let code = || StatusCode::parse(id).filter(|code| material.code(*code).is_some());
                match (topic, class) {
                    (true, _) => Deck::Topic(id.to_owned()),
                    (_, Some(class)) => Deck::Class(class),
                    _ => Deck::Code(code()?),
                }
            }
        })
    }

    /// Its name in addresses.
    pub fn id(&self) -> String {
        match self {
            Deck::Document => "document".to_owned(),
            Deck::All => "all".to_owned(),
            Deck::Class(class) => class.label().to_owned(),
            Deck::Topic(id) => id.clone(),
            Deck::Vendor => "vendor".to_owned(),
            Deck::Mistakes => "mistakes".to_owned(),
            Deck::Code(code) => code.to_string(),
        }
    }

    /// Every deck but those of a single code, in the order in which they are offered.
    pub fn all(material: &Material) -> Vec<Deck> {
        let mut decks = vec![Deck::Document, Deck::All];
        decks.extend(material.topics.iter().map(|topic| Deck::Topic(topic.id.clone())));
        decks.extend(Class::ALL.map(Deck::Class));
        decks.extend([Deck::Vendor, Deck::Mistakes]);
        decks
    }

    /// Whether a code belongs to it, as far as that does not depend on the learner.
    pub fn has(&self, material: &Material, code: &Code) -> bool {
        match self {
            Deck::Document => code.is_original,
            Deck::All => code.vendor.is_empty(),
            Deck::Class(class) => code.vendor.is_empty() && code.class() == Some(*class),
            Deck::Topic(id) => {
                let topic = material.topics.iter().find(|topic| topic.id == *id);
                topic.is_some_and(|topic| topic.codes.contains(&code.code))
            }
            Deck::Vendor => !code.vendor.is_empty(),
            Deck::Mistakes => false,
            Deck::Code(one) => code.code == *one,
        }
    }

    /// Its cards, in the order in which they are met for the first time: codes by number, the
    /// easier kinds of a code before the harder ones, and those some codes later.
    pub fn cards(&self, material: &Material, progress: &Progress) -> Vec<Card> {
        /// So many other codes come between two first meetings with a code.
        const SPREAD: usize = 5;
        if *self == Deck::Mistakes {
            let missed = progress.missed.iter().map(|(card, _)| *card);
            return missed.filter(|card| !material.variants(*card).is_empty()).collect();
        }
        let codes = material.codes.iter().filter(|code| self.has(material, code));
        let own: Vec<Vec<Card>> =
            codes.map(|code| material.cards_of(code.code).collect()).collect();
        // By place, not by sorting: a sort is 3 kB of WASM for each type.
        let places = own.len() + Kind::ALL.len() * SPREAD;
        let met = |place: usize, nth: usize| {
            let at = place.checked_sub(nth * SPREAD)?;
            own.get(at)?.get(nth).copied()
        };
        let kinds = 0..Kind::ALL.len();
        (0..places)
            .flat_map(|place| {
                kinds.clone().filter_map(move |nth| met(place, nth)).collect::<Vec<_>>()
            })
            .collect()
    }
}
