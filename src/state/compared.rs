use crate::index::INDEX;
use leptos::prelude::*;
use model::StatusCode;
use model::article::Article;
use std::sync::Arc;

/// As many codes stand side by side.
pub const MOST_COMPARED: usize = 6;

/// The codes compared, and what is known of them.
#[derive(Clone, Copy)]
pub struct Compared {
    /// The codes, in the order of the address.
    pub codes: RwSignal<Vec<StatusCode>>,
    /// What was fetched about them; `None` where that failed.
    pub columns: RwSignal<Vec<(StatusCode, Option<Arc<Article>>)>>,
    /// A remark about the address, to be shown once.
    pub remark: RwSignal<String>,
}

impl Compared {
    /// Nothing compared: the state that the page is prerendered with.
    pub fn new() -> Compared {
        Compared {
            codes: RwSignal::new(Vec::new()),
            columns: RwSignal::new(Vec::new()),
            remark: RwSignal::new(String::new()),
        }
    }

    /// The codes of `?codes=301,308` that have a page, each once and at most six; and whether
    /// that is all of the text.
    pub fn parse(text: &str) -> (Vec<StatusCode>, bool) {
        let mut codes = Vec::new();
        let mut whole = true;
        for part in text.split(',').filter(|part| !part.is_empty()) {
            match StatusCode::parse(part).filter(|code| INDEX.get(*code).is_some()) {
                Some(code) if codes.len() < MOST_COMPARED && !codes.contains(&code) => {
                    codes.push(code)
                }
                _ => whole = false,
            }
        }
        (codes, whole)
    }

    /// As [`Compared::parse`] reads it.
    pub fn format(codes: &[StatusCode]) -> String {
        codes.iter().map(StatusCode::to_string).collect::<Vec<_>>().join(",")
    }
}

impl Default for Compared {
    fn default() -> Compared {
        Compared::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str, whole: bool) {
        let (codes, all) = Compared::parse(text);
        assert_eq!((Compared::format(&codes).as_str(), all), (expect, whole), "{text:?}");
    }

    #[test]
    fn what_is_no_code_is_left_out() {
        check("301,308", "301,308", true);
        check("", "", true);
        check("301,x,308,301", "301,308", false);
        check("600,301", "301", false);
        check("301,302,303,304,307,308,400", "301,302,303,304,307,308", false);
    }
}
