//! The types that every part of Status Atlas speaks.
//!
//! **Architecture invariant:** this crate depends on nothing of ours, does no I/O and knows
//! neither Leptos, nor Markdown's syntax, nor a browser. What it holds is plain data.

mod code;
mod document;
mod index;
mod lang;
mod mention;
pub mod wire;

pub use code::{Class, NotACode, StatusCode};
pub use document::{
    Block, BlockKind, Document, Entry, Heading, Inline, Lines, Note, Passage, Place, Section, Span,
};
pub use index::{Head, Index, NoteHead, SectionHead};
pub use lang::{Lang, Phrase};
pub use mention::{Mention, Mentions, mentions};
