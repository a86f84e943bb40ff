//! What the document says wrong, among sentences that hold.

use super::{blank, choice, names, prefixed};
use crate::card::Card;
use crate::material::{Claim, Material};
use crate::question::{Form, Question};
use crate::words;
use model::article::Said;

/// The question about a claim.
pub fn claim(material: &Material, card: Card, variant: &str) -> Option<Question> {
    let lang = material.lang;
    let claim = material.claims_of(card.code).find(|claim| claim.id == variant)?;
    let ask = words::CLAIM.get(lang).to_owned();
    let mut question = blank(card, Form::Choose, ask, String::new());
    let because = prefixed(words::WRONG_NOW.get(lang).to_owned(), claim.correction.clone());
    question.choices.push(choice(claim.wrong.clone(), claim.code, true, because));
    for other in holding(material, card) {
        let text = words::HOLDS.get(lang).to_owned();
        let why = Said { text, sources: other.right.sources.clone() };
        question.choices.push(choice(other.right.text.clone(), other.code, false, why));
    }
    Some(question)
}

/// Three sentences that hold: about codes that this one is confused with, then about those of its
/// class, then about any; each about another code.
fn holding(material: &Material, card: Card) -> Vec<&Claim> {
    let near = material.code(card.code).map(|code| names::tempting(material, code));
    let near = near.unwrap_or_default();
    let first = near.iter().flat_map(|code| material.claims_of(code.code));
    let class = card.code.class();
    let same = material.claims.iter().filter(|claim| claim.code.class() == class);
    let mut found: Vec<&Claim> = Vec::new();
    for claim in first.chain(same).chain(&material.claims) {
        let known = found.iter().any(|other| other.code == claim.code);
        if claim.code != card.code && !known && found.len() < 3 {
            found.push(claim);
        }
    }
    found
}
