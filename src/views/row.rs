//! A code in a list.

use crate::node::{Element, el};
use crate::route::{Page, Route};
use crate::views::prose::hue;
use model::Head;

/// A row of a list of codes: number, names, and what `summary` is (an element of class `ds`).
pub fn row(route: Route, head: &'static Head, summary: Element) -> Element {
    let title = head.title(route.lang);
    let other =
        (title != head.name).then(|| el("span").class("en").attr("lang", "en").child(head.name));
    let form = if other.is_some() { "" } else { " one-name" };
    let link = el("a")
        .class(format!("lrow {}{form}", hue(head.code)))
        .attr("href", route.to(Page::Code(head.code)))
        .attr("data-code", head.code.to_string())
        .child(el("b").class("num").child(head.code.to_string()))
        .child(el("strong").child(title))
        .children(other)
        .child(summary);
    el("li").child(link)
}

/// Statements without the marks around code, for where no code can be marked up.
pub fn plain(text: &str) -> String {
    text.replace('`', "")
}
