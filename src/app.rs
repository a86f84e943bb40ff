//! The shell around every page.

use crate::i18n;
use crate::node::{Element, el};
use crate::platform::navigation::Manner;
use crate::route::{Page, Route};
use crate::state::{Reading, Theme};
use crate::tools::Loaded;
use crate::views::chrome::{footer, header, tab_bar};
use crate::views::icons::sprite;
use leptos::prelude::*;
use model::article::{Article, ClassArticle, Erratum};
use model::guide::{Confused, Guide};
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
    /// A page that does more than to be read.
    Tool(Loaded),
}

/// The document and its corrections.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentText {
    /// The document.
    pub text: String,
    /// What of it needs correcting, by line.
    pub errata: Vec<Erratum>,
}

/// The pages that a build of the app has the code of. A link to any other loads that page, and
/// with it the build that has it.
pub struct Pages<N> {
    /// Reads a page's data from what [`crate::route::Page::data_files`] hold, in that order.
    pub read: fn(Route, &[N]) -> Option<Data>,
    /// Shows a page.
    pub show: Show,
    /// Whether a page is among them.
    pub has: fn(Page) -> bool,
    /// A page's title.
    pub title: fn(Route) -> String,
    /// The state of the pages to read, where they are among them.
    pub state: fn() -> Option<Reading>,
    /// What they do beyond being shown.
    pub manner: &'static dyn Manner,
}

/// Shows a page.
pub type Show = fn(App, &Shown) -> Vec<Element>;

impl<N> Clone for Pages<N> {
    fn clone(&self) -> Pages<N> {
        *self
    }
}

impl<N> Copy for Pages<N> {}

/// The signals that every view may follow.
#[derive(Clone, Copy)]
pub struct App {
    /// The page shown; setting it is navigation.
    pub shown: RwSignal<Shown>,
    /// The state of the pages to read, where their code is.
    pub reading: Option<Reading>,
    /// The theme chosen.
    pub theme: Theme,
    show: Show,
}

impl App {
    /// The app on its first page, with everything else as pages are prerendered.
    pub fn new(shown: Shown, show: Show, reading: Option<Reading>) -> App {
        App { shown: RwSignal::new(shown), reading, theme: Theme::new(), show }
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
                self.shown.with(|shown| main.children((self.show)(self, shown)))
            })
            .live(move || footer(lang.get(), route.into()))
            .live(move || tab_bar(lang.get(), route.into()))
    }
}
