//! Form fields that stand for a part of the draft.

use super::draft::Draft;
use super::state::State;
use crate::node::{Element, el};
use crate::platform::{dom, keys};
use leptos::prelude::*;

/// Reads a part of the draft.
pub type Get = Box<dyn Fn(&Draft) -> String + Send>;
/// Changes a part of the draft.
pub type Set = Box<dyn Fn(&mut Draft, String) + Send + Sync>;

/// Lets a field and a part of the draft follow each other. An input method at work is not
/// disturbed, and what was typed before the app was there is taken over.
pub fn bound(field: Element, state: State, get: Get, set: Set) -> Element {
    let set = StoredValue::new(set);
    let put =
        move |text: String| state.draft.update(|draft| set.with_value(|set| set(draft, text)));
    let typed = move |event: web_sys::Event| {
        if !keys::is_composing(&event) {
            put(dom::value_of(&event));
        }
    };
    field
        .on("input", typed)
        .on("compositionend", move |event: web_sys::Event| put(dom::value_of(&event)))
        .on_mount(move |field| {
            dom::follow_value(field, move || state.draft.with(|draft| get(draft)), put);
        })
}

/// A field under its name.
pub fn labelled(id: &'static str, name: &'static str, field: Element) -> Element {
    let label = el("label").attr("for", id).child(name);
    el("div").class("field").child(label).child(field.attr("id", id))
}

/// A choice among words, `(value, name)`, the one in force selected.
pub fn choices<'a>(words: impl IntoIterator<Item = (&'a str, String)>, now: &str) -> Element {
    let options = words.into_iter().map(|(value, name)| {
        let option = el("option").attr("value", value.to_owned()).child(name);
        if value == now { option.attr("selected", "") } else { option }
    });
    el("select").class("in").children(options)
}
