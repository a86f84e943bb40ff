//! What it will look like.

use super::choice::{Choice, HEIGHTS};
use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::platform::frame;
use crate::route::Page;
use leptos::prelude::*;
use model::Phrase;

/// What can be seen: a page in a frame, the element, the picture.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Frame,
    Element,
    Image,
}

const WAYS: [(Way, Phrase); 3] =
    [(Way::Frame, words::FRAME), (Way::Element, words::ELEMENT), (Way::Image, words::IMAGE)];

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let way = RwSignal::new(Way::Frame);
    let buttons = WAYS.map(|(own, name)| {
        el("button")
            .attr("type", "button")
            .live_attr("aria-pressed", move || Some((way.get() == own).to_string()))
            .on("click", move |_: web_sys::Event| way.set(own))
            .child(name.get(lang))
    });
    let group = el("div").class("seg end").attr("role", "group");
    let group = group.attr("aria-label", words::PREVIEW.get(lang)).children(buttons);
    let title = el("h2").child(words::PREVIEW.get(lang));
    let heading = el("div").class("card-h").child(title).child(group);
    // Not the whole choice: a frame that is told its own height must not be loaded anew.
    let shown = Memo::new(move |_| Choice { width: None, height: 0, ..state.choice() });
    let stage = el("section").class("b-stage").attr("tabindex", "0");
    let stage = stage.attr("aria-label", words::PREVIEW.get(lang)).live(move || {
        let choice = shown.get();
        match (way.get(), choice.page) {
            (Way::Frame, _) => framed(state, &choice),
            (Way::Element, Page::Code(_)) => element(&choice),
            (Way::Image, Page::Code(_)) => image(state, &choice),
            _ => el("p").class("muted").child(words::CODES_ONLY.get(lang)),
        }
    });
    el("section").class("panel").child(heading).child(stage)
}

fn framed(state: State, choice: &Choice) -> Element {
    el("iframe")
        .attr("src", state.route.link(&choice.frame()))
        .attr("title", choice.title())
        .live_attr("width", move || {
            Some(state.choice().width.map_or("100%".to_owned(), |width| width.to_string()))
        })
        .live_attr("height", move || Some(state.choice().height.to_string()))
        .on_mount(move |element| {
            frame::on_height(element, move |height| {
                state.told.set(height.clamp(HEIGHTS[0], HEIGHTS[1]));
            })
        })
}

fn element(choice: &Choice) -> Element {
    let Page::Code(code) = choice.page else { return el("p") };
    el("http-status")
        .attr("code", code.to_string())
        .attr("lang", choice.lang.short())
        .attr("theme", choice.theme.name())
        .child(choice.title())
}

fn image(state: State, choice: &Choice) -> Element {
    let card = choice.card().unwrap_or_default();
    el("img").attr("src", state.route.link(&card)).attr("alt", choice.title())
}
