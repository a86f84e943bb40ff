//! Calls as browsers copy them, and others.

use crate::import::tests::{refused, told};
use crate::import::{Content, Expected, Form, Import, Refusal, read_as};
use crate::{CredentialsMode, Mode, RedirectMode};
use proptest::prelude::*;

/// With the contents, which are what is looked at here.
fn read(text: &str) -> Result<Import, Refusal> {
    read_as(text, Content::Kept)
}

const CHROME: &str = r#"fetch("https://a.test/login?next=%2F", {
  "headers": {
    "accept": "*/*",
    "content-type": "application/json",
    "sec-ch-ua": "\"Chromium\";v=\"128\"",
    "x-a": "1"
  },
  "referrer": "https://a.test/start",
  "referrerPolicy": "strict-origin-when-cross-origin",
  "body": "{\"user\":\"d'Arc\",\"password\":\"p\u0021\"}",
  "method": "POST",
  "mode": "cors",
  "credentials": "include"
}); ;
fetch("https://a.test/other", {});"#;

#[test]
fn a_call_of_fetch_is_read() {
    let import = read(CHROME).unwrap();
    assert_eq!(import.form, Form::Fetch);
    assert_eq!(
        told(&import),
        "fetch POST https://a.test/login?next=%2F\n  content-type: application/json\n  x-a: •••\n  | {\"user\":\"d'Arc\",\"password\":\"•••\"}"
    );
    let options = &import.flow.options;
    assert_eq!(options.page.as_deref(), Some("https://a.test/start"));
    assert_eq!(options.referrer_policy, "strict-origin-when-cross-origin");
    assert_eq!((options.mode, options.credentials), (Mode::Cors, CredentialsMode::Include));
    assert!(!import.masked.is_empty());
    assert_eq!(import.ignored, ["fetch(…)"]);
}

#[test]
fn calls_are_read_as_people_write_them() {
    for (text, flow) in [
        ("fetch('https://a.test/')", "fetch GET https://a.test/"),
        ("  await fetch(`https://a.test/`, {method: 'patch'},);", "fetch patch https://a.test/"),
        (
            "const answer = await fetch('https://a.test/x', {method: 'put', body: 'é\\u00e9\\ud83d\\ude00\\x41\\u{1F600}',});",
            "fetch PUT https://a.test/x\n  Content-Type: text/plain;charset=UTF-8\n  | [text/plain, 13 bytes]",
        ),
        (
            "fetch(\"https://a.test/\", {\"body\": null, \"headers\": {cookie: 'a=b'}, signal: x.y});",
            "fetch GET https://a.test/\n  cookie: a=•••",
        ),
    ] {
        let import = read(text).unwrap_or_else(|refusal| panic!("{refusal:?} of {text}"));
        assert_eq!(told(&import), flow, "{text}");
    }
    let import =
        read("fetch('https://a.test/', {redirect: 'manual', cache: 'no-store', mode: 'no-cors'})");
    let import = import.unwrap();
    assert_eq!(import.flow.options.redirect, RedirectMode::Manual);
    assert_eq!(import.flow.options.mode, Mode::NoCors);
    assert_eq!(import.ignored, ["cache"]);
}

#[test]
fn a_call_that_says_too_little_is_refused_with_its_line() {
    for (text, line) in [
        ("fetch(url)", 1),
        ("fetch(`${base}/x`)", 1),
        ("fetch('https://a.test/', {\n  headers: new Headers()\n})", 2),
        ("fetch('https://a.test/', {\n  body: 'x\n})", 2),
        ("fetch('https://a.test/', options)", 1),
        ("fetch('https://a.test/'", 1),
    ] {
        let (found, expected, _) = refused(text);
        assert_eq!((found, expected), (line, Expected::FetchArguments), "{text}");
    }
    assert_eq!(refused("I called fetch('https://a.test/')").1, Expected::Anything);
}

proptest! {
    #[test]
    fn any_call_is_read_or_refused(text in "(\\PC|[\"'`\\\\{}:,()\n]|headers|\\\\u[0-9a-d]{4}|\"a\":)*") {
        let _ = read(&format!("fetch({text}"));
        let _ = read(&format!("fetch('http://a/', {{{text}"));
    }

    #[test]
    fn texts_mean_what_json_says(text in "(\\PC|[\"\\\\\n\t'`]){0,30}") {
        let call = format!("fetch('http://a/', {{x: {{}}, body: {}}})", serde_json::to_string(&text).unwrap());
        let flow = super::read(&call).unwrap().unwrap().0;
        prop_assert_eq!(flow.request.body.as_deref(), Some(&*text));
    }
}
