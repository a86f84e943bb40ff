//! The browser's entry: takes over the prerendered page.

use status_atlas::app::Pages;
use status_atlas::platform::reading::ReadingPages;
use status_atlas::state::Reading;
use status_atlas::{meta, platform, reading};

fn main() {
    platform::start::start(Pages {
        read: reading::read,
        show: reading::page,
        has: reading::has,
        title: meta::title,
        state: || Some(Reading::new()),
        manner: &ReadingPages,
    });
}
