//! The end of a round.

use super::answered::reason;
use super::ask::marked;
use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::platform::file;
use crate::route::Page;
use crate::views::prose::{class_hue, hue};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::{Class, StatusCode};
use quiz::deck::Deck;
use quiz::session::{Asked, Mode, Session};

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let Some(session) = state.session.get() else { return el("section") };
    let answered: Vec<&Asked> = match session.mode {
        // What is left open in an exam is not right.
        Mode::Exam => session.asked.iter().collect(),
        _ => session.asked.iter().filter(|asked| asked.answer.is_some()).collect(),
    };
    let wrong = |asked: &&&Asked| asked.right() != Some(true);
    let mut codes: Vec<StatusCode> =
        answered.iter().filter(wrong).map(|it| it.question.card.code).collect();
    codes = codes
        .iter()
        .enumerate()
        .filter(|(at, code)| !codes[..*at].contains(code))
        .map(|(_, code)| *code)
        .collect();
    let heading = el("h2").attr("id", "summary").attr("tabindex", "-1");
    let heading = heading.child(words::result(lang, session.right(), answered.len()));
    let text = el("p").class("muted").child(words::missed(lang, &codes));
    // What was marked is looked at again, however it went.
    let again: Vec<Element> = answered
        .iter()
        .filter(|it| wrong(it) || it.marked)
        .map(|asked| row(state, asked))
        .collect();
    let again = (!again.is_empty()).then(|| {
        let heading = el("h3").class("card-h").child(words::AGAIN.get(lang));
        el("section").class("panel").child(heading).child(el("div").class("rev").children(again))
    });
    let top = el("div").class("sum-h").attr("data-right", session.right().to_string());
    let top = top.attr("data-all", answered.len().to_string()).child(heading).child(text);
    el("section")
        .class("sum")
        .child(top)
        .child(by_class(state, &answered))
        .children(again)
        .child(buttons(state, &session))
}

/// A question that was not answered right, with what would have been.
fn row(state: State, asked: &Asked) -> Element {
    let question = &asked.question;
    let code = question.card.code;
    let right = question.right().map(|at| &question.choices[at]);
    let link = el("a").class(format!("num {}", hue(code)));
    let link = link.attr("href", state.route.to(Page::Code(code))).child(code.to_string());
    let text = el("div").child(el("p").children(marked(&question.ask)));
    el("div")
        .class("rev-i")
        .child(link)
        .child(text.children(right.map(|choice| reason(&choice.reason))))
}

/// Right and wrong answers of each class, as bars.
fn by_class(state: State, answered: &[&Asked]) -> Element {
    let lang = state.route.lang;
    let bar = |class: Class| {
        let own: Vec<&&Asked> =
            answered.iter().filter(|it| it.question.card.code.class() == Some(class)).collect();
        let right = own.iter().filter(|asked| asked.right() == Some(true)).count();
        let boxes = own
            .iter()
            .map(|asked| el("i").class(if asked.right() == Some(true) { "ok" } else { "no k-5" }));
        let line =
            el("div").class("by-c").child(el("b").class(class_hue(class)).child(class.label()));
        let line = line.child(el("span").attr("aria-hidden", "true").children(boxes));
        (!own.is_empty())
            .then(|| line.child(el("span").class("num").child(format!("{right}/{}", own.len()))))
    };
    let note = el("span").class("end").child(words::BY_CLASS_NOTE.get(lang));
    let heading = el("h3").class("card-h").child(words::BY_CLASS.get(lang)).child(note);
    let bars = el("div").class("pad").children(Class::ALL.into_iter().filter_map(bar));
    el("section").class("panel").child(heading).child(bars)
}

fn buttons(state: State, session: &Session) -> Element {
    let lang = state.route.lang;
    let said = RwSignal::new(String::new());
    let button = |id: &'static str, class: &'static str, name: &'static str| {
        el("button").class(class).attr("type", "button").attr("id", id).child(name)
    };
    let (deck, mode) = (session.deck.clone(), session.mode);
    let more = button("more", "btn btn-pri", words::MORE.get(lang)).on(
        "click",
        move |_: web_sys::Event| {
            let mode = if mode == Mode::Shared { Mode::Free } else { mode };
            state.deck.set(deck.clone());
            state.mode.set(mode);
            state.start();
        },
    );
    let none = state.progress.with(|progress| progress.missed.is_empty());
    let mistakes = button("mistakes", "btn", words::ONLY_MISTAKES.get(lang))
        .attr_if("disabled", none.then_some(""))
        .on("click", move |_: web_sys::Event| {
            state.deck.set(Deck::Mistakes);
            state.mode.set(Mode::Free);
            state.start();
        });
    let decks = button("to-decks", "btn", words::TO_DECKS.get(lang))
        .on("click", move |_: web_sys::Event| state.leave());
    let name = state.material.with_value(|material| words::deck(lang, material, &session.deck));
    let marks: String = session
        .asked
        .iter()
        .map(|asked| if asked.right() == Some(true) { '■' } else { '□' })
        .collect();
    let text = words::share(lang, &name, &marks, session.right(), session.asked.len());
    let copy = button("copy-result", "btn", words::COPY_RESULT.get(lang)).on(
        "click",
        move |_: web_sys::Event| {
            let text = text.clone();
            spawn_local(async move {
                let copied = file::copy(&text).await;
                said.set(if copied { words::COPIED.get(lang).to_owned() } else { text });
            });
        },
    );
    let told = el("p").class("said").attr("role", "status").live_text(move || said.get());
    el("div").class("sum-b").child(more).child(mistakes).child(decks).child(copy).child(told)
}
