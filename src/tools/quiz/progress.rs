//! What has become of the learning: today, mastery, what comes, what was.

use super::state::State;
use super::{charts, keeping, words};
use crate::node::{Element, el};
use crate::route::Page;
use crate::views::prose::hue;
use leptos::prelude::*;
use model::{Class, Phrase};
use quiz::deck::Deck;
use quiz::material::Code;
use quiz::stats::{Mastery, accuracy, last_days, learned, mastery, streak};

/// The column beside the questions.
pub fn column(state: State) -> Element {
    el("div")
        .class("q-r")
        .live(move || today(state))
        .live(move || panel(state, words::MASTERY, Some(heat(state))))
        .live(move || panel(state, words::FORECAST, charts::forecast(state)))
        .live(move || panel(state, words::ACCURACY, charts::accuracy(state)))
        .live(move || panel(state, words::CONFUSED, charts::confused(state)))
        .child(keeping::card(state))
}

/// A panel; hidden while there is nothing to show.
fn panel(state: State, name: Phrase, content: Option<Element>) -> Element {
    let panel = el("section").class("panel");
    let Some(content) = content else { return panel.attr("hidden", "") };
    panel.child(el("h2").class("card-h").child(name.get(state.route.lang))).child(content)
}

/// The figures of the day, and the last seven days.
fn today(state: State) -> Element {
    let lang = state.route.lang;
    let today = state.day(state.now.get());
    let waiting = state.waiting(&Deck::All);
    let waiting_more = state.waiting(&Deck::Vendor);
    let (right, learned, days, week) = state.progress.with(|progress| {
        let right = accuracy(progress.day(today));
        (right, learned(progress), streak(progress, today), last_days::<7>(progress, today))
    });
    let right = right.map_or("–".to_owned(), |share| format!("{share}%"));
    let due = waiting.due + waiting_more.due;
    let learning = waiting.learning + waiting_more.learning;
    let figures = [
        (due.to_string(), words::DUE, "due"),
        (learning.to_string(), words::LEARNING, "learning"),
        (learned.to_string(), words::LEARNED, "learned"),
        (right, words::RIGHT_SHARE, "share"),
    ];
    let figures = figures.map(|(figure, name, id)| {
        let figure = el("b").class("num").attr("data-figure", id).child(figure);
        el("div").class("kpi").child(figure).child(el("span").child(name.get(lang)))
    });
    let dots = week.map(|day| el("i").class(if day == Default::default() { "" } else { "on" }));
    let dots = el("span").class("week").attr("aria-hidden", "true").children(dots);
    let streak = el("p").class("streak").attr("data-streak", days.to_string());
    let streak = streak.child(el("span").child(words::streak(lang, days))).child(dots);
    el("section").class("panel").child(el("div").class("kpis").children(figures)).child(streak)
}

/// The atlas in small: how far a cell is filled tells how well its code is known.
fn heat(state: State) -> Element {
    let lang = state.route.lang;
    let now = state.now.get();
    let cells: Vec<(Row, Element)> = state.material.with_value(|material| {
        state.progress.with(|progress| {
            let mut vendors = 0..;
            let cell = |code: &Code| {
                let known = mastery(material, progress, code.code, now);
                let (row, column) = match (code.vendor.is_empty(), vendors.clone().next()) {
                    (false, Some(nth)) => {
                        vendors.next();
                        ((None, nth / 10), nth % 10)
                    }
                    _ => ((code.class(), code.code.decade()), code.code.unit()),
                };
                (row, cell(state, code, known, column))
            };
            material.codes.iter().map(cell).collect()
        })
    });
    // By number; those without a class come last, wherever their numbers are.
    let mut bands: Vec<(Row, Vec<Element>)> = Vec::new();
    let mut others: Vec<(Row, Vec<Element>)> = Vec::new();
    for (row, cell) in cells {
        let rows = if row.0.is_some() { &mut bands } else { &mut others };
        match rows.last_mut().filter(|(known, _)| *known == row) {
            Some((_, cells)) => cells.push(cell),
            None => rows.push((row, vec![cell])),
        }
    }
    bands.append(&mut others);
    let bands = bands.chunk_by_mut(|(a, _), (b, _)| a.0 == b.0).map(|band| {
        let rows =
            band.iter_mut().map(|(_, cells)| el("div").class("heat-r").children(cells.drain(..)));
        el("div").class("heat-b").children(rows)
    });
    let step = |level: &'static str| el("span").class(level);
    let steps = ["hc lv-0", "hc lv-1", "hc lv-2", "hc lv-3", "hc lv-4"].map(step);
    let due = el("span").class("end").child(step("hc due")).child(words::DUE_TODAY.get(lang));
    let legend = el("div")
        .class("heat-l k-3")
        .child(words::UNSEEN.get(lang))
        .children(steps)
        .child(words::SOLID.get(lang))
        .child(due);
    el("div").class("heat num").children(bands).child(legend)
}

/// The class, and the first two digits or the row among those without one.
type Row = (Option<Class>, u16);

fn cell(state: State, code: &Code, known: Mastery, column: u16) -> Element {
    const PLACES: [&str; 10] = ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9"];
    let due = if known.due { " due" } else { "" };
    let place = PLACES[usize::from(column % 10)];
    let class = format!("hc {} {place} lv-{}{due}", hue(code.code), known.level);
    let label = words::mastery(state.route.lang, &code.named(), known.level, known.due);
    el("a")
        .class(class)
        .attr("href", state.route.to(Page::Code(code.code)))
        .attr("aria-label", label)
        .child(code.code.to_string())
}
