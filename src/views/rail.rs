//! Beside the grid: the code pointed at, the legend, the keys.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::route::Route;
use crate::state::Atlas;
use crate::views::prose::{hue, provenance};
use leptos::prelude::*;
use model::{Head, Lang, StatusCode};

/// What the card shows until a code is pointed at.
const FIRST_SHOWN: u16 = 404;

/// The column beside the grid.
pub fn rail(route: Route, atlas: Atlas) -> Element {
    let shown = Memo::new(move |_| {
        let hit =
            atlas.matches.with(|found| found.filtering.then(|| found.codes().next()).flatten());
        let first = StatusCode::new(FIRST_SHOWN).ok();
        let head = |code: Option<StatusCode>| code.and_then(|code| INDEX.get(code));
        head(atlas.pointed.get().or(hit)).or(head(first)).unwrap_or(&INDEX.heads[0])
    });
    el("aside")
        .class("rail")
        .attr("aria-label", i18n::INSPECTOR.get(route.lang))
        .live(move || inspector(route, shown.get()))
        .child(legend(route.lang))
        .child(keys(route.lang))
}

/// What the document says of the code pointed at.
fn inspector(route: Route, head: &'static Head) -> Element {
    let title = head.title(route.lang);
    let other = (title != head.name).then(|| el("span").attr("lang", "en").child(head.name));
    let top = el("div")
        .class("insp-top")
        .child(el("b").class("num").child(head.code.to_string()))
        .child(el("strong").child(title))
        .children(other);
    let excerpt = el("p").attr("lang", Lang::Zh.tag()).child(head.excerpt);
    let source = provenance(route, "p", i18n::SOURCE.get(route.lang), head.lines);
    let body = el("div").class("insp-b").child(excerpt).child(source);
    el("div").class(format!("card insp {}", hue(head.code))).child(top).child(body)
}

fn legend(lang: Lang) -> Element {
    let item = |class: &'static str, name: model::Phrase| {
        el("li").child(el("span").class(class)).child(name.get(lang))
    };
    let items = [item("sw k-3", i18n::LEGEND_IN), item("sw dot", i18n::LEGEND_DOT)];
    let name = el("span").class("eyebrow").child(i18n::LEGEND.get(lang));
    el("div").class("legend pad").child(name).child(el("ul").class("row").children(items))
}

fn keys(lang: Lang) -> Element {
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
    let group = el("div").class("keys pad").attr("role", "group");
    group.attr("aria-label", i18n::KEYS.get(lang)).children(keys)
}
