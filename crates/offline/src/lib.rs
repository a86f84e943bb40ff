//! What a built site needs to work without a network: the list of its files with their digests,
//! the pack that carries the many small ones in one request, and the worker around the list.
//!
//! Knows files and nothing of what is in them.

mod bundle;
mod digest;
pub mod kind;
pub mod notes;
mod pack;

pub use bundle::{Bundle, OfflineError, Summary};
pub use digest::{base64, hex, to_base64};
pub use pack::Pack;
