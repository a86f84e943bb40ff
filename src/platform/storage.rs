//! What this browser keeps for the site.

use super::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Storage, StorageEvent};

/// The browser keeps nothing, or no more: a sandboxed frame, a full store, a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// What is kept under a key.
pub fn read(key: &str) -> Result<Option<String>, Refused> {
    storage()?.get_item(key).map_err(|_| Refused)
}

/// Keeps a text under a key.
pub fn write(key: &str, text: &str) -> Result<(), Refused> {
    storage()?.set_item(key, text).map_err(|_| Refused)
}

/// What is kept under a key until the tab is closed.
pub fn read_of_tab(key: &str) -> Option<String> {
    of_tab()?.get_item(key).ok().flatten()
}

/// Keeps a text under a key until the tab is closed; without a text, nothing more. Where the
/// browser refuses, it is lost with the page.
pub fn write_of_tab(key: &str, text: Option<&str>) {
    if let Some(store) = of_tab() {
        let _ = match text {
            Some(text) => store.set_item(key, text),
            None => store.remove_item(key),
        };
    }
}

fn of_tab() -> Option<Storage> {
    window().and_then(|window| window.session_storage().ok().flatten())
}

/// Calls `then` whenever another tab has changed what is kept under `key`; for good.
pub fn on_change(key: &'static str, then: impl Fn() + 'static) {
    let told = move |event: StorageEvent| {
        if event.key().as_deref() == Some(key) {
            then();
        }
    };
    let told = Closure::<dyn FnMut(StorageEvent)>::new(told).into_js_value();
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("storage", told.unchecked_ref());
    }
}

/// In a sandboxed frame even reading the property throws.
fn storage() -> Result<Storage, Refused> {
    window().and_then(|window| window.local_storage().ok().flatten()).ok_or(Refused)
}
