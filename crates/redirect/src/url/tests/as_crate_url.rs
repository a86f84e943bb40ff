//! The URL standard, compared with the crate `url`.

use super::super::*;
use super::properties::{bases, references};
use proptest::prelude::*;
use proptest::sample::select;

/// Where the crate is not as the standard is today.
fn expected(mut url: ::url::Url) -> String {
    // The circumflex has come to the path's percent-encode set.
    if url.path().contains('^') {
        let path = url.path().replace('^', "%5E");
        url.set_path(&path);
    }
    url.into()
}

/// A text with no more than two slashes at its beginning, or behind the scheme there: the
/// standard ignores all others, the crate takes the host for empty if there is a base.
fn with_two_slashes(text: &str) -> String {
    let text = text.trim_matches(|c| c <= ' ').replace(['\t', '\n', '\r'], "");
    let scheme = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0);
    let named = text[scheme..].starts_with(':') && text.starts_with(char::is_alphabetic);
    let start = if named { scheme + 1 } else { 0 };
    let rest = text[start..].trim_start_matches(['/', '\\']);
    if text.len() - start - rest.len() > 2 { format!("{}//{rest}", &text[..start]) } else { text }
}

/// Compares what became of a text. Of schemes that are not special, nothing but the scheme: their
/// hosts and paths are not looked at here.
fn compare(
    text: &str,
    own: Result<Url, UrlError>,
    oracle: Option<::url::Url>,
) -> Result<(), TestCaseError> {
    let special = |scheme: &str| ["http", "https", "ws", "wss", "ftp"].contains(&scheme);
    match oracle {
        Some(url) if !special(url.scheme()) => {
            prop_assert_eq!(own.as_ref().map(Url::scheme), Ok(url.scheme()), "{:?}", text);
        }
        None if own.as_ref().is_ok_and(|own| !special(own.scheme())) => {}
        oracle => {
            let written = own.ok().map(|own| own.to_string());
            prop_assert_eq!(written, oracle.map(expected), "{:?}", text);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn references_resolve_alike(base in bases(), text in references()) {
        let own = Url::parse(&base, Syntax::Whatwg);
        let oracle = ::url::Url::parse(&base).ok();
        compare(&base, own.clone(), oracle.clone())?;
        let oracle = oracle.and_then(|oracle| oracle.join(&with_two_slashes(&text)).ok());
        compare(&text, own.and_then(|own| own.join(&text, Syntax::Whatwg)), oracle)?;
    }

    #[test]
    fn texts_are_read_alike(
        start in select(vec!["", "http://", "https:", " ws:/\\", "HTTP:\\"]),
        rest in references(),
    ) {
        let text = format!("{start}{rest}");
        compare(&text, Url::parse(&text, Syntax::Whatwg), ::url::Url::parse(&text).ok())?;
    }

    #[test]
    fn parts_are_the_same(base in bases()) {
        let own = Url::parse(&base, Syntax::Whatwg).expect("a URL");
        let oracle = ::url::Url::parse(&base).expect("a URL");
        prop_assert_eq!(own.scheme(), oracle.scheme());
        prop_assert_eq!(own.username().unwrap_or_default(), oracle.username());
        prop_assert_eq!(own.password(), oracle.password());
        prop_assert_eq!(own.host(), oracle.host_str());
        prop_assert_eq!(own.port_written(), oracle.port());
        prop_assert_eq!(own.port(), oracle.port_or_known_default());
        prop_assert_eq!(own.path(), oracle.path().replace('^', "%5E"));
        prop_assert_eq!(own.query(), oracle.query());
        prop_assert_eq!(own.fragment(), oracle.fragment());
        prop_assert_eq!(own.origin(), oracle.origin().ascii_serialization());
    }
}
