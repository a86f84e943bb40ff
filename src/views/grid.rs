//! The periodic table: rows are the first two digits, columns the last.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::platform::marks;
use crate::route::{Page, Route};
use crate::state::Atlas;
use crate::views::prose::class_hue;
use crate::views::tile::tile;
use model::{Class, Head};

/// All codes: a band for each class, and one for those that no registry knows.
pub fn grid(route: Route, atlas: Atlas) -> Element {
    let bands = Class::ALL.map(|class| {
        let name = class.name().get(route.lang);
        let heads = heads_where(|head| !head.is_unofficial() && head.code.class() == Some(class));
        let link = el("a").attr("href", route.to(Page::Class(class))).child(class.label());
        let label = i18n::class(route.lang, class);
        band(route, class_hue(class), label, el("b").child(link), name, &heads)
    });
    let label = i18n::EXTENSIONS.get(route.lang);
    let name = i18n::EXTENSIONS_NAME.get(route.lang);
    let others = heads_where(Head::is_unofficial);
    let heading = el("b").child(label);
    let others = band(route, "k-v vendor", label.to_owned(), heading, name, &others);
    // The last digit of the code looked at stands out at the head of its column.
    let column = move || atlas.looked_at().map(|code| INDEX.place(code).1.to_string());
    let columns = (0..10).map(|digit| el("span").child(digit.to_string()));
    el("section")
        .class("atlas")
        .attr("aria-label", i18n::GRID_LABEL.get(route.lang))
        .child(
            el("div")
                .class("cols num")
                .attr("aria-hidden", "true")
                .live_attr("data-at", column)
                .children(columns),
        )
        .children(bands.into_iter().flatten())
        .children(others)
        .on_mount(move |grid| marks::follow(&grid, atlas))
}

fn heads_where(keep: impl Fn(&Head) -> bool) -> Vec<&'static Head> {
    INDEX.heads.iter().filter(|head| keep(head)).collect()
}

/// A class's rows; nothing where there is no code of it.
fn band(
    route: Route,
    hue: &'static str,
    label: String,
    heading: Element,
    name: &'static str,
    heads: &[&'static Head],
) -> Option<Element> {
    let row = |head: &Head| INDEX.place(head.code).0;
    let rows = heads.chunk_by(|a, b| row(a) == row(b)).map(|row| {
        let tiles = row.iter().flat_map(|head| tile(route, head));
        el("div").class("decade").children(tiles)
    });
    let heading = el("div").class("band-h num").child(heading).child(el("span").child(name));
    let band = el("section").class(format!("band {hue}")).attr("aria-label", label);
    let band = band.child(heading).child(el("div").class("decades").children(rows));
    (!heads.is_empty()).then_some(band)
}
