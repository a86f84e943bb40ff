//! The tests, by theme.

mod access;
mod base;
mod cards;
mod choose;
mod clicks;
mod compare;
mod engine;
mod filter;
mod hydration;
mod input_method;
mod keyboard;
mod noscript;
mod policy;
mod quiz;
mod quiz_kept;
mod redirects;
mod start;
mod theme;
mod watch;

use crate::harness::browser::Run;

/// A name and what it runs.
pub type Case = (&'static str, Run);

/// The tests of a file, named after it and the functions.
macro_rules! cases {
    ($theme:ident: $($name:ident),* $(,)?) => {
        /// The tests of this file.
        pub const CASES: &[$crate::cases::Case] = &[
            $((concat!(stringify!($theme), "::", stringify!($name)), |page| Box::pin($name(page)))),*
        ];
    };
}
pub(crate) use cases;

/// Every test.
pub fn all() -> impl Iterator<Item = Case> {
    [
        access::CASES,
        base::CASES,
        cards::CASES,
        choose::CASES,
        clicks::CASES,
        compare::CASES,
        engine::CASES,
        filter::CASES,
        hydration::CASES,
        input_method::CASES,
        keyboard::CASES,
        noscript::CASES,
        policy::CASES,
        quiz::CASES,
        quiz_kept::CASES,
        redirects::CASES,
        start::CASES,
        theme::CASES,
        watch::CASES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
