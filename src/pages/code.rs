//! One code: what it means and how to use it, beside the document's own words about it.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::route::{Page, Route};
use crate::views::advice;
use crate::views::edition::edition;
use crate::views::facts;
use crate::views::glyphs;
use crate::views::icons::icon;
use crate::views::prose::{hue, note};
use crate::views::said::{rich, sources};
use model::article::Article;
use model::{Head, Registry, StatusCode};

/// The page of a code; empty for a code that the index does not know.
pub fn page(route: Route, code: StatusCode, article: &Article) -> Vec<Element> {
    let Some(head) = INDEX.get(code) else { return Vec::new() };
    let main = el("div")
        .class("sec")
        .children(advice::meanings(route, article))
        .children(advice::example(route, article))
        .children(advice::flow(route, article))
        .children(advice::near(route, code, article))
        .children(advice::guide(route, article))
        .children(advice::trouble(route, article))
        .children(advice::symptoms(route, article))
        // Filled in by a script of its own (src/scripts/page/lab.js): most readers never run it.
        .child(el("status-lab").class("lab").attr("code", code.to_string()));
    let side = el("div")
        .class("sec")
        .children(facts::facts(route, article))
        .children(facts::fields(route, article))
        .children(facts::constants(route, article))
        .children(facts::related(route, article))
        .children(facts::same_class(route, code));
    let notes = INDEX.notes_about(code).map(|about| note(route, about));
    let article = el("article")
        .class(format!("page {}", hue(code)))
        .child(crumb(route, code))
        .child(hero(route, head, article))
        .child(lead(route, article))
        // Filled in where the site's owner has a note (src/scripts/page/overlay.js).
        .child(el("status-note").attr("code", code.to_string()))
        .child(edition(route, article))
        .children(notes)
        .child(el("div").class("e-g").child(main).child(side));
    vec![article]
}

fn crumb(route: Route, code: StatusCode) -> Element {
    let lang = route.lang;
    let (before, after) = INDEX.neighbours(code);
    let step = |head: &Head, rel: &'static str, name: &str| {
        let link = el("a").attr("href", route.to(Page::Code(head.code))).attr("rel", rel);
        link.attr("aria-label", format!("{name} {}", head.code))
    };
    let before = before.map(|head| {
        let link = step(head, "prev", i18n::PREVIOUS.get(lang));
        link.child(icon("i", "#i-prev")).child(head.code.to_string())
    });
    let after = after.map(|head| {
        let link = step(head, "next", i18n::NEXT.get(lang));
        link.child(head.code.to_string()).child(icon("i", "#i-next"))
    });
    let class = match code.class() {
        Some(class) => {
            let link = el("a").class("num").attr("href", route.to(Page::Class(class)));
            link.child(i18n::class(lang, class))
        }
        None => el("span").child(i18n::EXTENSIONS_NAME.get(lang)),
    };
    el("nav")
        .class("crumb")
        .attr("aria-label", i18n::CRUMB.get(lang))
        .child(el("a").attr("href", route.to(Page::Atlas)).child(i18n::NAV_ATLAS.get(lang)))
        .child(el("span").attr("aria-hidden", "true").child("/"))
        .child(class)
        .child(el("span").class("pn num").children(before).children(after))
}

fn hero(route: Route, head: &'static Head, article: &Article) -> Element {
    let title = head.title(route.lang);
    let other = (title != head.name).then(|| el("small").attr("lang", "en").child(head.name));
    let number = el("div").class("e-num num").attr("aria-hidden", "true");
    let spoken = el("span").class("vh").child(format!("{} ", head.code));
    let heading = el("h1").child(spoken).child(title).children(other);
    let text = el("div").class("e-ti").child(heading).child(badges(route, head, article));
    let inner = el("div").class("e-hero-in").child(number.child(head.code.to_string())).child(text);
    el("header").class("e-hero").child(inner)
}

fn badges(route: Route, head: &Head, article: &Article) -> Element {
    let lang = route.lang;
    let badge = |class: &'static str| el("span").class(class);
    let class = head.code.class().map(|class| badge("badge k").child(i18n::class(lang, class)));
    let registry = (head.registry != Registry::Assigned)
        .then(|| badge("badge").child(i18n::registry(head.registry).get(lang)));
    let signs = glyphs::of(head).filter(|glyph| glyph.symbol != "#f-old");
    let signs = signs
        .map(|glyph| badge("badge").child(icon("f", glyph.symbol)).child(glyph.name.get(lang)));
    let errata = (!article.errata.is_empty()).then(|| {
        let text = el("span").child(i18n::errata(lang, article.errata.len()));
        badge("badge er").child(el("span").class("f").child("※")).child(text)
    });
    let spec = article.spec.as_ref().map(|spec| {
        let link = el("a").class("badge line").attr("href", spec.url.clone());
        link.attr("rel", "noopener noreferrer").child(spec_title(spec))
    });
    let quiz = format!("{}?deck={}", route.to(Page::Quiz), head.code);
    let quiz = el("a").class("badge line").attr("href", quiz).child(i18n::QUIZ.get(lang));
    el("div")
        .class("row")
        .children(class)
        .children(registry)
        .children(signs)
        .children(errata)
        .children(spec)
        .child(quiz)
}

/// `RFC 9110 §15.4.2`: the title, and the section that the address names.
fn spec_title(spec: &model::article::Link) -> String {
    let section = spec.url.split_once("#section-").or(spec.url.split_once("#appendix-"));
    match section {
        Some((_, section)) => format!("{} §{section}", spec.title),
        None => spec.title.clone(),
    }
}

fn lead(route: Route, article: &Article) -> Element {
    let text = el("p").children(rich(route, &article.summary.text));
    el("div").class("lead").child(text).children(sources(route, &article.summary.sources))
}
