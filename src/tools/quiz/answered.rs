//! A question that is answered: what was right, why, and when it comes back.

use super::ask::marked;
use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::route::Page;
use crate::tools::redirects::ending;
use crate::tools::sequence::{draw, labels};
use crate::views::icons::icon;
use crate::views::said::cited;
use leptos::prelude::*;
use model::Lang;
use model::article::Said;
use quiz::fsrs::Grade;
use quiz::question::{Answer, Form as QuestionForm, Question};
use quiz::session::{Asked, Mode};
use redirect::diagram::{Form, layout};
use redirect::follow;

/// Right or wrong, and why, in a sentence.
pub fn verdict(lang: Lang, asked: &Asked) -> String {
    let right = asked.right() == Some(true);
    let said = if right { words::WAS_RIGHT } else { words::WAS_WRONG };
    let right = asked.question.right().map(|at| &asked.question.choices[at]);
    let because = right.map(|choice| format!("{} {}", choice.text, choice.reason.text));
    format!("{} {}", said.get(lang), because.unwrap_or_default()).replace('`', "")
}

/// A reason, with its sources.
pub fn reason(said: &Said) -> Element {
    let why = el("span").class("why").children(marked(&said.text));
    let sources = said.sources.iter().take(3);
    why.children(sources.map(|source| el("span").class("cite").child(source.title.clone())))
}

/// The number that was right, and the one that was typed.
pub fn typed(state: State, asked: &Asked) -> Element {
    let lang = state.route.lang;
    let Some(right) = asked.question.choices.first() else { return el("div") };
    let text = match &asked.answer {
        Some(Answer::Typed(text)) => text.trim().to_owned(),
        _ => String::new(),
    };
    let is_right = asked.right() == Some(true);
    let line = |class: &'static str, symbol, name: &'static str, text: String, why: Said| {
        el("div")
            .class(class)
            .child(icon("i", symbol))
            .child(el("b").class("num").child(text))
            .child(el("span").class("v").child(name))
            .child(reason(&why))
    };
    let own = (!is_right).then(|| {
        let code = model::StatusCode::parse(&text);
        let known = code.and_then(|code| {
            state.material.with_value(|material| {
                let known = material.code(code)?;
                let said = material.difference(asked.question.card.code, code);
                Some(Said {
                    text: known.title.clone() + quiz::words::COLON.get(lang) + &said.text,
                    ..said
                })
            })
        });
        let unknown = || Said { text: quiz::words::unknown(lang, &text), sources: Vec::new() };
        let why = known.unwrap_or_else(unknown);
        line("opt is-wrong k-5", "#i-close", words::TYPED.get(lang), text.clone(), why)
    });
    let right = line(
        "opt is-right k-2",
        "#i-check",
        words::RIGHT.get(lang),
        right.text.clone(),
        right.reason.clone(),
    );
    el("div").class("opts told").child(right.attr("data-right", "")).children(own)
}

/// The choices in their order, each with its number and the place it was given.
pub fn ordered(state: State, asked: &Asked) -> Element {
    let lang = state.route.lang;
    let given = match &asked.answer {
        Some(Answer::Ordered(order)) => order.clone(),
        _ => Vec::new(),
    };
    let question = &asked.question;
    let rows = question.in_order().into_iter().enumerate().map(|(place, at)| {
        let choice = &question.choices[at];
        let was = given.iter().position(|chosen| *chosen == at).unwrap_or(place);
        let right = was == place;
        let class = if right { "opt is-right k-2" } else { "opt is-wrong k-5" };
        let verdict = match right {
            true => words::RIGHT.get(lang).to_owned(),
            false => match lang {
                Lang::Zh => format!("{}{}个", words::ORDER_GIVEN.get(lang), was + 1),
                Lang::En => format!("{} {}", words::ORDER_GIVEN.get(lang), was + 1),
            },
        };
        let code = choice.code.map(|code| code.to_string()).unwrap_or_default();
        let row = el("div").class(class).attr("data-right", "");
        let row = row.child(icon("i", if right { "#i-check" } else { "#i-close" }));
        row.child(el("b").class("num").child(code))
            .child(el("span").class("v").child(verdict))
            .child(reason(&choice.reason))
    });
    el("div").class("opts told").children(rows)
}

/// For a prediction, what the client does, as a diagram.
pub fn played(state: State, question: &Question) -> Option<Element> {
    let lang = state.route.lang;
    let flow = question.flow.as_ref()?;
    let picture = |form: Form| {
        state.material.with_value(|material| {
            let client = material.clients.iter().find(|client| client.id == flow.client)?;
            let trace = follow(client, flow).ok()?;
            let visit = trace.visits.first()?;
            let diagram = layout(visit, &flow.request, form, &labels(lang, client, visit));
            let label = words::PLAYED.get(lang).to_owned() + ": " + &ending(lang, visit);
            Some(draw(&diagram, label, visit.hops.len().min(2) * 2 - 2))
        })
    };
    let wide = el("div").class("dia-s dia-w").child(picture(Form::Landscape)?);
    let narrow = el("div").class("dia-s dia-n").child(picture(Form::Portrait)?);
    Some(el("div").class("dia q-dia").child(wide).child(narrow))
}

/// What comes after an answer.
pub fn foot(state: State, asked: &Asked) -> Element {
    let lang = state.route.lang;
    let code = asked.question.card.code;
    let memory = state.progress.with(|progress| progress.memory(asked.question.card).cloned());
    let spaced = state.session.with(|it| it.as_ref().is_some_and(|it| it.mode == Mode::Spaced));
    let back = memory.filter(|_| spaced).map(|memory| {
        let text = words::comes_back(lang, memory.due - memory.last);
        el("span").class("muted s13").child(text)
    });
    let grades = (spaced && asked.right() == Some(true)).then(|| grades(state));
    // The other forms tell all reasons at once.
    let why = (asked.question.form == QuestionForm::Choose).then(|| why(state));
    let entry = el("a").class("btn").attr("href", state.route.to(Page::Code(code)));
    let entry = entry.child(words::ENTRY.get(lang)).child(" ").child(code.to_string());
    let next = el("button")
        .class("btn btn-pri")
        .attr("type", "button")
        .attr("id", "next")
        .on("click", move |_: web_sys::Event| state.next())
        .child(words::NEXT.get(lang))
        .child(el("span").class("hide-s").attr("aria-hidden", "true").child(" ↵"));
    let sources = sources(asked);
    let row =
        el("div").class("q-row").children(back).children(grades).children(why).child(undo(state));
    let end = el("span").class("end").child(entry).child(next);
    el("div").class("q-next").child(row.children(sources)).child(end)
}

/// Shows the reasons of all choices, or of two only.
fn why(state: State) -> Element {
    el("button")
        .class("btn btn-q")
        .attr("type", "button")
        .attr("id", "why")
        .live_attr("aria-pressed", move || Some(state.why.get().to_string()))
        .on("click", move |_: web_sys::Event| state.explain())
        .child(words::WHY.get(state.route.lang))
}

/// The sources of the right choice, as links.
fn sources(asked: &Asked) -> Option<Element> {
    let right = &asked.question.choices[asked.question.right()?];
    let links = right.reason.sources.iter().take(3).map(cited);
    Some(el("span").class("q-src s12").children(links))
}

/// How well it was known: the schedule follows.
fn grades(state: State) -> Element {
    let lang = state.route.lang;
    let given = state.undo.with(|all| all.last().map(quiz::progress::Undo::grade)).flatten();
    let grades =
        [(Grade::Hard, words::HARD), (Grade::Good, words::GOOD), (Grade::Easy, words::EASY)];
    let buttons = grades.map(|(grade, name)| {
        el("button")
            .attr("type", "button")
            .attr("data-grade", (grade as u8).to_string())
            .attr("aria-pressed", (given == Some(grade)).to_string())
            .on("click", move |_: web_sys::Event| state.regrade(grade))
            .child(name.get(lang))
    });
    let group = el("span").class("seg").attr("role", "group");
    let group = group.attr("aria-label", words::HOW.get(lang)).children(buttons);
    el("span")
        .class("how")
        .child(el("span").class("muted s13").child(words::HOW.get(lang)))
        .child(group)
}

/// Takes the last answer back.
pub fn undo(state: State) -> Element {
    let none = state.undo.with(Vec::is_empty);
    el("button")
        .class("btn btn-q")
        .attr("type", "button")
        .attr("id", "undo")
        .attr_if("disabled", none.then_some(""))
        .on("click", move |_: web_sys::Event| state.undo())
        .child(words::UNDO.get(state.route.lang))
}
