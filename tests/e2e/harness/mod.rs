//! What the tests stand on: servers, browsers, and the page that a test drives.

mod bidi;
pub mod browser;
mod driver;
pub mod expect;
mod firefox;
pub mod gate;
pub mod page;
pub mod settings;
pub mod site;
pub mod sites;
mod watch;
