//! The atlas as a list: what was found, and why.

use crate::i18n::search as words;
use crate::index::INDEX;
use crate::node::{Element, Node, el};
use crate::route::{Page, Route};
use crate::state::Atlas;
use crate::views::marked::{marked, marked_or};
use crate::views::prose::hue;
use leptos::prelude::*;
use model::{Head, Lang};
use search::{Kind, Marked, What, Why};

/// A mark further than so many characters into its sentence is shown without the sentence's beginning.
const BEFORE: usize = 24;

/// The codes found, in the order chosen.
pub fn list(route: Route, atlas: Atlas) -> Element {
    let order = move || atlas.listed(route.lang);
    el("ol").class("list").keyed(order, move |at| row(route, atlas, at))
}

fn row(route: Route, atlas: Atlas, at: usize) -> Element {
    let head = &INDEX.heads[at];
    let one_name = if head.title(route.lang) == head.name { " one-name" } else { "" };
    let link = el("a")
        .class(format!("lrow {}{one_name}", hue(head.code)))
        .attr("href", route.to(Page::Code(head.code)))
        .attr("data-code", head.code.to_string())
        .child(el("b").class("num").child(head.code.to_string()))
        .live(move || found(route.lang, atlas, at));
    el("li").child(link)
}

/// The names with what was found in them, and why the code was found.
fn found(lang: Lang, atlas: Atlas, at: usize) -> Element {
    let head = &INDEX.heads[at];
    let title = head.title(lang);
    let why = atlas.matches.with(|matches| matches.why(at));
    let shell = el("span").class("found");
    if title == head.name {
        let name = marked_or(el("strong"), text_of(&why, Kind::NameEn), title);
        return shell.child(name).child(reason(lang, atlas, head, &why));
    }
    let english = el("span").class("en").attr("lang", "en");
    shell
        .child(marked_or(el("strong"), text_of(&why, Kind::NameZh), title))
        .child(marked_or(english, text_of(&why, Kind::NameEn), head.name))
        .child(reason(lang, atlas, head, &why))
}

/// The text of this kind among the reasons.
pub fn text_of(why: &[Why], kind: Kind) -> Option<&Marked> {
    texts(why).find(|of| of.kind == kind)
}

fn texts(why: &[Why]) -> impl Iterator<Item = &Marked> {
    why.iter().filter_map(|why| match &why.what {
        What::Text(of) => Some(of),
        _ => None,
    })
}

/// What the names do not show: why the code was found; else what the code means.
fn reason(lang: Lang, atlas: Atlas, head: &Head, why: &[Why]) -> Element {
    let summary = beside_names(why).is_none().then(|| atlas.summary(lang, head.code));
    let because = because(lang, why).into_iter().flatten();
    el("span").class("ds").children(because).children(summary)
}

/// Why a code was found, where its names do not show it: what the text is, and the text with marks.
pub fn because(lang: Lang, why: &[Why]) -> Option<Vec<Node>> {
    let Some(of) = beside_names(why) else {
        let status = why.iter().any(|why| why.what == What::Status);
        return status.then(|| vec![label(words::STATUS_IN_LINE.get(lang).to_owned())]);
    };
    let name = match of.kind {
        Kind::Symptom => of.seen_in.clone(),
        kind => words::kind(kind).get(lang).to_owned(),
    };
    let mut nodes = if name.is_empty() { Vec::new() } else { vec![label(name)] };
    match of.kind {
        Kind::Symptom => nodes.push(el("code").children(marked(of)).into()),
        _ => nodes.extend(marked(&of.excerpt(BEFORE))),
    }
    Some(nodes)
}

fn beside_names(why: &[Why]) -> Option<&Marked> {
    texts(why).find(|of| !matches!(of.kind, Kind::NameZh | Kind::NameEn | Kind::Short))
}

fn label(name: String) -> Node {
    el("small").child(name).into()
}
