//! From the files of `content/` to an atlas.
//!
//! The pipeline, one module a step:
//!
//! 1. [`markdown`] owns the Markdown parser's options and turns its events into headings and
//!    blocks with their places;
//! 2. [`mod@parse`] reads those as a document about status codes and reports what is wrong with it;
//! 3. [`table`] reads TOML with places; by it [`sources`] reads what may be cited, and [`codes`],
//!    [`classes`], [`constants`], [`choose`], [`compare`], [`clients`], [`flows`], [`hosts`] and [`quiz`]
//!    read what the project adds;
//!    [`wording`] has the words that their texts do without, [`evidence`] what some of them rest on;
//! 4. [`atlas`] joins all that and checks the files against each other;
//! 5. [`generate`] writes the app's index as Rust source, [`api`] the JSON files.
//!
//! **Architecture invariant:** no other crate knows Markdown, and this one never runs in a
//! browser. Nothing here stops at the first mistake: every step returns a value *and* diagnostics.

mod another;
pub mod api;
pub mod atlas;
pub mod choose;
pub mod classes;
pub mod clients;
pub mod codes;
pub mod compare;
pub mod constants;
pub mod diagnostic;
pub mod diagram;
pub mod evidence;
mod exchange;
pub mod files;
pub mod flows;
mod found;
pub mod generate;
pub mod hosts;
pub mod markdown;
mod names;
pub mod parse;
mod problem;
pub mod quiz;
pub mod readings;
pub mod registry;
pub mod report;
mod source;
pub mod sources;
pub mod stop_words;
pub mod table;
mod tiles;
pub mod wording;
mod words;

pub use diagnostic::{Diagnostic, Severity};
pub use parse::parse;
pub use source::Source;
