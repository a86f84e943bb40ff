//! The browser's entry: takes over the prerendered page.

use status_atlas::app::Pages;
use status_atlas::{platform, reading};

fn main() {
    platform::start::start(Pages { read: reading::read, show: reading::page, has: reading::has });
}
