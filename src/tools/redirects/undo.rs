//! The way back to what was in the fields before another flow came in.

use super::state::{By, State};
use super::words;
use crate::node::{Element, el};
use leptos::prelude::*;

/// The button, as long as there is something to give back; `here` says after which comings it
/// stands at this place.
pub fn button(state: State, here: fn(By) -> bool) -> Element {
    let lang = state.route.lang;
    el("div").class("undo").live(move || {
        let undone = state.before.with(|before| {
            before.as_ref().filter(|before| here(before.by)).map(|before| before.undone)
        });
        let Some(undone) = undone else { return el("span").attr("hidden", "") };
        let (said, name) = match undone {
            false => (words::REPLACED, words::UNDO),
            true => (words::RESTORED, words::REDO),
        };
        let button = el("button").class("btn").attr("type", "button").attr("data-undo", "");
        let button = button.on("click", move |_: web_sys::Event| state.undo());
        let said = el("span").class("said").attr("role", "status").child(said.get(lang));
        el("p").class("row").child(said).child(button.child(name.get(lang)))
    })
}
