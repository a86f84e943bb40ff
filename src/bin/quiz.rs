//! The browser's entry of the quiz.

use status_atlas::app::Pages;
use status_atlas::platform::tools::ToolPages;
use status_atlas::route::Page;
use status_atlas::{platform, tools};

fn main() {
    platform::start::start(Pages {
        read: tools::read_quiz,
        show: tools::page,
        has: |page| page == Page::Quiz,
        title: tools::title,
        state: || None,
        manner: &ToolPages,
    });
}
