//! A sequence diagram as elements.

use crate::node::{Element, el};
use crate::tools::redirects::words;
use model::Lang;
use redirect::diagram::{Band, Diagram, Label, Lane, Shape, Words};
use redirect::{Client, Visit};

/// The texts of the diagram of a visit.
pub fn labels<'a>(lang: Lang, client: &'a Client, visit: &Visit) -> Words<'a> {
    Words {
        client: &client.name,
        version: &client.version,
        origin: words::ORIGIN.get(lang),
        content: words::CONTENT.get(lang),
        store: words::STORE.get(lang),
        failure: visit.reason.map_or(words::FAILS, words::reason).get(lang),
        assumed: words::ASSUMED.get(lang),
        unrecorded: words::UNRECORDED.get(lang),
    }
}

/// The diagram with one of its steps lit: a request and an answer for each hop.
pub fn draw(diagram: &Diagram, label: String, step: usize) -> Element {
    let Diagram { width, height, lanes, hops } = diagram;
    let svg = el("svg")
        .class("seq")
        .attr("viewBox", format!("0 0 {width} {height}"))
        .attr("role", "img")
        .attr("aria-label", label);
    let here = hops
        .get(step / 2)
        .map(|band| rect("band", 4, band.top, width - 8, band.bottom - band.top).attr("rx", "8"));
    svg.children(here)
        .children(lanes.iter().map(|one| lane(one, *height)))
        .children(hops.iter().zip(0..).map(|(band, at)| hop(band, at, step)))
}

fn rect(class: &'static str, x: i32, y: i32, width: i32, height: i32) -> Element {
    el("rect")
        .class(class)
        .attr("x", x.to_string())
        .attr("y", y.to_string())
        .attr("width", width.to_string())
        .attr("height", height.to_string())
}

fn lane(lane: &Lane, height: i32) -> Element {
    let x = lane.x;
    let line = el("path").class("lane").attr("d", format!("M{x} 52V{}", height - 8));
    let head = rect("head", x - lane.half, 10, lane.half * 2, 42).attr("rx", "7");
    let label =
        |y, text: &str, full: &str| Label { x, y, text: text.to_owned(), full: full.to_owned() };
    let y = if lane.sub.is_empty() { 36 } else { 28 };
    let name = text("name", &label(y, &lane.name, &lane.full), true);
    let sub = (!lane.sub.is_empty()).then(|| text("sub", &label(44, &lane.sub, ""), true));
    el("g").child(line).child(head).child(name).children(sub)
}

/// A hop: what is behind the step that is looked at, is drawn as not reached yet.
fn hop(band: &Band, at: usize, on: usize) -> Element {
    let current = at == on / 2;
    let class = match (at * 2 > on, band.local) {
        (true, true) => "fut local",
        (true, false) => "fut",
        (false, true) => "local",
        (false, false) => "",
    };
    let (x, y) = band.disc;
    let disc = el("circle")
        .class(if current { "cur" } else { "disc" })
        .attr("cx", x.to_string())
        .attr("cy", y.to_string())
        .attr("r", "10");
    let label = Label { x, y: y + 4, text: (at + 1).to_string(), full: String::new() };
    let number = text(if current { "cur-t" } else { "n-t" }, &label, true);
    let shapes = band.shapes.iter().map(shape);
    let group = el("g").attr("data-step", at.to_string()).child(disc).child(number);
    let group = if class.is_empty() { group } else { group.class(class) };
    group.children(shapes)
}

fn shape(shape: &Shape) -> Element {
    match shape {
        Shape::Path(class, path) => el("path").class(*class).attr("d", path.clone()),
        Shape::Box(class, x, y, width, height) => {
            rect(class, *x, *y, *width, *height).attr("rx", "4")
        }
        Shape::Text(class, label) => text(class, label, false),
        Shape::Middle(class, label) => text(class, label, true),
    }
}

fn text(class: &'static str, label: &Label, middle: bool) -> Element {
    let text =
        el("text").class(class).attr("x", label.x.to_string()).attr("y", label.y.to_string());
    let text = if middle { text.attr("text-anchor", "middle") } else { text };
    let whole = (!label.full.is_empty() && label.full != label.text)
        .then(|| el("title").child(label.full.clone()));
    text.children(whole).child(label.text.clone())
}
