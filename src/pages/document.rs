//! The original document, whole, every line numbered.

use crate::app::DocumentText;
use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::route::{DOCUMENT_FILE, Route};
use crate::views::edition::correction;
use crate::views::prose::{Marks, class_hue, hue, line_number};
use model::article::Erratum;
use model::{Head, Lang, Lines, SectionHead};

/// The page.
pub fn page(route: Route, DocumentText { text, errata }: &DocumentText) -> Vec<Element> {
    let lang = route.lang;
    let numbered: Vec<(&Erratum, usize)> = errata.iter().zip(1..).collect();
    let lines = text.lines().zip(1..).map(|(text, number)| {
        let own: Vec<_> = numbered.iter().filter(|(erratum, _)| erratum.line == number).collect();
        line(route, number, text, &own)
    });
    let extent = i18n::lines(lang, Lines { first: 1, last: INDEX.lines });
    let digest = el("code").child(INDEX.sha256);
    let header = el("header")
        .class("m-top")
        .child(el("h1").child(i18n::SOURCE.get(lang)))
        .child(el("p").class("num").child(extent).child(" · SHA-256 ").child(digest))
        .child(el("p").child(download(route)));
    let lines = el("ol").class("doc-lines").children(lines);
    let article = el("article").class("doc").attr("lang", Lang::Zh.tag()).child(lines);
    let columns = el("div").class("doc-g").child(outline(route)).child(article);
    vec![el("div").class("page doc-page").child(header).child(columns)]
}

/// A link that saves the document.
pub fn download(route: Route) -> Element {
    el("a")
        .class("link")
        .attr("href", route.link(DOCUMENT_FILE))
        .attr("download", "http-status.md")
        .child(i18n::DOWNLOAD.get(route.lang))
}

fn line(route: Route, number: u32, text: &str, errata: &[&(&Erratum, usize)]) -> Element {
    let entry = INDEX.heads.iter().find(|head| head.starts_at(number));
    let class = match entry {
        Some(head) => format!("tx hd {}", hue(head.code)),
        None if text.starts_with('#') => "tx hd".to_owned(),
        None => "tx".to_owned(),
    };
    let first = errata.first().map_or(1, |(_, number)| *number);
    let marks = Marks::from(first, errata.iter().map(|(erratum, _)| erratum.quote.as_str()));
    let shown = el("span").class(class).children(marks.apply(route, text));
    let items = errata.iter().map(|(erratum, number)| {
        el("li").attr("id", format!("er-{number}")).child(correction(route, erratum, *number))
    });
    let margin = (!errata.is_empty()).then(|| {
        let list = el("ol").attr("lang", route.lang.tag()).children(items);
        el("div").class("errata").child(list)
    });
    let item = el("li").attr("id", format!("L{number}"));
    item.child(line_number(route, number)).child(shown).children(margin)
}

fn outline(route: Route) -> Element {
    let sections = INDEX.sections.iter().enumerate().map(|(at, section)| {
        let in_section =
            move |head: &&Head| head.entry.is_some_and(|(_, own)| usize::from(own) == at);
        let heads = INDEX.heads.iter().filter(in_section);
        outline_section(route, section, heads)
    });
    let nav = el("nav").class("doc-nav").attr("aria-label", i18n::OUTLINE.get(route.lang));
    nav.child(el("ul").children(sections))
}

fn outline_section(
    route: Route,
    section: &'static SectionHead,
    heads: impl Iterator<Item = &'static Head>,
) -> Element {
    let to_line = |line: u32| el("a").attr("href", format!("#L{line}"));
    let codes = heads.map(|head| {
        let label = format!("{} {}", head.code, head.title(route.lang));
        to_line(head.entry.map_or(1, |(lines, _)| lines.first))
            .attr("aria-label", label)
            .child(head.code.to_string())
    });
    let name = to_line(section.lines.first).class("doc-sec").attr("lang", Lang::Zh.tag());
    el("li")
        .class(section.class.map_or("k-v", class_hue))
        .child(name.child(section.heading))
        .child(el("span").class("doc-codes num").children(codes))
}
