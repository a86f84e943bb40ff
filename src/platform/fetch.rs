//! The data of a page: from the page itself, or from a file of the site.

use super::json::Json;
use super::{document, window};
use crate::app::{Data, Pages};
use crate::route::{PROSE, Page, Route};
use model::article::{Article, Prose};
use model::wire::{read_article, read_prose};
use model::{Lang, StatusCode};
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The data that was prerendered with the page; `None` if it is missing or damaged.
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
        let text = text(&format!("{root}{file}")).await?;
        // The document is the one file that is not JSON.
        let json = if file.ends_with(".json") { Json::parse(&text)? } else { Json::string(&text) };
        parts.push(json);
    }
    if parts.is_empty() { Some(Data::None) } else { (pages.read)(route, &parts) }
}

/// What is known of a code.
pub async fn article(root: &str, lang: Lang, code: StatusCode) -> Option<Arc<Article>> {
    let file = Page::Code(code).data_files().pop()?;
    Some(read_article(&Json::parse(&text(&format!("{root}{file}")).await?)?, lang)?.into())
}

/// The prose about all codes.
pub async fn prose(root: &str, lang: Lang) -> Option<Vec<Prose>> {
    let path = format!("{root}{PROSE}{}.json", lang.short());
    Some(read_prose(&Json::parse(&text(&path).await?)?, lang))
}

async fn text(path: &str) -> Option<String> {
    fetched(path).await.ok()?.as_string()
}

async fn fetched(path: &str) -> Result<JsValue, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(path)).await?.dyn_into()?;
    match response.ok() {
        true => JsFuture::from(response.text()?).await,
        false => Err(JsValue::NULL),
    }
}
