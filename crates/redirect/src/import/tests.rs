//! What comes of pasted texts, by form.

use super::*;
use crate::Fields;
use proptest::prelude::*;

mod ends;
mod forms;
mod typed;

/// The flow in short: client, method, URL, fields and content of the request, then each response.
pub(super) fn told(import: &Import) -> String {
    let flow = &import.flow;
    let mut out = format!("{} {} {}", flow.client, flow.request.method, flow.request.url);
    let fields = |out: &mut String, fields: &Fields| {
        for (name, value) in &fields.0 {
            out.push_str(&format!("\n  {name}: {value}"));
        }
    };
    fields(&mut out, &flow.request.headers);
    if let Some(body) = &flow.request.body {
        out.push_str(&format!("\n  | {body}"));
    }
    for response in &flow.responses {
        out.push_str(&format!("\n{}", response.status));
        fields(&mut out, &response.headers);
    }
    out
}

pub(super) fn refused(text: &str) -> (u32, Expected, String) {
    let refusal = read(text).expect_err(text);
    (refusal.line, refusal.expected, refusal.found)
}

#[test]
fn refusals_say_where() {
    let long = "x".repeat(100);
    for (text, line, expected, found) in [
        ("", 1, Expected::Anything, ""),
        ("\n \r\n", 1, Expected::Anything, ""),
        ("\n\nhello there\nx", 3, Expected::Anything, "hello there"),
        (&long, 1, Expected::Anything, &long[..60]),
        ("Error: curl failed with code 7", 1, Expected::Anything, "… curl … … … …"),
        ("I ran: curl and it broke", 1, Expected::Anything, "… … curl … … …"),
        ("\n<svg><text>curl -L</text></svg>", 2, Expected::TextNotMarkup, "… …"),
        ("<!DOCTYPE html>", 1, Expected::TextNotMarkup, "<!DOCTYPE html>"),
        ("curl -L follows redirects", 1, Expected::Url, "curl -L … …"),
        ("curl “https://a.test/", 1, Expected::ClosingQuote, "curl …"),
        ("wget -S", 1, Expected::Url, "wget -S"),
        ("wget https://a.test/ -O", 1, Expected::OptionValue, "wget … -O"),
        ("I used curl to fetch", 1, Expected::Anything, "… … curl … …"),
        ("{\"id\":1}", 1, Expected::HarJson, "{\"id\":1}"),
        ("\n{\"log\":\n{]}", 3, Expected::HarJson, "{]}"),
        ("{\"log\":{\"entries\":[]}}", 1, Expected::HarEntries, ""),
        ("{\"log\":{\"entries\":[\n{}", 2, Expected::HarRest, ""),
        (
            "curl \\\n  -H 'a: b' \\\n  'http://a.test/",
            3,
            Expected::ClosingQuote,
            "'http://a.test/",
        ),
        ("curl ^\"http://a/^\" ^\r\n  -H ^\"a", 2, Expected::ClosingQuote, "-H …"),
        ("\n$ curl -L", 2, Expected::Url, "$ curl -L"),
        ("curl http://a.test/ -X", 1, Expected::OptionValue, "curl … -X"),
        (
            "$session = New-Object X\nInvoke-WebRequest -Uri \"http://a.test/\"",
            1,
            Expected::CurlNotPowerShell,
            "…",
        ),
        ("Invoke-WebRequest -UseBasicParsing", 1, Expected::CurlNotPowerShell, "… …"),
        ("\nHTTP/1.1 3o2 Found\nLocation: /", 2, Expected::StatusLine, "HTTP/1.1 3o2 Found"),
        ("GET / HTTP/1.1\nHost: a.test\n\n", 2, Expected::StatusLine, "Host: a.test"),
        ("> GET / HTTP/1.1\n> Host: a.test\n> \n* Closing", 4, Expected::StatusLine, "* Closing"),
        ("> GET / HTTP/1.1\n> \n< HTTP/1.1 abc\n", 3, Expected::StatusLine, "< HTTP/1.1 abc"),
        (
            "--2026-01-31 12:00:00--  http://a.test/\nResolving",
            2,
            Expected::StatusLine,
            "Resolving",
        ),
    ] {
        assert_eq!(refused(text), (line, expected, found.to_owned()), "{text}");
    }
}

#[test]
fn a_url_alone_is_what_a_person_would_open() {
    let import = read("\n https://a.test/x?token=1&a=b \n").unwrap();
    assert_eq!(import.form, Form::Url);
    assert_eq!(told(&import), "navigation GET https://a.test/x?token=***&a=b");
    assert_eq!(refused("https://a.test/ is down").1, Expected::Anything);
    assert_eq!(refused("ftp://a.test/").1, Expected::Anything);
    assert_eq!(refused("https://256.1.1.1/").1, Expected::Anything);
}

#[test]
fn contents_are_cut() {
    let text = format!("curl http://a.test/ -d '{}'", "é".repeat(3000));
    let body = raw(&text).unwrap().flow.request.body.unwrap();
    assert_eq!(body.chars().count(), 2000);
    let body = read(&text).unwrap().flow.request.body.unwrap();
    assert_eq!(&*body, "[application/x-www-form-urlencoded, over 4000 bytes]");
}

/// Lines of which pastes are made, so that random texts get somewhere.
const LINES: &str = "(> GET /a\\?key=1 HTTP/1.1|> |< |< HTTP/2 302|< location: /b|\\* TLS|HTTP/1.1 30[0-9] \
|Location: //u:p@h|  HTTP/1.1 302|--2026-01-31 12:00:00--  http://a|awaiting HTTP... 302 |curl |wget |--header=|fetch\\('http://a/', \\{|body: |“|”|;curl |-[a-zA-Z]|--data|'|\"|\\^|\\\\|\
\\{\"log\":|\\{\"entries\":\\[|\\{\"request\":\\{\"url\":\"a\"|\\}|\\]|,|http://a/|Host: x|\r|\n|\n|\n|\n|\\PC){0,60}";

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in LINES) {
        match read(&text) {
            Ok(import) => {
                let mut again = import.flow.clone();
                prop_assert_eq!(mask::flow(&mut again, Content::Kept), []);
                prop_assert_eq!(again, import.flow);
            }
            Err(refusal) => {
                let lines = u32::try_from(lines::lines(&text).count()).unwrap();
                prop_assert!(refusal.line >= 1 && refusal.line <= lines + 1);
                prop_assert!(refusal.found.chars().count() <= 60);
            }
        }
    }
}
