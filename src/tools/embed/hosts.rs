//! The systems and what goes into each; the one file; the messages; what was tried.

use super::builder::copier;
use super::data::{Host, Snippet};
use super::snippet::{fill, fits};
use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::views::said::{cited, rich, sources};
use leptos::prelude::*;
use model::Phrase;
use std::sync::Arc;

/// The systems.
pub fn section(state: State) -> Element {
    let lang = state.route.lang;
    let data = state.data.get_value();
    let hosts = (0..data.hosts.len()).map(|at| host(state, at));
    el("section")
        .class("b-s")
        .child(el("h2").attr("id", "hosts").child(words::HOSTS.get(lang)))
        .child(el("p").class("muted").child(words::HOSTS_NOTE.get(lang)))
        .child(el("div").class("b-hosts").children(hosts))
}

fn host(state: State, at: usize) -> Element {
    let lang = state.route.lang;
    let data = state.data.get_value();
    let host = &data.hosts[at];
    let mut ways: Vec<&str> = host.snippets.iter().map(|snippet| snippet.way.as_str()).collect();
    ways.dedup();
    let ways = ways.into_iter().filter(|way| *way != "config");
    let ways: Vec<_> = ways.map(|way| words::way(way).get(lang)).collect();
    let (mark, class) = match host.read {
        true => (words::READ, "badge"),
        false => (words::UNREAD, "badge er"),
    };
    let summary = el("summary")
        .child(el("b").attr("translate", "no").child(host.name.clone()))
        .child(el("span").class("muted s13").child(ways.join(" · ")))
        .child(el("span").class(class).child(mark.get(lang)));
    let id = host.id.clone();
    let details = el("details")
        .class("b-host")
        .attr("id", format!("host-{}", host.id))
        .live_attr("open", move || (state.host.get() == id).then_some(""))
        .child(summary);
    details.child(facts(state, host)).children(snippets(state, at, host))
}

fn facts(state: State, host: &Host) -> Element {
    let lang = state.route.lang;
    let rows = [
        (words::HOW, &host.how),
        (words::ALLOW, &host.allow),
        (words::LIMITS, &host.limits),
        (words::DOUBT, &host.unread),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| {
        let value = el("dd").children(rich(state.route, text));
        el("div").child(el("dt").child(name.get(lang))).child(value)
    });
    let list = el("dl").class("facts").children(rows);
    el("div").class("b-f").child(list).children(sources(state.route, &host.sources))
}

fn snippets(state: State, at: usize, host: &Host) -> Vec<Element> {
    let lang = state.route.lang;
    let one = |own: usize, snippet: &Snippet| {
        let made = move || {
            let data: Arc<_> = state.data.get_value();
            let Snippet { text, syntax, .. } = &data.hosts[at].snippets[own];
            let choice = state.choice();
            let filled = || fill(text, *syntax, &choice, &state.site.get());
            fits(text, choice.page).then(filled)
        };
        let way = words::way(&snippet.way).get(lang);
        let label = format!("{} · {way}", host.name);
        let out = el("pre").class("out").attr("tabindex", "0").attr("aria-label", label);
        let out =
            out.live_text(move || made().unwrap_or_else(|| words::NOTHING.get(lang).to_owned()));
        let name = el("h3").child(way);
        let top = el("div").class("b-sn").child(name).child(copier(lang, made));
        el("div").class("b-snip").child(top).child(out)
    };
    host.snippets.iter().enumerate().map(|(own, snippet)| one(own, snippet)).collect()
}

/// The site in one file.
pub fn file(state: State) -> Element {
    let lang = state.route.lang;
    let link = el("a")
        .class("btn")
        .attr("href", state.route.link("status-atlas.html"))
        .attr("download", "status-atlas.html")
        .child(words::FILE_GET.get(lang));
    titled(state, words::FILE, words::FILE_NOTE).child(el("p").child(link))
}

/// The messages that frames send.
pub fn messages(state: State) -> Element {
    let lang = state.route.lang;
    let data = state.data.get_value();
    let rows = data.dialects.iter().map(|dialect| {
        let said = el("td").children(rich(state.route, &dialect.listeners));
        let source = dialect.source.as_ref().map(|link| el("div").child(cited(link)));
        let message = el("code").child(dialect.message.clone());
        el("tr").child(el("td").child(message)).child(said.children(source))
    });
    let head = [words::MESSAGE, words::LISTENERS];
    let head = head.map(|name| el("th").attr("scope", "col").child(name.get(lang)));
    let head = el("thead").child(el("tr").children(head));
    let table = el("table").class("b-t").child(head).child(el("tbody").children(rows));
    let scroll = el("section").class("b-scroll").attr("tabindex", "0");
    let scroll = scroll.attr("aria-label", words::MESSAGES.get(lang)).child(table);
    titled(state, words::MESSAGES, words::MESSAGES_NOTE).child(scroll)
}

/// What was tried in browsers and servers.
pub fn trials(state: State) -> Element {
    let lang = state.route.lang;
    let rows = words::TRIALS.map(|trial| el("li").child(trial.get(lang)));
    let heading = el("h2").child(words::TRIED.get(lang));
    el("section").class("b-s").child(heading).child(el("ul").class("b-l").children(rows))
}

fn titled(state: State, name: Phrase, note: Phrase) -> Element {
    let lang = state.route.lang;
    let note = el("p").class("muted").child(note.get(lang));
    el("section").class("b-s").child(el("h2").child(name.get(lang))).child(note)
}
