//! From the files of `content/` to an atlas.
//!
//! The pipeline, one module a step:
//!
//! 1. [`markdown`] owns the Markdown parser's options and turns its events into headings and
//!    blocks with their places;
//! 2. [`mod@parse`] reads those as a document about status codes and reports what is wrong with it;
//! 3. [`codes`] reads `codes/NNN.toml`, what the project adds about a code;
//! 4. [`atlas`] joins the two and checks them against each other;
//! 5. [`generate`] writes the app's index as Rust source, [`api`] the JSON files.
//!
//! **Architecture invariant:** no other crate knows Markdown, and this one never runs in a
//! browser. Nothing here stops at the first mistake: every step returns a value *and* diagnostics.

pub mod api;
pub mod atlas;
pub mod codes;
pub mod diagnostic;
pub mod generate;
pub mod markdown;
mod names;
pub mod parse;
mod source;

pub use diagnostic::{Diagnostic, Severity};
pub use parse::parse;
pub use source::Source;
