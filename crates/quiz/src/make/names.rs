//! Numbers, names and meanings.

use super::{blank, choice, prefixed};
use crate::card::Card;
use crate::material::{Code, Material};
use crate::question::{Choice, Form, Question};
use crate::words;
use model::article::Said;
use model::{Lang, StatusCode};

/// How many wrong choices there are.
const WRONG: usize = 3;

/// A number is given, its name is chosen.
pub fn meaning(material: &Material, card: Card) -> Option<Question> {
    let code = material.code(card.code)?;
    let ask = words::meaning(material.lang, card.code, &code.vendor);
    let mut question = blank(card, Form::Choose, ask, String::new());
    question.choices = four(material, code, |it| it.title.clone());
    Some(question)
}

/// A case is given, the number is chosen.
pub fn number(material: &Material, card: Card) -> Option<Question> {
    let code = material.code(card.code)?;
    // What a vendor's code is chosen for is mostly "you imitate the vendor".
    let (ask, about) = match code.vendor.as_str() {
        "" => (words::NUMBER.get(material.lang).to_owned(), &code.pick),
        vendor => (words::vendors_number(material.lang, vendor), &code.summary.text),
    };
    let about = about.replace(&card.code.to_string(), "___");
    let mut question = blank(card, Form::Choose, ask, about);
    question.choices = four(material, code, |it| it.code.to_string());
    Some(question)
}

/// A name is given, the number is typed.
pub fn recall(material: &Material, card: Card) -> Option<Question> {
    let code = material.code(card.code)?;
    let ask = words::recall(material.lang, &code.title, &code.other, &code.vendor);
    let mut question = blank(card, Form::Type, ask, String::new());
    let right = choice(card.code.to_string(), card.code, true, code.summary.clone());
    question.choices.push(right);
    Some(question)
}

/// Names are given, to be put in order.
pub fn order(material: &Material, card: Card) -> Option<Question> {
    let code = material.code(card.code)?;
    let ask = words::ORDER.get(material.lang).to_owned();
    let mut question = blank(card, Form::Order, ask, String::new());
    let others = tempting(material, code).into_iter().take(WRONG);
    question.choices = std::iter::once(code)
        .chain(others)
        .map(|it| {
            let reason = prefixed(numbered(material.lang, it), it.summary.clone());
            choice(it.title.clone(), it.code, true, reason)
        })
        .collect();
    Some(question)
}

/// The code and three that it is confused with, as choices.
fn four(material: &Material, code: &Code, text: impl Fn(&Code) -> String) -> Vec<Choice> {
    let right = prefixed(numbered(material.lang, code), code.summary.clone());
    let right = choice(text(code), code.code, true, right);
    let wrong = tempting(material, code).into_iter().take(WRONG);
    let wrong = wrong.map(|it| choice(text(it), it.code, false, why_not(material, code.code, it)));
    std::iter::once(right).chain(wrong).collect()
}

/// The codes that a code is confused with, without those whose name says the same, or nothing.
pub fn tempting<'a>(material: &'a Material, code: &Code) -> Vec<&'a Code> {
    let mut found: Vec<&Code> = Vec::new();
    for other in code.tempting.iter().filter_map(|other| material.code(*other)) {
        // In either language: a shared quiz offers the same in both.
        let same = |known: &Code| {
            let also = !known.other.is_empty() && known.other == other.other;
            known.title == other.title || also
        };
        if !other.is_unused && !same(code) && !found.iter().any(|known| same(known)) {
            found.push(other);
        }
    }
    found
}

/// Why it is not this one, but `right`.
fn why_not(material: &Material, right: StatusCode, other: &Code) -> Said {
    prefixed(numbered(material.lang, other), material.difference(right, other.code))
}

/// The number and the name, and what separates them from a sentence.
fn numbered(lang: Lang, code: &Code) -> String {
    code.named() + words::COLON.get(lang)
}
