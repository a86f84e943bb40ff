//! The pages that are there to be read: what each needs, and how it is shown.

use crate::app::{App, Data, DocumentText, Shown};
use crate::node::Element;
use crate::pages;
use crate::route::{Page, Route};
use model::wire::{Node, read_article, read_class, read_errata, read_guide, read_sets};

/// Reads a page's data from what [`Page::data_files`] hold, in that order; on the page itself one
/// array stands for several files.
pub fn read<N: Node>(route: Route, parts: &[N]) -> Option<Data> {
    let lang = route.lang;
    let first = parts.first()?;
    Some(match route.page {
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
        Page::Atlas | Page::About => Data::None,
        Page::Redirects | Page::Quiz | Page::Embed => return None,
    })
}

/// Shows a page.
pub fn page(app: App, Shown { route, data }: &Shown) -> Vec<Element> {
    let route: Route = *route;
    let Some(state) = app.reading else { return Vec::new() };
    match (route.page, data) {
        (Page::Code(code), Data::Code(article)) => pages::code::page(route, code, article),
        (Page::Class(class), Data::Class(article)) => pages::class::page(route, class, article),
        (Page::Compare, Data::Sets(sets)) => pages::compare::page(route, sets, state.compared),
        (Page::Choose, Data::Guide(guide)) => pages::choose::page(route, guide, state.answers),
        (Page::Document, Data::Document(text)) => pages::document::page(route, text),
        (Page::About, _) => pages::about::page(route),
        // A page whose data is missing cannot be reached: data comes before the route changes.
        _ => pages::atlas::page(route, state.atlas),
    }
}

/// Whether the page is one of these.
pub fn has(page: Page) -> bool {
    !matches!(page, Page::Redirects | Page::Quiz | Page::Embed)
}
