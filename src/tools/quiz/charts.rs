//! Charts, each with the same numbers as a table.

use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::platform::clock;
use crate::route::Page;
use crate::views::prose::hue;
use leptos::prelude::*;
use model::{Phrase, StatusCode};
use quiz::progress::Day;
use quiz::stats;

/// The chart's inner size.
const WIDTH: u32 = 336;
const HEIGHT: u32 = 72;

/// How many cards come back on each of the next days.
pub fn forecast(state: State) -> Option<Element> {
    let lang = state.route.lang;
    let now = state.now.get();
    let today = state.day(now);
    let counts =
        state.progress.with(|progress| stats::forecast(progress, now, |time| state.day(time)));
    if counts.iter().all(|count| *count == 0) {
        return None;
    }
    let bars: Vec<[u32; 2]> = counts.iter().map(|count| [*count, 0]).collect();
    let rows = counts.iter().zip(today..).map(|(count, day)| vec![date(day), count.to_string()]);
    Some(chart(
        state,
        words::FORECAST,
        &bars,
        today,
        &[words::DAY.get(lang), words::CARDS.get(lang)],
        rows.collect(),
    ))
}

/// Right and wrong answers of the last days.
pub fn accuracy(state: State) -> Option<Element> {
    let lang = state.route.lang;
    let today = state.day(state.now.get());
    let days: [Day; 30] = state.progress.with(|progress| stats::last_days(progress, today));
    if days.iter().all(|day| day.right + day.wrong == 0) {
        return None;
    }
    let bars: Vec<[u32; 2]> = days.iter().map(|day| [day.right, day.wrong]).collect();
    let first = today - 29;
    let rows = days.iter().zip(first..).filter(|(day, _)| day.right + day.wrong > 0);
    let rows = rows.map(|(day, at)| vec![date(at), day.right.to_string(), day.wrong.to_string()]);
    let heads = [words::DAY.get(lang), words::N_RIGHT.get(lang), words::N_WRONG.get(lang)];
    Some(chart(state, words::ACCURACY, &bars, first, &heads, rows.collect()))
}

/// The codes most often taken for each other: a matrix, and the list.
pub fn confused(state: State) -> Option<Element> {
    let pairs = state.progress.with(|progress| stats::confusions(progress, 8));
    if pairs.is_empty() {
        return None;
    }
    let (mut asked, mut taken) = (Vec::new(), Vec::new());
    for (code, other, _) in &pairs {
        for (codes, code) in [(&mut asked, *code), (&mut taken, *other)] {
            if let Err(place) = codes.binary_search(&code) {
                codes.insert(place, code);
            }
        }
    }
    let most = pairs[0].2;
    let count = |code: StatusCode, other: StatusCode| {
        pairs.iter().find(|(a, b, _)| (*a, *b) == (code, other)).map(|(.., count)| *count)
    };
    let lang = state.route.lang;
    let link = |code: StatusCode| {
        el("a")
            .class(hue(code))
            .attr("href", state.route.to(Page::Code(code)))
            .child(code.to_string())
    };
    let corner =
        el("td").child(format!("{} ＼ {}", words::ASKED.get(lang), words::TAKEN.get(lang)));
    let head = taken.iter().map(|code| el("th").attr("scope", "col").child(link(*code)));
    let head = el("thead").child(el("tr").child(corner).children(head));
    let rows = asked.iter().map(|code| {
        let cells = taken.iter().map(|other| match count(*code, *other) {
            Some(count) => {
                let strength = (count * 3).div_ceil(most.max(1)).clamp(1, 3);
                el("td").class(format!("c-{strength}")).child(count.to_string())
            }
            None => el("td"),
        });
        el("tr").child(el("th").attr("scope", "row").child(link(*code))).children(cells)
    });
    let table = el("table").class("conf num").child(head).child(el("tbody").children(rows));
    Some(
        el("div").class("pad").child(
            el("div")
                .class("conf-w")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", words::CONFUSED.get(lang))
                .child(table),
        ),
    )
}

fn date(day: i64) -> String {
    let (month, day) = clock::date_of(day);
    format!("{month}-{day}")
}

/// Bars, the first and the last day under them, and the table.
fn chart(
    state: State,
    name: Phrase,
    bars: &[[u32; 2]],
    first: i64,
    heads: &[&'static str],
    rows: Vec<Vec<String>>,
) -> Element {
    let lang = state.route.lang;
    let most = bars.iter().map(|[a, b]| a + b).max().unwrap_or(1).max(1);
    let step = WIDTH / bars.len() as u32;
    let high = |count: u32| (count * HEIGHT).div_ceil(most);
    let boxes = bars.iter().zip(0..).flat_map(|([ok, no], at)| {
        let (x, below) = (at * step, high(*ok));
        let ok = bar("ok", x, step, HEIGHT - below, below);
        let above = high(*no).min(HEIGHT - below);
        [ok, bar("no k-5", x, step, HEIGHT - below - above, above)]
    });
    let text = |x: u32, anchor: &'static str, text: String| {
        el("text")
            .attr("x", x.to_string())
            .attr("y", (HEIGHT + 16).to_string())
            .attr("text-anchor", anchor)
            .child(text)
    };
    let last = first + bars.len() as i64 - 1;
    let svg = el("svg")
        .attr("viewBox", format!("0 0 {WIDTH} {}", HEIGHT + 20))
        .attr("role", "img")
        .attr("aria-label", name.get(lang))
        .child(el("path").class("ax").attr("d", format!("M0 {HEIGHT}.5H{WIDTH}")))
        .children(boxes)
        .child(text(0, "start", date(first)))
        .child(text(WIDTH, "end", date(last)))
        .child(text(WIDTH / 2, "middle", format!("≤ {most}")));
    let heads = heads.iter().map(|head| el("th").attr("scope", "col").child(*head));
    let rows = rows
        .into_iter()
        .map(|row| el("tr").children(row.into_iter().map(|cell| el("td").child(cell))));
    let table = el("table").class("nums num");
    let table =
        table.child(el("thead").child(el("tr").children(heads))).child(el("tbody").children(rows));
    let summary = el("summary").child(words::AS_TABLE.get(lang));
    let numbers = el("details").class("as-t").child(summary).child(table);
    el("div").class("pad chart").child(svg).child(numbers)
}

fn bar(class: &'static str, x: u32, step: u32, y: u32, height: u32) -> Element {
    el("rect")
        .class(class)
        .attr("x", (x + 1).to_string())
        .attr("y", y.to_string())
        .attr("width", (step - 2).to_string())
        .attr("height", height.to_string())
}
