//! The address bar.

pub use super::site::{fragment, go_to_fragment, load, root_path as site_root, search, target};

use super::{site, window};
use crate::route::Route;
use crate::state::Address;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The page that the address bar names.
pub fn route(site_root: &str) -> Option<Route> {
    route_of(&site::path()?, site_root)
}

/// The page that an absolute path names.
pub fn route_of(path: &str, site_root: &str) -> Option<Route> {
    Route::parse(path.strip_prefix(site_root)?).filter(|route| route.exists())
}

/// The state that the address bar's query string holds.
pub fn read() -> Address {
    read_search(&search())
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
    let Some(path) = site::path() else { return };
    let search = String::from(parameters.to_string());
    let mark = if search.is_empty() { "" } else { "?" };
    site::go(&format!("{path}{mark}{search}{}", fragment()), push);
}

/// A parameter of the address bar's query string, if it has a value.
pub fn parameter(name: &str) -> Option<String> {
    let value = UrlSearchParams::new_with_str(&search()).ok()?.get(name);
    value.filter(|value| !value.trim().is_empty())
}

/// Takes parameters out of the address bar.
pub fn forget(names: &[&str]) {
    let Ok(parameters) = UrlSearchParams::new_with_str(&search()) else { return };
    names.iter().for_each(|name| parameters.delete(name));
    let search = String::from(parameters.to_string());
    let mark = if search.is_empty() { "" } else { "?" };
    if let Some(path) = site::path() {
        site::go(&format!("{path}{mark}{search}"), false);
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

/// Goes to a path of this site without loading it.
pub fn push_path(path: &str) {
    site::go(path, true);
}

/// The page's whole address with another fragment.
pub fn with_fragment(fragment: &str) -> String {
    format!("{}{}{fragment}", site::address(), search())
}

/// The page's whole address with another query string.
pub fn with_search(search: &str) -> String {
    format!("{}{search}", site::address())
}

/// The site's address, without a slash at its end; `None` where the page came from no host.
pub fn site() -> Option<String> {
    let origin = window()?.location().origin().ok()?;
    let path = site_root()?;
    (origin != "null").then(|| format!("{origin}{}", path.trim_end_matches('/')))
}

/// Puts another query string into the address bar.
pub fn replace_search(search: &str) {
    let Some(path) = site::path() else { return };
    site::go(&format!("{path}{search}{}", fragment()), false);
}

/// Mends the address bar's fragment.
pub fn replace_fragment(fragment: &str) {
    site::go(&format!("{}{}{fragment}", site::path().unwrap_or_default(), search()), false);
}
