//! The theme on the page and in storage.

use super::{root, window};
use crate::state::ThemeChoice;

/// The key in `localStorage`; `boot.js` reads it too.
const KEY: &str = "status-atlas.theme";

/// What `boot.js` has put into force.
pub fn current() -> ThemeChoice {
    let name = root().and_then(|root| root.get_attribute("data-theme-choice"));
    name.and_then(|name| ThemeChoice::parse(&name)).unwrap_or_default()
}

/// Puts a choice into force and remembers it where storage allows that.
pub fn apply(choice: ThemeChoice) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-theme-choice", choice.name());
        let _ = match choice {
            ThemeChoice::Auto => root.remove_attribute("data-theme"),
            _ => root.set_attribute("data-theme", choice.name()),
        };
    }
    // In a sandboxed frame even reading the property throws; the choice then lasts for the page.
    if let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) {
        let _ = storage.set_item(KEY, choice.name());
    }
}
