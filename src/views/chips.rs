//! Classes and facts to filter by: each is a word of the query, written by a press.

use crate::i18n;
use crate::i18n::search as words;
use crate::node::{Element, el};
use crate::state::Atlas;
use crate::views::icons::icon;
use crate::views::prose::class_hue;
use leptos::prelude::*;
use model::{Class, Lang};
use search::Is;
use web_sys::Event;

/// The chips of the classes.
pub fn classes(lang: Lang, atlas: Atlas) -> Element {
    let chip = |class: Class| {
        let count = move || atlas.matches.with(|matches| matches.by_class[class as usize]);
        chip(format!("k {}", class_hue(class)), move || atlas.has_class(class), count)
            .on("click", move |_: Event| atlas.text.set(atlas.toggled_class(class)))
            .child(el("b").class("num").child(class.label()))
            .child(number(count))
    };
    group(i18n::CLASSES.get(lang)).children(Class::ALL.map(chip))
}

/// The chips of the facts.
pub fn facts(lang: Lang, atlas: Atlas) -> Element {
    let chip = |is: Is| {
        let word = move || format!("is:{}", is.name());
        let count = move || atlas.matches.with(|matches| matches.count(|head| is.holds(head)));
        let mark = || el("span").class("f").attr("aria-hidden", "true").child("※");
        let erratum = (is == Is::Erratum).then(mark);
        let sign = sign(is).map(|symbol| icon("f", symbol));
        chip("fact".to_owned(), move || atlas.has_word(&word()), count)
            .attr("title", word())
            .on("click", move |_: Event| atlas.text.set(atlas.toggled_word(&word())))
            .children(sign.or(erratum))
            .child(words::is(is).get(lang))
            .child(number(count))
    };
    group(words::FACETS.get(lang)).children(Is::ALL.map(chip))
}

fn group(label: &'static str) -> Element {
    el("div").class("chips").attr("role", "group").attr("aria-label", label)
}

/// A chip; without a code to lead to it cannot be pressed, unless it is, so that it can be undone.
fn chip(
    class: String,
    pressed: impl Fn() -> bool + Clone + Send + 'static,
    count: impl Fn() -> usize + Send + 'static,
) -> Element {
    let is_pressed = pressed.clone();
    el("button")
        .class(format!("chip {class}"))
        .attr("type", "button")
        .live_attr("aria-pressed", move || Some(if pressed() { "true" } else { "false" }))
        .live_attr("disabled", move || (count() == 0 && !is_pressed()).then_some(""))
}

fn number(count: impl Fn() -> usize + Send + 'static) -> Element {
    el("span").class("n num").live_text(move || count().to_string())
}

/// The sign that tiles carry for a fact.
fn sign(is: Is) -> Option<&'static str> {
    match is {
        Is::Cacheable => Some("#f-cache"),
        Is::Bodyless => Some("#f-nobody"),
        Is::Retryable => Some("#f-retry"),
        Is::Redirect => Some("#f-turn"),
        Is::Deprecated => Some("#f-old"),
        Is::Original | Is::Erratum | Is::Vendor => None,
    }
}
