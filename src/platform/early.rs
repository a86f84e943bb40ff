//! Taking over from `boot.js`: what was typed before the app was there, and the marks it made.

use super::{document, dom, root};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The attribute that `boot.js` marks hits and misses with.
const MARK: &str = "data-early";

/// What the search field holds: typed early, or put there from the address.
pub fn text() -> String {
    dom::search_text().unwrap_or_default()
}

/// Removes the marks that `boot.js` made; the app's own are in place.
pub fn clear_marks() {
    let Some(root) = root() else { return };
    let _ = root.remove_attribute(MARK);
    let marked = document().and_then(|document| document.query_selector_all("[data-early]").ok());
    if let Some(marked) = marked {
        for at in 0..marked.length() {
            if let Some(element) = marked.get(at).and_then(|node| node.dyn_into::<Element>().ok()) {
                let _ = element.remove_attribute(MARK);
            }
        }
    }
}

/// Says on `<html>` that the app is in charge; `boot.js` stops filtering.
pub fn ready() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-app", "ready");
    }
}
