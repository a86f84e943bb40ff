//! Statements of our own: text with code in it, and what it rests on.

use crate::i18n;
use crate::node::{Element, Node, el};
use crate::route::Route;
use crate::views::prose::linked;
use model::Phrase;
use model::article::{Link, Said};

/// Text in which backticks enclose code, and codes that have a page are links.
pub fn rich(route: Route, text: &str) -> Vec<Node> {
    let parts = text.split('`').enumerate();
    parts
        .flat_map(|(at, part)| match at % 2 {
            0 => linked(route, part),
            _ => vec![el("code").child(part.to_owned()).into()],
        })
        .collect()
}

/// The heading of a section.
pub fn heading(route: Route, name: Phrase) -> Element {
    el("h2").class("h2").child(name.get(route.lang))
}

/// A statement as an element, with its sources on demand.
pub fn statement(route: Route, class: &'static str, said: &Said) -> Element {
    let text = el("p").children(rich(route, &said.text));
    el("div").class(class).child(text).children(sources(route, &said.sources))
}

/// Advice as an element: without sources it is marked as practice.
pub fn advice(route: Route, class: &'static str, said: &Said) -> Element {
    let is_practice = said.sources.is_empty();
    statement(route, class, said).children(is_practice.then(|| practice(route, i18n::ADVICE_MARK)))
}

/// The mark of what no source says.
pub fn practice(route: Route, name: Phrase) -> Element {
    el("span").class("practice").child(name.get(route.lang))
}

/// The sources, folded away; nothing where there are none.
pub fn sources(route: Route, links: &[Link]) -> Option<Element> {
    if links.is_empty() {
        return None;
    }
    let summary = el("summary").child(i18n::SOURCES.get(route.lang));
    let list = el("ul").children(links.iter().map(|link| el("li").child(cited(link))));
    Some(el("details").class("cites").child(summary).child(list))
}

/// A source as a link to it.
pub fn cited(link: &Link) -> Element {
    el("a")
        .class("link")
        .attr("href", link.url.clone())
        .attr("rel", "noopener noreferrer")
        .child(link.title.clone())
}
