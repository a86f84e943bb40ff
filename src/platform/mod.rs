//! The only code that touches the browser.
//!
//! **Architecture invariant:** nothing else names `web_sys` or `js_sys`. Every call can fail (a
//! sandboxed frame throws where storage or history is touched); a refusal is a normal case, and
//! the caller is told or nothing happens. On the host these functions exist and are never called:
//! event handlers and effects do not run there.

pub mod address;
pub mod clock;
pub mod dom;
pub mod early;
pub mod fetch;
pub mod file;
pub mod frame;
pub mod json;
pub mod keys;
pub mod lab;
pub mod marks;
pub mod navigation;
pub mod reading;
pub mod render;
mod site;
#[cfg(feature = "hydrate")]
pub mod start;
pub mod storage;
pub mod style;
pub mod theme;
pub mod tools;
pub mod whole;

use web_sys::{Document, Element, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The `<html>` element.
fn root() -> Option<Element> {
    document()?.document_element()
}
