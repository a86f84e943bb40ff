//! A question.

use super::state::State;
use super::{answered, exam, words};
use crate::node::{Element, Node, el};
use crate::platform::{dom, keys};
use crate::views::icons::icon;
use leptos::prelude::*;
use model::Lang;
use quiz::card::Kind;
use quiz::question::{Answer, Form, Question};
use quiz::session::Asked;
use web_sys::KeyboardEvent;

/// The card of the question that is shown.
pub fn card(state: State) -> Element {
    let Some(asked) = state.with_asked(Clone::clone) else { return el("section") };
    let lang = state.route.lang;
    let question = &asked.question;
    let length = length(state);
    let heading = el("h2").attr("id", "question").attr("tabindex", "-1");
    let heading = heading.children(marked(&question.ask));
    let card = el("section")
        .class("panel q-card")
        .attr("aria-labelledby", "question")
        .attr("data-kind", question.card.kind.id())
        .attr("data-code", question.card.code.to_string())
        .child(meta(state, question, length))
        .child(dots(state, length))
        .child(heading)
        .children(about(question));
    let shows = asked.answer.is_some() && !state.is_exam();
    let body = match question.form {
        Form::Choose => choices(state, &asked, shows),
        Form::Type => typed(state, &asked, shows),
        Form::Order => ordered(state, &asked, shows),
    };
    let card = card.child(body);
    let card = if shows { card.children(answered::played(state, question)) } else { card };
    let foot = match (state.is_exam(), shows) {
        (true, _) => exam::foot(state, &asked),
        (false, true) => answered::foot(state, &asked),
        (false, false) => open_foot(state),
    };
    let status = el("p").class("vh").attr("role", "status");
    let status = if shows { status.child(answered::verdict(lang, &asked)) } else { status };
    card.child(status).child(foot)
}

/// Text in which backticks enclose code; nothing is a link, as links lead out of the round.
pub fn marked(text: &str) -> Vec<Node> {
    let parts = text.split('`').enumerate();
    parts
        .map(|(at, part)| match at % 2 {
            0 => part.to_owned().into(),
            _ => el("code").child(part.to_owned()).into(),
        })
        .collect()
}

fn meta(state: State, question: &Question, length: usize) -> Element {
    let lang = state.route.lang;
    let place = words::place(lang, state.at.get() + 1, length);
    let kind = el("span").class("end").child(words::kind(question.card.kind).get(lang));
    el("div").class("q-meta num").child(el("span").child(place)).child(kind)
}

/// How many questions the round has; 0 where it has no end.
fn length(state: State) -> usize {
    let waiting = state.deck.with(|deck| state.waiting(deck).all());
    state.session.with(|session| session.as_ref()?.length(waiting)).unwrap_or(0)
}

/// What has been answered how, and what is to come; without an end the last twenty.
fn dots(state: State, length: usize) -> Element {
    let at = state.at.get();
    let told = !state.is_exam();
    let mark = |(nth, asked): (usize, &Asked)| {
        let class = match asked.right() {
            _ if nth == at => "cur",
            _ if !told && asked.is_open() => "",
            Some(true) if told => "ok",
            Some(false) if told => "no k-5",
            Some(_) => "ok",
            None => "",
        };
        el("i").class(class)
    };
    let dots: Vec<Element> = state.session.with(|session| {
        let asked = session.as_ref().map(|session| session.asked.as_slice()).unwrap_or_default();
        asked.iter().enumerate().skip(asked.len().saturating_sub(20)).map(mark).collect()
    });
    let to_come = (dots.len()..length).map(|_| el("i"));
    el("div").class("q-prog").attr("aria-hidden", "true").children(dots).children(to_come)
}

/// The case or the messages that the question is about.
fn about(question: &Question) -> Option<Element> {
    let text = || question.about.clone();
    match question.card.kind {
        _ if question.about.is_empty() => None,
        Kind::Predict => Some(el("pre").class("q-wire").attr("tabindex", "0").child(text())),
        _ => {
            Some(el("blockquote").class("q-case").child(el("p").children(marked(&question.about))))
        }
    }
}

fn choices(state: State, asked: &Asked, shows: bool) -> Element {
    let question = &asked.question;
    let chosen = match asked.answer {
        Some(Answer::Chosen(at)) => Some(at),
        _ => None,
    };
    let lang = state.route.lang;
    let all = question.choices.iter().enumerate().map(|(at, choice)| {
        let class = match (shows, choice.right, chosen == Some(at)) {
            (true, true, _) => "opt is-right k-2",
            (true, false, true) => "opt is-wrong k-5",
            (true, false, false) => "opt is-off",
            (false, _, true) => "opt is-on",
            (false, ..) => "opt",
        };
        let verdict = match (shows, choice.right, chosen == Some(at)) {
            (true, true, _) => Some(sign("#i-check", words::RIGHT.get(lang))),
            (true, false, true) => Some(sign("#i-close", words::CHOSEN.get(lang))),
            _ => None,
        };
        let tells = choice.right || chosen == Some(at) || state.why.get();
        let why = (shows && tells).then(|| answered::reason(&choice.reason));
        let option = option(at, class, &choice.text).children(verdict).children(why);
        let option = if shows && choice.right { option.attr("data-right", "") } else { option };
        match shows {
            true => option.attr("aria-disabled", "true"),
            false => option
                .live_attr("aria-pressed", move || {
                    state.is_exam().then(|| (chosen == Some(at)).to_string())
                })
                .on("click", move |_: web_sys::Event| state.answer(Answer::Chosen(at))),
        }
    });
    let group = el("div").class("opts").attr("role", "group");
    group.attr("aria-label", words::CHOICES.get(lang)).children(all)
}

fn option(at: usize, class: &'static str, text: &str) -> Element {
    let key = el("kbd").attr("aria-hidden", "true").child((at + 1).to_string());
    el("button")
        .class(class)
        .attr("type", "button")
        .attr("id", format!("option-{at}"))
        .attr("data-option", at.to_string())
        .child(key)
        .child(el("span").children(marked(text)))
}

fn sign(symbol: &'static str, text: &'static str) -> Element {
    el("span").class("v").child(icon("i", symbol)).child(text)
}

fn typed(state: State, asked: &Asked, shows: bool) -> Element {
    let lang = state.route.lang;
    if shows {
        return answered::typed(state, asked);
    }
    let field = el("input")
        .class("in num")
        .attr("id", "typed")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("maxlength", "3")
        .attr("aria-label", words::TYPE.get(lang))
        .on("input", move |event: web_sys::Event| state.typed.set(dom::value_of(&event)))
        .on("keydown", move |event: KeyboardEvent| {
            if event.key() == "Enter" && !keys::is_composing_key(&event) {
                event.prevent_default();
                submit(state);
            }
        })
        .on_mount(move |field| {
            dom::follow_value(field, move || state.typed.get(), move |text| state.typed.set(text))
        });
    let field = el("div").class("typed").child(field);
    if state.is_exam() {
        // What stands in the field is the answer.
        return field;
    }
    let check = el("button")
        .class("btn btn-pri")
        .attr("type", "button")
        .attr("id", "check")
        .live_attr("disabled", move || {
            (state.typed.with(|text| text.trim().len()) != 3).then_some("")
        })
        .on("click", move |_: web_sys::Event| submit(state))
        .child(words::CHECK.get(lang));
    field.child(check)
}

fn submit(state: State) {
    if untrack(|| state.is_exam()) {
        return state.next();
    }
    let text = state.typed.get_untracked();
    if text.trim().len() == 3 {
        state.answer(Answer::Typed(text));
    }
}

fn ordered(state: State, asked: &Asked, shows: bool) -> Element {
    let lang = state.route.lang;
    if shows {
        return answered::ordered(state, asked);
    }
    let all = asked.question.choices.iter().enumerate().map(|(at, choice)| {
        let place = move || state.order.with(|order| order.iter().position(|chosen| *chosen == at));
        let number = el("span").class("v num");
        let number =
            number.live_text(move || place().map_or(String::new(), |at| (at + 1).to_string()));
        option(at, "opt", &choice.text)
            .live_attr("aria-pressed", move || Some(place().is_some().to_string()))
            .on("click", move |_: web_sys::Event| put(state, at))
            .child(number)
    });
    let note = el("p").class("muted s13").child(words::ORDER_NOTE.get(lang));
    let again = el("button")
        .class("btn btn-q")
        .attr("type", "button")
        .on("click", move |_: web_sys::Event| state.order.set(Vec::new()))
        .child(words::ORDER_AGAIN.get(lang));
    let head = el("div").class("q-ord").child(note).child(again);
    let group = el("div").class("opts").attr("role", "group");
    let group = group.attr("aria-label", words::CHOICES.get(lang)).children(all);
    el("div").child(head).child(group)
}

/// Puts a choice after those put in order, or takes it out again; the last one is the answer.
fn put(state: State, at: usize) {
    let mut order = state.order.get_untracked();
    match order.iter().position(|chosen| *chosen == at) {
        Some(place) => drop(order.remove(place)),
        None => order.push(at),
    }
    let most = untrack(|| state.with_asked(|asked| asked.question.choices.len())).unwrap_or(0);
    let whole = order.len() == most;
    state.order.set(order.clone());
    if whole {
        state.answer(Answer::Ordered(order));
    }
}

fn open_foot(state: State) -> Element {
    let lang: Lang = state.route.lang;
    let keys = el("span").class("muted s12 keys").child(words::KEYS.get(lang));
    let undo = answered::undo(state);
    let finish = el("button")
        .class("btn btn-q")
        .attr("type", "button")
        .attr("id", "finish")
        .on("click", move |_: web_sys::Event| state.end())
        .child(words::FINISH.get(lang));
    let end = el("span").class("end").child(undo).child(finish);
    el("div").class("q-next").child(keys).child(end)
}

/// 1 to 4 choose, Enter and Space go on, `e` shows the reasons, `u` takes back.
pub fn by_key(state: State, event: &KeyboardEvent) {
    use super::state::Screen;
    let elsewhere = dom::is_in_field(event) || dom::is_on(event, "dialog *");
    if state.screen.get_untracked() != Screen::Question || elsewhere {
        return;
    }
    let answered = untrack(|| state.with_asked(|asked| asked.answer.is_some())).unwrap_or_default();
    let exam = untrack(|| state.is_exam());
    // After a choice the focus is on what was chosen; there is nothing left to press.
    let chosen = exam
        && state.form() == Some(Form::Choose)
        && dom::is_on(event, "[data-option][aria-pressed=true]");
    match &*event.key() {
        "u" => state.undo(),
        "e" if answered && !exam => state.explain(),
        // On a button the browser presses it.
        "Enter" if exam && (chosen || !dom::is_on_button(event)) => state.next(),
        "Enter" | " " if answered && !exam && !dom::is_on_button(event) => state.next(),
        digit if digit.len() == 1 && (!answered || exam) => {
            let Some(at) = digit.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1))
            else {
                return;
            };
            let most =
                untrack(|| state.with_asked(|asked| asked.question.choices.len())).unwrap_or(0);
            match state.form() {
                Some(Form::Choose) if at < most => state.answer(Answer::Chosen(at)),
                Some(Form::Order) if at < most => put(state, at),
                _ => return,
            }
        }
        _ => return,
    }
    event.prevent_default();
}
