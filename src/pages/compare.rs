//! Codes side by side: the same facts in the same rows, differences lit.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, Node, el};
use crate::platform::dom;
use crate::route::{Page, Route};
use crate::state::{Compared, MOST_COMPARED};
use crate::views::advice::{comparison, near_row};
use crate::views::facts::links;
use crate::views::prose::{hue, line_address};
use crate::views::said::{cited, rich};
use leptos::prelude::*;
use model::article::{About, Article};
use model::guide::Confused;
use model::{Class, Head, Lang, Phrase, StatusCode};
use std::sync::Arc;

/// The page; `sets` are the codes that are often confused.
pub fn page(route: Route, sets: &[Confused], compared: Compared) -> Vec<Element> {
    let lang = route.lang;
    let header = el("header")
        .class("m-top")
        .child(el("h1").child(i18n::COMPARE.get(lang)))
        .child(el("p").child(i18n::COMPARE_LEAD.get(lang)));
    let remark = el("p").class("remark").attr("role", "alert");
    let remark = remark.live_text(move || compared.remark.get());
    let table = el("div").class("cmp").live(move || {
        let codes = compared.codes.get();
        compared.columns.with(|columns| comparison_of(route, &codes, columns))
    });
    let heading = el("h2").class("h2").child(i18n::OFTEN_CONFUSED.get(lang));
    let presets = sets.iter().map(|set| preset(route, set));
    let presets = el("div").class("presets").children(presets);
    let body = [header, remark, table, heading, presets];
    vec![el("div").class("page cmp-page").children(body)]
}

/// A set that is often confused: its codes, and what tells them apart.
fn preset(route: Route, set: &Confused) -> Element {
    let heads = set.codes.iter().filter_map(|code| INDEX.get(*code));
    let link = el("a").class("link s13").attr("href", comparison(route, &set.codes));
    let link = link.child(i18n::SIDE_BY_SIDE.get(route.lang));
    let top = el("div").class("h-row").child(links(route, heads)).child(link);
    let rows = set.near.iter().map(|about| near_row(route, about));
    el("section").class("preset").child(top).child(el("ul").class("near").children(rows))
}

fn comparison_of(
    route: Route,
    codes: &[StatusCode],
    columns: &[(StatusCode, Option<Arc<Article>>)],
) -> Element {
    let shown: Vec<(&Head, Option<&Article>)> = codes
        .iter()
        .filter_map(|code| {
            let column = columns.iter().find(|(own, _)| own == code)?;
            Some((INDEX.get(*code)?, column.1.as_deref()))
        })
        .collect();
    let block = el("div").class("cmp-b");
    if shown.is_empty() {
        return block.child(picker(route, codes));
    }
    let articles = || shown.iter().filter_map(|(head, article)| Some((*head, (*article)?)));
    // Nobody chooses a vendor's own code.
    let chosen: Vec<_> = articles().filter(|(_, article)| !article.pick.is_empty()).collect();
    let advice = chosen.iter().map(|(head, article)| {
        let (open, close) = i18n::choose_if(route.lang);
        let code = el("b").class(format!("num {}", hue(head.code))).child(head.code.to_string());
        let text = el("span").children(rich(route, &format!("{open}{}{close}", article.pick)));
        el("li").child(code).child(text)
    });
    let advice = (!chosen.is_empty()).then(|| el("ul").class("pick").children(advice));
    let near = deciding(route, codes, articles().map(|(_, article)| article));
    let name = el("h2").class("h2").child(i18n::HOW_TO_CHOOSE.get(route.lang));
    block
        .child(picker(route, codes))
        .child(table(route, codes, &shown))
        .children((advice.is_some() || near.is_some()).then_some(name))
        .children(advice)
        .children(near)
}

/// The near misses among the codes compared.
fn deciding<'a>(
    route: Route,
    codes: &[StatusCode],
    articles: impl Iterator<Item = &'a Article>,
) -> Option<Element> {
    let within = |about: &&About| about.codes.iter().all(|code| codes.contains(code));
    let mut seen: Vec<&About> = Vec::new();
    for about in articles.flat_map(|article| &article.near).filter(within) {
        let same = |other: &&About| {
            other.codes.len() == about.codes.len()
                && other.codes.iter().all(|code| about.codes.contains(code))
        };
        if !seen.iter().any(same) {
            seen.push(about);
        }
    }
    let rows: Vec<Element> = seen.into_iter().map(|about| near_row(route, about)).collect();
    (!rows.is_empty()).then(|| el("ul").class("near").children(rows))
}

/// The codes chosen, each removable, and a list to add one from.
fn picker(route: Route, codes: &[StatusCode]) -> Element {
    let lang = route.lang;
    let chosen = codes.iter().map(|code| {
        let rest: Vec<StatusCode> = codes.iter().copied().filter(|other| other != code).collect();
        let label = format!("{} {code}", i18n::REMOVE.get(lang));
        let link = el("a").class(format!("chip k {}", hue(*code)));
        let link = link.attr("href", comparison(route, &rest)).attr("aria-label", label);
        let cross = el("span").attr("aria-hidden", "true").child("×");
        link.child(el("b").class("num").child(code.to_string())).child(cross)
    });
    let chosen = el("div").class("chips").children(chosen);
    if codes.len() >= MOST_COMPARED {
        return el("div").class("picker").child(chosen);
    }
    let before: Vec<StatusCode> = codes.to_vec();
    let label = i18n::ADD_CODE.get(lang);
    let option = |head: &Head| {
        let text = format!("{} {}", head.code, head.title(lang));
        el("option").attr("value", head.code.to_string()).child(text)
    };
    let group = |name: String, heads: Vec<&Head>| {
        let options = heads.into_iter().filter(|head| !codes.contains(&head.code)).map(option);
        el("optgroup").attr("label", name).children(options)
    };
    let of_class = |class: Class| {
        let own = INDEX
            .heads
            .iter()
            .filter(|head| head.code.class() == Some(class) && !head.is_unofficial());
        group(i18n::class(lang, class), own.collect())
    };
    let unofficial = INDEX.heads.iter().filter(|head| head.is_unofficial()).collect();
    let select = el("select")
        .class("btn")
        .attr("aria-label", label)
        .on("change", move |event: web_sys::Event| {
            if let Some(code) = StatusCode::parse(&dom::chosen(&event)) {
                let codes: Vec<StatusCode> = before.iter().copied().chain([code]).collect();
                dom::follow_link(&comparison(route, &codes));
            }
        })
        .child(el("option").attr("value", "").child(label))
        .children(Class::ALL.map(of_class))
        .child(group(i18n::EXTENSIONS_NAME.get(lang).to_owned(), unofficial));
    el("div").class("picker").child(chosen).child(select)
}

/// The facts, a row each.
fn table(route: Route, codes: &[StatusCode], shown: &[(&Head, Option<&Article>)]) -> Element {
    let lang = route.lang;
    let corner = el("td");
    let heads = shown.iter().map(|(head, _)| {
        let link = el("a").attr("href", route.to(Page::Code(head.code)));
        let number = el("b").class("num").child(head.code.to_string());
        let name = el("span").child(head.title(lang));
        el("th").attr("scope", "col").class(hue(head.code)).child(link.child(number).child(name))
    });
    let head = el("thead").child(el("tr").child(corner).children(heads));
    let rows = ROWS.iter().map(|(name, cell)| {
        let cells: Vec<Cell> = shown
            .iter()
            .map(|(head, article)| match article {
                Some(article) => cell(route, head, article),
                None => Cell::text(i18n::NOT_LOADED.get(lang).to_owned()),
            })
            .collect();
        let name = el("th").attr("scope", "row").child(name.get(lang));
        let first = cells.first().map(|cell| cell.key.clone()).unwrap_or_default();
        let cells = cells.into_iter().map(|cell| cell.element(lang, &first));
        el("tr").child(name).children(cells)
    });
    let table = el("table").child(head).child(el("tbody").children(rows));
    let label = codes.iter().map(StatusCode::to_string).collect::<Vec<_>>().join(", ");
    // Wide tables scroll in their own box, which must take the focus.
    let region = el("section").class("cmp-t").attr("tabindex", "0");
    region.attr("aria-label", format!("{} {label}", i18n::COMPARE.get(lang))).child(table)
}

/// What a cell shows, and the words by which it differs from another.
struct Cell {
    key: String,
    nodes: Vec<Node>,
}

impl Cell {
    fn text(text: String) -> Cell {
        Cell { key: text.clone(), nodes: vec![text.into()] }
    }

    fn codes(names: &[&str], lang: Lang) -> Cell {
        if names.is_empty() {
            return Cell::text(i18n::NOTHING.get(lang).to_owned());
        }
        let codes = names.iter().map(|name| el("code").child((*name).to_owned()).into());
        Cell { key: names.join(" "), nodes: codes.collect() }
    }

    fn element(self, lang: Lang, first: &str) -> Element {
        if self.key == first {
            return el("td").children(self.nodes);
        }
        let mark = el("span").class("ne").attr("aria-hidden", "true").child("≠ ");
        let spoken = el("span").class("vh").child(i18n::DIFFERENT.get(lang)).child(" ");
        el("td").class("differs").child(mark).child(spoken).children(self.nodes)
    }
}

type Row = (Phrase, fn(Route, &Head, &Article) -> Cell);

const ROWS: [Row; 10] = [
    (i18n::ROW_CLASS, |route, head, _| {
        Cell::text(
            head.code.class().map_or_else(String::new, |class| i18n::class(route.lang, class)),
        )
    }),
    (i18n::ROW_REGISTRY, |route, head, _| {
        Cell::text(i18n::registry(head.registry).get(route.lang).to_owned())
    }),
    (i18n::ROW_SPEC, |route, _, article| match &article.spec {
        Some(spec) => Cell { key: spec.title.clone(), nodes: vec![cited(spec).into()] },
        None => Cell::text(i18n::NOTHING.get(route.lang).to_owned()),
    }),
    (Phrase { zh: "启发式缓存", en: "Heuristic caching" }, |route, _, article| {
        fact(route, article, "heuristically_cacheable")
    }),
    (Phrase { zh: "内容（响应体）", en: "Content (body)" }, |route, _, article| {
        fact(route, article, "content_allowed")
    }),
    (
        Phrase { zh: "重定向后的方法", en: "Method after the redirect" },
        |route, _, article| fact(route, article, "method"),
    ),
    (Phrase { zh: "重试", en: "Retry" }, |route, _, article| fact(route, article, "retry")),
    (i18n::ROW_REQUIRED, |route, _, article| fields(route, article, true)),
    (i18n::ROW_TYPICAL, |route, _, article| fields(route, article, false)),
    (i18n::ROW_DOCUMENT, |route, head, _| match head.entry {
        Some((lines, _)) => {
            let link = el("a").class("link num").attr("href", line_address(route, lines.first));
            let text = i18n::lines(route.lang, lines);
            // Every code has lines of its own: having some is what is compared.
            Cell { key: "lines".to_owned(), nodes: vec![link.child(text).into()] }
        }
        None => Cell::text(i18n::NOTHING.get(route.lang).to_owned()),
    }),
];

fn fact(route: Route, article: &Article, name: &str) -> Cell {
    let fact = article.facts.iter().find(|fact| fact.name == name);
    let value = fact.map_or(i18n::NOTHING, |fact| i18n::fact_value(name, &fact.kind));
    Cell::text(value.get(route.lang).to_owned())
}

fn fields(route: Route, article: &Article, required: bool) -> Cell {
    let wanted = article.fields.iter().filter(|field| (field.kind == "MUST") == required);
    let names: Vec<&str> = wanted.map(|field| field.name.as_str()).collect();
    Cell::codes(&names, route.lang)
}
