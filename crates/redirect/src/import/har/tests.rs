//! What comes of HAR files, whole and in pieces.

use super::*;
use crate::import::{Expected, Form, read};
use proptest::prelude::*;

/// A file as browsers write it, with everything that is skipped.
const FILE: &str = r##"{
  "log": {
    "version": "1.2",
    "pages": [{"startedDateTime": "2026-01-31T12:00:00.000Z", "title": "a \"b\" \\", "pageTimings": {}}],
    "entries": [
      {
        "_initiator": {"type": "other", "url": "http://x.test/"},
        "_resourceType": "document",
        "request": {
          "method": "POST", "url": "http://a.test/start?code=1#top", "httpVersion": "HTTP/1.1",
          "headers": [{"name": "Host", "value": "a.test"}, {"name": "Cookie", "value": "sid=1"},
                      {"value": "text/é\u00e9\ud83d\ude00\ud800", "name": "Content-\u0054ype"}],
          "queryString": [{"name": "code", "value": "1"}], "cookies": [], "headersSize": -1,
          "postData": {"mimeType": "x", "text": "a=1&password=\"2\"\n", "params": []}
        },
        "response": {
          "status": 302, "statusText": "Found", "redirectURL": "/next?x",
          "headers": [{"name": "location", "value": "/next?x"}, {"name": "x-other", "value": "1"}],
          "content": {"size": 1.5e3, "text": "{\"log\":{\"entries\":[]}}\\", "x": [true, false, null, {}, []]}
        },
        "time": 1.25
      },
      {"_resourceType": "xhr", "request": {"method": "GET", "url": "http://b.test/", "headers":
        [{"name": "origin", "value": "http://a.test"}]}, "response": {"status": 0, "headers": []}},
      {"request": {"method": "GET", "url": "http://a.test/next?x", "headers": []},
       "response": {"status": 301, "redirectURL": "//A.test", "headers": []}},
      {"request": {"method": "GET", "url": "http://A.test/", "headers": []},
       "response": {"status": 200, "headers": [{"name": "Server", "value": "x"}]}}
    ]
  }
}
"##;

fn entries(pieces: &[&[u8]]) -> Result<Vec<Entry>, Refusal> {
    let mut reader = Reader::new();
    for piece in pieces {
        reader.feed(piece)?;
    }
    reader.finish()
}

#[test]
fn files_are_read() {
    let import = read(&format!("\u{feff}\r\n{FILE}")).unwrap();
    assert_eq!(import.form, Form::Har);
    assert_eq!(import.flow.client, "navigation");
    assert_eq!(import.flow.visits, 1);
    let request = &import.flow.request;
    assert_eq!(request.url, "http://a.test/start?code=***#top");
    assert_eq!(request.headers.0.len(), 2);
    assert_eq!(request.headers.get("Cookie"), Some("sid=•••"));
    assert_eq!(request.headers.get("Content-Type"), Some("text/éé😀"));
    assert_eq!(
        request.body.as_deref(),
        Some("[application/x-www-form-urlencoded, 17 bytes: a, password]")
    );
    let locations: Vec<_> =
        import.flow.responses.iter().map(|r| (r.status, r.headers.get("Location"))).collect();
    assert_eq!(locations, [(302, Some("/next?x")), (301, Some("//A.test")), (200, None)]);
    assert_eq!(import.masked.len(), 3);
}

#[test]
fn chains_can_be_picked() {
    let entries = entries(&[FILE.as_bytes()]).unwrap();
    let chains = chains(&entries);
    let found: Vec<_> = chains.iter().map(|chain| (&*chain.entries, &*chain.url)).collect();
    assert_eq!(
        found,
        [(&[0, 2, 3][..], "http://a.test/start?code=***#top"), (&[1][..], "http://b.test/")]
    );
    let import = flow(&entries, &chains[1]);
    assert_eq!(import.flow.client, "fetch");
    assert_eq!(import.flow.options.page.as_deref(), Some("http://a.test"));
    assert!(import.flow.responses.is_empty());
    let outside = Chain { entries: vec![9], url: String::new() };
    assert_eq!(flow(&entries, &outside).flow.request.url, "");
}

#[test]
fn an_entry_is_in_one_chain() {
    let entry = |url: &str, redirect_url: &str| Entry {
        url: url.to_owned(),
        status: if redirect_url.is_empty() { 200 } else { 302 },
        redirect_url: redirect_url.to_owned(),
        ..Entry::default()
    };
    let entries = [
        entry("http://a.test/1", "/2"),
        entry("http://a.test/1", "2"),
        entry("http://a.test/2", "/1"),
        entry("http://a.test/1#x", ""),
    ];
    let found: Vec<_> = chains(&entries).into_iter().map(|chain| chain.entries).collect();
    assert_eq!(found, [vec![0, 2, 3], vec![1]]);
}

#[test]
fn any_split_is_the_same() {
    let bytes = FILE.as_bytes();
    let whole = entries(&[bytes]).unwrap();
    assert_eq!(whole.len(), 4);
    for at in 0..=bytes.len() {
        let (a, b) = bytes.split_at(at);
        assert_eq!(entries(&[a, b]).as_ref(), Ok(&whole), "split at {at}");
    }
    let single: Vec<&[u8]> = bytes.chunks(1).collect();
    assert_eq!(entries(&single), Ok(whole));
}

#[test]
fn prefixes_are_refused() {
    let end = FILE.trim_end().len();
    for at in 0..end {
        let refusal = entries(&[&FILE.as_bytes()[..at]]).expect_err("a part is no file");
        let is_empty = FILE.as_bytes()[..at].trim_ascii().is_empty();
        let expected = if is_empty { Expected::Something } else { Expected::HarRest };
        assert_eq!(refusal.expected, expected);
        let lines = FILE.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
        assert_eq!(refusal.line as usize, lines);
    }
}

#[test]
fn refusals_have_lines() {
    let deep = format!("{{\"log\":\n{}", "[".repeat(64));
    for (text, line, expected, found) in [
        ("{\n\"log\": {\n  \"a\": tru }\n}", 3, Expected::HarJson, "\"a\": tru }"),
        ("{\"log\":{} }\n]", 2, Expected::HarJson, "]"),
        ("{\"log\" {}}", 1, Expected::HarJson, "{\"log\" {}}"),
        ("{\"log\":[1,]}", 1, Expected::HarNoComma, "{\"log\":[1,]}"),
        ("{\"log\":{\"a\":\"\\x\"}}", 1, Expected::HarJson, "{\"log\":{\"a\":\"\\x\"}}"),
        ("{,}", 1, Expected::HarJson, "{,}"),
        ("{\"a\":1,}", 1, Expected::HarNoComma, "{\"a\":1,}"),
        ("", 1, Expected::Something, ""),
        ("\n ", 2, Expected::Something, ""),
        ("{\"log\":{", 1, Expected::HarRest, ""),
        ("<!DOCTYPE html>\n<p>", 1, Expected::TextNotMarkup, "… …"),
        ("\u{1f}\u{8b}", 1, Expected::HarJson, "\u{1f}\u{8b}"),
        ("{}", 1, Expected::HarEntries, ""),
        ("1", 1, Expected::HarEntries, ""),
        (&deep, 2, Expected::HarDepth, &"[".repeat(31)),
    ] {
        let refusal = entries(&[text.as_bytes()]).expect_err(text);
        assert_eq!(
            (refusal.line, refusal.expected, &*refusal.found),
            (line, expected, found),
            "{text}"
        );
    }
}

#[test]
fn refusals_of_a_file_in_one_line_have_the_byte() {
    for (text, byte) in
        [("{\"log\":[1,]}", 11), ("\n{\"log\":{}}]", 11), ("x", 1), ("{\n\n  \"é\": 1 2}", 11)]
    {
        let refusal = entries(&[text.as_bytes()]).expect_err(text);
        assert_eq!(refusal.byte, byte, "{text}");
        let bytes: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
        assert_eq!(entries(&bytes).expect_err(text).byte, byte, "{text} in pieces");
    }
}

#[test]
fn a_compressed_file_is_said_to_be_one() {
    for bytes in [&[0x1f, 0x8b, 8, 0, 0][..], b"PK\x03\x04\x14", &[0x1f, 0x8b]] {
        let pieces: Vec<&[u8]> = bytes.chunks(1).collect();
        for refusal in [entries(&[bytes]), entries(&pieces)] {
            let refusal = refusal.expect_err("no text");
            assert_eq!((refusal.line, refusal.expected), (1, Expected::Uncompressed));
        }
    }
}

#[test]
fn a_file_in_utf_16_is_read() {
    let whole = entries(&[FILE.as_bytes()]).unwrap();
    let units = || FILE.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = [0xfeff].into_iter().chain(units()).flat_map(u16::to_be_bytes).collect();
    for bytes in [little, big] {
        for at in [0, 1, 2, 3, 5, 1000, bytes.len()] {
            let (a, b) = bytes.split_at(at);
            assert_eq!(entries(&[a, b]).as_ref(), Ok(&whole), "split at {at}");
        }
    }
}

#[test]
fn long_strings_are_cut() {
    let long = "é".repeat(100_000);
    let file = format!(
        r#"{{"log":{{"entries":[{{"request":{{"url":"http://a/{long}","postData":{{"text":"{long}"}}}}}}]}}}}"#
    );
    let entry = entries(&[file.as_bytes()]).unwrap().remove(0);
    assert!(entry.url.len() <= 16 * 1024 + 3);
    assert_eq!(entry.body.unwrap().chars().count(), 2000);
}

const PIECES: &str = "([\\[\\]{}:,\"\\\\ \n0-9e.-]|\"log\":|\"entries\":|\"request\":|\"url\":|\"a\"|true|\\\\u[0-9a-d]{4}|\\PC){0,60}";

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..80), text in PIECES, at: prop::sample::Index) {
        let _ = entries(&[&bytes]);
        let text = format!("{{\"log\":{{\"entries\":[{{{text}");
        let (a, b) = text.as_bytes().split_at(at.index(text.len()));
        let told = |found: Result<Vec<Entry>, Refusal>| found.map_err(|refusal| (refusal.line, refusal.expected));
        prop_assert_eq!(told(entries(&[a, b])), told(entries(&[text.as_bytes()])));
    }

    #[test]
    fn strings_mean_what_other_readers_say(text in "(\\PC|[\"\\\\\n\t]){0,30}") {
        let url = serde_json::to_string(&text).unwrap();
        let escaped: String = url.encode_utf16().map(|unit| if unit < 128 { char::from(unit as u8).to_string() } else { format!("\\u{unit:04X}") }).collect();
        for url in [url, escaped] {
            let file = format!("{{\"log\":{{\"entries\":[{{\"request\":{{\"url\":{url}}}}}]}}}}");
            prop_assert_eq!(&entries(&[file.as_bytes()]).unwrap()[0].url, &text);
        }
    }
}

/// An entry of a file: URL, what stands for a status, `Location`, and the browser's error.
fn entry_text(url: &str, status: &str, location: &str, error: &str) -> String {
    format!(
        r#"{{"_resourceType":"document","request":{{"method":"GET","url":"{url}"}},"response":{{"status":{status},"headers":[{{"name":"Location","value":"{location}"}}],"_error":"{error}"}}}}"#
    )
}

fn flow_of(entries: &[String]) -> crate::Flow {
    let file = format!(r#"{{"log":{{"entries":[{}]}}}}"#, entries.join(","));
    read(&file).expect("a file").flow
}

#[test]
fn a_failed_request_has_no_answer() {
    let failed = entry_text("http://a.test/2", "0", "", "net::ERR_CONNECTION_REFUSED");
    let first = entry_text("http://a.test/1", "302", "/2", "");
    for (entries, answers) in [(vec![failed.clone()], 0), (vec![first, failed], 1)] {
        let flow = flow_of(&entries);
        assert_eq!(flow.responses.len(), answers);
        let end = flow.recorded.expect("recorded").end.expect("an end");
        assert_eq!(end.kind, crate::EndKind::Refused);
        assert_eq!(end.text, "net::ERR_CONNECTION_REFUSED");
    }
}

#[test]
fn what_is_no_status_is_said_and_not_taken_for_another() {
    for status in ["0", "99", "301.5", "70000", "-302", "\"x\""] {
        let flow = flow_of(&[entry_text("http://a.test/", status, "/x", "")]);
        assert!(flow.responses.is_empty(), "{status}");
        let end = flow.recorded.expect("recorded").end.expect("an end");
        assert_eq!(end.text, format!("status {}", status.trim_matches('"')));
    }
}

#[test]
fn a_browser_that_gave_up_says_so() {
    let mut entries: Vec<String> =
        (0..20).map(|_| entry_text("http://a.test/x", "302", "/x", "")).collect();
    entries.push(entry_text("http://a.test/x", "302", "/x", "net::ERR_TOO_MANY_REDIRECTS"));
    let flow = flow_of(&entries);
    assert_eq!((flow.responses.len(), flow.options.max_redirects), (21, None));
    let kind = flow.recorded.and_then(|it| it.end).map(|end| end.kind);
    assert_eq!(kind, Some(crate::EndKind::TooManyRedirects(None)));
}
