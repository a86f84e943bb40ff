//! The part of the crate `wasm-streams` that Leptos' server functions name.
//!
//! Leptos always brings `server_fn`, and that `wasm-streams`, which exports three classes to
//! JavaScript. What is exported no linker can leave out: 7 kB of Brotli in each of the site's builds, for
//! streams to and from a server that the site does not have. Nothing in the app calls what stands
//! here; a server function would find its streams failing, not empty.

use futures_util::future::{Ready, ready};
use futures_util::stream::{Once, once};
use wasm_bindgen::JsValue;

/// Why there are no streams.
const NONE: &str = "this build has no streams of server functions";

/// A browser's stream, which can be neither made from Rust's nor read as one.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes the browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> ReadableStream {
        ReadableStream(raw)
    }

    /// Hands the browser's stream on.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// There is no such stream.
    ///
    /// # Panics
    ///
    /// Always.
    pub fn from_stream<S>(_stream: S) -> ReadableStream {
        panic!("{NONE}")
    }

    /// A stream with one error.
    pub fn into_stream(self) -> Once<Ready<Result<JsValue, JsValue>>> {
        once(ready(Err(JsValue::from_str(NONE))))
    }
}
