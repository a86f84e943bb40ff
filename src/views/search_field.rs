//! The search field: the page's one `input[type=search]`.

use crate::i18n;
use crate::node::{Element, Node, el};
use crate::platform::{dom, keys};
use crate::state::{Atlas, Searched};
use crate::views::icons::icon;
use leptos::prelude::*;
use model::Lang;
use std::time::Duration;
use web_sys::{Event, KeyboardEvent};

/// The field. It belongs to the reader: the app writes into it only what was changed elsewhere,
/// and never while an input method is composing.
pub fn search_field(lang: Lang, atlas: Atlas) -> Element {
    let faulty =
        Memo::new(move |_| atlas.matches.with(|matches| !matches.found.diagnostics.is_empty()));
    let field = el("input")
        .attr("id", "q")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("placeholder", i18n::SEARCH_HINT.get(lang))
        .attr("aria-controls", "results")
        .attr("aria-describedby", "hints")
        .live_attr("aria-invalid", move || faulty.get().then_some("true"))
        .on("input", move |event: Event| {
            if !keys::is_composing(&event) {
                atlas.text.set(dom::value_of(&event));
            }
        })
        .on("focus", move |_: Event| atlas.searching.set(true))
        .on("compositionend", move |event: Event| atlas.text.set(dom::value_of(&event)))
        .on("scroll", |_: Event| dom::scroll_faults())
        .on("keydown", move |event: KeyboardEvent| key(atlas, &event));
    let faults =
        el("div").class("faults").attr("aria-hidden", "true").live(move || match faulty.get() {
            true => atlas.matches.with(|matches| faults(matches)),
            false => el("span"),
        });
    let clear = el("button")
        .class("btn btn-q btn-i clear")
        .attr("type", "button")
        .attr("aria-label", i18n::CLEAR.get(lang))
        .live_attr("hidden", move || atlas.text.with(String::is_empty).then_some(""))
        .on("click", move |_: Event| clear(atlas))
        .child(icon("i", "#i-close"));
    el("div")
        .live_attr("class", move || Some(if faulty.get() { "search k-5" } else { "search" }))
        .attr("role", "search")
        .child(icon("i", "#i-search"))
        .child(el("label").class("vh").attr("for", "q").child(i18n::SEARCH.get(lang)))
        .child(el("div").class("typed").child(faults).child(field.on_mount(move |field| {
            let typed = move |_| {};
            dom::follow_value(field, move || atlas.text.get(), typed);
        })))
        .child(clear)
        .child(el("kbd").attr("aria-hidden", "true").child("/"))
}

/// The text again, to be laid behind the field's own without colour: a field cannot mark parts of
/// its text, so what is wrong is underlined there.
fn faults(matches: &Searched) -> Element {
    let (query, mut at) = (&matches.query, 0);
    let mut pieces: Vec<Node> = Vec::new();
    for found in &matches.found.diagnostics {
        pieces.push(query.part(&(at..found.span.start)).to_owned().into());
        pieces.push(el("u").child(query.part(&found.span).to_owned()).into());
        at = found.span.end;
    }
    // The field may have scrolled before there was anything to underline.
    let follow = |_| set_timeout(dom::scroll_faults, Duration::ZERO);
    el("span").children(pieces).on_mount(follow)
}

/// Empties the field and gives it the focus.
pub fn clear(atlas: Atlas) {
    atlas.text.set(String::new());
    dom::focus_search();
}

fn key(atlas: Atlas, event: &KeyboardEvent) {
    if keys::is_composing_key(event) {
        return;
    }
    match event.key().as_str() {
        "Escape" => clear(atlas),
        "ArrowDown" => dom::focus_first_match(),
        "Enter" if atlas.matches.with_untracked(|matches| matches.found.filtering) => {
            let first = atlas.matches.with_untracked(|matches| matches.codes().next());
            first.into_iter().for_each(dom::open_code);
        }
        _ => return,
    }
    event.prevent_default();
}
