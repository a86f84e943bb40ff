//! What an exam has besides: all questions at hand, marks, handing in. What is typed or put in order
//! there is the answer as it stands, however the reader goes on.

use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::platform::{clock, dom};
use leptos::prelude::*;
use model::Phrase;
use quiz::question::{Answer, Form};
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
            .attr("type", "button")
            .attr("id", id)
            .attr_if("disabled", to.is_none().then_some(""))
            .on("click", move |_: web_sys::Event| to.into_iter().for_each(|to| go(state, to)))
            .child(name)
    };
    // The way on stands out: to the next question, and to the end once all are answered.
    let stands_out = move |is: bool| Some(if is { "btn btn-pri" } else { "btn" });
    let back = step("back", at.checked_sub(1), words::BACK.get(lang)).class("btn");
    let next = step("next", Some(at + 1).filter(|at| *at < count(state)), words::NEXT.get(lang));
    let next = next.live_attr("class", move || stands_out(open(state) > 0));
    let submit = el("button")
        .attr("type", "button")
        .attr("id", "submit")
        .live_attr("class", move || stands_out(open(state) == 0))
        .on("click", move |_: web_sys::Event| match untrack(|| open(state)) {
            0 => state.end(),
            _ => dom::set_dialog("sure", true),
        })
        .live_text(move || words::hand_in(lang, open(state)));
    let end = el("span").class("end").child(back).child(next).child(submit);
    let left = el("span").class("muted s13 num").attr("role", "timer").live_text(move || {
        state.left.get().map(|left| words::left(lang, left)).unwrap_or_default()
    });
    let row = el("div").class("q-next").child(mark).child(left).child(end);
    el("div").class("q-foot").child(questions(state)).child(row).child(sure(state))
}

/// Asks before questions are left open.
fn sure(state: State) -> Element {
    let lang = state.route.lang;
    let button = |id: &'static str, class: &'static str, name: Phrase| {
        el("button").class(class).attr("type", "button").attr("id", id).child(name.get(lang))
    };
    let heading = el("h2").attr("id", "sure-h");
    let heading = heading.live_text(move || words::sure(lang, open(state)));
    let stay = button("sure-no", "btn", words::GO_ON)
        .on("click", |_: web_sys::Event| dom::set_dialog("sure", false));
    let submit =
        button("sure-yes", "btn btn-pri", words::SUBMIT).on("click", move |_: web_sys::Event| {
            dom::set_dialog("sure", false);
            state.end();
        });
    let row = el("div").class("end").child(stay).child(submit);
    let dialog = el("dialog").class("sure").attr("id", "sure").attr("aria-labelledby", "sure-h");
    dialog.child(heading).child(row)
}

fn count(state: State) -> usize {
    state.session.with(|session| session.as_ref().map_or(0, |it| it.asked.len()))
}

/// How many questions are without a whole answer.
fn open(state: State) -> usize {
    let (at, begun) = (state.at.get(), begun(state));
    state.session.with(|session| {
        let asked = session.as_ref().map(|session| session.asked.as_slice()).unwrap_or_default();
        let is_open = |(nth, asked): &(usize, &Asked)| {
            let begun = begun.as_ref().filter(|_| *nth == at);
            let answer = begun.unwrap_or(&asked.answer).as_ref();
            !answer.is_some_and(|answer| asked.question.is_whole(answer))
        };
        asked.iter().enumerate().filter(is_open).count()
    })
}

/// What stands in the field or the order of the exam's question that is shown, as its answer; `None`
/// where an answer is one choice, or told at once.
pub fn begun(state: State) -> Option<Option<Answer>> {
    let form = state.with_asked(|asked| asked.question.form).filter(|_| state.is_exam())?;
    match form {
        Form::Choose => None,
        Form::Type => {
            let text = state.typed.get();
            Some((!text.trim().is_empty()).then_some(Answer::Typed(text)))
        }
        Form::Order => {
            let order = state.order.get();
            Some((!order.is_empty()).then_some(Answer::Ordered(order)))
        }
    }
}

/// Takes it in, before another question is shown or the exam ends.
pub fn take_in(state: State) {
    let Some(answer) = untrack(|| begun(state)) else { return };
    let at = state.at.get_untracked();
    state.session.update(|session| {
        if let Some(asked) = session.as_mut().and_then(|session| session.asked.get_mut(at)) {
            asked.answer = answer;
        }
    });
}

/// To another question.
fn go(state: State, to: usize) {
    take_in(state);
    state.show(to);
}

/// To the next question; after the last one, to the button that ends the exam.
pub fn next(state: State) {
    let to = state.at.get_untracked() + 1;
    match to < untrack(|| count(state)) {
        true => go(state, to),
        false => {
            take_in(state);
            dom::focus_soon("submit".to_owned());
        }
    }
}

fn questions(state: State) -> Element {
    let at = state.at.get();
    let button = |(nth, asked): (usize, &Asked)| {
        let class = match (!asked.is_open(), asked.marked) {
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
            .on("click", move |_: web_sys::Event| go(state, nth))
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
    take_in(state);
    let at = state.at.get_untracked();
    state.session.update(|session| {
        if let Some(asked) = session.as_mut().and_then(|session| session.asked.get_mut(at)) {
            asked.marked = !asked.marked;
        }
    });
    dom::focus_soon("mark".to_owned());
}
