//! What the tests stand on: servers, browsers, and the page that a test drives.

mod answer;
mod bidi;
pub mod browser;
pub mod build;
mod driver;
pub mod expect;
mod firefox;
pub mod gate;
pub mod host;
pub mod offline;
pub mod page;
mod print;
pub mod settings;
pub mod site;
pub mod sites;
mod watch;
