//! The quiz: decks, rounds of questions, and what has become of the learning.

mod answered;
mod ask;
mod charts;
mod exam;
mod keep;
mod keeping;
mod progress;
mod round;
mod scenarios;
mod start;
mod state;
mod summary;
mod words;

use crate::node::{Element, el};
use crate::platform::{address, keys};
use crate::route::Route;
use crate::tools::Tool;
use leptos::prelude::*;
use model::Lang;
use model::wire::Node;
use quiz::material::Material;
use quiz::wire::read_material;
use state::{Screen, State};
use std::sync::{Arc, Mutex};
use web_sys::KeyboardEvent;

/// The page with its material, and its state while it is shown.
pub struct Page {
    material: Arc<Material>,
    shown: Mutex<Option<State>>,
}

/// Reads `api/v1/quiz.json`; `None` if a part of it is missing.
pub fn read(node: &impl Node, lang: Lang) -> Option<Page> {
    let material = Arc::new(read_material(node, lang)?);
    Some(Page { material, shown: Mutex::new(None) })
}

impl Page {
    fn state(&self) -> Option<State> {
        self.shown.lock().ok().and_then(|shown| *shown)
    }
}

impl Tool for Page {
    fn page(&self, route: Route) -> Vec<Element> {
        let state = State::new(Arc::clone(&self.material), route);
        if let Ok(mut shown) = self.shown.lock() {
            *shown = Some(state);
        }
        vec![page(state)]
    }

    fn read_address(&self) {
        if let Some(state) = self.state() {
            state.load();
            state.read_link(&address::search());
        }
    }

    fn key(&self, event: &KeyboardEvent) {
        if let Some(state) = self.state().filter(|_| !keys::has_modifier(event)) {
            ask::by_key(state, event);
        }
    }
}

fn page(state: State) -> Element {
    let lang = state.route.lang;
    let text = el("div")
        .child(el("h1").child(crate::i18n::QUIZ.get(lang)))
        .child(el("p").child(words::LEAD.get(lang)));
    let remark = el("p").class("remark").attr("role", "alert");
    let remark = remark.live_text(move || state.remark.get());
    let left = el("div").class("q-l").live(move || match state.screen.get() {
        Screen::Start => start::card(state),
        Screen::Question => ask::card(state),
        Screen::Summary => summary::card(state),
    });
    let right = progress::column(state);
    let grid = el("div").class("q-g").child(left).child(right);
    let top = el("header").class("q-top").child(text);
    let page = el("div").class("page").child(top).child(remark).child(grid);
    page.child(scenarios::all(state))
}
