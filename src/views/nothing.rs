//! Nothing was found: what was asked for, what to leave out, what is near.

use crate::i18n;
use crate::i18n::search as words;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::platform::dom;
use crate::route::{Page, Route};
use crate::state::{Atlas, Searched};
use crate::views::prose::hue;
use crate::views::search_field::clear;
use leptos::prelude::*;
use model::{Head, StatusCode};
use search::TermKind;
use web_sys::Event;

/// So many codes that are near are shown.
const NEAR: usize = 6;

/// What stands where the codes stood, if nothing was found.
pub fn nothing(route: Route, atlas: Atlas, is_empty: bool) -> Element {
    let lang = route.lang;
    let shell = el("div").class("empty");
    if !is_empty {
        return shell.attr("hidden", "");
    }
    let again = el("button")
        .class("btn")
        .attr("type", "button")
        .on("click", move |_: Event| clear(atlas))
        .child(i18n::CLEAR.get(lang));
    // Where the texts did not come, nobody knows that nothing matches; the line under the field says so.
    let name = (!atlas.is_without()).then(|| el("h2").child(i18n::EMPTY.get(lang)));
    let shell = shell.children(name);
    atlas.matches.with(|matches| {
        let several = matches.query.terms.len() > 1;
        let terms = several.then(|| understood(route, matches));
        let relaxed = several.then(|| relaxations(route, atlas, matches)).flatten();
        let text = el("p").child(i18n::EMPTY_TEXT.get(lang));
        shell
            .children(terms)
            .children(relaxed)
            .child(text)
            .children(near(route, matches))
            .child(again)
    })
}

fn understood(route: Route, matches: &Searched) -> Element {
    let query = &matches.query;
    let terms = query.terms.iter().map(|term| el("code").child(query.part(&term.span).to_owned()));
    el("p").class("terms").child(words::UNDERSTOOD.get(route.lang)).children(terms)
}

/// For each condition without which something is found, a way to leave it out.
fn relaxations(route: Route, atlas: Atlas, matches: &Searched) -> Option<Element> {
    let query = &matches.query;
    let mut ways = Vec::new();
    for (at, term) in query.terms.iter().enumerate() {
        let rest = matches.without(at);
        if !rest.found.order.is_empty() {
            let text = rest.query.text.clone();
            let said = words::relax(route.lang, query.part(&term.span), rest.found.order.len());
            let way = el("button").class("sug").attr("type", "button").child(said);
            ways.push(way.on("click", move |_: Event| {
                atlas.text.set(text.clone());
                dom::focus_search_end();
            }));
        }
    }
    let name = words::RELAX.get(route.lang);
    (!ways.is_empty()).then(|| el("p").class("terms").child(name).children(ways))
}

/// The codes on both sides of a number that has none.
fn near(route: Route, matches: &Searched) -> Option<Element> {
    let number = matches.query.terms.iter().find_map(|term| match term.kind {
        TermKind::Numbers(numbers) => numbers.single(),
        _ => None,
    })?;
    let asked = StatusCode::new(number).ok()?;
    let at = INDEX.heads.partition_point(|head| head.code < asked);
    let from = at.saturating_sub(NEAR / 2).min(INDEX.heads.len().saturating_sub(NEAR));
    let to = INDEX.heads.len().min(from + NEAR);
    let link = |head: &'static Head| {
        el("a")
            .class(format!("num k {}", hue(head.code)))
            .attr("href", route.to(Page::Code(head.code)))
            .attr("title", head.title(route.lang))
            .child(head.code.to_string())
    };
    let links = INDEX.heads[from..to].iter().map(link);
    Some(el("p").class("terms").child(words::NEAREST.get(route.lang)).children(links))
}
