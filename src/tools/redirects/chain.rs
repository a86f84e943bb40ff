//! The answers: each can be changed, moved and taken out, by mouse and by keyboard.

use super::draft::{Answer, Draft, Wrong};
use super::editor::area;
use super::fields::bound;
use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::platform::dom;
use crate::views::icons::icon;
use leptos::prelude::*;
use model::{Lang, Phrase};
use redirect::MOST_RESPONSES;

/// Statuses that are offered.
const STATUSES: [&str; 12] =
    ["301", "302", "303", "307", "308", "300", "304", "305", "200", "401", "404", "503"];

/// The card with the answers.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let count = el("span").class("end num");
    let count = count.live_text(move || state.draft.with(|draft| draft.answers.len().to_string()));
    let heading = el("h2").class("card-h").child(words::CHAIN.get(lang)).child(count);
    let keys = move || {
        state.draft.with(|draft| draft.answers.iter().map(|answer| answer.key).collect::<Vec<_>>())
    };
    let list = el("ol").class("hops").keyed(keys, move |key| row(state, key));
    let add = el("button")
        .class("btn")
        .attr("type", "button")
        .live_attr("disabled", move || {
            state.draft.with(|draft| draft.answers.len() >= MOST_RESPONSES).then_some("")
        })
        .on("click", move |_: web_sys::Event| {
            let key = state.draft.try_update(Draft::add);
            focus(key);
        })
        .child(words::ADD.get(lang));
    let statuses = STATUSES.map(|status| el("option").attr("value", status));
    let statuses = el("datalist").attr("id", "statuses").children(statuses);
    let cut = el("p").class("said").attr("role", "status").attr("id", "cut").live_text(move || {
        let cut = state.draft.with(|draft| draft.recorded.as_ref().map_or(0, |own| own.cut));
        if cut > 0 { words::cut(lang, cut) } else { String::new() }
    });
    let pad = el("div").class("pad").child(cut).child(list).child(add).child(statuses);
    el("section").class("panel").child(heading).child(pad)
}

/// Once it is in the page: gives the focus to the status of an answer.
fn focus(key: Option<usize>) {
    if let Some(key) = key {
        dom::focus_soon(format!("status-{key}"));
    }
}

fn row(state: State, key: usize) -> Element {
    let lang = state.route.lang;
    let now = state.draft.with_untracked(|draft| draft.answer(key).cloned());
    let now = now.unwrap_or(Answer {
        key,
        status: String::new(),
        location: String::new(),
        headers: String::new(),
    });
    let place = move || state.draft.with(|draft| place(draft, key));
    let number = el("span").class("n num").attr("aria-hidden", "true");
    let number = number.live_text(move || place().to_string());
    let label = move |name: Phrase| move || Some(labelled(lang, name, place()));
    let status = el("input").attr("type", "text").class("in num").attr("value", now.status.clone());
    let status = status.attr("id", format!("status-{key}")).attr("list", "statuses");
    let status = bound(
        status.attr("inputmode", "numeric").live_attr("aria-label", label(words::STATUS)),
        state,
        Box::new(move |draft| part(draft, key, |answer| &answer.status)),
        Box::new(move |draft, text| change(draft, key, |answer| answer.status = text)),
    );
    let location =
        el("input").attr("type", "text").class("in mono").attr("value", now.location.clone());
    let location = location.attr("spellcheck", "false").attr("autocapitalize", "none");
    let location = bound(
        location
            .attr("placeholder", "—")
            .live_attr("aria-label", move || Some(format!("Location {}", place()))),
        state,
        Box::new(move |draft| part(draft, key, |answer| &answer.location)),
        Box::new(move |draft, text| change(draft, key, |answer| answer.location = text)),
    );
    let headers = bound(
        area(2, &now.headers).live_attr("aria-label", label(words::MORE_FIELDS)),
        state,
        Box::new(move |draft| part(draft, key, |answer| &answer.headers)),
        Box::new(move |draft, text| change(draft, key, |answer| answer.headers = text)),
    );
    let more = el("details").class("more");
    let more = if now.headers.is_empty() { more } else { more.attr("open", "") };
    let buttons = el("span").class("moves");
    let buttons = buttons.child(shift(state, key, false, "#i-up", words::UP)).child(shift(
        state,
        key,
        true,
        "#i-down",
        words::DOWN,
    ));
    let summary = el("summary").child(words::MORE_FIELDS.get(lang));
    let more = more.child(summary).child(headers);
    let line = el("div").class("hop").child(number).child(status).child(location);
    let line = line.child(remove(state, key));
    let tail = el("div").class("tail").child(more).child(buttons);
    let wrong = el("p").class("msg-err").attr("role", "alert").live_text(move || {
        state
            .wrong
            .with(|wrong| wrong.iter().find_map(|wrong| told(lang, key, wrong)))
            .unwrap_or_default()
    });
    el("li")
        .live_attr("class", move || {
            let on = state.played.with(|played| {
                let visit = played.visit(state.second.get());
                let hop = visit.hops.get(state.step.get() / 2);
                hop.is_some_and(|hop| hop.answered_by == Some(place() - 1))
            });
            let class = state.draft.with(|draft| class(draft, key));
            Some(format!("{class}{}", if on { " is-on" } else { "" }))
        })
        .child(line)
        .child(tail)
        .child(wrong)
}

/// The place of an answer, from 1.
fn place(draft: &Draft, key: usize) -> usize {
    1 + draft.answers.iter().position(|answer| answer.key == key).unwrap_or(0)
}

/// The colour of its class.
fn class(draft: &Draft, key: usize) -> &'static str {
    match draft.answer(key).and_then(|answer| answer.status.chars().next()) {
        Some('1') => "k-1",
        Some('2') => "k-2",
        Some('3') => "k-3",
        Some('4') => "k-4",
        Some('5') => "k-5",
        _ => "k-v",
    }
}

fn labelled(lang: Lang, name: Phrase, place: usize) -> String {
    words::of_hop(lang, name, place)
}

fn part(draft: &Draft, key: usize, of: fn(&Answer) -> &String) -> String {
    draft.answer(key).map(of).cloned().unwrap_or_default()
}

fn change(draft: &mut Draft, key: usize, to: impl FnOnce(&mut Answer)) {
    if let Some(answer) = draft.answer_mut(key) {
        to(answer);
    }
}

fn told(lang: Lang, key: usize, wrong: &Wrong) -> Option<String> {
    match *wrong {
        Wrong::Status(own) if own == key => Some(words::BAD_STATUS.get(lang).to_owned()),
        Wrong::AnswerHeader(own, line) if own == key => Some(words::bad_line(lang, line)),
        _ => None,
    }
}

fn shift(state: State, key: usize, down: bool, symbol: &'static str, name: Phrase) -> Element {
    let lang = state.route.lang;
    let end = move |draft: &Draft| {
        let edge = if down { draft.answers.last() } else { draft.answers.first() };
        edge.is_some_and(|answer| answer.key == key)
    };
    let id = format!("{}-{key}", if down { "down" } else { "up" });
    let own = id.clone();
    el("button")
        .class("btn btn-q btn-i")
        .attr("type", "button")
        .attr("id", id)
        .live_attr("aria-label", move || {
            Some(words::of_hop(lang, name, state.draft.with(|draft| place(draft, key))))
        })
        .live_attr("disabled", move || state.draft.with(end).then_some(""))
        .on("click", move |_: web_sys::Event| {
            state.draft.update(|draft| {
                draft.shift(key, down);
            });
            // Moving the row takes the focus from the button, and at the end the button is of no
            // use any more: then the one that leads back gets it.
            let other = if down { "up" } else { "down" };
            let at_end = state.draft.with_untracked(end);
            dom::focus_soon(if at_end { format!("{other}-{key}") } else { own.clone() });
        })
        .child(icon("i", symbol))
}

fn remove(state: State, key: usize) -> Element {
    let lang = state.route.lang;
    let label = move || {
        let place = state.draft.with(|draft| place(draft, key));
        Some(words::of_hop(lang, words::REMOVE, place))
    };
    el("button")
        .class("btn btn-q btn-i")
        .attr("type", "button")
        .live_attr("aria-label", label)
        .on("click", move |_: web_sys::Event| {
            let next = state.draft.try_update(|draft| {
                let at = place(draft, key) - 1;
                draft.remove(key);
                let near = draft.answers.get(at).or(draft.answers.last());
                near.map(|answer| answer.key)
            });
            focus(next.flatten());
        })
        .child(icon("i", "#i-close"))
}
