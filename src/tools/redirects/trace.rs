//! The hops as a list: for screen readers, for small screens, on paper, and for programs.

use super::ending::{result, said};
use super::play::Played;
use super::state::State;
use super::words;
use crate::node::{Element, el};
use model::Lang;
use redirect::{From, Hop, Visit};

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let heading = el("h2").class("card-h").child(words::TRACE.get(lang));
    el("section")
        .class("panel")
        .child(heading)
        .live(move || state.with_visit(|played, visit, _| list(lang, visit, played)))
}

fn list(lang: Lang, visit: &Visit, played: &Played) -> Element {
    let asked_with_body = played.flow.request.body.is_some();
    let hops = visit.hops.iter().enumerate().map(|(at, hop)| item(lang, at, hop, asked_with_body));
    let end = el("p").class("quiet").attr("data-outcome", visit.outcome.name());
    let end = end.child(result(lang, visit));
    let said = said(lang, &played.flow);
    let said = (!said.is_empty()).then(|| el("p").class("quiet").attr("data-end", "").child(said));
    el("div").child(el("ol").class("trace").children(hops)).child(end).children(said)
}

fn item(lang: Lang, at: usize, hop: &Hop, asked_with_body: bool) -> Element {
    let (body, words) = match (hop.request.body.is_some(), asked_with_body) {
        (true, _) => ("kept", words::KEPT),
        (false, true) => ("dropped", words::DROPPED),
        (false, false) => ("none", words::NO_BODY),
    };
    // What is not there has no status.
    let status = if hop.is_answered() { hop.response.status.to_string() } else { String::new() };
    let from = match hop.from {
        From::Network | From::Unrecorded => None,
        From::Cache => Some(words::FROM_CACHE),
        From::Hsts => Some(words::FROM_HSTS),
    };
    let preflight = hop.preflight.then_some(words::PREFLIGHT);
    let notes = [Some(words), from, preflight].into_iter().flatten();
    let notes = notes.map(|words| el("span").class("note").child(words.get(lang)));
    let method = el("b").class("mono").child(hop.request.method.clone());
    let url = el("span").class("mono url").child(hop.request.url.clone());
    let line = el("p").child(method).child(" ").child(url).child(" ").children(notes);
    let fields = hop
        .request
        .headers
        .0
        .iter()
        .map(|(name, value)| el("li").class("mono").child(format!("{name}: {value}")));
    let fields =
        (!hop.request.headers.0.is_empty()).then(|| el("ul").class("flds").children(fields));
    let location = hop.response.headers.get("Location");
    let location = location.map(|to| el("span").class("mono url").child(format!("Location: {to}")));
    let class = match status.chars().next() {
        Some(digit) if hop.is_given() => format!("pill num k-{digit}"),
        Some(digit) => format!("pill num unsaid k-{digit}"),
        None => "pill unsaid".to_owned(),
    };
    let answer = el("p").child(el("b").class(class).child(words::answer(lang, hop))).child(" ");
    let assumed = hop.is_assumed().then_some(words::ASSUMED);
    let assumed = assumed.map(|words| el("span").class("note").child(words.get(lang)));
    let answer = answer.children(location).children(assumed);
    el("li")
        .attr("data-hop", (at + 1).to_string())
        .attr("data-method", hop.request.method.clone())
        .attr("data-url", hop.request.url.clone())
        .attr("data-body", body)
        .attr("data-status", status)
        .attr("data-from", hop.from.name())
        .child(line)
        .children(fields)
        .child(answer)
}
