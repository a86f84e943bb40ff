//! The address bar.

use super::{root, window};
use crate::route::Route;
use crate::state::Address;
use wasm_bindgen::JsValue;
use web_sys::{Url, UrlSearchParams};

/// The site's root on this host, a path that ends in a slash; `boot.js` has put it on `<html>`.
pub fn site_root() -> Option<String> {
    root()?.get_attribute("data-root")
}

/// The page that the address bar names.
pub fn route(site_root: &str) -> Option<Route> {
    route_of(&window()?.location().pathname().ok()?, site_root)
}

/// The page that an absolute path names.
pub fn route_of(path: &str, site_root: &str) -> Option<Route> {
    Route::parse(path.strip_prefix(site_root)?).filter(|route| route.exists())
}

/// The state that the address bar's query string holds.
pub fn read() -> Address {
    read_search(&search())
}

/// The address bar's query string, with its question mark.
pub fn search() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The state in a query string.
pub fn read_search(search: &str) -> Address {
    let Ok(parameters) = UrlSearchParams::new_with_str(search) else { return Address::default() };
    let pairs = js_sys::try_iter(&parameters).ok().flatten().into_iter().flatten();
    let pair = |item: Result<JsValue, JsValue>| {
        let item = js_sys::Array::from(&item.ok()?);
        Some((item.get(0).as_string()?, item.get(1).as_string()?))
    };
    Address::read(pairs.filter_map(pair))
}

/// Writes the state into the address bar: as a new step of the history, or over the last one.
pub fn write(address: &Address, push: bool) {
    let Ok(parameters) = UrlSearchParams::new() else { return };
    for (name, value) in address.parameters() {
        parameters.append(name, value);
    }
    let Some(window) = window() else { return };
    let location = window.location();
    let (Ok(path), Ok(hash)) = (location.pathname(), location.hash()) else { return };
    let search = String::from(parameters.to_string());
    let mark = if search.is_empty() { "" } else { "?" };
    let target = format!("{path}{mark}{search}{hash}");
    if push { push_path(&target) } else { replace_path(&target) }
}

/// Takes parameters out of the address bar.
pub fn forget(names: &[&str]) {
    let Ok(parameters) = UrlSearchParams::new_with_str(&search()) else { return };
    names.iter().for_each(|name| parameters.delete(name));
    let search = String::from(parameters.to_string());
    let mark = if search.is_empty() { "" } else { "?" };
    if let Some(Ok(path)) = window().map(|window| window.location().pathname()) {
        replace_path(&format!("{path}{mark}{search}"));
    }
}

/// Notes in the history how far the page is scrolled, before it is left.
pub fn keep_scroll() {
    let Some(window) = window() else { return };
    if let (Ok(y), Ok(history)) = (window.scroll_y(), window.history()) {
        let _ = history.replace_state(&JsValue::from_f64(y), "");
    }
}

/// Scrolls a page that was gone back to as far as it was when it was left.
pub fn restore_scroll() {
    let Some(window) = window() else { return };
    let state = window.history().and_then(|history| history.state());
    if let Some(y) = state.ok().and_then(|state| state.as_f64()) {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Goes to a path of this origin without loading it.
pub fn push_path(path: &str) {
    // Throws in a sandboxed `srcdoc`: the page then changes and the address does not.
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

fn replace_path(path: &str) {
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// The address bar's fragment, with its hash sign.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The page's whole address with another fragment.
pub fn with_fragment(fragment: &str) -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    format!("{}{fragment}", href.split('#').next().unwrap_or_default())
}

/// The page's whole address with another query string.
pub fn with_search(search: &str) -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    format!("{}{search}", href.split(['#', '?']).next().unwrap_or_default())
}

/// Mends the address bar's fragment.
pub fn replace_fragment(fragment: &str) {
    if let Some(window) = window() {
        let location = window.location();
        let path = location.pathname().and_then(|path| Ok(path + &location.search()?));
        replace_path(&format!("{}{fragment}", path.unwrap_or_default()));
    }
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

/// The parts of an absolute address on this origin: path, query string, fragment.
pub fn parts(address: &str) -> Option<(String, String, String)> {
    let url = Url::new(address).ok()?;
    let here = window()?.location().origin().ok()?;
    (url.origin() == here).then(|| (url.pathname(), url.search(), url.hash()))
}
