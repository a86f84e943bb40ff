//! The sections of a code's page: meanings, exchange, near misses, advice, symptoms.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::route::{Page, Route};
use crate::views::prose::{code_link, hue};
use crate::views::said::{self, heading, rich, sources, statement};
use model::article::{About, Article, Meaning, Said};
use model::{Phrase, StatusCode};

/// What vendors mean by the code.
pub fn meanings(route: Route, article: &Article) -> Vec<Element> {
    if article.meanings.is_empty() {
        return Vec::new();
    }
    let items = article.meanings.iter().map(|meaning| self::meaning(route, meaning));
    vec![heading(route, i18n::MEANINGS), el("div").class("meanings").children(items)]
}

fn meaning(route: Route, meaning: &Meaning) -> Element {
    let lang = route.lang;
    let name = el("h3").child(el("b").child(meaning.vendor.clone()));
    let name = name.child(el("span").child(meaning.name.clone()));
    let wire = el("span").class("badge").child(i18n::on_the_wire(&meaning.on_the_wire).get(lang));
    let doubt = if meaning.verification == "unverified" { "badge doubt" } else { "badge line" };
    let checked =
        el("span").class(doubt).child(i18n::verification(&meaning.verification).get(lang));
    let badges = el("div").class("row").child(wire).child(checked);
    let remark = (!meaning.wire.is_empty())
        .then(|| el("p").class("note-s").children(rich(route, &meaning.wire)));
    let text = statement(route, "said", &meaning.said);
    el("section").class("meaning").child(name).child(badges).child(text).children(remark)
}

/// The exchange.
pub fn example(route: Route, article: &Article) -> Vec<Element> {
    let (lang, example) = (route.lang, &article.example);
    if example.request.is_empty() {
        return Vec::new();
    }
    let side = |name: Phrase, text: &str| {
        let name = el("span").class("eyebrow").child(name.get(lang));
        let body = match text {
            "" => el("p").class("faint").child(i18n::NO_RESPONSE.get(lang)),
            text => message(text),
        };
        el("div").child(name).child(body)
    };
    let wire = el("div")
        .class("wire")
        .child(side(i18n::REQUEST, &example.request))
        .child(side(i18n::RESPONSE, &example.response));
    let note = (!example.note.is_empty())
        .then(|| el("p").class("note-s").children(rich(route, &example.note)));
    let body = el("div").class("wire-w").child(wire);
    // A server with a clock has to send `Date` (RFC 9110 §6.6.1), so its absence is explained.
    let undated = !example.response.is_empty() && !example.response.contains("\nDate:");
    let left_out = undated
        .then(|| el("p").class("note-s left-out").children(rich(route, i18n::LEFT_OUT.get(lang))));
    let head = heading(route, i18n::EXAMPLE);
    [head, body].into_iter().chain(note).chain(left_out).collect()
}

/// A flow that shows a redirect, hop by hop.
pub fn flow(route: Route, article: &Article) -> Vec<Element> {
    let Some(flow) = &article.flow else { return Vec::new() };
    let hops = flow.hops.iter().map(|(method, url, status)| {
        let hue = StatusCode::new(u16::try_from(*status).unwrap_or(0)).map_or("k-v", hue);
        let status = el("b").class(format!("pill num {hue}")).child(status.to_string());
        let request = el("code").child(format!("{method} {url}"));
        el("li").child(request).child(" ").child(status)
    });
    let link = el("a").class("link");
    let link = link.attr("href", format!("{}{}", route.to(Page::Redirects), flow.link));
    let link = link.child(i18n::PLAY_FLOW.get(route.lang));
    let title = el("p").child(flow.title.clone()).child(" ").child(link);
    let list = el("ol").class("flow").children(hops);
    vec![heading(route, i18n::REDIRECTS), el("div").child(title).child(list)]
}

/// A message with its start line and field names set apart.
fn message(text: &str) -> Element {
    let mut code = el("code");
    let mut in_head = true;
    for (at, line) in text.trim_end().split('\n').enumerate() {
        if at > 0 {
            code = code.child("\n");
        }
        let is_start = line.starts_with("HTTP/1.1 ") || at == 0;
        in_head = is_start || (in_head && !line.is_empty());
        code = match line.split_once(": ") {
            _ if is_start => code.child(el("b").child(line.to_owned())),
            Some((name, value)) if in_head => {
                code.child(el("span").child(format!("{name}:"))).child(format!(" {value}"))
            }
            _ => code.child(line.to_owned()),
        };
    }
    // Wide lines scroll, so the box must take the focus.
    el("pre").attr("tabindex", "0").attr("translate", "no").child(code)
}

/// Near misses: the difference that decides.
pub fn near(route: Route, code: StatusCode, article: &Article) -> Vec<Element> {
    if article.near.is_empty() {
        return Vec::new();
    }
    let rows = article.near.iter().map(|about| near_row(route, about));
    let mut codes = vec![code];
    for other in article.near.iter().flat_map(|about| &about.codes) {
        if !codes.contains(other) && codes.len() < 6 {
            codes.push(*other);
        }
    }
    let link = el("a").class("link s13").attr("href", comparison(route, &codes));
    let head = heading(route, i18n::NEAR);
    let link = link.child(i18n::SIDE_BY_SIDE.get(route.lang));
    let head = el("div").class("h-row").child(head).child(link);
    vec![head, el("ul").class("near").children(rows)]
}

/// Codes, and the difference between them.
pub fn near_row(route: Route, about: &About) -> Element {
    let codes = about.codes.iter().map(|code| chip(route, *code));
    let codes = el("div").class("chips-s").children(codes);
    el("li").child(codes).child(said::advice(route, "said", &about.said))
}

/// A code as a small link in its colour; the page's own is plain.
pub fn chip(route: Route, code: StatusCode) -> Element {
    let class = format!("pill num {}", hue(code));
    match route.page == Page::Code(code) {
        true => el("b").class(class).child(code.to_string()),
        false => {
            el("a").class(class).attr("href", route.to(Page::Code(code))).child(code.to_string())
        }
    }
}

/// The address that compares codes.
pub fn comparison(route: Route, codes: &[StatusCode]) -> String {
    let codes: Vec<String> = codes.iter().map(StatusCode::to_string).collect();
    format!("{}?codes={}", route.to(Page::Compare), codes.join(","))
}

/// When to send the code, what else to send, what a client does.
pub fn guide(route: Route, article: &Article) -> Vec<Element> {
    let mut parts = part(route, i18n::WHEN, &article.send_when);
    if !article.instead.is_empty() {
        let name = el("h3").class("h3").child(i18n::INSTEAD.get(route.lang));
        let rows = article.instead.iter().flat_map(|about| {
            about.codes.first().map(|code| instead_row(route, *code, &about.said))
        });
        parts.push(name);
        parts.push(el("ul").class("instead").children(rows));
    }
    parts.extend(part(route, i18n::CLIENT_DOES, &article.client_does));
    parts
}

fn instead_row(route: Route, code: StatusCode, said: &Said) -> Element {
    let title = INDEX.get(code).map_or("", |head| head.title(route.lang));
    let link = code_link(route, code).child(" ").child(title);
    let text = el("span").children(rich(route, &said.text));
    el("li").child(link).child(text)
}

fn part(route: Route, name: Phrase, said: &Said) -> Vec<Element> {
    if said.text.is_empty() {
        return Vec::new();
    }
    vec![heading(route, name), said::advice(route, "said read", said)]
}

/// Causes and first checks, by role.
pub fn trouble(route: Route, article: &Article) -> Vec<Element> {
    if article.trouble.is_empty() {
        return Vec::new();
    }
    let roles = [
        ("client", i18n::ROLE_CLIENT),
        ("server", i18n::ROLE_SERVER),
        ("on-call", i18n::ROLE_ON_CALL),
    ];
    let rows = roles.into_iter().flat_map(|(role, name)| {
        let items: Vec<Element> = article
            .trouble
            .iter()
            .filter(|item| item.name == role)
            .map(|item| el("li").child(said::advice(route, "said", &item.said)))
            .collect();
        let name = el("h3").class("h3").child(name.get(route.lang));
        let group = el("div").class("role").child(name);
        (!items.is_empty()).then(|| group.child(el("ul").children(items)))
    });
    let rows = el("div").class("roles").children(rows);
    let remark = el("p").class("note-s").child(i18n::PRACTICE.get(route.lang));
    vec![heading(route, i18n::TROUBLE), rows, remark]
}

/// Log lines and error messages.
pub fn symptoms(route: Route, article: &Article) -> Vec<Element> {
    if article.symptoms.is_empty() {
        return Vec::new();
    }
    let rows = article.symptoms.iter().map(|symptom| {
        let line = el("code").attr("translate", "no").child(symptom.name.clone());
        let who = el("span").class("faint").child(symptom.kind.clone());
        let top = el("div").class("sy-t").child(line).child(who);
        let text = el("p").children(rich(route, &symptom.said.text));
        el("li").child(top).child(text).children(sources(route, &symptom.said.sources))
    });
    vec![heading(route, i18n::SYMPTOMS), el("ul").class("symptoms").children(rows)]
}
