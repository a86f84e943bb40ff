//! A code in a list.

use crate::node::{Element, el};
use crate::route::{Page, Route};
use crate::views::prose::hue;
use model::{Head, Lang};

/// A row of a list of codes: number, names, and the document's first sentence.
pub fn row(route: Route, head: &'static Head) -> Element {
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
        .child(el("span").class("ds").attr("lang", Lang::Zh.tag()).child(head.excerpt));
    el("li").child(link)
}

/// A list of codes.
pub fn list(route: Route, heads: impl IntoIterator<Item = &'static Head>) -> Element {
    el("ol").class("list").children(heads.into_iter().map(|head| row(route, head)))
}
