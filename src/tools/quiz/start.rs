//! The beginning: decks, ways to practise.

use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::platform::{address, clock, dom, file};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::Phrase;
use quiz::deck::Deck;
use quiz::session::{Mode, seed};

/// The ways to practise that are offered.
const MODES: [(Mode, Phrase, Phrase); 3] = [
    (Mode::Spaced, words::SPACED, words::SPACED_NOTE),
    (Mode::Free, words::FREE, words::FREE_NOTE),
    (Mode::Exam, words::EXAM, words::EXAM_NOTE),
];

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let heading = el("h2").attr("id", "decks").attr("tabindex", "-1").child(words::DECKS.get(lang));
    let group = el("div").class("decks").attr("role", "group");
    let group = group.attr("aria-labelledby", "decks").live(move || decks(state));
    let modes = el("div").class("seg").attr("role", "group");
    let modes =
        modes.attr("aria-label", words::MODES.get(lang)).children(MODES.map(|(mode, name, _)| {
            el("button")
                .attr("type", "button")
                .live_attr("aria-pressed", move || Some((state.mode.get() == mode).to_string()))
                .on("click", move |_: web_sys::Event| state.mode.set(mode))
                .child(name.get(lang))
        }));
    let note = el("p").class("muted s13").attr("id", "start-note").live_text(move || {
        let note = MODES.iter().find(|(mode, ..)| *mode == state.mode.get());
        let note = nothing(state).or(note.map(|(_, _, note)| *note));
        note.map(|note| note.get(lang).to_owned()).unwrap_or_default()
    });
    let start = el("button")
        .class("btn btn-pri")
        .attr("type", "button")
        .attr("id", "start")
        .attr("aria-describedby", "start-note")
        .live_attr("disabled", move || nothing(state).map(|_| ""))
        .on("click", move |_: web_sys::Event| state.start())
        .child(words::START.get(lang));
    let timed = el("input")
        .attr("type", "checkbox")
        .attr("id", "timed")
        .live_attr("checked", move || state.timed.get().then_some(""))
        .on("change", move |event: web_sys::Event| state.timed.set(dom::is_checked(&event)));
    let timed = el("label")
        .class("exam-t")
        .live_attr("hidden", move || (state.mode.get() != Mode::Exam).then_some(""))
        .child(timed)
        .child(words::TIMED.get(lang));
    let row = el("div").class("q-go").child(modes).child(note).child(start).child(timed);
    el("section").class("panel q-start").child(heading).child(group).child(row).child(shared(state))
}

/// Why there is nothing to begin.
fn nothing(state: State) -> Option<Phrase> {
    let (deck, mode) = (state.deck.get(), state.mode.get());
    let (none, spaced) = (state.progress.with(|it| it.missed.is_empty()), mode == Mode::Spaced);
    match deck {
        Deck::Mistakes if none => Some(words::NO_MISTAKES),
        deck if spaced && state.waiting(&deck).all() == 0 => Some(words::NOTHING_DUE),
        _ => None,
    }
}

/// The decks; that of a single code only if the address asked for it.
fn decks(state: State) -> Element {
    let chosen = state.deck.get();
    let mut decks = state.material.with_value(|material| Deck::all(material));
    if let Deck::Code(_) = chosen {
        decks.insert(0, chosen.clone());
    }
    let button = |deck: Deck| {
        let lang = state.route.lang;
        let name = state.material.with_value(|material| words::deck(lang, material, &deck));
        let waiting = state.waiting(&deck);
        let counts = words::waiting(lang, waiting.due + waiting.learning, waiting.new);
        let pressed = deck == chosen;
        el("button")
            .class("deck")
            .attr("type", "button")
            .attr("id", format!("deck-{}", deck.id()))
            .attr("data-deck", deck.id())
            .attr("aria-pressed", pressed.to_string())
            .on("click", move |_: web_sys::Event| {
                dom::focus_soon(format!("deck-{}", deck.id()));
                state.deck.set(deck.clone());
            })
            .child(el("b").child(name))
            .child(el("span").class("num").child(counts))
    };
    el("div").class("deck-g").children(decks.into_iter().map(button))
}

/// A link that gives everybody the same questions.
fn shared(state: State) -> Element {
    let lang = state.route.lang;
    let said = RwSignal::new(String::new());
    let copy = el("button")
        .class("btn")
        .attr("type", "button")
        .attr("id", "share")
        .live_attr("disabled", move || (state.deck.get() == Deck::Mistakes).then_some(""))
        .on("click", move |_: web_sys::Event| {
            let seed = seed(clock::now().unsigned_abs());
            let link = address::with_search(&format!(
                "?deck={}&seed={seed}",
                state.deck.get_untracked().id()
            ));
            spawn_local(async move {
                let copied = file::copy(&link).await;
                said.set(if copied { words::COPIED.get(lang).to_owned() } else { link });
            });
        })
        .child(words::SHARE.get(lang));
    let note = el("span").class("muted s13").child(words::SHARE_NOTE.get(lang));
    let told = el("span").class("said").attr("role", "status").live_text(move || said.get());
    el("div").class("q-share").child(copy).child(note).child(told)
}
