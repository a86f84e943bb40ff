//! The shell around every page.

use crate::i18n;
use crate::node::{Element, el};
use crate::pages;
use crate::route::{Page, Route};
use crate::state::{Answers, Atlas, Compared, Theme};
use crate::views::chrome::{footer, header, tab_bar};
use crate::views::icons::sprite;
use leptos::prelude::*;
use model::article::{Article, ClassArticle, Erratum};
use model::guide::{Confused, Guide};
use model::wire::{Node, read_article, read_class, read_errata, read_guide, read_sets};
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
    /// Everything about a code.
    Code(Arc<Article>),
    /// Everything about a class.
    Class(Arc<ClassArticle>),
    /// The document.
    Document(Arc<DocumentText>),
    /// The questions that lead to a code.
    Guide(Arc<Guide>),
    /// The codes that are often confused.
    Sets(Arc<[Confused]>),
}

/// The document and its corrections.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentText {
    /// The document.
    pub text: String,
    /// What of it needs correcting, by line.
    pub errata: Vec<Erratum>,
}

/// Reads a page's data from what [`Page::data_files`] hold, in that order; on the page itself one
/// array stands for several files.
pub fn read<N: Node>(route: Route, parts: &[N]) -> Option<Data> {
    let lang = route.lang;
    let first = parts.first()?;
    Some(match route.page {
        Page::Atlas | Page::About => Data::None,
        Page::Code(_) => Data::Code(read_article(first, lang)?.into()),
        Page::Class(_) => Data::Class(read_class(first, lang)?.into()),
        Page::Compare => Data::Sets(read_sets(first, lang).into()),
        Page::Choose => Data::Guide(read_guide(first, lang)?.into()),
        Page::Document => {
            let embedded = first.items();
            let parts = embedded.as_deref().unwrap_or(parts);
            let (text, errata) = (parts.first()?.text()?, read_errata(parts.get(1)?, lang));
            Data::Document(DocumentText { text, errata }.into())
        }
    })
}

/// The signals that every view may follow.
#[derive(Clone, Copy)]
pub struct App {
    /// The page shown; setting it is navigation.
    pub shown: RwSignal<Shown>,
    /// The query and what it finds.
    pub atlas: Atlas,
    /// The codes compared.
    pub compared: Compared,
    /// The answers given.
    pub answers: Answers,
    /// The theme chosen.
    pub theme: Theme,
}

impl App {
    /// The app on its first page, with everything else as pages are prerendered.
    pub fn new(shown: Shown) -> App {
        App {
            shown: RwSignal::new(shown),
            atlas: Atlas::new(),
            compared: Compared::new(),
            answers: Answers::new(),
            theme: Theme::new(),
        }
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
                self.shown.with(|shown| main.children(self.page(shown)))
            })
            .live(move || footer(lang.get(), route.into()))
            .live(move || tab_bar(lang.get(), route.into()))
    }

    fn page(self, Shown { route, data }: &Shown) -> Vec<Element> {
        let route: Route = *route;
        match (route.page, data) {
            (Page::Code(code), Data::Code(article)) => pages::code::page(route, code, article),
            (Page::Class(class), Data::Class(article)) => pages::class::page(route, class, article),
            (Page::Compare, Data::Sets(sets)) => pages::compare::page(route, sets, self.compared),
            (Page::Choose, Data::Guide(guide)) => pages::choose::page(route, guide, self.answers),
            (Page::Document, Data::Document(text)) => pages::document::page(route, text),
            (Page::About, _) => pages::about::page(route),
            // A page whose data is missing cannot be reached: data comes before the route changes.
            _ => pages::atlas::page(route, self.atlas),
        }
    }
}
