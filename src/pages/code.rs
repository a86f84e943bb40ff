//! One code: the document's text, word for word, and what stands near it.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::route::{Page, Route};
use crate::views::icons::icon;
use crate::views::prose::{block, hue, line_address, line_number, note};
use model::wire::EntryText;
use model::{Head, Lang, StatusCode};

/// The page of a code; empty for a code that the index does not know.
pub fn page(route: Route, code: StatusCode, text: &EntryText) -> Vec<Element> {
    let Some(head) = INDEX.get(code) else { return Vec::new() };
    let notes = INDEX.notes_about(code).map(|about| note(route, about));
    let main = el("div").class("sec").child(source(route, text)).children(notes);
    let side = el("div").class("sec").children(same_class(route, code));
    let article = el("article").class(format!("page {}", hue(code)));
    let columns = el("div").class("e-g").child(main).child(side);
    vec![article.child(crumb(route, code)).child(hero(route, head)).child(columns)]
}

fn crumb(route: Route, code: StatusCode) -> Element {
    let lang = route.lang;
    let (before, after) = INDEX.neighbours(code);
    let step = |head: &Head, rel: &'static str, name: &str| {
        let link = el("a").attr("href", route.to(Page::Code(head.code))).attr("rel", rel);
        link.attr("aria-label", format!("{name} {}", head.code))
    };
    let before = before.map(|head| {
        let link = step(head, "prev", i18n::PREVIOUS.get(lang));
        link.child(icon("i", "#i-prev")).child(head.code.to_string())
    });
    let after = after.map(|head| {
        let link = step(head, "next", i18n::NEXT.get(lang));
        link.child(head.code.to_string()).child(icon("i", "#i-next"))
    });
    let class = el("a").class("num").attr("href", route.to(Page::Class(code.class())));
    el("nav")
        .class("crumb")
        .attr("aria-label", i18n::CRUMB.get(lang))
        .child(el("a").attr("href", route.to(Page::Atlas)).child(i18n::NAV_ATLAS.get(lang)))
        .child(el("span").attr("aria-hidden", "true").child("/"))
        .child(class.child(i18n::class(lang, code.class())))
        .child(el("span").class("pn num").children(before).children(after))
}

fn hero(route: Route, head: &'static Head) -> Element {
    let (lang, title) = (route.lang, head.title(route.lang));
    let other = (title != head.name).then(|| el("small").attr("lang", "en").child(head.name));
    let section = INDEX.is_extension(head).then(|| {
        let badge = el("span").class("badge line").attr("lang", Lang::Zh.tag());
        badge.child(INDEX.sections[head.section].name)
    });
    let class = el("span").class("badge k").child(i18n::class(lang, head.code.class()));
    let number = el("div").class("e-num num").attr("aria-hidden", "true");
    let spoken = el("span").class("vh").child(format!("{} ", head.code));
    let heading = el("h1").child(spoken).child(title).children(other);
    let badges = el("div").class("row").child(class).children(section);
    let text = el("div").class("e-ti").child(heading).child(badges);
    let inner = el("div").class("e-hero-in").child(number.child(head.code.to_string())).child(text);
    el("header").class("e-hero").child(inner)
}

fn source(route: Route, text: &EntryText) -> Element {
    let (lang, first) = (route.lang, text.lines.first);
    let provenance = format!("{} · {}", i18n::lines(lang, text.lines), i18n::VERBATIM.get(lang));
    let link = el("a").class("prov num link").attr("href", line_address(route, first));
    let name = el("h2").child(i18n::SOURCE.get(lang));
    let head = el("div").class("src-h").child(name).child(link.child(provenance));
    let heading = el("span").class("tx hd").child(text.heading_line.clone());
    let heading = el("li").child(line_number(route, first)).child(heading);
    let body = text.body.iter().map(|part| {
        let shown = el("div").class("tx").child(block(route, part));
        el("li").child(line_number(route, part.line)).child(shown)
    });
    let lines = el("ol").class("lines").attr("lang", Lang::Zh.tag());
    let source = el("div").class("src").child(head).child(lines.child(heading).children(body));
    el("section").class("edition").attr("aria-label", i18n::SOURCE.get(lang)).child(source)
}

fn same_class(route: Route, code: StatusCode) -> Vec<Element> {
    let same = |head: &&Head| head.code.class() == code.class() && head.code != code;
    let link = |head: &'static Head| {
        let link = el("a").class(format!("{} num", hue(head.code)));
        let number = el("b").child(head.code.to_string());
        link.attr("href", route.to(Page::Code(head.code)))
            .child(number)
            .child(head.title(route.lang))
    };
    let links: Vec<Element> = INDEX.heads.iter().filter(same).map(link).collect();
    if links.is_empty() {
        return Vec::new();
    }
    let heading = el("h2").class("h2").child(i18n::SAME_CLASS.get(route.lang));
    vec![heading, el("div").class("rel").children(links)]
}
