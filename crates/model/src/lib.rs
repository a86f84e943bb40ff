//! The types that every part of Status Atlas speaks.
//!
//! **Architecture invariant:** this crate depends on nothing of ours, does no I/O and knows
//! neither Leptos, nor Markdown's syntax, nor a browser. What it holds is plain data.

pub mod article;
mod code;
mod document;
pub mod guide;
mod index;
mod lang;
mod mention;
mod registry;
mod traits;
pub mod wire;

pub use code::{Class, NotACode, StatusCode};
pub use document::{
    Block, BlockKind, Document, Entry, Heading, Inline, Lines, Note, Passage, Place, Section, Span,
};
pub use index::{Head, Index, NoteHead, SectionHead};
pub use lang::{Lang, Phrase};
pub use mention::{Mention, Mentions, mentions};
pub use registry::Registry;
pub use traits::Traits;
