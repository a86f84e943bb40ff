//! The browser's entry: takes over the prerendered page.

fn main() {
    status_atlas::platform::start::start();
}
