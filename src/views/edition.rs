//! The document's words about a code, and beside them what is true today.

use crate::i18n;
use crate::node::{Element, el};
use crate::route::Route;
use crate::views::prose::{Marks, block, line_address, line_number};
use crate::views::said::{cited, rich};
use model::Lang;
use model::article::{Article, Erratum};
use model::wire::EntryText;

/// The spread: the text with its lines, the corrections where there are any.
pub fn edition(route: Route, article: &Article) -> Element {
    let lang = route.lang;
    let section = el("section").attr("aria-label", i18n::SOURCE.get(lang));
    let Some(text) = &article.document else {
        let spec = article.spec.as_ref().map(|spec| {
            el("span").child(format!(" {} ", i18n::DEFINED_IN.get(lang))).child(cited(spec))
        });
        let line = el("p").child(el("span").child(i18n::NOT_IN_DOCUMENT.get(lang))).children(spec);
        return section.class("absent").child(line);
    };
    let aside = (!article.errata.is_empty()).then(|| corrections(route, &article.errata));
    let form = if aside.is_some() { "edition spread" } else { "edition" };
    section.class(form).child(source(route, text, &article.errata)).children(aside)
}

fn source(route: Route, text: &EntryText, errata: &[Erratum]) -> Element {
    let (lang, first) = (route.lang, text.lines.first);
    let provenance = format!("{} · {}", i18n::lines(lang, text.lines), i18n::VERBATIM.get(lang));
    let link = el("a").class("prov num link").attr("href", line_address(route, first));
    let name = el("h2").child(i18n::SOURCE.get(lang));
    let head = el("div").class("src-h").child(name).child(link.child(provenance));
    let heading = el("span").class("tx hd").child(text.heading_line.clone());
    let heading = el("li").child(line_number(route, first)).child(heading);
    let marks = Marks::new(errata.iter().map(|erratum| erratum.quote.as_str()));
    let body = text.body.iter().map(|part| {
        let shown = el("div").class("tx").child(block(route, part, &marks));
        el("li").child(line_number(route, part.line)).child(shown)
    });
    let lines = el("ol").class("lines").attr("lang", Lang::Zh.tag());
    el("div").class("src").child(head).child(lines.child(heading).children(body))
}

fn corrections(route: Route, errata: &[Erratum]) -> Element {
    let lang = route.lang;
    let count = el("span").class("num").child(errata.len().to_string());
    let name = el("h2").child(format!("※ {}", i18n::ERRATA.get(lang)));
    let head = el("div").class("er-h").child(name).child(count);
    let items = errata.iter().zip(1..).map(|(erratum, number)| {
        el("li").attr("id", format!("er-{number}")).child(correction(route, erratum, number))
    });
    el("div").class("errata").child(head).child(el("ol").children(items))
}

/// One correction: as written, as it is, and where that is said.
pub fn correction(route: Route, erratum: &Erratum, number: usize) -> Element {
    let lang = route.lang;
    let (open, close) = ("“", "”");
    let verdict = el("span").class("badge er").child(i18n::verdict(&erratum.verdict).get(lang));
    let mark = el("b").class("num").child(format!("※{number}"));
    let name = el("span").class("eyebrow").child(i18n::AS_WRITTEN.get(lang));
    let top = el("div").class("er-t").child(mark).child(name).child(verdict);
    let quote = el("blockquote").attr("lang", Lang::Zh.tag());
    let quote = quote.child(format!("{open}{}{close}", erratum.quote));
    let name = el("span").class("eyebrow").child(i18n::AS_IT_IS.get(lang));
    let text = el("p").children(rich(route, &erratum.correction.text));
    let links = erratum.correction.sources.iter().map(|link| el("li").child(cited(link)));
    let links = el("ul").class("refs").children(links);
    el("div").class("er-i").child(top).child(quote).child(name).child(text).child(links)
}
