//! From what a reader types to codes, ranked.
//!
//! 1. [`fold()`] makes spellings equal that a reader takes for equal;
//! 2. [`Query::parse`] reads terms, which must all hold, each with its place in the text, and says
//!    what it did not understand;
//! 3. an [`Index`] holds the texts about all codes in one row; [`Index::search`] looks for each term in
//!    it (as written, by pinyin, nearly) and ranks the codes that have them all, or takes the text
//!    for a line of a log;
//! 4. [`Index::explain`] says why one was found and what to mark; [`Index::suggest`] what may be typed
//!    next.
//!
//! **Architecture invariant:** knows `model` alone, and no browser.

mod about;
mod explain;
mod fold;
mod index;
mod line;
mod looked;
mod near;
mod needle;
mod query;
mod readings;
mod search;
mod suggest;
mod values;

pub use about::{About, Symptom, Texts, read_texts, write_texts};
pub use explain::{Marked, What, Why};
pub use fold::fold;
pub use index::{Index, Kind};
pub use needle::How;
pub use query::{
    Diagnostic, Facet, Fact, Fault, Is, MOST_CHARACTERS, Numbers, Query, Term, TermKind,
};
pub use readings::Readings;
pub use search::Found;
