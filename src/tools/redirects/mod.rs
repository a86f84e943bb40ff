//! The redirect-flow visualiser: a request, the answers that meet it, and what a client does.

mod causes;
mod chain;
mod changes;
mod clients;
mod data;
mod diagnosis;
mod diagram;
mod draft;
mod editor;
mod ending;
mod exporter;
mod fields;
mod flow_json;
mod importer;
mod masked;
mod offer;
mod play;
mod real;
mod state;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod trace;
mod undo;
pub(super) mod words;

pub use data::{Redirects, read};
pub(super) use ending::ending;

use crate::node::{Element, el};
use crate::platform::address;
use crate::route::Route;
use crate::tools::Tool;
use leptos::prelude::*;
use state::{By, State};
use std::sync::Mutex;
use web_sys::KeyboardEvent;

/// The page with its data, and its state while it is shown.
pub struct Page {
    data: std::sync::Arc<Redirects>,
    shown: Mutex<Option<State>>,
}

impl Tool for Page {
    fn page(&self, route: Route) -> Vec<Element> {
        let state = State::new(std::sync::Arc::clone(&self.data), route);
        if let Ok(mut shown) = self.shown.lock() {
            *shown = Some(state);
        }
        vec![page(state)]
    }

    fn read_address(&self) {
        let shown = self.shown.lock().ok().and_then(|shown| *shown);
        if let Some(state) = shown {
            state.read_link(&address::fragment());
            state.read_shared();
        }
    }

    /// The diagram has the keys, while it has the focus.
    fn key(&self, _: &KeyboardEvent) {}
}

fn page(state: State) -> Element {
    let lang = state.route.lang;
    let text = el("div")
        .child(el("h1").child(crate::i18n::REDIRECTS.get(lang)))
        .child(el("p").child(words::LEAD.get(lang)))
        .child(exporter::link(state));
    let header = el("header").class("r-top").child(text).child(editor::presets(state));
    let remark = el("p").class("remark").attr("role", "alert");
    let remark = remark.live_text(move || state.remark.get());
    let undo = undo::button(state, |by| by != By::Import);
    let left = el("div").class("r-l").child(editor::request(state)).child(chain::card(state));
    let left = left.child(importer::card(state)).child(exporter::card(state));
    let below = el("div").class("r-b").child(changes::card(state)).child(diagnosis::card(state));
    let right = el("div")
        .class("r-r")
        .child(diagram::card(state))
        .child(below)
        .child(clients::card(state))
        .child(real::card(state))
        .child(trace::card(state));
    let grid = el("div").class("r-g").child(left).child(right);
    el("div").class("page").child(header).child(remark).child(undo).child(grid)
}
