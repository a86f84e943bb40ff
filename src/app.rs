//! The shell around every page.

use crate::i18n;
use crate::node::{Element, el};
use crate::pages;
use crate::route::{Page, Route};
use crate::state::{Atlas, Theme};
use crate::views::chrome::{footer, header, tab_bar};
use crate::views::icons::sprite;
use leptos::prelude::*;
use model::wire::EntryText;
use std::sync::Arc;

/// A page and what it needs beyond the index.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Which page.
    pub route: Route,
    /// Its data.
    pub data: Data,
}

/// What a page needs beyond the index.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// Nothing.
    None,
    /// The document's text about a code.
    Entry(Arc<EntryText>),
    /// The document.
    Document(Arc<str>),
}

/// The signals that every view may follow.
#[derive(Clone, Copy)]
pub struct App {
    /// The page shown; setting it is navigation.
    pub shown: RwSignal<Shown>,
    /// The query and what it finds.
    pub atlas: Atlas,
    /// The theme chosen.
    pub theme: Theme,
}

impl App {
    /// The app on its first page, with everything else as pages are prerendered.
    pub fn new(shown: Shown) -> App {
        App { shown: RwSignal::new(shown), atlas: Atlas::new(), theme: Theme::new() }
    }

    /// The whole page inside `<div id="app">`.
    pub fn view(self) -> Element {
        let lang = Memo::new(move |_| self.shown.with(|shown| shown.route.lang));
        let route = Memo::new(move |_| self.shown.with(|shown| shown.route));
        let text = move |words: model::Phrase| move || words.get(lang.get()).to_owned();
        let skip = el("a").class("skip btn").attr("href", "#main").live_text(text(i18n::SKIP));
        let failed = el("p").class("notice").live_text(text(i18n::FAILED));
        el("div")
            .class("shell")
            .child(sprite())
            .child(skip)
            .live(move || header(lang.get(), route.into(), self.theme))
            .child(failed)
            .live(move || {
                let main = el("main").attr("id", "main").attr("tabindex", "-1");
                self.shown.with(|shown| main.children(page(shown, self.atlas)))
            })
            .live(move || footer(lang.get(), route.into()))
            .live(move || tab_bar(lang.get(), route.into()))
    }
}

fn page(Shown { route, data }: &Shown, atlas: Atlas) -> Vec<Element> {
    let route: Route = *route;
    match (route.page, data) {
        (Page::Code(code), Data::Entry(text)) => pages::code::page(route, code, text),
        (Page::Document, Data::Document(text)) => pages::document::page(route, text),
        (Page::Class(class), _) => pages::class::page(route, class),
        (Page::About, _) => pages::about::page(route),
        // A page whose data is missing cannot be reached: data comes before the route changes.
        (Page::Atlas | Page::Code(_) | Page::Document, _) => pages::atlas::page(route, atlas),
    }
}
