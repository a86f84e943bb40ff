//! No path and no query string makes the readers of addresses panic, and what they take is written
//! as they read it.
//!
//! The app's own files are compiled here, without the app: it would bring Leptos.

#![no_main]
#![allow(dead_code)]

use address::{Address, kept};
use libfuzzer_sys::fuzz_target;
use route::Route;

#[path = "../../src/state/address.rs"]
mod address;
#[path = "../../src/route.rs"]
mod route;

/// What `src/route.rs` knows of the index.
mod index {
    pub const CODES: [u16; 3] = [200, 301, 404];
}

/// What `src/state/address.rs` knows of the state.
mod state {
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Layout {
        #[default]
        Grid,
        List,
    }
}

fuzz_target!(|text: &str| {
    if let Some(route) = Route::parse(text) {
        let path = route.path();
        assert!(!path.contains("..") && !path.contains("//") && !path.starts_with('/'));
        assert_eq!(Route::parse(&path), Some(route));
        route.exists();
        route.page.data_files();
    }
    let pairs = text.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (name.to_owned(), value.to_owned())
    });
    let mut address = Address::read(pairs);
    let written = address.parameters();
    let written = written.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let again = Address::read(written.collect::<Vec<_>>());
    assert!(
        again.layout == address.layout && again.others == address.others && again.bad.is_none()
    );
    assert_eq!(again.text.trim(), kept(&address.text).trim());
    address.take("theme");
});
