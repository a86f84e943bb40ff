//! The column of facts beside a code.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::route::{Page, Route};
use crate::views::prose::hue;
use crate::views::said::{heading, rich, sources};
use model::article::Article;
use model::{Head, Phrase, StatusCode};

fn section(route: Route, name: Phrase, body: Element, empty: bool) -> Vec<Element> {
    if empty { Vec::new() } else { vec![heading(route, name), body] }
}

/// Caching, content, retrying, method.
pub fn facts(route: Route, article: &Article) -> Vec<Element> {
    let lang = route.lang;
    let rows = article.facts.iter().map(|fact| {
        let value = i18n::fact_value(&fact.name, &fact.kind).get(lang);
        let note = (!fact.said.text.is_empty())
            .then(|| el("span").class("note-s").children(rich(route, &fact.said.text)));
        let name = el("dt").child(i18n::fact(&fact.name).get(lang));
        let value = el("dd").child(el("span").child(value)).children(note);
        el("div").child(name).child(value.children(sources(route, &fact.said.sources)))
    });
    let list = el("dl").class("facts").children(rows);
    section(route, i18n::FACTS, list, article.facts.is_empty())
}

/// The fields of the response.
pub fn fields(route: Route, article: &Article) -> Vec<Element> {
    let rows = article.fields.iter().map(|field| {
        let name = el("dt").child(el("code").child(field.name.clone()));
        let level = el("span").child(i18n::level(&field.kind).get(route.lang));
        let value = el("dd").child(level).children(sources(route, &field.said.sources));
        el("div").child(name).child(value)
    });
    let list = el("dl").class("facts fields").children(rows);
    section(route, i18n::FIELDS, list, article.fields.is_empty())
}

/// How libraries spell the code.
pub fn constants(route: Route, article: &Article) -> Vec<Element> {
    let rows = article.constants.iter().map(|(library, name)| {
        let value = match name.as_str() {
            "" => el("span").class("faint").child(i18n::NONE.get(route.lang)),
            name => el("code").child(name.to_owned()),
        };
        let library = el("dt").attr("translate", "no").child(library.clone());
        el("div").child(library).child(el("dd").child(value))
    });
    let list = el("dl").class("facts consts").children(rows);
    section(route, i18n::CONSTANTS, list, article.constants.is_empty())
}

/// The codes to read next.
pub fn related(route: Route, article: &Article) -> Vec<Element> {
    let heads = article.related.iter().filter_map(|code| INDEX.get(*code));
    let list = links(route, heads);
    section(route, i18n::RELATED, list, article.related.is_empty())
}

/// The other codes of the same class.
pub fn same_class(route: Route, code: StatusCode) -> Vec<Element> {
    let same = |head: &&Head| head.code.class() == code.class() && head.code != code;
    let numbers = INDEX.heads.iter().filter(same).map(|head| {
        let link = el("a").class(format!("num {}", hue(head.code)));
        let link = link.attr("href", route.to(Page::Code(head.code)));
        link.attr("title", head.title(route.lang)).child(head.code.to_string())
    });
    let numbers: Vec<Element> = numbers.collect();
    let empty = numbers.is_empty();
    section(route, i18n::SAME_CLASS, el("div").class("rel bare").children(numbers), empty)
}

/// Codes with their names, as links in their colours.
pub fn links<'a>(route: Route, heads: impl Iterator<Item = &'a Head>) -> Element {
    let link = |head: &Head| {
        let link = el("a").class(format!("{} num", hue(head.code)));
        let number = el("b").child(head.code.to_string());
        let link = link.attr("href", route.to(Page::Code(head.code)));
        link.child(number).child(head.title(route.lang))
    };
    el("div").class("rel").children(heads.map(link))
}
