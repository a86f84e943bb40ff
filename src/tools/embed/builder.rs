//! What to embed and how it looks, and the entry as text.

use super::choice::{CARD_WIDTH, HEIGHTS, PAGE_WIDTH, Size, WIDTHS, name};
use super::entry::{self, Markup};
use super::state::{Entry, State};
use super::words;
use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::platform::{dom, file};
use crate::route::{Page, Route};
use crate::state::ThemeChoice;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::{Class, Lang, Phrase};

/// The fields.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let languages = [(Lang::Zh, "中文"), (Lang::En, "English")].map(|(own, name)| {
        let chosen = move || state.lang.get() == own;
        segment(chosen, move || state.speak(own)).attr("lang", own.tag()).child(name)
    });
    let themes = [
        (ThemeChoice::Auto, words::AUTO),
        (ThemeChoice::Light, words::LIGHT),
        (ThemeChoice::Dark, words::DARK),
    ];
    let themes = themes.map(|(theme, name)| {
        segment(move || state.theme.get() == theme, move || state.theme.set(theme))
            .child(name.get(lang))
    });
    let forms = [(words::CARD, CARD_WIDTH), (words::WHOLE, "")].map(|(name, width)| {
        let chosen = move || {
            let card =
                Size::parse(&state.width.get(), WIDTHS).px().is_some_and(|px| px < PAGE_WIDTH);
            card != width.is_empty()
        };
        segment(chosen, move || state.width.set(width.to_owned())).child(name.get(lang))
    });
    let form = group(lang, words::FORM, forms)
        .child(el("p").class("hint").child(words::FORM_NOTE.get(lang)));
    let full = move || words::FULL_WIDTH.get(lang).to_owned();
    let told = move || words::auto_height(lang, state.told.get());
    let sizes = el("div")
        .class("b-2")
        .child(size(lang, "width", words::WIDTH, state.width, WIDTHS, full))
        .child(size(lang, "height", words::HEIGHT, state.height, HEIGHTS, told));
    let fields = el("div")
        .class("pad")
        .child(subject(state))
        .child(form)
        .child(group(lang, words::LANGUAGE, languages))
        .child(group(lang, words::THEME, themes))
        .child(sizes);
    let heading = el("h2").class("card-h").child(words::CHOOSE.get(lang));
    el("section").class("panel").child(heading).child(fields)
}

fn segment(
    chosen: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + Send + 'static,
) -> Element {
    el("button")
        .attr("type", "button")
        .live_attr("aria-pressed", move || Some(chosen().to_string()))
        .on("click", move |_: web_sys::Event| choose())
}

fn group(lang: Lang, name: Phrase, buttons: impl IntoIterator<Item = Element>) -> Element {
    let label = el("span").class("lab").child(name.get(lang));
    let group = el("div").class("seg").attr("role", "group").attr("aria-label", name.get(lang));
    el("div").class("field").child(label).child(group.children(buttons))
}

/// The pages and codes to choose from.
fn subject(state: State) -> Element {
    let lang = state.route.lang;
    let option = move |page: Page| {
        let path = Route { lang: Lang::Zh, page }.path().trim_end_matches('/').to_owned();
        el("option")
            .attr("value", path)
            .live_attr("selected", move || (state.page.get() == page).then_some(""))
            .child(name(page, lang))
    };
    let pages =
        [Page::Atlas, Page::Choose, Page::Compare, Page::Redirects, Page::Quiz, Page::Document];
    let group = |name: String| el("optgroup").attr("label", name);
    let pages = group(words::PAGES.get(lang).to_owned()).children(pages.map(option));
    let classes = Class::ALL.into_iter().map(|class| {
        let codes = INDEX.heads.iter().filter(|head| head.code.class() == Some(class));
        let codes = codes.map(|head| option(Page::Code(head.code)));
        group(class.label().to_owned()).child(option(Page::Class(class))).children(codes)
    });
    let others = INDEX.heads.iter().filter(|head| head.code.class().is_none());
    let others = others.map(|head| option(Page::Code(head.code)));
    let others = group(i18n::EXTENSIONS_NAME.get(lang).to_owned()).children(others);
    let select = el("select")
        .class("in")
        .attr("id", "subject")
        .on("change", move |event: web_sys::Event| state.choose(&dom::chosen(&event)))
        .child(pages)
        .children(classes)
        .child(others);
    let label = el("label").attr("for", "subject").child(words::SUBJECT.get(lang));
    el("div").class("field").child(label).child(select)
}

fn size(
    lang: Lang,
    id: &'static str,
    name: Phrase,
    text: RwSignal<String>,
    limits: [u32; 2],
    empty: impl Fn() -> String + Send + 'static,
) -> Element {
    let parsed = move || text.with(|text| Size::parse(text, limits));
    let field = el("input")
        .attr("type", "text")
        .class("in num")
        .attr("id", id)
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("aria-describedby", format!("{id}-error"))
        .live_attr("placeholder", move || Some(empty()))
        .live_attr("aria-invalid", move || (parsed() == Size::Wrong).then_some("true"))
        .on("input", move |event: web_sys::Event| text.set(dom::value_of(&event)))
        .on_mount(move |field| {
            dom::follow_value(field, move || text.get(), move |typed| text.set(typed))
        });
    let error = el("p").class("msg-err").attr("id", format!("{id}-error")).attr("role", "alert");
    let error = error.live_text(move || parsed().complaint(lang, limits));
    let label = el("label").attr("for", id).child(name.get(lang));
    el("div").class("field").child(label).child(field).child(error)
}

/// The entry as text, to copy.
pub fn text(state: State) -> Element {
    let lang = state.route.lang;
    let markup = RwSignal::new(Markup::Markdown);
    let buttons = [(Markup::Markdown, "Markdown"), (Markup::Rst, "reStructuredText")];
    let buttons = buttons.map(|(own, name)| {
        segment(move || markup.get() == own, move || markup.set(own)).child(name)
    });
    let group =
        el("div").class("seg").attr("role", "group").attr("aria-label", words::TEXT.get(lang));
    let made = move || match (state.page.get(), state.entry.get()) {
        (Page::Code(_), Entry::Here(article)) => {
            Ok(entry::text(&article, &state.choice(), markup.get(), &state.site.get()))
        }
        (Page::Code(_), Entry::Awaited) => Err(words::LOADING),
        (Page::Code(_), Entry::Missing) => Err(words::NOT_LOADED),
        _ => Err(words::NOTHING),
    };
    let shown = move || made().unwrap_or_else(|why| why.get(lang).to_owned());
    let copy = copier(lang, move || made().ok());
    let out = el("pre").class("out").attr("tabindex", "0").attr("id", "entry-text");
    let out = out.attr("aria-label", words::TEXT.get(lang)).live_text(shown);
    let heading = el("h2").attr("id", "text").child(words::TEXT.get(lang));
    let note = el("p").class("muted").child(words::TEXT_NOTE.get(lang));
    el("section")
        .class("b-s")
        .child(heading)
        .child(note)
        .child(group.children(buttons))
        .child(out)
        .child(copy)
}

/// A button that copies a text, where there is one, and says whether that worked.
pub fn copier(lang: Lang, text: impl Fn() -> Option<String> + Clone + Send + 'static) -> Element {
    let said = RwSignal::new(String::new());
    let there = text.clone();
    let button = el("button")
        .class("btn")
        .attr("type", "button")
        .live_attr("disabled", move || there().is_none().then_some(""))
        .on("click", move |_: web_sys::Event| {
            let Some(text) = untrack(&text) else { return };
            spawn_local(async move {
                let words = if file::copy(&text).await { words::COPIED } else { words::NOT_COPIED };
                said.set(words.get(lang).to_owned());
            });
        })
        .child(words::COPY.get(lang));
    let told = el("span").class("said").attr("role", "status").live_text(move || said.get());
    el("div").class("b-copy").child(button).child(told)
}
