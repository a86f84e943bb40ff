//! Pages that do more than to be read. Most readers never need their code, so each has a build of
//! its own (`bin/redirects.rs`, `bin/quiz.rs`, `bin/embed.rs`), beside that of the pages to read (`bin/app.rs`);
//! a link from the one to the other loads a page as links do.

pub mod embed;
pub mod quiz;
pub mod redirects;
mod sequence;

use crate::app::{App, Data, Shown};
use crate::i18n;
use crate::node::Element;
use crate::route::{Page, Route};
use model::wire::Node;
use std::fmt;
use std::sync::Arc;
use web_sys::KeyboardEvent;

/// A page that does more than to be read.
pub trait Tool: Send + Sync {
    /// The page's elements, as they are prerendered.
    fn page(&self, route: Route) -> Vec<Element>;
    /// Takes the page's state from the address, and what is stored.
    fn read_address(&self);
    /// Handles a key that no field has.
    fn key(&self, event: &KeyboardEvent);
}

/// A tool with its data.
#[derive(Clone)]
pub struct Loaded(Arc<dyn Tool>);

impl Loaded {
    /// The tool.
    pub fn tool(&self) -> &dyn Tool {
        &*self.0
    }
}

impl PartialEq for Loaded {
    fn eq(&self, other: &Loaded) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Loaded")
    }
}

/// Reads the data of a tool; `None` if it is damaged, or the page is none.
pub fn read<N: Node>(route: Route, parts: &[N]) -> Option<Data> {
    match route.page {
        Page::Redirects => read_redirects(route, parts),
        Page::Quiz => read_quiz(route, parts),
        #[cfg(not(feature = "single"))]
        Page::Embed => read_embed(route, parts),
        _ => None,
    }
}

/// Reads the data of the visualiser.
pub fn read_redirects<N: Node>(route: Route, parts: &[N]) -> Option<Data> {
    loaded(redirects::read(parts.first()?, route.lang)?)
}

/// Reads the data of the quiz.
pub fn read_quiz<N: Node>(route: Route, parts: &[N]) -> Option<Data> {
    loaded(quiz::read(parts.first()?, route.lang)?)
}

/// Reads the data of the page about embedding.
pub fn read_embed<N: Node>(route: Route, parts: &[N]) -> Option<Data> {
    loaded(embed::read(parts.first()?, route.lang)?)
}

fn loaded(tool: impl Tool + 'static) -> Option<Data> {
    Some(Data::Tool(Loaded(Arc::new(tool))))
}

/// Shows a tool.
pub fn page(_: App, Shown { route, data }: &Shown) -> Vec<Element> {
    match data {
        Data::Tool(loaded) => loaded.tool().page(*route),
        // Data comes before the route changes.
        _ => Vec::new(),
    }
}

/// Whether the page is a tool.
pub fn has(page: Page) -> bool {
    matches!(page, Page::Redirects | Page::Quiz | Page::Embed)
}

/// A tool's title.
pub fn title(route: Route) -> String {
    let name = match route.page {
        Page::Redirects => i18n::REDIRECTS,
        Page::Quiz => i18n::QUIZ,
        Page::Embed => i18n::EMBED,
        _ => i18n::SITE_ALSO,
    };
    format!("{} · {}", name.get(route.lang), i18n::SITE.get(route.lang))
}
