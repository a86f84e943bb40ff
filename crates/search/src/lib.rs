//! From what a reader types to codes, ranked.
//!
//! 1. [`fold()`] makes spellings equal that a reader takes for equal;
//! 2. [`Query::parse`] reads words, which are ANDed, each a number pattern or a text;
//! 3. [`Query::rank`] says whether and how well a code matches;
//! 4. [`search()`] orders the matches.
//!
//! **Architecture invariant:** knows `model` alone, and no browser.

mod fold;
mod query;

pub use fold::fold;
pub use query::{Query, Rank, Term, Written};

use model::Head;

/// The positions in `heads` of those that match `query`: the best first, equals by code. An
/// empty query matches all, in their order. `known` has what is written about each, in the same
/// order, or nothing while it is not known.
pub fn search(heads: &[Head], known: &[Written], query: &Query) -> Vec<usize> {
    // A list for each rank, and no sorting: its code would weigh more than all of this crate's.
    let mut ranked: [Vec<usize>; Rank::ALL.len()] = Default::default();
    for (at, head) in heads.iter().enumerate() {
        if let Some(rank) = query.rank(head, known.get(at)) {
            ranked[rank as usize].push(at);
        }
    }
    ranked.concat()
}
