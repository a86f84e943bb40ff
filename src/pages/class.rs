//! One class: what it means, what the document says of it, and its codes.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::route::{Page, Route};
use crate::views::edition::correction;
use crate::views::prose::{Marks, class_hue, note, provenance};
use crate::views::row::{plain, row};
use crate::views::said::{heading, statement};
use model::article::{ClassArticle, Said};
use model::{Class, Head, Lang, Phrase, SectionHead};

/// The page of a class.
pub fn page(route: Route, class: Class, article: &ClassArticle) -> Vec<Element> {
    let lang = route.lang;
    let section = INDEX.section_of(class);
    let (registered, unofficial): (Vec<&Head>, Vec<&Head>) = INDEX
        .heads
        .iter()
        .filter(|head| head.code.class() == Some(class))
        .partition(|head| !head.is_unofficial());
    let notes = section.into_iter().flat_map(|section| section.notes);
    let body = el("div")
        .class("sec")
        .children(codes(route, i18n::CODES, &registered, article))
        .children(notes.map(|about| note(route, about)))
        .children(codes(route, i18n::UNOFFICIAL, &unofficial, article));
    let number = el("span").class("num").child(class.label());
    let heading = el("h1").child(number).child(" ").child(class.name().get(lang));
    let meaning = statement(route, "lead", &article.meaning);
    let hero = el("header").class("c-hero").child(heading).child(meaning);
    let intro = section.and_then(|section| intro(route, section, article));
    let advice = [(i18n::CLASS_UNKNOWN, &article.unknown), (i18n::CLASS_ADVICE, &article.advice)];
    let advice = advice.map(|(name, said)| part(route, name, said));
    let advice = el("div").class("c-adv").children(advice);
    let article = el("article").class(format!("page {}", class_hue(class)));
    let article = article.child(crumb(route, class)).child(hero).children(intro);
    vec![article.child(advice).child(body)]
}

fn part(route: Route, name: Phrase, said: &Said) -> Element {
    el("section").child(heading(route, name)).child(statement(route, "said read", said))
}

fn crumb(route: Route, class: Class) -> Element {
    el("nav")
        .class("crumb")
        .attr("aria-label", i18n::CRUMB.get(route.lang))
        .child(el("a").attr("href", route.to(Page::Atlas)).child(i18n::NAV_ATLAS.get(route.lang)))
        .child(el("span").attr("aria-hidden", "true").child("/"))
        .child(el("span").class("num").child(i18n::class(route.lang, class)))
}

/// The document's words about the class, and what is true.
fn intro(route: Route, section: &'static SectionHead, article: &ClassArticle) -> Option<Element> {
    let marks = Marks::new(article.errata.iter().map(|erratum| erratum.quote.as_str()));
    let quote = el("blockquote").attr("lang", Lang::Zh.tag());
    let quote = quote.children(marks.apply(route, section.intro));
    let name = i18n::SOURCE.get(route.lang);
    let source = provenance(route, "figcaption", name, section.intro_lines?);
    let figure = el("figure").class("quote").child(quote).child(source);
    let items = article.errata.iter().zip(1..).map(|(erratum, number)| {
        el("li").attr("id", format!("er-{number}")).child(correction(route, erratum, number))
    });
    let errata = (!article.errata.is_empty())
        .then(|| el("div").class("errata").child(el("ol").children(items)));
    let form = if errata.is_some() { "edition spread" } else { "edition" };
    let source = el("div").class("src-q").child(figure);
    Some(el("section").class(form).attr("aria-label", name).child(source).children(errata))
}

/// A heading and its codes; nothing where there are none.
fn codes(
    route: Route,
    name: Phrase,
    heads: &[&'static Head],
    article: &ClassArticle,
) -> Vec<Element> {
    if heads.is_empty() {
        return Vec::new();
    }
    let summary = |head: &Head| {
        let row = article.rows.iter().find(|(code, _)| *code == head.code);
        el("span").class("ds").child(row.map_or_else(String::new, |(_, text)| plain(text)))
    };
    let rows = heads.iter().map(|head| row(route, head, summary(head)));
    let count = el("small").class("num").child(heads.len().to_string());
    let heading = el("h2").class("h2").child(name.get(route.lang)).child(count);
    vec![heading, el("ol").class("list").children(rows)]
}
