//! A site that a host serves: each page has an address of its own.

use crate::platform::json::Json;
use crate::platform::{root, window};
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlAnchorElement, Response, Url};

/// Whether another page can be loaded, and fragments are the browser's business.
pub const HAS_PAGES: bool = true;

/// The site's root on this host, a path that ends in a slash; `boot.js` has put it on `<html>`.
pub fn root_path() -> Option<String> {
    root()?.get_attribute("data-root")
}

/// The path of the page.
pub fn path() -> Option<String> {
    window()?.location().pathname().ok()
}

/// The query string, with its question mark.
pub fn search() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The fragment, with its hash sign.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The page's whole address, without query string and fragment.
pub fn address() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// Goes to a path of this origin without loading it: as a new step of the history, or over the
/// last one.
pub fn go(target: &str, push: bool) {
    // Throws in a sandboxed `srcdoc`: the page then changes and the address does not.
    let Some(Ok(history)) = window().map(|window| window.history()) else { return };
    let _ = match push {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(target)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(target)),
    };
}

/// Goes to a fragment of this page, so that the browser scrolls there and marks its target.
pub fn go_to_fragment(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(hash);
    }
}

/// Loads an address as a link would.
pub fn load(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_href(address);
    }
}

/// Where a link on this origin leads: path, query string, fragment.
pub fn target(link: &HtmlAnchorElement) -> Option<(String, String, String)> {
    let url = Url::new(&link.href()).ok()?;
    let here = window()?.location().origin().ok()?;
    (url.origin() == here).then(|| (url.pathname(), url.search(), url.hash()))
}

/// Before a page is shown.
pub fn enter(_: &str) {}

/// After Back or Forward.
pub fn returned(_: &Event) {}

/// The value that an attribute gets.
pub fn attribute(_: &Element, _: &str, value: Cow<'static, str>) -> Option<Cow<'static, str>> {
    Some(value)
}

/// A file of the site, by its path below the root: JSON, or a text as a value of it.
pub async fn file(site_root: &str, path: &str) -> Option<Json> {
    let text = fetched(&format!("{site_root}{path}")).await.ok()?.as_string()?;
    // The document is the one file that is not JSON.
    if path.ends_with(".json") { Json::parse(&text) } else { Some(Json::string(&text)) }
}

async fn fetched(path: &str) -> Result<JsValue, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(path)).await?.dyn_into()?;
    match response.ok() {
        true => JsFuture::from(response.text()?).await,
        false => Err(JsValue::NULL),
    }
}
