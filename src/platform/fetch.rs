//! The data of a page: from the page itself, or from a file of the site.

#[cfg(not(feature = "single"))]
use super::document;
use super::json::Json;
use super::site;
use crate::app::{Data, Pages};
use crate::route::{Page, Route, SEARCH};
use crate::state::Known;
use model::article::Article;
use model::wire::{Node, read_article};
use model::{Lang, StatusCode};
use std::sync::Arc;

/// The data that was prerendered with the page; `None` if it is missing or damaged.
#[cfg(not(feature = "single"))]
pub fn embedded(route: Route, pages: Pages<Json>) -> Option<Data> {
    if route.page.data_files().is_empty() {
        return Some(Data::None);
    }
    let block = document()?.get_element_by_id("page-data")?.text_content()?;
    (pages.read)(route, &[Json::parse(&block)?])
}

/// The data of another page, fetched from below `root`; `None` if that fails.
pub async fn data(root: &str, route: Route, pages: Pages<Json>) -> Option<Data> {
    let mut parts = Vec::new();
    for file in route.page.data_files() {
        parts.push(site::file(root, &file).await?);
    }
    if parts.is_empty() { Some(Data::None) } else { (pages.read)(route, &parts) }
}

/// What is known of a code.
pub async fn article(root: &str, lang: Lang, code: StatusCode) -> Option<Arc<Article>> {
    let file = Page::Code(code).data_files().pop()?;
    Some(read_article(&site::file(root, &file).await?, lang)?.into())
}

/// What the search looks at besides names.
pub async fn known(root: &str) -> Option<Known> {
    Known::read(&site::file(root, SEARCH).await?.text()?)
}
