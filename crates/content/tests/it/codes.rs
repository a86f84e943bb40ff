//! Files with mistakes: each is met by a message that says where and what to do.

use content::sources::Sources;
use content::{Diagnostic, choose, codes, compare};
use expect_test::{Expect, expect};

const GOOD: &str = include_str!("../fixtures/404.toml");

fn sources() -> Sources {
    let mut sources = Sources::default();
    let found = sources.read_rfcs("[9110]\ntitle = \"HTTP Semantics\"\nsections = \"15 15.5.5\"");
    assert_eq!(found, []);
    let text =
        "[mail]\ntitle = \"A mail\"\nurl = \"https://mail.example/1\"\nread = \"2026-11-23\"";
    assert_eq!(sources.read_others(text), []);
    sources
}

fn lines(found: &[Diagnostic]) -> String {
    found.iter().map(Diagnostic::to_string).collect::<Vec<_>>().join("\n")
}

/// The fixture with one text replaced.
fn check(old: &str, new: &str, expect: Expect) {
    assert!(GOOD.contains(old), "the fixture has {old:?}");
    let text = GOOD.replacen(old, new, 1);
    let (_, found) = codes::read("404", &text, &sources());
    expect.assert_eq(&lines(&found));
}

#[test]
fn a_good_file_is_read() {
    let (file, found) = codes::read("404", GOOD, &sources());
    assert_eq!(lines(&found), "");
    let file = file.expect("a file");
    assert_eq!((file.code.number(), file.name_zh.as_str()), (404, "未找到"));
    assert_eq!(file.open.codes.len(), 5);
    assert_eq!(file.members["facts"]["typical_headers"], serde_json::json!(["Cache-Control"]));
}

#[test]
fn an_unknown_key() {
    check(
        "name_zh =",
        "nam_zh =",
        expect![[r#"
        <input>:1:1: error[missing-key]: `name_zh` is missing
          1 | code = 404
          help: add `name_zh = …`
        <input>:3:1: error[unknown-key]: unknown key `nam_zh`
          3 | nam_zh = "未找到"
          help: the keys here are code, name, name_zh, short, registry, spec, related, aliases, summary, facts, use, trouble, near, symptoms, errata, example, meanings"#]],
    );
}

#[test]
fn a_missing_language() {
    check(
        "en = \"It is not here.\", ",
        "",
        expect![[r#"
        <input>:17:42: error[missing-key]: `en` is missing
          17 | content_allowed = { value = true, note = { zh = "不在。" }, source = "RFC 9110 §15" }
          help: add `en = …`"#]],
    );
}

#[test]
fn a_header_name_that_is_no_token() {
    check(
        "\"Cache-Control\"",
        "\"Cache Control\"",
        expect![[r#"
        <input>:19:20: error[bad-field-name]: `Cache Control` is no field name
          19 | fields = [{ name = "Cache Control", level = "usual", source = "RFC 9110 §15" }]
          help: write a token: `Retry-After`"#]],
    );
}

#[test]
fn a_section_that_does_not_exist() {
    check(
        "RFC 9110 §15.5.5\"\nrelated",
        "RFC 9110 §99\"\nrelated",
        expect![[r#"
        <input>:6:9: error[unknown-source]: RFC 9110 has no section 99
          6 | spec = "RFC 9110 §99"
          help: cite `RFC 9110 §15.4.2` or a key of content/sources.toml, separated by `; `; sections are listed in content/rfcs.toml"#]],
    );
}

#[test]
fn a_source_that_nobody_described() {
    check(
        "source = \"mail\"",
        "source = \"RFC 9110 §15; male\"",
        expect![[r#"
        <input>:18:86: error[unknown-source]: no source is named "male"
          18 | retry = { value = "changed", zh = "先核对", en = "check first", source = "RFC 9110 §15; male" }
          help: cite `RFC 9110 §15.4.2` or a key of content/sources.toml, separated by `; `; sections are listed in content/rfcs.toml"#]],
    );
}

#[test]
fn an_example_that_is_not_http() {
    check(
        "Host: a.example",
        "Host a.example",
        expect![[r#"
        <input>:49:1: error[bad-message]: `Host a.example` is no field line
          49 | Host a.example
          help: write it as it is on the wire, as RFC 9112 has it"#]],
    );
}

#[test]
fn an_example_with_another_status() {
    check(
        "HTTP/1.1 404 Not",
        "HTTP/1.1 410 Not",
        expect![[r#"
        <input>:53:1: error[bad-message]: the status is 410, not 404
          53 | HTTP/1.1 410 Not Found
          help: write it as it is on the wire, as RFC 9112 has it"#]],
    );
}

#[test]
fn a_role_without_advice() {
    check(
        "role = \"on-call\"",
        "role = \"server\"",
        expect![[r#"
        <input>:1:1: error[missing-role]: no [[trouble]] for the role on-call
          1 | code = 404
          help: an error's file tells causes and first checks to all three roles"#]],
    );
}

#[test]
fn a_value_that_is_none_of_the_choices() {
    check(
        "registry = \"assigned\"",
        "registry = \"Assigned\"",
        expect![[r#"
        <input>:5:12: error[unknown-value]: `registry` is "Assigned"
          5 | registry = "Assigned"
          help: choose one of assigned, temporary, unused, obsoleted, deprecated, unregistered"#]],
    );
}

#[test]
fn a_name_too_long_for_a_tile() {
    check(
        "zh = \"未找到\", en",
        "zh = \"没有找到资源\", en",
        expect![[r#"
        <input>:4:16: error[short-name]: a tile holds 5 characters of this language, not 6
          4 | short = { zh = "没有找到资源", en = "Not Found" }
          help: shorten it"#]],
    );
}

#[test]
fn near_misses_begin_with_the_code() {
    check(
        "codes = [404, 410]",
        "codes = [410, 404]",
        expect![[r#"
        <input>:41:1: error[bad-near]: near misses begin with the file's own code
          41 | [[near]]
          help: write the file's code and one to three others: codes = [301, 308]"#]],
    );
}

#[test]
fn several_mistakes_are_reported_at_once() {
    let text =
        GOOD.replacen("code = 404", "code = 4040", 1).replacen("value = true", "value = 1", 1);
    let (_, found) = codes::read("404", &text, &sources());
    expect![[r#"
        <input>:1:8: error[file-name]: the file 404.toml is about 4040
          1 | code = 4040
          help: rename the file or correct the code
        <input>:1:8: error[bad-code]: 4040 is not a status code: it has not three digits
          1 | code = 4040
          help: correct the code
        <input>:16:37: error[wrong-type]: `value` is integer, not true or false
          16 | heuristically_cacheable = { value = 1, source = "RFC 9110 §15" }
          help: write true or false"#]]
    .assert_eq(&lines(&found));
}

#[test]
fn broken_syntax() {
    check(
        "[summary]",
        "[summary",
        expect![[r#"
            <input>:10:9: error[toml]: unclosed table, expected `]`
              10 | [summary
              help: see https://toml.io for the syntax"#]],
    );
}

#[test]
fn questions_that_lead_nowhere_or_in_a_circle() {
    let text = r#"
start = "a"
[questions.a]
zh = "问"
en = "Q"
options = [ { zh = "一", en = "one", next = "b" }, { zh = "二", en = "two", next = "lost" } ]
[questions.b]
zh = "问"
en = "Q"
options = [ { zh = "一", en = "one", next = "a" }, { zh = "二", en = "two" } ]
[questions.c]
zh = "问"
en = "Q"
options = [ { zh = "一", en = "one", code = 404, because = { zh = "因", en = "x" }, source = "mail" } ]
"#;
    let (_, found) = choose::read(text, &sources());
    expect![[r#"
        <input>:6:82: error[unknown-question]: no question is named `lost`
          6 | options = [ { zh = "一", en = "one", next = "b" }, { zh = "二", en = "two", next = "lost" } ]
          help: name a table [questions.ID]
        <input>:10:44: error[cycle]: these questions go round in a circle: a → b → a
          10 | options = [ { zh = "一", en = "one", next = "a" }, { zh = "二", en = "two" } ]
          help: let one of the options lead elsewhere
        <input>:10:51: error[bad-option]: an option leads to a question or to a code
          10 | options = [ { zh = "一", en = "one", next = "a" }, { zh = "二", en = "two" } ]
          help: write either `next` or `code`
        <input>:11:12: error[few-options]: question `c` has 1 options
          11 | [questions.c]
          help: a question has two options or more
        <input>:11:12: error[unreachable]: no answer leads to question `c`
          11 | [questions.c]
          help: lead an option to it, or remove it"#]].assert_eq(&lines(&found));
}

#[test]
fn sets_have_two_to_six_codes() {
    let (_, found) = compare::read("sets = [[404], [1, 2, 3, 4, 5, 6, 7], 5]");
    expect![[r#"
        <input>:1:9: error[bad-set]: a set has 1 codes
          1 | sets = [[404], [1, 2, 3, 4, 5, 6, 7], 5]
          help: write two to six codes
        <input>:1:16: error[bad-set]: a set has 7 codes
          1 | sets = [[404], [1, 2, 3, 4, 5, 6, 7], 5]
          help: write two to six codes
        <input>:1:39: error[wrong-type]: `sets` is integer, not an array
          1 | sets = [[404], [1, 2, 3, 4, 5, 6, 7], 5]
          help: write an array"#]]
    .assert_eq(&lines(&found));
}
