//! Beside the grid: the code pointed at, the legend, the keys.

use crate::i18n;
use crate::i18n::search as words;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::route::Route;
use crate::state::Atlas;
use crate::views::glyphs;
use crate::views::icons::icon;
use crate::views::marked::marked_or;
use crate::views::prose::hue;
use crate::views::result::{because, text_of};
use leptos::prelude::*;
use model::{Head, Lang, StatusCode};
use search::{Kind, Why};

/// What the card shows until a code is pointed at.
const FIRST_SHOWN: u16 = 404;

/// The column beside the grid.
pub fn rail(route: Route, atlas: Atlas) -> Element {
    let shown = Memo::new(move |_| {
        let hit = atlas
            .matches
            .with(|found| found.found.filtering.then(|| found.codes().next()).flatten());
        let first = StatusCode::new(FIRST_SHOWN).ok();
        let head = |code: Option<StatusCode>| code.and_then(|code| INDEX.get(code));
        head(atlas.looked_at().or(hit)).or(head(first)).unwrap_or(&INDEX.heads[0])
    });
    el("aside")
        .class("rail")
        .attr("aria-label", i18n::INSPECTOR.get(route.lang))
        .live(move || inspector(route, atlas, shown.get()))
        .child(legend(route.lang))
        .child(keys(route.lang, atlas))
}

/// What is known of the code pointed at, and why it was found; the summary comes when it has been
/// fetched.
fn inspector(route: Route, atlas: Atlas, head: &'static Head) -> Element {
    let (lang, code) = (route.lang, head.code);
    let is_english = head.title(lang) == head.name;
    // Most keys change what is found, and not why this code is.
    let why = Memo::new(move |_| why(atlas, code));
    let name = move |element: Element, kind: Kind, plain: &str| {
        why.with(|why| marked_or(element, text_of(why, kind), plain))
    };
    let title = if is_english { Kind::NameEn } else { Kind::NameZh };
    let top = el("div")
        .class("insp-top")
        .child(el("b").class("num").child(code.to_string()))
        .live(move || name(el("strong"), title, head.title(lang)));
    let english = move || name(el("span").attr("lang", "en"), Kind::NameEn, head.name);
    let top = if is_english { top } else { top.live(english) };
    let because = move || {
        let because = why.with(|why| because(lang, why));
        el("p").class("why").children(because.into_iter().flatten())
    };
    let summary = el("p").class("sum").live_text(move || atlas.summary(lang, code));
    let body = el("div").class("insp-b").live(because).child(summary);
    let body = body.child(glyphs::list(lang, head));
    el("div").class(format!("card insp {}", hue(code))).child(top).child(body)
}

/// Why a code is among those found; nothing if it is not.
fn why(atlas: Atlas, code: StatusCode) -> Vec<Why> {
    let at = INDEX.position(code);
    atlas.matches.with(|matches| at.map(|at| matches.why(at)).unwrap_or_default())
}

fn legend(lang: Lang) -> Element {
    let item = |class: &'static str, name: model::Phrase| {
        el("li").child(el("span").class(class)).child(name.get(lang))
    };
    let items = [
        item("sw k-3", i18n::LEGEND_IN),
        item("sw k-3 add", i18n::LEGEND_ADDED),
        item("sw dot", i18n::LEGEND_DOT),
    ];
    let erratum =
        el("li").child(el("span").class("f er").child("※")).child(i18n::ERRATUM.get(lang));
    let sign =
        |glyph: &glyphs::Glyph| el("li").child(icon("f", glyph.symbol)).child(glyph.name.get(lang));
    let signs = glyphs::GLYPHS.iter().map(sign);
    let name = el("span").class("eyebrow").child(i18n::LEGEND.get(lang));
    let list = el("ul").class("signs").children(items).child(erratum).children(signs);
    el("div").class("legend pad").child(name).child(list)
}

fn keys(lang: Lang, atlas: Atlas) -> Element {
    let keys: [(&[&'static str], _); 4] = [
        (&["/"], i18n::KEY_SEARCH),
        (&["←", "↑", "↓", "→"], i18n::KEY_MOVE),
        (&["↵"], i18n::KEY_OPEN),
        (&["Esc"], i18n::KEY_CLEAR),
    ];
    let keys = keys.map(|(caps, name)| {
        let caps = caps.iter().map(|cap| el("kbd").child(*cap));
        el("span").children(caps).child(name.get(lang))
    });
    let more = el("button")
        .class("btn btn-q")
        .attr("type", "button")
        .on("click", move |_: web_sys::Event| atlas.keys.set(true))
        .child(el("kbd").child("?"))
        .child(words::KEYS_TITLE.get(lang));
    let group = el("div").class("keys pad").attr("role", "group");
    group.attr("aria-label", i18n::KEYS.get(lang)).children(keys).child(more)
}
