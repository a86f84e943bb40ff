//! What is wrong with the flow, or worth knowing.

use super::causes::causes;
use super::data::Redirects;
use super::play::Played;
use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::route::Route;
use crate::views::icons::icon;
use crate::views::said::{rich, sources};
use leptos::prelude::*;
use model::Lang;
use redirect::diagnosis::{Finding, Severity};

/// So many hops of a finding have a link of their own.
const MOST_PLACES: usize = 12;
/// So many of them, or of what is found there, are named in a sentence.
const MOST_NAMED: usize = 5;

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let count = el("span").class("end num");
    let count = count.live_text(move || {
        state.played.with(|played| words::findings(lang, played.findings.len()))
    });
    let heading = el("h2").class("card-h").child(words::DIAGNOSIS.get(lang)).child(count);
    el("section").class("panel").child(heading).live(move || {
        state.played.with(|played| {
            if played.findings.is_empty() {
                return el("p").class("quiet").child(words::HEALTHY.get(lang));
            }
            state.data.with_value(|data| {
                let item = |finding| item(state, data, played, finding);
                let items = played.findings.iter().filter_map(item);
                el("ul").class("diag").children(items)
            })
        })
    })
}

/// Leads to a hop that a finding is about.
fn place(state: State, visit: usize, hop: usize) -> Element {
    el("button")
        .class("link")
        .attr("type", "button")
        .on("click", move |_: web_sys::Event| {
            if state.played.with_untracked(|played| played.twice()) {
                state.second.set(visit > 0);
            }
            state.go(hop * 2);
        })
        .child(words::at_hop(state.route.lang, hop + 1))
}

/// What a finding's sentences name, and where: all of a round, else the first of its hops. The
/// others have their links beside the title.
fn filled(lang: Lang, finding: &Finding) -> (String, String) {
    let between = words::LISTED.get(lang);
    let number = |hop: &usize| (hop + 1).to_string();
    if finding.kind.is_round() {
        // In the sentences the URLs stand between backticks.
        let about = listed(&format!("`{between}`"), finding.about.iter().flatten().cloned());
        return (about, listed(between, finding.hops.iter().map(number)));
    }
    let about = finding.about.first().map(|names| names.join(between));
    (about.unwrap_or_default(), number(&finding.hop()))
}

/// Each once, as many as a sentence can hold.
fn listed(between: &str, items: impl Iterator<Item = String>) -> String {
    let mut named: Vec<String> = Vec::new();
    for item in items {
        if !named.contains(&item) {
            named.push(item);
        }
    }
    let more = if named.len() > MOST_NAMED { " …" } else { "" };
    named.truncate(MOST_NAMED);
    named.join(between) + more
}

fn item(state: State, data: &Redirects, played: &Played, finding: &Finding) -> Option<Element> {
    let route: Route = state.route;
    let lang = route.lang;
    let own = data.words(finding.kind)?;
    let (symbol, class, name) = match finding.kind.severity() {
        Severity::Error => ("#i-err", "sv-e", words::SEVERE),
        Severity::Warning => ("#i-warn", "sv-w", words::WARNING),
        Severity::Note => ("#i-info", "sv-i", words::NOTE),
    };
    let (about, numbers) = filled(lang, finding);
    let fill = |text: &str| text.replace("{about}", &about).replace("{n}", &numbers);
    let visit = finding.visit;
    let places = finding.hops.iter().take(MOST_PLACES).map(|hop| place(state, visit, *hop));
    let more = (finding.hops.len() > MOST_PLACES)
        .then(|| el("span").class("faint").child(format!("+{}", finding.hops.len() - MOST_PLACES)));
    let places = el("span").class("places").children(places).children(more);
    let severity = el("span").class("vh").child(name.get(lang)).child(" ");
    let title = el("strong").child(severity).child(fill(&own.title));
    let head = el("p").class("diag-t").child(title).child(places);
    let reason = el("p").children(rich(route, &fill(&own.said.text)));
    let remedy = el("p").class("remedy").children(rich(route, &fill(&own.remedy)));
    let round = finding.kind.is_loop().then(|| causes(lang, played.visit(visit > 0)));
    let round = round.map(|round| el("p").child(round));
    let text = el("div").child(head).child(reason).children(round).child(remedy);
    let text = text.children(sources(route, &own.said.sources));
    Some(el("li").class(class).child(icon("i", symbol)).child(text))
}
