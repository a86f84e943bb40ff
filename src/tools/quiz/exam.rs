//! What an exam has besides: all questions at hand, marks, handing in.

use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::platform::{clock, dom};
use leptos::prelude::*;
use quiz::session::{Asked, Mode};
use std::time::Duration;

/// How long an exam with a clock takes, in seconds.
const LIMIT: i64 = 20 * 60;

/// Starts the clock of an exam, if it is to have one; at its end the exam is handed in.
pub fn set_clock(state: State, mode: Mode) {
    let timed = mode == Mode::Exam && state.timed.get_untracked();
    resume(state, timed.then_some(LIMIT));
}

/// Lets the clock go on with so many seconds left, if there is one.
pub fn resume(state: State, left: Option<i64>) {
    state.left.set(left);
    if let Some(left) = left {
        tick(state, clock::now() + left);
    }
}

/// A second later: what is left until `end`.
fn tick(state: State, end: i64) {
    let later = move || {
        // The page, or the exam, may have been left meanwhile.
        if state.left.try_get_untracked().flatten().is_none() {
            return;
        }
        let left = end - clock::now();
        if left <= 0 {
            return state.end();
        }
        state.left.set(Some(left));
        tick(state, end);
    };
    set_timeout(later, Duration::from_secs(1));
}

/// The questions and the buttons under an exam's question.
pub fn foot(state: State, asked: &Asked) -> Element {
    let lang = state.route.lang;
    let at = state.at.get();
    let marked = asked.marked;
    let mark = el("button")
        .class("btn btn-q")
        .attr("type", "button")
        .attr("id", "mark")
        .attr("aria-pressed", marked.to_string())
        .on("click", move |_: web_sys::Event| toggle(state))
        .child(words::MARK.get(lang));
    let step = |id: &'static str, to: Option<usize>, name: &'static str| {
        el("button")
            .class("btn")
            .attr("type", "button")
            .attr("id", id)
            .attr_if("disabled", to.is_none().then_some(""))
            .on("click", move |_: web_sys::Event| to.into_iter().for_each(|to| state.show(to)))
            .child(name)
    };
    let count = state.session.with(|session| session.as_ref().map_or(0, |it| it.asked.len()));
    let back = step("back", at.checked_sub(1), words::BACK.get(lang));
    let next = step("next", Some(at + 1).filter(|at| *at < count), words::NEXT.get(lang));
    let submit = el("button")
        .class("btn btn-pri")
        .attr("type", "button")
        .attr("id", "submit")
        .on("click", move |_: web_sys::Event| state.end())
        .child(words::SUBMIT.get(lang));
    let end = el("span").class("end").child(back).child(next).child(submit);
    let left = el("span").class("muted s13 num").attr("role", "timer").live_text(move || {
        state.left.get().map(|left| words::left(lang, left)).unwrap_or_default()
    });
    let row = el("div").class("q-next").child(mark).child(left).child(end);
    el("div").child(questions(state)).child(row)
}

fn questions(state: State) -> Element {
    let at = state.at.get();
    let button = |(nth, asked): (usize, &Asked)| {
        let class = match (asked.answer.is_some(), asked.marked) {
            (true, true) => "done mark",
            (true, false) => "done",
            (false, true) => "mark",
            (false, false) => "",
        };
        let name = (nth + 1).to_string();
        let note =
            asked.marked.then(|| el("span").class("vh").child(words::MARK.get(state.route.lang)));
        el("button")
            .class(class)
            .attr("type", "button")
            .attr_if("aria-current", (nth == at).then_some("step"))
            .on("click", move |_: web_sys::Event| state.show(nth))
            .child(name)
            .children(note)
    };
    let buttons: Vec<Element> = state.session.with(|session| {
        let asked = session.as_ref().map(|session| session.asked.as_slice()).unwrap_or_default();
        asked.iter().enumerate().map(button).collect()
    });
    let group = el("div").class("q-all num").attr("role", "group");
    group.attr("aria-label", words::QUESTIONS.get(state.route.lang)).children(buttons)
}

fn toggle(state: State) {
    let at = state.at.get_untracked();
    state.session.update(|session| {
        if let Some(asked) = session.as_mut().and_then(|session| session.asked.get_mut(at)) {
            asked.marked = !asked.marked;
        }
    });
    dom::focus_soon("mark".to_owned());
}
