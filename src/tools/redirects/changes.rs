//! What changed at the hop that is looked at, and by which rule.

use super::play::Played;
use super::state::State;
use super::words;
use crate::node::{Element, Node, el};
use crate::route::Route;
use crate::views::said::{rich, sources};
use leptos::prelude::*;
use redirect::changes::{Change, What, changes};
use redirect::{Client, Topic, Visit};

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let heading = el("h2").class("card-h").child(words::CHANGED.get(lang));
    el("section").class("panel").child(heading).live(move || {
        let at = state.step.get() / 2;
        state.with_visit(|played, visit, client| body(state.route, played, visit, client, at))
    })
}

fn body(route: Route, played: &Played, visit: &Visit, client: &Client, at: usize) -> Element {
    let block = el("div").class("diff-b");
    let found = changes(visit, at, &played.flow.request);
    let lead = match (at, found.is_empty()) {
        (0, true) => Some(words::FIRST),
        (_, true) => Some(words::UNCHANGED),
        _ => None,
    };
    let lead = lead.map(|words| el("p").class("quiet").child(words.get(route.lang)));
    // One rule may be behind several changes; it is told once.
    let rows = found.iter().enumerate().map(|(at, change)| {
        let told = found[..at].iter().any(|before| before.topic == change.topic);
        row(route, client, change, !told)
    });
    let list = (!found.is_empty()).then(|| el("dl").class("diff").children(rows));
    // What the answer of this hop led to is decided by rules that changed nothing, too.
    let told: Vec<Topic> = found.iter().map(|change| change.topic).collect();
    let hop = visit.hops.get(at);
    let others = hop.into_iter().flat_map(|hop| hop.rules.iter());
    let others = others.filter(|topic| !told.contains(topic));
    let others: Vec<Element> =
        others.filter_map(|topic| Some(el("li").children(rule(route, client, topic)?))).collect();
    let rules = (!others.is_empty()).then(|| {
        let name = el("h3").class("eyebrow").child(words::RULES.get(route.lang));
        el("div").class("rules").child(name).child(el("ul").children(others))
    });
    block.children(lead).children(list).children(rules)
}

fn row(route: Route, client: &Client, change: &Change, tells: bool) -> Element {
    let lang = route.lang;
    let name: Node = match &change.what {
        What::Method => words::METHOD.get(lang).into(),
        What::Body => words::BODY.get(lang).into(),
        What::Url => words::URL.get(lang).into(),
        What::Field(name) => el("code").child(name.clone()).into(),
    };
    let name = el("dt").child(name);
    let to = el("dd").class("to").children(step(route, change));
    let rule = tells.then(|| rule(route, client, change.topic)).flatten();
    let rule = rule.map(|rule| el("dd").class("rule").children(rule));
    el("div").child(name).child(to).children(rule)
}

/// From what to what; never by colour alone.
fn step(route: Route, change: &Change) -> Vec<Element> {
    let text = |text: &str| match &change.what {
        What::Body => words::bytes(route.lang, text.len()),
        _ => text.to_owned(),
    };
    let was =
        |class| change.before.as_deref().map(|before| el("s").class(class).child(text(before)));
    match &change.after {
        None => {
            let gone = el("span").class("gone").child(words::GONE.get(route.lang));
            was("was").into_iter().chain([gone]).collect()
        }
        Some(after) => {
            let arrow = el("span").attr("aria-hidden", "true");
            let arrow = arrow.child(if change.before.is_some() { "→" } else { "+" });
            let after = el("b").class("new").child(text(after));
            was("was").into_iter().chain([arrow, after]).collect()
        }
    }
}

/// A rule in words, with its id and its sources.
pub fn rule(route: Route, client: &Client, topic: Topic) -> Option<Vec<Node>> {
    let rule = client.rule(topic)?;
    let mut nodes = rich(route, &rule.said.text);
    nodes.push(" ".into());
    nodes.push(el("code").class("rule-id").child(rule.id.clone()).into());
    nodes.extend(sources(route, &rule.said.sources).map(Node::from));
    Some(nodes)
}
