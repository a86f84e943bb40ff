//! The atlas: every code as a grid or a list, with the search field.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::platform::{dom, keys};
use crate::route::Route;
use crate::state::{Atlas, Layout, Place, Step, step};
use crate::views::grid::grid;
use crate::views::icons::icon;
use crate::views::prose::class_hue;
use crate::views::rail::rail;
use crate::views::row::{plain, row};
use crate::views::search_field::{clear, search_field};
use leptos::prelude::*;
use model::{Class, Head, Lang, Phrase, StatusCode, Traits};
use web_sys::{Event, KeyboardEvent, MouseEvent};

/// Queries that show what the field can do.
const EXAMPLES: [Phrase; 4] = [
    Phrase { zh: "4xx", en: "4xx" },
    Phrase { zh: "30", en: "30" },
    Phrase { zh: "重定向", en: "redirect" },
    Phrase { zh: "代理", en: "gateway" },
];

/// The page.
pub fn page(route: Route, atlas: Atlas) -> Vec<Element> {
    let lang = route.lang;
    let headline = el("div")
        .class("hero-t")
        .child(el("h1").child(i18n::HEADLINE.get(lang)))
        .child(el("p").child(i18n::HEADLINE_TEXT.get(lang)));
    let hero = el("div")
        .class("page hero")
        .child(headline)
        .child(search_field(lang, atlas))
        .child(stats(lang))
        .child(hints(lang, atlas));
    let remark = el("p").class("page remark").attr("role", "alert");
    let remark = remark.live_text(move || atlas.remark.get());
    let main =
        el("div").class("page main-g").child(results(route, atlas)).child(rail(route, atlas));
    vec![hero, bar(lang, atlas), remark, main]
}

fn stats(lang: Lang) -> Element {
    let count = |keep: fn(&Head) -> bool| INDEX.heads.iter().filter(|head| keep(head)).count();
    let figures = [
        (INDEX.heads.len(), i18n::STAT_ENTRIES),
        (count(Head::is_original), i18n::STAT_ORIGINAL),
        (count(|head| head.traits.has(Traits::ERRATUM)), i18n::STAT_ERRATA),
    ];
    let figures = figures.map(|(number, name)| {
        let name = el("dt").child(name.get(lang));
        el("div").child(name).child(el("dd").child(number.to_string()))
    });
    el("dl").class("stats num").children(figures)
}

fn hints(lang: Lang, atlas: Atlas) -> Element {
    let links = EXAMPLES.map(|query| {
        let query = query.get(lang);
        el("a")
            .attr("href", format!("?q={query}"))
            .on("click", move |event: MouseEvent| {
                keys::instead(&event, || atlas.text.set(query.to_owned()));
            })
            .child(query)
    });
    let hints = el("p").class("hints").attr("id", "hints").child(i18n::TRY.get(lang)).child(" ");
    hints.children(links)
}

fn bar(lang: Lang, atlas: Atlas) -> Element {
    let count = move || atlas.matches.with(|m| i18n::count(lang, m.order.len(), INDEX.heads.len()));
    let chips = el("div").class("chips").attr("role", "group");
    let chips = chips.attr("aria-label", i18n::CLASSES.get(lang));
    let chips = chips.children(Class::ALL.map(|class| chip(atlas, class)));
    let layouts = [
        (Layout::Grid, "?view=grid", "#i-grid", i18n::VIEW_GRID.get(lang)),
        (Layout::List, "?view=list", "#i-list", i18n::VIEW_LIST.get(lang)),
    ];
    let layouts = layouts.map(|(layout, href, symbol, label)| {
        el("a")
            .attr("href", href)
            .attr("aria-label", label)
            .attr("title", label)
            .on("click", move |event: MouseEvent| {
                keys::instead(&event, || atlas.layout.set(layout));
            })
            .live_attr("aria-current", move || (atlas.layout.get() == layout).then_some("true"))
            .child(icon("i", symbol))
    });
    let view =
        el("span").class("seg").attr("role", "group").attr("aria-label", i18n::VIEW.get(lang));
    let status = el("span").class("num count").attr("role", "status").live_text(count);
    // For paper, where the field is not.
    let asked = el("span").class("asked").attr("data-label", i18n::ASKED.get(lang));
    let asked = asked.live_text(move || atlas.text.with(|text| text.trim().to_owned()));
    let end = el("div").class("end").child(asked).child(status).child(view.children(layouts));
    let inner = el("div").class("page bar-in");
    let inner = inner.child(el("div").class("scroll").child(chips)).child(end);
    el("div").class("bar").child(inner)
}

fn chip(atlas: Atlas, class: Class) -> Element {
    let count = INDEX.heads.iter().filter(|head| head.code.class() == Some(class)).count();
    let pressed = move || Some(if atlas.has_class(class) { "true" } else { "false" });
    el("button")
        .class(format!("chip k {}", class_hue(class)))
        .attr("type", "button")
        .live_attr("aria-pressed", pressed)
        .attr_if("disabled", (count == 0).then_some(""))
        .on("click", move |_: Event| atlas.text.set(atlas.toggled_class(class)))
        .child(el("b").class("num").child(class.label()))
        .child(el("span").class("n num").child(count.to_string()))
}

fn results(route: Route, atlas: Atlas) -> Element {
    let lang = route.lang;
    let layout = move || match atlas.layout.get() {
        Layout::Grid => Some("grid"),
        Layout::List => Some("list"),
    };
    let found = move || atlas.matches.with(|matches| !matches.order.is_empty());
    let again = el("button")
        .class("btn")
        .attr("type", "button")
        .on("click", move |_: Event| clear(atlas))
        .child(i18n::CLEAR.get(lang));
    let empty = el("div")
        .class("empty")
        .live_attr("hidden", move || found().then_some(""))
        .child(el("h2").child(i18n::EMPTY.get(lang)))
        .child(el("p").child(i18n::EMPTY_TEXT.get(lang)))
        .child(again);
    el("div")
        .class("results")
        .attr("id", "results")
        .live_attr("data-view", layout)
        .live_attr("data-filtering", move || {
            atlas.matches.with(|matches| matches.filtering.then_some(""))
        })
        .on("pointerover", move |event: Event| point_at(atlas, dom::code_of(&event)))
        .on("focusin", move |event: Event| point_at(atlas, dom::code_of(&event)))
        .on("keydown", move |event: KeyboardEvent| move_on(atlas, &event))
        .live(move || match atlas.layout.get() {
            Layout::Grid => grid(route, atlas),
            Layout::List => ranked(route, atlas),
        })
        .child(empty)
}

/// The codes found, the best first.
fn ranked(route: Route, atlas: Atlas) -> Element {
    let order = move || atlas.matches.with(|matches| matches.order.clone());
    el("ol").class("list").keyed(order, move |at| {
        let head = &INDEX.heads[at];
        let summary = move || plain(&atlas.summary(route.lang, head.code));
        row(route, head, el("span").class("ds").live_text(summary))
    })
}

fn point_at(atlas: Atlas, code: Option<StatusCode>) {
    if code.is_some() && atlas.pointed.get_untracked() != code {
        atlas.pointed.set(code);
    }
}

/// Arrow keys and Escape among the results.
fn move_on(atlas: Atlas, event: &KeyboardEvent) {
    if keys::has_modifier(event) {
        return;
    }
    let by = match event.key().as_str() {
        "ArrowRight" => Step::Right,
        "ArrowLeft" => Step::Left,
        "ArrowDown" => Step::Down,
        "ArrowUp" => Step::Up,
        "Escape" => return clear(atlas),
        _ => return,
    };
    let Some(from) = dom::code_of(event) else { return };
    let grid = atlas.layout.get_untracked() == Layout::Grid;
    let place: Option<Place> = grid.then_some(|code| INDEX.place(code));
    event.prevent_default();
    match step(&dom::shown_codes(), from, by, place) {
        Some(code) => dom::focus_code(code),
        None if by == Step::Up => dom::focus_search(),
        None => {}
    }
}
