//! Situations.

use super::{blank, choice};
use crate::card::Card;
use crate::material::Material;
use crate::question::{Form, Question};

/// The question of a situation.
pub fn scenario(material: &Material, card: Card, variant: &str) -> Option<Question> {
    let scenario = material.scenarios_of(card.code).find(|scenario| scenario.id == variant)?;
    let mut question = blank(card, Form::Choose, scenario.ask.clone(), String::new());
    let right = (scenario.code, &scenario.because);
    let wrong = scenario.wrong.iter().map(|(code, why)| (*code, why));
    question.choices = std::iter::once(right)
        .chain(wrong)
        .filter_map(|(code, why)| {
            let named = material.code(code)?.named();
            Some(choice(named, code, code == scenario.code, why.clone()))
        })
        .collect();
    Some(question)
}
