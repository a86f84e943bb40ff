//! A code in the grid.

use crate::index::INDEX;
use crate::node::{Element, el};
use crate::route::{Page, Route};
use crate::views::glyphs;
use crate::views::icons::icon;
use crate::views::prose::hue;
use model::{Head, Lang, Traits};

/// As many signs as a tile has room for.
const SIGNS: usize = 2;

/// A code's place in the grid: the tile, and the bare number that a miss leaves behind.
pub fn tile(route: Route, head: &'static Head) -> [Element; 2] {
    let (code, (_, column)) = (head.code, INDEX.place(head.code));
    let added = if head.is_original() { "" } else { " add" };
    let retired = if head.registry.is_retired() { " old" } else { "" };
    let erratum = head.traits.has(Traits::ERRATUM).then(|| el("sup").child("※"));
    let signs: Vec<Element> =
        glyphs::of(head).take(SIGNS).map(|glyph| icon("f", glyph.symbol)).collect();
    let signs = (!signs.is_empty()).then(|| el("span").class("gl").children(signs));
    let tile = el("a")
        .class(format!("tile {} d{column}{added}{retired}", hue(code)))
        .attr("href", route.to(Page::Code(code)))
        .attr("data-code", code.to_string())
        .attr("title", label(route.lang, head))
        .attr_if("data-name", whole_name(route.lang, head))
        .attr_if("data-en", (head.title(route.lang) != head.name).then_some(head.name))
        .child(el("b").child(code.to_string()).children(erratum))
        .child(" ")
        .child(el("span").class("nm").child(head.short(route.lang)))
        .children(signs);
    let ghost = el("i").class(format!("ghost d{column}")).attr("aria-hidden", "true");
    [tile, ghost.child(code.to_string())]
}

/// The whole name where the tile shows a shorter one: paper has room for it.
fn whole_name(lang: Lang, head: &Head) -> Option<&'static str> {
    let name = head.title(lang);
    (name != head.short(lang)).then_some(name)
}

/// The whole name, of which the tile shows a part, and the words for its signs.
fn label(lang: Lang, head: &Head) -> String {
    let name = match lang {
        Lang::Zh if !head.name_zh.is_empty() => {
            format!("{} {} {}", head.code, head.name_zh, head.name)
        }
        _ => format!("{} {}", head.code, head.name),
    };
    let words = glyphs::words(lang, head);
    let separator = if lang == Lang::Zh { "，" } else { ", " };
    std::iter::once(name.as_str()).chain(words).collect::<Vec<_>>().join(separator)
}
