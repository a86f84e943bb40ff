//! Reading the material from `api/v1/quiz.json`.

use crate::card::Card;
use crate::material::{Claim, Code, Fact, Material, Scenario, Topic};
use model::article::{About, Said};
use model::wire::{Node, read_said};
use model::{Lang, StatusCode};
use redirect::wire::read_client;

/// Reads the file; `None` if there are no codes, no clients or no decks in it.
pub fn read_material(node: &impl Node, lang: Lang) -> Option<Material> {
    let material = Material {
        lang,
        codes: list(node, "codes", |item| read_code(item, lang)),
        scenarios: list(node, "scenarios", |item| scenario(item, lang)),
        claims: list(node, "claims", |item| claim(item, lang)),
        topics: list(node, "decks", |item| topic(item, lang)),
        clients: list(node, "clients", |item| read_client(item, lang)),
        pool: list(node, "pool", |item| pooled(&item.text()?)),
    };
    let whole = !material.codes.is_empty() && !material.clients.is_empty();
    (whole && !material.topics.is_empty()).then_some(material)
}

fn read_code(node: &impl Node, lang: Lang) -> Option<Code> {
    let (name, name_zh) = (text(node, "name"), text(node, "name_zh"));
    let (title, other) = match lang {
        Lang::Zh if !name_zh.is_empty() => (name_zh, name),
        _ => (name, name_zh),
    };
    Some(Code {
        code: number(node, "code")?,
        title,
        other,
        vendor: text(node, "vendor"),
        is_original: truth(node, "document"),
        is_unused: truth(node, "unused"),
        summary: part(node, "summary", lang),
        pick: part(node, "pick", lang).text,
        near: list(node, "near", |item| {
            let codes = list(item, "codes", status);
            Some(About { codes, said: read_said(item, lang) })
        }),
        tempting: list(node, "tempting", status),
        facts: list(node, "facts", |item| {
            let (name, value) = (text(item, "name"), text(item, "value"));
            Some(Fact { name, value, said: read_said(item, lang) })
        }),
        fields: list(node, "fields", Node::text),
        required: list(node, "required", |item| Some((text(item, "name"), read_said(item, lang)))),
    })
}

fn scenario(node: &impl Node, lang: Lang) -> Option<Scenario> {
    Some(Scenario {
        id: text(node, "id"),
        code: number(node, "code")?,
        ask: part(node, "ask", lang).text,
        because: part(node, "because", lang),
        wrong: list(node, "wrong", |item| Some((number(item, "code")?, read_said(item, lang)))),
    })
}

fn claim(node: &impl Node, lang: Lang) -> Option<Claim> {
    Some(Claim {
        id: text(node, "id"),
        code: number(node, "code")?,
        line: node.get("line")?.number()?,
        wrong: part(node, "wrong", lang).text,
        right: part(node, "right", lang),
        correction: part(node, "correction", lang),
    })
}

fn topic(node: &impl Node, lang: Lang) -> Option<Topic> {
    let codes = list(node, "codes", status);
    Some(Topic { id: text(node, "id"), title: part(node, "title", lang).text, codes })
}

fn pooled(text: &str) -> Option<(Card, String)> {
    let (card, variant) = text.split_once(' ').unwrap_or((text, ""));
    Some((Card::parse(card)?, variant.to_owned()))
}

fn list<N: Node, T>(node: &N, key: &str, read: impl Fn(&N) -> Option<T>) -> Vec<T> {
    let items = node.get(key).and_then(|items| items.items()).unwrap_or_default();
    items.iter().filter_map(read).collect()
}

fn text(node: &impl Node, key: &str) -> String {
    node.get(key).and_then(|text| text.text()).unwrap_or_default()
}

fn truth(node: &impl Node, key: &str) -> bool {
    node.get(key).and_then(|truth| truth.truth()).unwrap_or_default()
}

fn part(node: &impl Node, key: &str, lang: Lang) -> Said {
    node.get(key).map(|part| read_said(&part, lang)).unwrap_or_default()
}

fn number(node: &impl Node, key: &str) -> Option<StatusCode> {
    status(&node.get(key)?)
}

fn status(node: &impl Node) -> Option<StatusCode> {
    StatusCode::new(u16::try_from(node.number()?).ok()?).ok()
}
