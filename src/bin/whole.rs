//! The browser's entry of the site in one file: every page.

use status_atlas::app::Pages;
use status_atlas::platform::whole::AllPages;
use status_atlas::state::Reading;
use status_atlas::{meta, platform, whole};

fn main() {
    platform::start::start(Pages {
        read: whole::read,
        show: whole::page,
        has: |_| true,
        title: meta::title,
        state: || Some(Reading::new()),
        manner: &AllPages,
    });
}
