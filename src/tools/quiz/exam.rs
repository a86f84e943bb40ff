//! What an exam has besides: all questions at hand, marks, handing in.

use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::platform::dom;
use leptos::prelude::*;
use quiz::session::Asked;

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
    el("div").child(questions(state)).child(el("div").class("q-next").child(mark).child(end))
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
