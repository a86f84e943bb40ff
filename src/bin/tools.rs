//! The browser's entry of the pages that do more than to be read.

use status_atlas::app::Pages;
use status_atlas::platform::tools::ToolPages;
use status_atlas::{platform, tools};

fn main() {
    platform::start::start(Pages {
        read: tools::read,
        show: tools::page,
        has: tools::has,
        title: tools::title,
        state: || None,
        manner: &ToolPages,
    });
}
