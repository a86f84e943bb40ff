//! What tools do beyond being shown: each has its state and its keys to itself.

use super::navigation::{Manner, Navigation};
use crate::app::Data;
use crate::state::Address;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The tools.
pub struct ToolPages;

impl Manner for ToolPages {
    fn begin(&self, _: Navigation) {}

    fn read_address(&self, navigation: Navigation, _: Address) {
        navigation.app.shown.with_untracked(|shown| {
            if let Data::Tool(loaded) = &shown.data {
                loaded.tool().read_address();
            }
        });
    }

    fn stay(&self, _: Navigation, _: &str, _: &str, _: &str) -> bool {
        false
    }

    fn leave(&self, _: Navigation) {}

    fn go_back(&self, _: Navigation) {}

    fn key(&self, navigation: Navigation, event: &KeyboardEvent) {
        navigation.app.shown.with_untracked(|shown| {
            if let Data::Tool(loaded) = &shown.data {
                loaded.tool().key(event);
            }
        });
    }
}
