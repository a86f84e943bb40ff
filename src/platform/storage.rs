//! What this browser keeps for the site.

use super::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, Storage, StorageEvent};

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

/// Whether this very text is kept under a key that begins so.
pub fn holds(prefix: &str, text: &str) -> bool {
    let Ok(store) = storage() else { return false };
    let keys =
        (0..store.length().unwrap_or_default()).filter_map(|at| store.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(prefix))
        .any(|key| read(&key).ok().flatten().as_deref() == Some(text))
}

/// A number that no other tab has drawn.
pub fn any_number() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// Calls `then` whenever another tab has changed what is kept under `key`, or may have: while a
/// page waits for the reader to come back to it, it is told nothing. For good.
pub fn on_change(key: &'static str, then: impl Fn() + 'static) {
    let told = move |event: Event| {
        // Without a key everything was deleted.
        let changed = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if changed.is_none_or(|changed| changed == key) {
            then();
        }
    };
    let told = Closure::<dyn FnMut(Event)>::new(told).into_js_value();
    let Some(window) = window() else { return };
    for name in ["storage", "pageshow"] {
        let _ = window.add_event_listener_with_callback(name, told.unchecked_ref());
    }
}

/// In a sandboxed frame even reading the property throws.
fn storage() -> Result<Storage, Refused> {
    window().and_then(|window| window.local_storage().ok().flatten()).ok_or(Refused)
}
