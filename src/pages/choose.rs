//! Which code to return: a question at a time, and the whole tree for those who prefer to look.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::platform::{dom, keys};
use crate::route::{GUIDE_DIAGRAM, Page, Route};
use crate::state::Answers;
use crate::views::advice::chip;
use crate::views::prose::hue;
use crate::views::said::{practice, rich, sources};
use leptos::prelude::*;
use model::article::Said;
use model::guide::{Guide, Leads, Walk};
use model::{Lang, StatusCode};
use std::sync::Arc;
use web_sys::KeyboardEvent;

/// The page.
pub fn page(route: Route, guide: &Arc<Guide>, answers: Answers) -> Vec<Element> {
    let lang = route.lang;
    let header = el("header")
        .class("m-top")
        .child(el("h1").child(i18n::CHOOSE.get(lang)))
        .child(el("p").child(i18n::CHOOSE_LEAD.get(lang)));
    let own = Arc::clone(guide);
    let remark = el("p").class("remark").attr("role", "alert");
    let remark = remark.live_text(move || answers.remark.get());
    let step =
        el("div").class("choose").live(move || answers.text.with(|text| step(route, &own, text)));
    let step = step.on("keydown", move |event: KeyboardEvent| by_number(&event));
    let tree = el("ul").class("tree").children(branch(route, guide, 0));
    let summary = el("summary").child(i18n::WHOLE_TREE.get(lang));
    let diagram = el("a").class("link").attr("download", "choose.mmd");
    let diagram = diagram.attr("href", route.link(&format!("{GUIDE_DIAGRAM}{}.mmd", lang.short())));
    let diagram = el("p").child(diagram.child(i18n::MERMAID.get(lang)));
    let outline = el("details").class("outline").attr("id", "tree");
    let outline = outline.child(summary).child(diagram).child(tree);
    vec![el("div").class("page").child(header).child(remark).child(step).child(outline)]
}

/// What is asked now, or the code reached, beside the answers so far.
fn step(route: Route, guide: &Guide, answers: &str) -> Element {
    let walk = guide.walk(answers);
    let card = match walk.open {
        Some(question) => ask(route, guide, question, answers),
        None => reached(route, guide, &walk),
    };
    el("div").class("choose-g").child(trail(route, guide, &walk, answers)).child(card)
}

/// The questions answered; each can be answered anew.
fn trail(route: Route, guide: &Guide, walk: &Walk, answers: &str) -> Element {
    let lang = route.lang;
    let steps = walk.steps.iter().enumerate().map(|(at, step)| {
        let change = el("a").class("link").attr("href", format!("#a={}", &answers[..at]));
        let change = change.child(i18n::CHANGE.get(lang));
        let question = el("span").child(guide.questions[step.0].text.clone());
        let answer = el("b").child(guide.choice(*step).text.clone());
        el("li").child(question).child(answer).child(change)
    });
    // A list without items is none.
    let list = (!walk.steps.is_empty())
        .then(|| el("ol").class("trail").attr("aria-label", i18n::STEPS.get(lang)).children(steps));
    let restart = (!walk.steps.is_empty()).then(|| {
        let link = el("a").class("btn").attr("href", "#a=");
        link.child(i18n::RESTART.get(lang))
    });
    el("div").class("choose-side").children(list).children(restart)
}

fn ask(route: Route, guide: &Guide, question: usize, answers: &str) -> Element {
    let it = &guide.questions[question];
    let hint = (!it.hint.is_empty()).then(|| el("p").class("hint").children(rich(route, &it.hint)));
    let options = it.options.iter().zip(1..).map(|(choice, number)| {
        let codes = match &choice.leads {
            Leads::Code(code, _) => vec![*code],
            Leads::Question(next) => guide.reachable(*next),
        };
        let shown = codes.iter().take(MOST).map(|code| pill(*code));
        let more = (codes.len() > MOST).then(|| el("span").class("faint").child("…"));
        let pills = el("span").class("pills num").children(shown).children(more);
        let hint =
            (!choice.hint.is_empty()).then(|| el("small").children(rich(route, &choice.hint)));
        let text = el("span").class("opt-t").child(choice.text.clone()).children(hint);
        let key = el("kbd").attr("aria-hidden", "true").child(number.to_string());
        let link = el("a").class("opt").attr("href", format!("#a={answers}{number}"));
        el("li").child(link.child(key).child(text).child(pills))
    });
    let left = guide.reachable(question);
    let left = el("p")
        .class("left num")
        .child(i18n::STILL_POSSIBLE.get(route.lang))
        .children(left.iter().map(|code| chip(route, *code)));
    let heading = el("h2").attr("tabindex", "-1").attr("id", "question").child(it.text.clone());
    el("section")
        .class("card ask")
        .child(heading)
        .children(hint)
        .child(el("ol").class("opts").children(options))
        .child(left)
}

/// So many codes show beside an answer.
const MOST: usize = 6;

fn pill(code: StatusCode) -> Element {
    el("span").class(format!("pill {}", hue(code))).child(code.to_string())
}

/// The code that the answers lead to.
fn reached(route: Route, guide: &Guide, walk: &Walk) -> Element {
    let card = el("section").class("card ask");
    let Some(last) = walk.steps.last() else { return card };
    let Leads::Code(code, said) = &guide.choice(*last).leads else { return card };
    let lang = route.lang;
    let (title, name) = INDEX.get(*code).map_or(("", ""), |head| (head.title(lang), head.name));
    let other = (title != name).then(|| el("small").attr("lang", "en").child(name));
    let number = el("span").class("big num").child(code.to_string());
    let link = el("a").attr("href", route.to(Page::Code(*code)));
    let heading = el("h2").attr("tabindex", "-1").attr("id", "question");
    let heading = heading.child(link.child(number).child(" ").child(title)).children(other);
    let name = el("p").class("eyebrow").child(i18n::RESULT.get(lang));
    card.class(format!("card ask done {}", hue(*code)))
        .child(name)
        .child(heading)
        .children(reason(route, said))
}

fn reason(route: Route, said: &Said) -> Vec<Element> {
    let text = el("p").class("because").children(rich(route, &said.text));
    let convention = said.sources.is_empty().then(|| practice(route, i18n::CONVENTION));
    std::iter::once(text).chain(sources(route, &said.sources)).chain(convention).collect()
}

/// A question with everything below it.
fn branch(route: Route, guide: &Guide, question: usize) -> Vec<Element> {
    let it = &guide.questions[question];
    let options = it.options.iter().map(|choice| match &choice.leads {
        Leads::Question(next) => {
            let below = el("ul").children(branch(route, guide, *next));
            el("li").child(el("span").child(choice.text.clone())).child(below)
        }
        Leads::Code(code, said) => {
            let text = el("span").child(arrow(route.lang, &choice.text));
            let because = el("span").class("faint").children(rich(route, &said.text));
            el("li").child(text).child(chip(route, *code)).child(because)
        }
    });
    let options = el("ul").children(options);
    vec![el("li").child(el("b").child(it.text.clone())).child(options)]
}

fn arrow(lang: Lang, text: &str) -> String {
    let separator = if lang == Lang::Zh { "：" } else { ": " };
    format!("{text}{separator}")
}

/// A digit chooses the answer with this number.
fn by_number(event: &KeyboardEvent) {
    let digit = event.key().parse::<usize>().ok().filter(|digit| *digit > 0);
    if let (Some(number), false) = (digit, keys::has_modifier(event)) {
        dom::click_option(number);
    }
}
