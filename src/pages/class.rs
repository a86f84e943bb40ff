//! One class: what the document says of it, and its codes.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::route::{Page, Route};
use crate::views::prose::{class_hue, linked, note, provenance};
use crate::views::row::list;
use model::{Class, Head, Lang, Phrase, SectionHead};

/// The page of a class.
pub fn page(route: Route, class: Class) -> Vec<Element> {
    let lang = route.lang;
    let section = INDEX.section_of(class);
    let (listed, elsewhere): (Vec<&Head>, Vec<&Head>) = INDEX
        .heads
        .iter()
        .filter(|head| head.code.class() == class)
        .partition(|head| !INDEX.is_extension(head));
    let notes = section.into_iter().flat_map(|section| section.notes);
    let body = el("div")
        .class("sec")
        .children(codes(route, i18n::CODES, &listed))
        .children(notes.map(|about| note(route, about)))
        .children(codes(route, i18n::ELSEWHERE, &elsewhere));
    let number = el("span").class("num").child(class.label());
    let heading = el("h1").child(number).child(" ").child(i18n::class_name(class).get(lang));
    let intro = section.and_then(|section| intro(route, section));
    let hero = el("header").class("c-hero").child(heading).children(intro);
    let article = el("article").class(format!("page {}", class_hue(class)));
    vec![article.child(crumb(route, class)).child(hero).child(body)]
}

fn crumb(route: Route, class: Class) -> Element {
    el("nav")
        .class("crumb")
        .attr("aria-label", i18n::CRUMB.get(route.lang))
        .child(el("a").attr("href", route.to(Page::Atlas)).child(i18n::NAV_ATLAS.get(route.lang)))
        .child(el("span").attr("aria-hidden", "true").child("/"))
        .child(el("span").class("num").child(i18n::class(route.lang, class)))
}

fn intro(route: Route, section: &'static SectionHead) -> Option<Element> {
    let quote = el("blockquote").attr("lang", Lang::Zh.tag());
    let quote = quote.children(linked(route, section.intro));
    let name = i18n::SOURCE.get(route.lang);
    let source = provenance(route, "figcaption", name, section.intro_lines?);
    Some(el("figure").class("quote").child(quote).child(source))
}

/// A heading and its codes; nothing where there are none.
fn codes(route: Route, name: Phrase, heads: &[&'static Head]) -> Vec<Element> {
    if heads.is_empty() {
        return Vec::new();
    }
    let count = el("small").class("num").child(heads.len().to_string());
    let heading = el("h2").class("h2").child(name.get(route.lang)).child(count);
    vec![heading, list(route, heads.iter().copied())]
}
