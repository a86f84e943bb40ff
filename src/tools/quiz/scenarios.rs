//! All situations with their answers, to be read: without script, too.

use super::answered::reason;
use super::ask::marked;
use super::state::State;
use super::words;
use crate::node::{Element, el};
use leptos::prelude::*;
use quiz::material::{Material, Scenario};

/// The list, folded.
pub fn all(state: State) -> Element {
    let lang = state.route.lang;
    let summary = el("summary").child(el("h2").child(words::READ_ALL.get(lang)));
    let note = el("p").class("muted s13").child(words::READ_ALL_NOTE.get(lang));
    let list: Vec<Element> = state.material.with_value(|material| {
        material.scenarios.iter().map(|scenario| one(material, scenario)).collect()
    });
    let list = el("ol").class("q-list").children(list);
    el("details").class("q-read").child(summary).child(note).child(list)
}

fn one(material: &Material, scenario: &Scenario) -> Element {
    let named = material.code(scenario.code).map(|code| code.named()).unwrap_or_default();
    let question = el("summary").children(marked(&scenario.ask));
    let answer = el("p").child(el("b").child(named)).child(" ").child(reason(&scenario.because));
    el("li").child(el("details").child(question).child(answer))
}
