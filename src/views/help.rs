//! Under the search field: what is wrong with a query, how it was read, what may come next.

use crate::i18n;
use crate::i18n::search as words;
use crate::node::{Element, el};
use crate::platform::{dom, keys};
use crate::state::{Atlas, MOST_RECENT, Searched};
use crate::views::marked::found_words;
use leptos::prelude::*;
use model::{Lang, Phrase};
use search::{Diagnostic, Facet, Fault, How, Is, MOST_CHARACTERS, What, fold};
use web_sys::{Event, MouseEvent};

/// Queries that show what the field can do.
const EXAMPLES: [Phrase; 6] = [
    Phrase { zh: "4xx", en: "4xx" },
    Phrase { zh: "重定向", en: "redirect" },
    Phrase { zh: "cdx", en: "301-308" },
    Phrase { zh: "限流", en: "rate limit" },
    Phrase { zh: "is:cacheable", en: "is:cacheable" },
    Phrase { zh: "header:Retry-After", en: "header:Retry-After" },
];

/// The line under the field.
pub fn help(lang: Lang, atlas: Atlas) -> Element {
    let line = el("p").class("hints").attr("id", "hints");
    if atlas.text.with(|text| text.trim().is_empty()) {
        return empty(line, lang, atlas);
    }
    let without = atlas.is_without().then(|| {
        el("span").class("bad k-5").attr("role", "alert").child(words::WITHOUT_TEXTS.get(lang))
    });
    let line = line.children(without);
    atlas.matches.with(|matches| {
        let faults = matches.found.diagnostics.iter();
        let faults: Vec<Element> =
            faults.flat_map(|found| fault(lang, atlas, matches, found)).collect();
        let notes = notes(lang, matches).into_iter().map(|note| el("span").child(note));
        let mut next = matches.index.suggest(&matches.query.text);
        // What was meant is offered as such, and of a facet that stands alone all values are.
        let said = |found: &Diagnostic| matches!(found.fault, Fault::NoValue(Facet::Is));
        let meant = |word: &String, found: &Diagnostic| {
            said(found) || found.instead.as_ref().is_some_and(|instead| instead == word)
        };
        next.retain(|word| !matches.found.diagnostics.iter().any(|found| meant(word, found)));
        let name = (!next.is_empty()).then(|| el("span").child(words::NEXT.get(lang)));
        let next = next
            .into_iter()
            .map(|word| suggestion(atlas, completed(&matches.query.text, &word), word));
        line.children(faults).children(notes).children(name).children(next)
    })
}

/// Nothing is typed: earlier queries, or what can be typed.
fn empty(line: Element, lang: Lang, atlas: Atlas) -> Element {
    let recent = atlas.recent.get();
    if atlas.searching.get() && !recent.is_empty() {
        let recent = recent.lines().take(MOST_RECENT);
        let recent = recent.map(|query| suggestion(atlas, query.to_owned(), query.to_owned()));
        return line.child(el("span").child(words::RECENT.get(lang))).children(recent);
    }
    let links = EXAMPLES.map(|query| {
        let query = query.get(lang);
        el("a")
            .attr("href", format!("?q={query}"))
            .on("click", move |event: MouseEvent| {
                keys::instead(&event, || atlas.text.set(query.to_owned()));
            })
            .child(query)
    });
    line.child(el("span").child(i18n::TRY.get(lang))).children(links)
}

/// A text that a press puts into the field.
fn suggestion(atlas: Atlas, text: String, shown: String) -> Element {
    el("button")
        .class("sug")
        .attr("type", "button")
        .on("click", move |_: Event| {
            atlas.text.set(text.clone());
            dom::focus_search_end();
        })
        .child(shown)
}

/// A text with its last word completed.
fn completed(text: &str, word: &str) -> String {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    format!("{}{word}", &text[..text.len() - last.len()])
}

fn fault(lang: Lang, atlas: Atlas, matches: &Searched, found: &Diagnostic) -> Vec<Element> {
    let query = &matches.query;
    let part = query.part(&found.span);
    let said = words::fault(lang, found.fault, part, MOST_CHARACTERS);
    let mut line = vec![el("span").class("bad k-5").child(said)];
    if let Some(instead) = &found.instead {
        let (before, after) = (&query.text[..found.span.start], &query.text[found.span.end..]);
        let text = format!("{before}{instead}{after}");
        line.push(el("span").child(words::INSTEAD.get(lang)));
        line.push(suggestion(atlas, text, instead.clone()));
        line.push(el("span").child(words::INSTEAD_END.get(lang)));
    } else if let Fault::NoValue(Facet::Is) | Fault::Value(Facet::Is) = found.fault {
        line.push(el("span").child(words::KNOWN.get(lang)));
        let (before, after) = (&query.text[..found.span.start], &query.text[found.span.end..]);
        let value = |is: Is| {
            let sign = if fold(part).starts_with('-') { "-" } else { "" };
            let word = format!("{sign}is:{}", is.name());
            suggestion(atlas, format!("{before}{word}{after}"), word)
        };
        line.extend(Is::ALL.map(value));
    }
    line
}

/// How the query was read, where that is not as it was typed.
fn notes(lang: Lang, matches: &Searched) -> Vec<String> {
    let (query, found) = (&matches.query, &matches.found);
    let word = |term: usize| query.terms.get(term).map_or("", |term| query.part(&term.span));
    let mut notes: Vec<String> =
        found.left_out.iter().map(|term| words::left_out(lang, word(*term))).collect();
    let Some(first) = found.order.first() else { return notes };
    for why in matches.why(*first) {
        match (why.what, why.term) {
            (What::Text(of), Some(term)) if of.how != How::Written => {
                let said = if of.how == How::Pinyin { words::pinyin } else { words::nearly };
                notes.push(said(lang, word(term), &found_words(&of)));
            }
            (What::Status, _) => {
                let code = matches.index.heads()[*first].code;
                notes.push(format!("{}{code}", words::AS_LINE.get(lang)));
            }
            (What::Text(of), None) => {
                notes.push(format!("{}{} · {}", words::AS_LINE.get(lang), of.seen_in, of.text));
            }
            _ => {}
        }
    }
    notes
}
