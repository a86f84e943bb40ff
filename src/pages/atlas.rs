//! The atlas: every code as a grid or a list, with the search field.

use crate::i18n;
use crate::i18n::search as words;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::platform::{dom, keys};
use crate::route::Route;
use crate::state::{Atlas, Layout, Place, Step, step};
use crate::views::chips;
use crate::views::grid::grid;
use crate::views::help::help;
use crate::views::icons::icon;
use crate::views::keys::dialog;
use crate::views::nothing::nothing;
use crate::views::rail::rail;
use crate::views::result::list;
use crate::views::search_field::{clear, search_field};
use leptos::prelude::*;
use model::{Head, Lang, StatusCode, Traits};
use web_sys::{Event, KeyboardEvent, MouseEvent};

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
        .live(move || help(lang, atlas));
    let remark = el("p").class("page remark").attr("role", "alert");
    let remark = remark.live_text(move || atlas.remark.get());
    let main =
        el("div").class("page main-g").child(results(route, atlas)).child(rail(route, atlas));
    let keys = el("div").live(move || dialog(lang, atlas));
    vec![hero, bar(lang, atlas), remark, main, keys]
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

fn bar(lang: Lang, atlas: Atlas) -> Element {
    let count = move || {
        let found = atlas.matches.with(|matches| matches.found.order.len());
        match atlas.is_waiting() && found == 0 {
            true => "…".to_owned(),
            false => i18n::count(lang, found, INDEX.heads.len()),
        }
    };
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
            .live_attr("aria-current", move || {
                let same = layout.is_list() == atlas.layout.get().is_list();
                same.then_some("true")
            })
            .child(icon("i", symbol))
    });
    let view =
        el("span").class("seg").attr("role", "group").attr("aria-label", i18n::VIEW.get(lang));
    let seen = el("span").class("num count").attr("aria-hidden", "true").live_text(count);
    // Said once the reader pauses, and seen at once.
    let said = dom::settled(count);
    let status = el("span").class("vh count").attr("role", "status").live_text(move || said.get());
    // For paper, where the field is not.
    let asked = el("span").class("asked").attr("data-label", i18n::ASKED.get(lang));
    let asked = asked.live_text(move || atlas.text.with(|text| text.trim().to_owned()));
    let end = el("div")
        .class("end")
        .child(asked)
        .child(seen)
        .child(status)
        .child(orders(lang, atlas))
        .child(view.children(layouts));
    // Without a match no chip may take the focus, and then the keys have to move what is cut off.
    let none = move || atlas.matches.with(|matches| matches.found.order.is_empty());
    let scroll = el("div")
        .class("scroll")
        .attr("role", "group")
        .attr("aria-label", words::FILTERS.get(lang))
        .live_attr("tabindex", move || none().then_some("0"));
    let scroll = scroll.child(chips::classes(lang, atlas)).child(chips::facts(lang, atlas));
    el("div").class("bar").child(el("div").class("page bar-in").child(scroll).child(end))
}

/// The orders of the list, where there is one.
fn orders(lang: Lang, atlas: Atlas) -> Element {
    let orders = [
        (Layout::List, words::BY_RANK),
        (Layout::ByNumber, words::BY_NUMBER),
        (Layout::ByName, words::BY_NAME),
    ];
    let orders = orders.map(|(order, name)| {
        el("button")
            .attr("type", "button")
            .live_attr("aria-pressed", move || {
                Some(if atlas.layout.get() == order { "true" } else { "false" })
            })
            .on("click", move |_: Event| atlas.layout.set(order))
            .child(name.get(lang))
    });
    let grid = move || (atlas.layout.get() == Layout::Grid).then_some("");
    el("span")
        .class("seg order")
        .attr("role", "group")
        .attr("aria-label", words::ORDER.get(lang))
        .live_attr("hidden", grid)
        .children(orders)
}

fn results(route: Route, atlas: Atlas) -> Element {
    let is_list = move || atlas.layout.get().is_list();
    let is_empty = Memo::new(move |_| atlas.is_empty());
    el("div")
        .class("results")
        .attr("id", "results")
        .live_attr("data-view", move || Some(if is_list() { "list" } else { "grid" }))
        .live_attr("data-filtering", move || {
            atlas.matches.with(|matches| matches.found.filtering.then_some(""))
        })
        .live_attr("data-empty", move || is_empty.get().then_some(""))
        .on("pointerover", move |event: Event| point_at(atlas, dom::code_of(&event)))
        .on("focusin", move |event: Event| {
            let code = dom::code_of(&event);
            point_at(atlas, code);
            code.into_iter().for_each(dom::rove);
        })
        .on("keydown", move |event: KeyboardEvent| move_on(atlas, &event))
        .live(move || if is_list() { list(route, atlas) } else { grid(route, atlas) })
        .live(move || nothing(route, atlas, is_empty.get()))
}

fn point_at(atlas: Atlas, code: Option<StatusCode>) {
    if code.is_some() && atlas.pointed.get_untracked() != code {
        atlas.pointed.set(code);
    }
}

/// Keys among the results.
fn move_on(atlas: Atlas, event: &KeyboardEvent) {
    if keys::has_modifier(event) {
        return;
    }
    let by = match event.key().as_str() {
        "ArrowRight" => Step::Right,
        "ArrowLeft" => Step::Left,
        "ArrowDown" => Step::Down,
        "ArrowUp" => Step::Up,
        "Home" => Step::First,
        "End" => Step::Last,
        "PageUp" => Step::ClassUp,
        "PageDown" => Step::ClassDown,
        "Escape" => return clear(atlas),
        _ => return,
    };
    let Some(from) = dom::code_of(event) else { return };
    let list = atlas.layout.get_untracked().is_list();
    let place: Option<Place> = (!list).then_some(|code| INDEX.place(code));
    event.prevent_default();
    match step(&dom::shown_codes(), from, by, place) {
        Some(code) => dom::focus_code(code),
        None if by == Step::Up => dom::focus_search(),
        None => {}
    }
}
