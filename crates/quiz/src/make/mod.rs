//! Questions, made from the material: each kind in a module of its own. Which wrong choices are
//! offered is decided by what is really confused, never drawn; only their order is.

mod claims;
mod facts;
mod names;
mod predict;
mod scenarios;

pub use names::tempting;

use crate::card::{Card, Kind};
use crate::material::Material;
use crate::question::{Choice, Form, Question};
use crate::random::Random;
use model::StatusCode;
use model::article::Said;

/// Makes the question of a card; `None` if it has none of this variant. Prediction draws its
/// request from `random`, the other kinds only the order of their choices.
pub fn question(
    material: &Material,
    card: Card,
    variant: &str,
    random: &mut Random,
) -> Option<Question> {
    let mut question = match card.kind {
        Kind::Meaning => names::meaning(material, card),
        Kind::Number => names::number(material, card),
        Kind::Recall => names::recall(material, card),
        Kind::Order => names::order(material, card),
        Kind::Scenario => scenarios::scenario(material, card, variant),
        Kind::Claim => claims::claim(material, card, variant),
        Kind::Fact => facts::fact(material, card, variant),
        Kind::Predict => predict::predict(material, card, random),
    }?;
    question.variant = variant.to_owned();
    // Yes and no keep their places.
    if question.choices.len() > 2 {
        random.shuffle(&mut question.choices);
    }
    if question.form == Form::Order && question.is_sorted() {
        question.choices.rotate_left(1);
    }
    Some(question)
}

/// A question without choices yet.
fn blank(card: Card, form: Form, ask: String, about: String) -> Question {
    let variant = String::new();
    Question { card, variant, form, ask, about, flow: None, choices: Vec::new() }
}

/// A choice that stands for a code.
fn choice(text: String, code: StatusCode, right: bool, reason: Said) -> Choice {
    Choice { text, code: Some(code), right, reason }
}

/// A statement without sources.
fn plain(text: String) -> Said {
    Said { text, sources: Vec::new() }
}

/// A statement with something said before it.
fn prefixed(before: String, said: Said) -> Said {
    Said { text: before + &said.text, ..said }
}

impl Question {
    fn is_sorted(&self) -> bool {
        self.choices.is_sorted_by_key(|choice| choice.code)
    }
}
