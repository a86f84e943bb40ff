//! The browser's entry of the page about embedding.

use status_atlas::app::Pages;
use status_atlas::platform::tools::ToolPages;
use status_atlas::route::Page;
use status_atlas::{platform, tools};

fn main() {
    platform::start::start(Pages {
        read: tools::read_embed,
        show: tools::page,
        has: |page| page == Page::Embed,
        title: tools::title,
        state: || None,
        manner: &ToolPages,
    });
}
