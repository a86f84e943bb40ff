//! Status Atlas: the views, the pages and what ties them to a browser.
//!
//! The same views are rendered on the host (feature `ssr`, by `bin/export.rs`) and taken over in
//! the browser (feature `hydrate`, by `bin/app.rs`).
//!
//! **Architecture invariant:** a page's first render is a function of its [`route::Route`] and
//! its data alone; query, theme and time come in after hydration.

pub mod app;
#[cfg(feature = "ssr")]
pub mod export;
pub mod i18n;
pub mod index;
pub mod meta;
pub mod node;
mod pages;
pub mod platform;
pub mod reading;
pub mod route;
pub mod state;
pub mod tools;
mod views;
pub mod whole;
