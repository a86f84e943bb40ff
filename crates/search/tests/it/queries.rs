//! Rules of the language, on the real content.

use crate::codes;
use crate::real::index;
use proptest::prelude::*;
use search::{Diagnostic, Fault, Query, What};

/// Each query with the codes that come first.
#[track_caller]
fn first(query: &str, expect: &[u16]) {
    let found = codes(query);
    assert_eq!(found[..expect.len().min(found.len())], *expect, "{query}");
}

#[test]
fn numbers_never_lose_to_prose() {
    assert_eq!(codes("404"), [404]);
    assert_eq!(codes("301-303"), [301, 302, 303]);
    assert_eq!(codes("<=101"), [100, 101]);
    assert_eq!(codes("-4xx -5xx -3xx -2xx >=600"), [783, 999]);
    assert_eq!(codes("404 502"), [0; 0]);
}

#[test]
fn pinyin_finds_what_the_characters_find() {
    for (letters, characters) in [
        ("chongdingxiang", "重定向"),
        ("chongdingx", "重定向"),
        ("重定x", "重定向"),
        ("重dx", "重定向"),
    ] {
        assert_eq!(codes(letters), codes(characters), "{letters}");
    }
    first("yjcdx", &[308]);
    first("cdx", &[307, 308]);
    first("weizhaodao", &[404]);
}

#[test]
fn english_words_prefixes_and_slips() {
    first("not found", &[404]);
    first("teapot", &[418]);
    first("forbiden", &[403]);
    first("gatway timeout", &[504]);
    assert_eq!(codes("redirct"), codes("redirect"));
    first("internal sever error", &[500]);
    first("chong ding xiang", &[307, 308]);
    assert_eq!(codes("zzzzzz"), [0; 0]);
    assert!(!codes("ound").contains(&404), "words are found by their beginning");
}

#[test]
fn symptoms_and_lines_of_logs() {
    first("net::ERR_TOO_MANY_REDIRECTS", &[301]);
    first("connect() failed (111: Connection refused) while connecting to upstream", &[502]);
    let line = "1.2.3.4 - - [28/Nov/2026:10:00:00 +0800] \"GET /404 HTTP/1.1\" 502 157 \"-\" \"-\"";
    assert_eq!(codes(line), [502]);
    first("curl: (22) The requested URL returned error: 404", &[404]);
    first("GET https://a.test/me 401 (Unauthorized)", &[401]);
    first("upstream timed out", &[504]);
}

#[test]
fn words_that_say_nothing_are_left_out() {
    for query in ["http 404", "404 是什么意思", "状态码 404", "error 404"] {
        assert_eq!(codes(query), [404], "{query}");
    }
}

#[test]
fn unknown_values_are_reported_and_ignored() {
    let query = Query::parse("4xx header:Retry-Afte");
    let found = index().search(&query);
    let expect = Diagnostic {
        span: 4..21,
        fault: Fault::Value(search::Facet::Header),
        instead: Some("header:Retry-After".to_owned()),
    };
    assert_eq!(found.diagnostics, [expect]);
    assert_eq!(codes("4xx header:Retry-Afte"), codes("4xx"));
    assert_eq!(codes("is:nothing").len(), index().heads().len());
}

#[test]
fn each_result_says_why() {
    let index = index();
    let why = |text: &str| {
        let query = Query::parse(text);
        let found = index.search(&query);
        let first = *found.order.first().expect("something is found");
        let one = |why: search::Why| match why.what {
            What::Text(of) => {
                let letters: Vec<char> = of.text.chars().collect();
                let marks: Vec<String> =
                    of.marks.iter().map(|mark| letters[mark.clone()].iter().collect()).collect();
                format!("{:?} {:?} {}", of.kind, of.how, marks.join("|"))
            }
            other => format!("{other:?}"),
        };
        index.explain(&query, &found, first).into_iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(why("404"), ["Number"]);
    assert_eq!(why("yjcdx"), ["NameZh Pinyin 永久重定向"]);
    assert_eq!(why("forbiden"), ["NameEn Nearly Forbidden"]);
    assert_eq!(why("FOUND not"), ["NameEn Written Found", "NameEn Written Not"]);
    assert_eq!(why("is:redirect 重定"), ["Fact", "NameZh Written 重定"]);
    assert_eq!(why("HTTP/1.1 503 Service Unavailable"), ["Status"]);
}

#[test]
fn suggestions_complete_the_last_word() {
    let suggest = |text: &str| index().suggest(text);
    assert_eq!(suggest("4xx is:ca"), ["is:cacheable"]);
    assert_eq!(suggest("header:retry"), ["header:Retry-After"]);
    assert_eq!(suggest("-is:ven"), ["-is:vendor"]);
    assert_eq!(suggest("nginx"), ["vendor:nginx"]);
    assert!(suggest("hea").contains(&"header:".to_owned()));
    assert!(suggest("is:cacheable").is_empty());
    assert!(suggest("重定").is_empty());
}

/// Everything that can be asked about a text.
fn ask(text: &str) {
    let (index, query) = (index(), Query::parse(text));
    for found in &query.diagnostics {
        assert!(text.get(found.span.clone()).is_some(), "{text:?} {found:?}");
    }
    let found = index.search(&query);
    let mut seen = vec![false; index.heads().len()];
    for at in &found.order {
        assert!(!std::mem::replace(&mut seen[*at], true), "found twice");
    }
    for at in found.order.iter().take(5) {
        for why in index.explain(&query, &found, *at) {
            if let What::Text(of) = why.what {
                let length = of.text.chars().count();
                assert!(of.marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
                assert!(of.marks.iter().all(|mark| mark.start < mark.end && mark.end <= length));
            }
        }
    }
    index.suggest(text);
}

#[test]
fn bad_input_is_a_query_like_any_other() {
    let long = "a b".repeat(4000);
    let bad = [
        "is:",
        "header:",
        "999-100",
        ">=",
        "-",
        "--",
        "\"",
        "(.*)+$",
        "[a-z]{3}",
        "\\u0000",
        "<script>",
        "\u{202e}404",
        "\u{0}\u{7}4\u{1b}",
        "\u{fffd}\u{fffd}",
        "😀",
        "مرحبا",
        &long,
        "is:is:is",
        "::::",
        "-\"",
        "vendor:\"",
        "4xx4xx",
        "0",
        "000",
        "1-",
        "-1-2",
        "..",
        "301..",
        "class:",
        "rfc:x",
        // Texts of an index stand behind each other with NUL between them.
        "\0",
        "\"\0a\"",
        "\"\0永\"",
    ];
    for text in bad {
        ask(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_text_panics(text in "(?s).{0,40}") {
        ask(&text);
    }

    #[test]
    fn nothing_like_the_language_panics(
        words in prop::collection::vec("[-]?(is|class|vendor|rfc|header|[a-z]{1,9}|[0-9x?]{1,4}|重?定?向?)[:\"=<>-]{0,2}[a-z0-9重\"]{0,6}", 0..6)
    ) {
        ask(&words.join(" "));
    }
}
