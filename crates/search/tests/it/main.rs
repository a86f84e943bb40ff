//! The search over the real atlas.

#![allow(clippy::unwrap_used, reason = "tests")]

mod queries;
mod real;
mod relevance;

use search::Query;

/// The codes that a query finds, the best first.
fn codes(text: &str) -> Vec<u16> {
    let found = real::index().search(&Query::parse(text));
    found.order.iter().map(|at| real::index().heads()[*at].code.number()).collect()
}
