//! What holds for every text.

use super::super::*;
use proptest::prelude::*;
use proptest::sample::select;

const WORDS: &str = r#"http: https: HTTP: ws: ftp: data: //b.test // /// / \ .. . ../ ./ /. %2e %2E. .%2e % %41
    %zz %C3%A9 u:p@ @ : :80 :443 :8080 :65536 :0 ? # a B.Test 1.2 0x7f [::1] [1::0:0:2] ' " < ^ ` {|} ~ ;x=1"#;

/// Some of the words, one behind the other.
pub(super) fn texts(words: &'static str) -> impl Strategy<Value = String> {
    let words = select(words.split_ascii_whitespace().collect::<Vec<_>>());
    prop::collection::vec(words, 0..9).prop_map(|words| words.concat())
}

/// References, with everything that is special in them.
pub(super) fn references() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(WORDS.split_ascii_whitespace().collect::<Vec<_>>()).prop_map(str::to_owned),
        1 => select(vec![" ", "\t", "\n", "\u{1}", "\u{7f}"]).prop_map(str::to_owned),
        1 => "[a-z0-9]{1,4}",
        1 => "[ -~]",
        1 => "[é中\u{1f980}。]",
    ];
    prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

/// Absolute URLs, with everything behind the authority.
pub(super) fn bases() -> impl Strategy<Value = String> {
    let starts = "http://a.test https://u:p@a.test:8443 https://a.test ws://[::2]:1 http://1.2:80";
    let start = select(starts.split(' ').collect::<Vec<_>>());
    let rest = prop_oneof![Just(String::new()), references().prop_map(|rest| format!("/{rest}"))];
    (start, rest).prop_map(|(start, rest)| format!("{start}{rest}"))
}

fn syntaxes() -> impl Strategy<Value = Syntax> {
    select(vec![Syntax::Rfc3986, Syntax::Whatwg])
}

/// Reading a URL's text gives the URL again, with the same parts.
fn same(url: &Url, syntax: Syntax) -> Result<(), TestCaseError> {
    prop_assert!(url.as_str().is_ascii());
    let again = Url::parse(url.as_str(), syntax);
    prop_assert_eq!(again.as_ref(), Ok(url));
    let parts = |url: &Url| {
        let marks = url.marks;
        [marks.scheme_end, marks.host, marks.host_end, marks.path, marks.query, marks.fragment]
    };
    prop_assert_eq!(again.map(|again| parts(&again)), Ok(parts(url)), "{}", url);
    Ok(())
}

fn changed_are_read_again(url: &Url, base: &Url, syntax: Syntax) -> Result<(), TestCaseError> {
    same(url, syntax)?;
    same(&url.with_fragment(base.fragment()), syntax)?;
    same(&url.with_fragment(None), syntax)?;
    if url.has_authority() {
        same(&url.without_user_info(), syntax)?;
    }
    // What becomes the default port stays, though the URL standard would not write it.
    if url.is_http() && url.port_written() != Some(443) {
        same(&url.with_scheme("https"), syntax)?;
    }
    Ok(())
}

fn any_text_is_taken(base: &str, reference: &str, syntax: Syntax) -> Result<(), TestCaseError> {
    for start in ["", "http://", "g:", "http://a/b?c"] {
        let Ok(base) = Url::parse(&format!("{start}{base}"), syntax) else { continue };
        same(&base, syntax)?;
        for start in ["", "//", "http://"] {
            if let Ok(url) = base.join(&format!("{start}{reference}"), syntax) {
                same(&url, syntax)?;
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn what_was_written_is_read_again(base in bases(), text in references(), syntax in syntaxes()) {
        let Ok(base) = Url::parse(&base, syntax) else { return Ok(()) };
        if let Ok(url) = base.join(&text, syntax) {
            changed_are_read_again(&url, &base, syntax)?;
        }
    }

    #[test]
    fn nothing_panics(base in ".{0,20}", text in "\\PC{0,40}|.{0,40}", syntax in syntaxes()) {
        any_text_is_taken(&base, &text, syntax)?;
    }

    #[test]
    fn ipv6_is_as_std_has_it(
        text in texts("0 1 a: 0: :: : F0e 1.2.3.4 0.0.0. 10. 01 256 g 1:2:3:4: 5:6:7:"),
    ) {
        let std = text.parse::<std::net::Ipv6Addr>().ok().map(|address| address.segments());
        prop_assert_eq!(ip::v6(&text), std, "{}", text);
    }
}
