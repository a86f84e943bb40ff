//! The same flow for all clients, differences lit.

use super::editor::client_name;
use super::ending::ending;
use super::state::State;
use super::words;
use crate::node::{Element, el};
use leptos::prelude::*;
use model::Lang;
use redirect::{Client, Flow, follow};

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let note = el("span").class("end").child(words::OTHERS_NOTE.get(lang));
    let heading = el("h2").class("card-h").child(words::OTHERS.get(lang)).child(note);
    let scroll = el("section").class("cmp-w").attr("tabindex", "0");
    let scroll = scroll.attr("aria-label", words::OTHERS.get(lang));
    let scroll = scroll.live(move || state.played.with(|played| table(state, &played.flow)));
    el("section").class("panel").child(heading).child(scroll)
}

fn table(state: State, flow: &Flow) -> Element {
    let lang = state.route.lang;
    let names = [
        words::CLIENT,
        words::COL_METHODS,
        words::COL_BODY,
        words::COL_DROPPED,
        words::COL_REQUESTS,
        words::COL_END,
    ];
    let heads = names.map(|name| el("th").attr("scope", "col").child(name.get(lang)));
    let head = el("thead").child(el("tr").children(heads));
    let rows: Vec<Element> = state.data.with_value(|data| {
        let own = data.clients.iter().find(|client| client.id == flow.client);
        let own = own.map(|client| cells(lang, client, flow));
        let row = |client: &Client| {
            let mine = client.id == flow.client;
            row(state, client, mine, &cells(lang, client, flow), own.as_ref())
        };
        data.clients.iter().map(row).collect()
    });
    el("table").class("cmp-c").child(head).child(el("tbody").children(rows))
}

/// What a row says of a client.
pub(super) type Cells = [String; 5];

pub(super) fn cells(lang: Lang, client: &Client, flow: &Flow) -> Cells {
    let trace = match follow(client, flow) {
        Ok(trace) => trace,
        Err(refusal) => {
            let reason = words::failed(lang, words::refused_cell(refusal).get(lang));
            return nothing_sent(lang, reason);
        }
    };
    let Some(visit) = trace.visits.first() else { return nothing_sent(lang, String::new()) };
    let Some(last) = visit.hops.last().map(|hop| &hop.request) else {
        return nothing_sent(lang, ending(lang, visit));
    };
    let methods: Vec<&str> = visit.hops.iter().map(|hop| &*hop.request.method).collect();
    let body = match (flow.request.body.is_some(), last.body.is_some()) {
        (false, _) => words::NONE,
        (true, true) => words::KEPT,
        (true, false) => words::DROPPED,
    };
    let gone = flow.request.headers.0.iter().map(|(name, _)| &**name);
    let gone = gone.filter(|name| last.headers.get(name).is_none());
    let gone: Vec<&str> = gone.collect();
    let dropped = if gone.is_empty() {
        words::NONE.get(lang).to_owned()
    } else {
        gone.join(words::LISTED.get(lang))
    };
    [
        words::methods(&methods),
        body.get(lang).to_owned(),
        dropped,
        visit.hops.len().to_string(),
        ending(lang, visit),
    ]
}

/// The row of a client that does not send even the first request.
fn nothing_sent(lang: Lang, end: String) -> Cells {
    let none = || words::NONE.get(lang).to_owned();
    [none(), none(), none(), "0".to_owned(), end]
}

fn row(state: State, client: &Client, mine: bool, cells: &Cells, own: Option<&Cells>) -> Element {
    let lang = state.route.lang;
    let id = client.id.clone();
    let choose = el("button")
        .class("link")
        .attr("type", "button")
        .on("click", move |_: web_sys::Event| {
            let id = id.clone();
            state.draft.update(|draft| draft.client = id);
        })
        .child(client_name(client));
    let current =
        mine.then(|| el("small").class("faint").child(" ").child(words::CURRENT.get(lang)));
    let head = el("th").attr("scope", "row").child(choose).children(current);
    let cells = cells.iter().enumerate().map(|(at, cell)| {
        if own.is_none_or(|own| own[at] == *cell) {
            return el("td").child(cell.clone());
        }
        let mark = el("span").class("ne").attr("aria-hidden", "true").child("≠ ");
        let spoken = el("span").class("vh").child(crate::i18n::DIFFERENT.get(lang)).child(" ");
        el("td").class("differs").child(mark).child(spoken).child(cell.clone())
    });
    let row = el("tr").attr("data-client", client.id.clone()).child(head).children(cells);
    if mine { row.class("is-me") } else { row }
}
