//! The data of a page: from the page itself, or from a file of the site.

use super::json::Json;
use super::{document, window};
use crate::app::Data;
use crate::route::{self, Page, Route};
use model::wire::{Node, read_entry};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The data that was prerendered with the page; `None` if it is missing or damaged.
pub fn embedded(route: Route) -> Option<Data> {
    let block = || Json::parse(&document()?.get_element_by_id("page-data")?.text_content()?);
    match route.page {
        Page::Code(_) => entry(&block()?),
        Page::Document => Some(Data::Document(block()?.text()?.into())),
        _ => Some(Data::None),
    }
}

/// The data of another page, fetched from below `root`; `None` if that fails.
pub async fn data(root: &str, route: Route) -> Option<Data> {
    match route.page {
        Page::Code(code) => {
            let json = text(&format!("{root}api/v1/{code}.json")).await?;
            entry(&Json::parse(&json)?)
        }
        Page::Document => {
            let path = format!("{root}{}", route::DOCUMENT_FILE);
            Some(Data::Document(text(&path).await?.into()))
        }
        _ => Some(Data::None),
    }
}

fn entry(json: &Json) -> Option<Data> {
    Some(Data::Entry(read_entry(&json.get("document")?)?.into()))
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
