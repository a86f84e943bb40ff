//! The flow run for real in the reader's browser, beside what the engine foretells.

mod words;

use super::changes::rule;
use super::state::State;
use crate::node::{Element, Node as View, el};
use crate::platform::json::Json;
use crate::platform::{clock, lab};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::Lang;
use model::wire::Node;
use redirect::lab::{Difference, Ended, Plan, Seen, differences, plan};
use redirect::wire::write_flow;
use redirect::{Client, Fields, Flow, Hop, Visit, follow};
use std::sync::Arc;

/// A run, and what was foretold of it.
struct Ran {
    /// The flow that was asked for.
    flow: Flow,
    plan: Plan,
    said: Visit,
    seen: Vec<Seen>,
    end: Ended,
    /// What the browser said of a failure.
    error: String,
}

/// What the card knows.
#[derive(Clone, Copy)]
struct Card {
    state: State,
    ran: RwSignal<Option<Arc<Ran>>>,
    /// Why there was no run, in words.
    refused: RwSignal<String>,
    /// A run is under way.
    running: RwSignal<bool>,
}

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let card = Card {
        state,
        ran: RwSignal::new(None),
        refused: RwSignal::new(String::new()),
        running: RwSignal::new(false),
    };
    let run = el("button")
        .class("btn")
        .attr("type", "button")
        .attr("id", "run-real")
        .live_attr("aria-disabled", move || card.running.get().then_some("true"))
        .on("click", move |_: web_sys::Event| card.run())
        .child(words::RUN.get(lang));
    let refused = el("p").class("msg-err").attr("role", "alert");
    let refused = refused.live_text(move || card.refused.get());
    let heading = el("h2").class("card-h").child(words::REAL.get(lang));
    let pad = el("div")
        .class("pad io real")
        .child(el("p").class("quiet").child(words::LEAD.get(lang)))
        .child(el("div").class("row").child(run))
        .child(refused)
        .live(move || card.outcome());
    el("section").class("panel").child(heading).child(pad)
}

impl Card {
    /// The profile that a page's own requests follow.
    fn fetch<T>(self, read: impl FnOnce(&Client) -> T) -> Option<T> {
        self.state
            .data
            .with_value(|data| data.clients.iter().find(|client| client.id == "fetch").map(read))
    }

    fn run(self) {
        if self.running.get_untracked() {
            return;
        }
        let lang = self.state.route.lang;
        let flow = self.state.played.with_untracked(|played| played.flow.clone());
        let id = format!("t{}", clock::now());
        let Some(folder) = lab::folder(&id) else { return };
        self.ran.set(None);
        let plan = match plan(&Flow { id, ..flow.clone() }, &folder) {
            Ok(plan) => plan,
            Err(obstacle) => return self.refused.set(words::obstacle(lang, &obstacle)),
        };
        let said = self.fetch(|client| follow(client, &plan.flow).ok()).flatten();
        let Some(said) = said.and_then(|trace| trace.visits.into_iter().next()) else { return };
        self.refused.set(String::new());
        self.running.set(true);
        spawn_local(async move {
            let answer = lab::run(&write_flow(&plan.flow)).await;
            // The page may have been left meanwhile, and its signals with it.
            if self.running.try_set(false).is_some() {
                return;
            }
            match answer.as_ref().map(read) {
                Some(Ok((seen, end, error))) => {
                    self.ran.set(Some(Arc::new(Ran { flow, plan, said, seen, end, error })));
                }
                Some(Err(reason)) => self.refused.set(words::unable(&reason).get(lang).to_owned()),
                None => self.refused.set(words::unable("never").get(lang).to_owned()),
            }
        });
    }

    /// What the last run gave, while it is one of the flow in the fields.
    fn outcome(self) -> Element {
        let place = el("div");
        let Some(ran) = self.ran.get() else { return place };
        if self.state.played.with(|played| played.flow != ran.flow) {
            return place.child(el("p").class("quiet").child(words::OTHER.get(self.lang())));
        }
        let found = differences(&ran.plan.flow.request, &ran.said, &ran.seen, &ran.end);
        place
            .children(self.verdict(&ran, &found))
            .child(self.table(&ran, &found))
            .children(self.told(&found))
            .children(self.limits(&ran.plan))
    }

    fn lang(self) -> Lang {
        self.state.route.lang
    }

    fn verdict(self, ran: &Ran, found: &[Difference]) -> Vec<Element> {
        let lang = self.lang();
        let words = words::verdict(lang, found.len());
        let verdict = el("p").class("verdict").attr("role", "status").child(words);
        let verdict = verdict.attr("data-differences", found.len().to_string());
        let end = words::end(lang, ran.end.status, &ran.error);
        vec![verdict, el("p").class("quiet").child(end)]
    }

    /// A row a request: what was foretold, and what was seen.
    fn table(self, ran: &Ran, found: &[Difference]) -> Element {
        let lang = self.lang();
        let names = words::COLUMNS.map(|name| name.get(lang));
        let heads = names.map(|name| el("th").attr("scope", "col").child(name));
        let head = el("thead").child(el("tr").children(heads));
        let count = ran.said.hops.len().max(ran.seen.len());
        let rows = (0..count).map(|at| {
            let differs = found.iter().any(|it| it.hop == Some(at));
            self.row(at, ran.said.hops.get(at), ran.seen.get(at), differs)
        });
        let table = el("table").class("cmp-c").child(head).child(el("tbody").children(rows));
        let name = words::REAL.get(lang);
        el("section").class("cmp-w").attr("tabindex", "0").attr("aria-label", name).child(table)
    }

    fn row(self, at: usize, said: Option<&Hop>, seen: Option<&Seen>, differs: bool) -> Element {
        let lang = self.lang();
        let place = el("th").attr("scope", "row").child((at + 1).to_string());
        let line = |method: &str, body: Option<&str>| {
            let body = body.map(|body| super::words::bytes(lang, body.len()));
            let body = body.unwrap_or_else(|| super::words::NO_BODY.get(lang).to_owned());
            words::request(lang, method, &body)
        };
        let told = said.map(|hop| line(&hop.request.method, hop.request.body.as_deref()));
        let met = seen.map(|seen| line(&seen.method, seen.body.as_deref()));
        let none = || super::words::NONE.get(lang).to_owned();
        let met = el("td").child(met.unwrap_or_else(none));
        let met = if differs { met.class("differs") } else { met };
        let answer = said.map(|hop| super::words::answer(lang, hop)).unwrap_or_default();
        let method = seen.map(|seen| seen.method.clone()).unwrap_or_default();
        let body = seen.and_then(|seen| seen.body.as_ref()).map_or(0, String::len);
        el("tr")
            .attr("data-run-hop", (at + 1).to_string())
            .attr("data-seen-method", method)
            .attr("data-seen-body", body.to_string())
            .child(place)
            .child(el("td").child(told.unwrap_or_else(none)))
            .child(met)
            .child(el("td").class("num").child(answer))
    }

    /// Each difference, with the rule that it goes against.
    fn told(self, found: &[Difference]) -> Option<Element> {
        let lang = self.lang();
        let item = |difference: &Difference| {
            let words = words::difference(lang, difference);
            let rule = self.fetch(|client| rule(self.state.route, client, difference.topic));
            let rule = rule.flatten().map(|rule| el("p").class("rule").children(rule));
            let name = difference.what.name().to_owned();
            el("li").attr("data-difference", name).child(el("p").child(words)).children(rule)
        };
        let list = el("ul").class("real-l").children(found.iter().map(item));
        (!found.is_empty()).then_some(list)
    }

    /// What could not be shown.
    fn limits(self, plan: &Plan) -> Option<Element> {
        let lang = self.lang();
        let items = plan.limits.iter().map(|limit| {
            let words: View = words::limit(lang, limit).into();
            el("li").child(words)
        });
        let name = el("p").class("eyebrow").child(words::LIMITS.get(lang));
        let list = el("ul").class("real-l").children(items);
        (!plan.limits.is_empty()).then(|| el("div").class("limits").child(name).child(list))
    }
}

/// What came back: the requests, the end, and the browser's words for a failure; or why nothing ran.
fn read(answer: &Json) -> Result<(Vec<Seen>, Ended, String), String> {
    let text = |node: &Json, key: &str| node.get(key).and_then(|it| it.text()).unwrap_or_default();
    let Some(end) = answer.get("end") else { return Err(text(answer, "obstacle")) };
    let ended = Ended {
        status: end.get("status").and_then(|it| it.number()?.try_into().ok()),
        url: text(&end, "url"),
        redirected: end.get("redirected").and_then(|it| it.truth()).unwrap_or_default(),
        kind: text(&end, "type"),
    };
    let seen = answer.get("seen").and_then(|it| it.items()).unwrap_or_default();
    let seen = seen.iter().map(|it| Seen {
        method: text(it, "method"),
        url: text(it, "url"),
        headers: fields(it),
        body: it.get("body").and_then(|body| body.text()),
    });
    Ok((seen.collect(), ended, text(&end, "error")))
}

fn fields(request: &Json) -> Fields {
    let list = request.get("headers").and_then(|list| list.items()).unwrap_or_default();
    let mut fields = Fields::default();
    for pair in list.iter().filter_map(|pair| pair.items()) {
        if let [name, value] = &pair[..] {
            fields.add(&name.text().unwrap_or_default(), &value.text().unwrap_or_default());
        }
    }
    fields
}
