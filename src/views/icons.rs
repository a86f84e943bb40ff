//! The project's own icons: one sprite a page, and references to it.

use crate::node::{Element, el};

/// The symbols, each one path, drawn on a 16 grid with strokes of 1.5.
const SYMBOLS: [(&str, &str); 21] = [
    ("i-search", "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0m-1.1 3.4 3.7 3.7"),
    ("i-close", "m3.5 3.5 9 9m0-9-9 9"),
    (
        "i-grid",
        "M2 2.5h3v3H2zM6.5 2.5h3v3h-3zM11 2.5h3v3h-3zM2 7h3v3H2zM6.5 7h3v3h-3zM2 11.5h3v2H2z",
    ),
    ("i-list", "M2 4h12M2 8h12M2 12h12"),
    ("i-doc", "M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M6 8.2h4.5M6 11h4.5"),
    ("i-info", "M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0M8 7.4v3.6M8 5v.02"),
    ("i-prev", "M10 3.5 5.5 8l4.5 4.5"),
    ("i-next", "M6 3.5 10.5 8 6 12.5"),
    (
        "i-auto",
        "M13.7 8A5.7 5.7 0 1 1 2.3 8a5.7 5.7 0 0 1 11.4 0M8 2.3v11.4M8 5l3-2M8 8l5.5-2.5M8 11l5-2.4M8.5 13l3.5-1.8",
    ),
    (
        "i-sun",
        "M10.9 8a2.9 2.9 0 1 1-5.8 0 2.9 2.9 0 0 1 5.8 0M8 1.4v1.4m0 10.4v1.4M1.4 8h1.4m10.4 0h1.4M3.3 3.3l1 1m7.4 7.4 1 1m0-9.4-1 1m-7.4 7.4-1 1",
    ),
    ("i-steps", "M4 3v10M4 4.5h4.5v3H12v4.5M12 12l1.5-1.8M12 12l-1.5-1.8M2.8 3h2.4"),
    ("i-swap", "M2 5.2h10.5M10 2.6l2.6 2.6L10 7.8M14 10.8H3.5M6 8.2l-2.6 2.6L6 13.4"),
    (
        "i-target",
        "M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0M10.6 8a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0",
    ),
    ("i-check", "m2.8 8.4 3.4 3.4 7-7.4"),
    ("i-up", "M8 13V3.5M4 7.2 8 3.2l4 4"),
    ("i-down", "M8 3v9.5M4 8.8l4 4 4-4"),
    ("i-err", "M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4zM8 5v3.6M8 11v.02"),
    ("i-warn", "M8 2 14.6 13.6H1.4zM8 6.4v3.2M8 11.6v.02"),
    ("i-play", "M5.5 3.5v9l7-4.5z"),
    ("i-cols", "M2.5 2.5h4.2v11H2.5zM9.3 2.5h4.2v11H9.3zM4 6h1.2M10.8 6H12M4 9h1.2M10.8 9H12"),
    ("i-moon", "M13.4 9.7A5.9 5.9 0 0 1 6.3 2.6a5.9 5.9 0 1 0 7.1 7.1z"),
];

/// The signs of facts, drawn on a 12 grid with strokes of 1.35.
const SIGNS: [(&str, &str); 6] = [
    ("f-old", "M10.7 6a4.7 4.7 0 1 1-9.4 0 4.7 4.7 0 0 1 9.4 0M3.4 6h5.2"),
    ("f-keep", "M1.5 6h9M7.4 2.9 10.5 6 7.4 9.1"),
    ("f-turn", "M1.5 2.8h4.2a3 3 0 0 1 3 3V10M6.2 7.5 8.7 10l2.5-2.5"),
    ("f-cache", "M1.6 1.6h6v6h-6zM4.4 10.4h6v-6"),
    ("f-nobody", "M1.8 4V1.8H4m4 0h2.2V4m0 4v2.2H8m-4 0H1.8V8"),
    ("f-retry", "M10.4 6a4.4 4.4 0 1 1-1.3-3.1M9.4.8v2.4H7"),
];

/// The sprite.
pub fn sprite() -> Element {
    let symbol = |grid: &'static str| {
        move |(id, path): (&'static str, &'static str)| {
            el("symbol").attr("id", id).attr("viewBox", grid).child(el("path").attr("d", path))
        }
    };
    let sprite = el("svg").class("vh").attr("width", "0").attr("height", "0");
    let sprite = sprite.attr("aria-hidden", "true").children(SYMBOLS.map(symbol("0 0 16 16")));
    sprite.children(SIGNS.map(symbol("0 0 12 12")))
}

/// One icon; it says nothing by itself, so the text beside it must.
pub fn icon(class: &'static str, reference: &'static str) -> Element {
    let svg = el("svg").class(class).attr("aria-hidden", "true");
    svg.child(el("use").attr("href", reference))
}

/// The rows of the logo: for each class, the columns that are filled.
const LOGO: [(&str, &[u8]); 5] = [
    ("k-1", &[0, 1, 2]),
    ("k-2", &[0, 1, 2, 3, 4]),
    ("k-3", &[0, 1, 2, 4]),
    ("k-4", &[0, 1, 2, 3, 4, 5]),
    ("k-5", &[0, 1, 2, 3]),
];

/// The silhouette of the atlas, as one path a class.
pub fn logo() -> Element {
    let rows = LOGO.iter().zip(0..).map(|((class, columns), row)| {
        let cell = |column: &u8| format!("M{} {}h4.8v4.8h-4.8z", u32::from(*column) * 6, row * 6);
        let path: String = columns.iter().map(cell).collect();
        el("g").class(*class).child(el("path").class("lg").attr("d", path))
    });
    el("svg").attr("viewBox", "0 0 35 29").attr("aria-hidden", "true").children(rows)
}
