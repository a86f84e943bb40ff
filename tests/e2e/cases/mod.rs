//! The tests, by theme.

mod access;
mod base;
mod cards;
mod choose;
mod clicks;
mod compare;
mod embed_element;
mod embed_frame;
mod embed_page;
mod embed_privacy;
mod embed_refused;
mod engine;
mod filter;
mod fits;
mod hydration;
mod imports;
mod input_method;
mod keyboard;
mod lab;
mod lab_flows;
mod leaving;
mod manifest;
mod noscript;
mod offline;
mod offline_faults;
mod offline_install;
mod offline_repair;
mod offline_update;
mod overlay;
mod panic;
mod pasted;
mod policy;
mod print;
mod quiz;
mod quiz_exam;
mod quiz_kept;
mod quiz_lost;
mod redirects;
mod redirects_loops;
mod redirects_typed;
mod search;
mod search_keys;
mod search_list;
mod search_load;
mod secrets;
mod share;
mod single_file;
mod start;
mod theme;
mod watch;
mod without_texts;

use crate::harness::browser::{Kind, Run};

/// A test.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its name.
    pub name: &'static str,
    /// The browsers that it is for.
    pub kinds: &'static [Kind],
    /// What it does.
    pub run: Run,
}

/// The browsers of most tests.
const BOTH: &[Kind] = &[Kind::Chromium, Kind::Firefox];
/// All of them.
const ALL: [Kind; 3] = [Kind::Chromium, Kind::Firefox, Kind::WebKit];

/// The tests of a file, named after it and the functions; `; in [Kind::Chromium] => …` follows for those that
/// are for other browsers than both.
macro_rules! cases {
    ($theme:ident: $($name:ident),* $(,)? $(; in $kinds:expr => $($other:ident),* $(,)?)*) => {
        /// The tests of this file.
        pub const CASES: &[$crate::cases::Case] = &[
            $($crate::cases::Case {
                name: concat!(stringify!($theme), "::", stringify!($name)),
                kinds: $crate::cases::BOTH,
                run: |page| Box::pin($name(page)),
            },)*
            $($($crate::cases::Case {
                name: concat!(stringify!($theme), "::", stringify!($other)),
                kinds: &$kinds,
                run: |page| Box::pin($other(page)),
            },)*)*
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
        embed_element::CASES,
        embed_frame::CASES,
        embed_page::CASES,
        embed_privacy::CASES,
        embed_refused::CASES,
        engine::CASES,
        filter::CASES,
        fits::CASES,
        hydration::CASES,
        imports::CASES,
        input_method::CASES,
        keyboard::CASES,
        lab::CASES,
        lab_flows::CASES,
        leaving::CASES,
        manifest::CASES,
        noscript::CASES,
        offline::CASES,
        offline_faults::CASES,
        offline_install::CASES,
        offline_repair::CASES,
        offline_update::CASES,
        overlay::CASES,
        panic::CASES,
        pasted::CASES,
        policy::CASES,
        print::CASES,
        quiz::CASES,
        quiz_exam::CASES,
        quiz_kept::CASES,
        quiz_lost::CASES,
        redirects::CASES,
        redirects_loops::CASES,
        redirects_typed::CASES,
        search::CASES,
        search_keys::CASES,
        search_list::CASES,
        search_load::CASES,
        share::CASES,
        secrets::CASES,
        single_file::CASES,
        start::CASES,
        theme::CASES,
        watch::CASES,
        without_texts::CASES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
