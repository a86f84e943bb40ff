//! What pages do beyond being shown where all of them are in one app.

use super::navigation::{Manner, Navigation};
use super::reading::ReadingPages;
use super::tools::ToolPages;
use crate::state::Address;
use crate::tools;
use web_sys::KeyboardEvent;

/// All pages.
pub struct AllPages;

impl AllPages {
    fn of(navigation: Navigation) -> &'static dyn Manner {
        if tools::has(navigation.page()) { &ToolPages } else { &ReadingPages }
    }
}

impl Manner for AllPages {
    fn begin(&self, navigation: Navigation) {
        ReadingPages.begin(navigation);
        ToolPages.begin(navigation);
    }

    fn read_address(&self, navigation: Navigation, address: Address) {
        AllPages::of(navigation).read_address(navigation, address);
    }

    fn stay(&self, navigation: Navigation, path: &str, search: &str, hash: &str) -> bool {
        AllPages::of(navigation).stay(navigation, path, search, hash)
    }

    fn leave(&self, navigation: Navigation) {
        AllPages::of(navigation).leave(navigation);
    }

    fn go_back(&self, navigation: Navigation) {
        AllPages::of(navigation).go_back(navigation);
    }

    fn key(&self, navigation: Navigation, event: &KeyboardEvent) {
        AllPages::of(navigation).key(navigation, event);
    }
}
