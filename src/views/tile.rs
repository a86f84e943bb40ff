//! A code in the grid.

use crate::node::{Element, el};
use crate::route::{Page, Route};
use crate::state::Atlas;
use crate::views::prose::hue;
use leptos::prelude::*;
use model::{Head, Lang};

/// A code's place in the grid: the tile, and the bare number that a miss leaves behind.
pub fn tile(route: Route, atlas: Atlas, at: usize, head: &'static Head) -> [Element; 2] {
    let (code, column) = (head.code, head.code.unit());
    let tile = el("a")
        .class(format!("tile {} d{column}", hue(code)))
        .attr("href", route.to(Page::Code(code)))
        .attr("data-code", code.to_string())
        .attr("data-find", head.find)
        .attr("title", label(route.lang, head))
        .live_attr("data-match", move || atlas.matches.with(|matches| matches.mark(at)))
        .child(el("b").child(code.to_string()))
        .child(" ")
        .child(el("span").class("nm").child(head.short(route.lang)));
    let ghost = el("i").class(format!("ghost d{column}")).attr("aria-hidden", "true");
    [tile, ghost.child(code.to_string())]
}

/// The whole name, of which the tile shows a part.
fn label(lang: Lang, head: &Head) -> String {
    match lang {
        Lang::Zh if !head.name_zh.is_empty() => {
            format!("{}，{}，{}", head.code, head.name_zh, head.name)
        }
        _ => format!("{} {}", head.code, head.name),
    }
}
