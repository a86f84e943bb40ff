//! Header, footer and the phone's tab bar.

use crate::i18n;
use crate::index::TITLE;
use crate::node::{Element, el};
use crate::platform;
use crate::route::{Page, Route};
use crate::state::{Theme, ThemeChoice};
use crate::views::icons::{icon, logo};
use leptos::prelude::*;
use model::{Lang, Phrase};

/// The pages that the navigation leads to, with their icons on a phone.
const NAV: [(Page, Phrase, &str); 7] = [
    (Page::Atlas, i18n::NAV_ATLAS, "#i-grid"),
    (Page::Redirects, i18n::REDIRECTS, "#i-swap"),
    (Page::Quiz, i18n::QUIZ, "#i-target"),
    (Page::Choose, i18n::NAV_CHOOSE, "#i-steps"),
    (Page::Compare, i18n::COMPARE, "#i-cols"),
    (Page::Document, i18n::NAV_DOCUMENT, "#i-doc"),
    (Page::About, i18n::NAV_ABOUT, "#i-info"),
];

/// For `aria-current`: `page` itself, or one that lies below the navigation's `target`.
fn current(target: Page, page: Page) -> Option<&'static str> {
    match (target, page) {
        _ if target == page => Some("page"),
        (Page::Atlas, Page::Code(_) | Page::Class(_)) => Some("true"),
        _ => None,
    }
}

/// The bar at the top of every page.
pub fn header(lang: Lang, route: Signal<Route>, theme: Theme) -> Element {
    let other = lang.other();
    let brand = el("a")
        .class("brand")
        .live_attr("href", move || Some(route.get().to(Page::Atlas)))
        .child(logo())
        .child(el("span").child(i18n::SITE.get(lang)))
        .child(el("small").attr("lang", other.tag()).child(i18n::SITE_ALSO.get(lang)));
    let nav = el("nav").class("nav").attr("aria-label", i18n::NAV.get(lang));
    let nav = nav.children(NAV.map(|(page, name, _)| nav_link(route, page).child(name.get(lang))));
    let language = el("a")
        .class("btn btn-q lang")
        .live_attr("href", move || Some(route.get().link(&route.get().mirrored().path())))
        .attr("lang", other.tag())
        .attr("hreflang", other.tag())
        .attr("title", i18n::OTHER_LANG_LABEL.get(lang))
        .child(i18n::OTHER_LANG.get(lang));
    let end = el("div").class("head-end").child(language).child(theme_button(lang, theme));
    let inner = el("div").class("page head-in").child(brand).child(nav).child(end);
    el("header").class("head").child(inner)
}

fn nav_link(route: Signal<Route>, page: Page) -> Element {
    el("a")
        .live_attr("href", move || Some(route.get().to(page)))
        .live_attr("aria-current", move || current(page, route.get().page))
}

fn theme_button(lang: Lang, theme: Theme) -> Element {
    let label = move || {
        let name = match theme.choice.get() {
            ThemeChoice::Auto => i18n::THEME_AUTO,
            ThemeChoice::Light => i18n::THEME_LIGHT,
            ThemeChoice::Dark => i18n::THEME_DARK,
        };
        Some(i18n::labelled(lang, i18n::THEME, name))
    };
    el("button")
        .class("btn btn-q btn-i theme")
        .attr("type", "button")
        .live_attr("aria-label", label)
        .live_attr("title", label)
        .on("click", move |_: web_sys::Event| {
            theme.choice.update(|choice| *choice = choice.next());
            platform::theme::apply(theme.choice.get_untracked());
        })
        .child(icon("i th-auto", "#i-auto"))
        .child(icon("i th-light", "#i-sun"))
        .child(icon("i th-dark", "#i-moon"))
}

/// The foot of every page.
pub fn footer(lang: Lang, route: Signal<Route>) -> Element {
    let about = nav_link(route, Page::About).class("link").child(i18n::NAV_ABOUT.get(lang));
    let embed = nav_link(route, Page::Embed).class("link").child(i18n::EMBED.get(lang));
    let title = el("span").class("num").attr("lang", Lang::Zh.tag()).child(TITLE);
    let text = el("span").child(i18n::FOOT_TEXT.get(lang));
    let inner = el("div").class("page").child(text).child(embed).child(about).child(title);
    el("footer").class("foot").child(inner).child(imprint(lang))
}

/// The foot of a printed page: where it is from. Address and date come when it is printed
/// (src/scripts/page/print.js).
fn imprint(lang: Lang) -> Element {
    let version = format!("{} {}", i18n::VERSION.get(lang), env!("CARGO_PKG_VERSION"));
    el("p")
        .class("page imprint num")
        .child(el("span").child(i18n::SITE.get(lang)))
        .child(el("span").child(version))
        .child(el("span").class("printed"))
}

/// The navigation of a phone, at the bottom.
pub fn tab_bar(lang: Lang, route: Signal<Route>) -> Element {
    // About is in the footer, too, and seven do not fit.
    let links = NAV.into_iter().take(6).map(|(page, name, symbol)| {
        nav_link(route, page).child(icon("i", symbol)).child(name.get(lang))
    });
    el("nav").class("tabbar").attr("aria-label", i18n::TABS.get(lang)).children(links)
}
