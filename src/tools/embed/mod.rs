//! The page about embedding: what to show and how, a preview, and the code for each system.

mod builder;
mod choice;
mod data;
mod entry;
mod hosts;
mod preview;
mod snippet;
mod state;
mod words;

pub use data::{Hosts, read};

use crate::i18n;
use crate::node::{Element, el};
use crate::route::Route;
use crate::tools::Tool;
use state::State;
use std::sync::{Arc, Mutex};
use web_sys::KeyboardEvent;

/// The page with its data, and its state while it is shown.
pub struct Page {
    data: Arc<Hosts>,
    shown: Mutex<Option<State>>,
}

impl Tool for Page {
    fn page(&self, route: Route) -> Vec<Element> {
        let state = State::new(Arc::clone(&self.data), route);
        if let Ok(mut shown) = self.shown.lock() {
            *shown = Some(state);
        }
        vec![page(state)]
    }

    fn read_address(&self) {
        let shown = self.shown.lock().ok().and_then(|shown| *shown);
        if let Some(state) = shown {
            state.read_address();
        }
    }

    fn key(&self, _: &KeyboardEvent) {}
}

fn page(state: State) -> Element {
    let lang = state.route.lang;
    let header = el("header")
        .class("q-top")
        .child(el("h1").child(i18n::EMBED.get(lang)))
        .child(el("p").child(words::LEAD.get(lang)));
    let grid = el("div").class("b-g").child(builder::card(state)).child(preview::card(state));
    el("div")
        .class("page")
        .child(header)
        .child(grid)
        .child(hosts::section(state))
        .child(builder::text(state))
        .child(hosts::file(state))
        .child(hosts::messages(state))
        .child(hosts::trials(state))
}
