//! Properties: caching, content, retrying, what becomes of the method, required fields.

use super::{blank, names, plain};
use crate::card::Card;
use crate::material::{Code, Fact, Material};
use crate::question::{Choice, Form, Question};
use crate::words;
use model::Phrase;
use model::article::Said;

/// The question about a property, which is a fact's name or a field's.
pub fn fact(material: &Material, card: Card, variant: &str) -> Option<Question> {
    let lang = material.lang;
    let code = material.code(card.code)?;
    let Some(fact) = code.facts.iter().find(|fact| fact.name == variant) else {
        return field(material, card, code, variant);
    };
    let (ask, choices) = match variant {
        "heuristically_cacheable" => {
            (words::cacheable(lang, card.code), truth(material, fact, &words::CACHE_REASON))
        }
        "content_allowed" => {
            (words::content(lang, card.code), truth(material, fact, &words::CONTENT_REASON))
        }
        "retry" => (words::retry(lang, card.code), retry(material, fact)),
        "method" => (words::method(lang, card.code), several(material, fact, &words::METHOD)),
        _ => return None,
    };
    let mut question = blank(card, Form::Choose, ask, String::new());
    question.choices = choices;
    Some(question)
}

/// Yes and no; `reasons` are why yes is wrong, and why no is.
fn truth(material: &Material, fact: &Fact, reasons: &[Phrase; 2]) -> Vec<Choice> {
    let is = fact.value == "true";
    let reason = reasons[usize::from(is)].get(material.lang);
    let choice = |at: usize, right: bool| {
        let reason = if right { noted(fact, reason) } else { plain(reason.to_owned()) };
        Choice { text: words::YES_NO[at].get(material.lang).to_owned(), code: None, right, reason }
    };
    vec![choice(0, is), choice(1, !is)]
}

/// The fact's own remark with its sources; `general` where it has none.
fn noted(fact: &Fact, general: &str) -> Said {
    let text = if fact.said.text.is_empty() { general } else { &fact.said.text };
    Said { text: text.to_owned(), sources: fact.said.sources.clone() }
}

/// The ways to retry. "Nothing to retry" and "give up" are no choices beside each other, and another
/// connection is one only where it is right.
fn retry(material: &Material, fact: &Fact) -> Vec<Choice> {
    let other = if fact.value == "never" { "none" } else { "never" };
    let fits = |way: &str| way != other && (way != "elsewhere" || fact.value == way);
    let ways: Vec<_> = words::RETRY.iter().filter(|way| fits(way.0)).copied().collect();
    several(material, fact, &ways)
}

fn several(material: &Material, fact: &Fact, words: &[(&str, Phrase, Phrase)]) -> Vec<Choice> {
    let choice = |(value, text, general): &(&str, Phrase, Phrase)| {
        let right = *value == fact.value;
        let general = general.get(material.lang);
        let reason = if right { noted(fact, general) } else { plain(general.to_owned()) };
        Choice { text: text.get(material.lang).to_owned(), code: None, right, reason }
    };
    words.iter().map(choice).collect()
}

/// Which field has to be there, among those that others have to have.
fn field(material: &Material, card: Card, code: &Code, name: &str) -> Option<Question> {
    let lang = material.lang;
    let (_, said) = code.required.iter().find(|(field, _)| field == name)?;
    let ask = words::field(lang, card.code);
    let mut question = blank(card, Form::Choose, ask, String::new());
    let text = words::field_needed(lang, name, card.code);
    let reason = Said { text, sources: said.sources.clone() };
    let choice =
        |name: &str, right, reason| Choice { text: format!("`{name}`"), code: None, right, reason };
    question.choices.push(choice(name, true, reason));
    let has = |field: &String| {
        code.required.iter().any(|(own, _)| own == field) || code.fields.contains(field)
    };
    let mut taken: Vec<&String> = Vec::new();
    let near = names::tempting(material, code);
    for other in near.into_iter().chain(&material.codes) {
        for (field, said) in &other.required {
            if !has(field) && !taken.contains(&field) && taken.len() < 3 {
                taken.push(field);
                let text = words::field_of(lang, field, other.code);
                let reason = Said { text, sources: said.sources.clone() };
                question.choices.push(choice(field, false, reason));
            }
        }
    }
    Some(question)
}
