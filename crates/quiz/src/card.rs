//! Cards: what is learned, a code in one kind of question.

use model::StatusCode;
use std::fmt;

/// A kind of question, in the order in which a code's cards are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A number is given, its name is chosen.
    Meaning,
    /// A situation is given, the code to send or to expect is chosen.
    Scenario,
    /// A case is given, the number is chosen.
    Number,
    /// A property of the code is chosen.
    Fact,
    /// A request and a redirect are given, the client's next request is chosen.
    Predict,
    /// Four claims are given, the one that is wrong today is chosen.
    Claim,
    /// A name is given, the number is typed.
    Recall,
    /// Names are given, to be put in the order of their numbers.
    Order,
}

impl Kind {
    /// All.
    pub const ALL: [Kind; 8] = [
        Kind::Meaning,
        Kind::Scenario,
        Kind::Number,
        Kind::Fact,
        Kind::Predict,
        Kind::Claim,
        Kind::Recall,
        Kind::Order,
    ];

    /// Its name in files and addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Kind::Meaning => "meaning",
            Kind::Number => "number",
            Kind::Recall => "recall",
            Kind::Scenario => "scenario",
            Kind::Claim => "claim",
            Kind::Fact => "fact",
            Kind::Predict => "predict",
            Kind::Order => "order",
        }
    }

    /// The kind of this name.
    pub fn parse(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// What is learned and scheduled: a code in one kind of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Card {
    /// The code.
    pub code: StatusCode,
    /// The kind of question.
    pub kind: Kind,
}

impl Card {
    /// The card written as `409.recall`.
    pub fn parse(text: &str) -> Option<Card> {
        let (code, kind) = text.split_once('.')?;
        Some(Card { code: StatusCode::parse(code)?, kind: Kind::parse(kind)? })
    }
}

impl fmt::Display for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.code, self.kind.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_read_as_it_is_written() {
        for kind in Kind::ALL {
            let card = Card { code: StatusCode::parse("409").expect("a code"), kind };
            assert_eq!(Card::parse(&card.to_string()), Some(card));
        }
        for text in ["409", "409.", "40.recall", "409.Recall", "409.recall.x"] {
            assert_eq!(Card::parse(text), None, "{text}");
        }
    }
}
