//! Each kind of finding, by a flow that has it; and flows that have none.

use super::{client, content, flow};
use redirect::diagnosis::{Kind, diagnose};
use redirect::follow;
use std::collections::BTreeSet;

fn found(text: &str) -> Vec<&'static str> {
    let flow = flow(text);
    let client = client(&flow.client);
    let trace = follow(client, &flow).expect("a trace");
    let found = diagnose(client, &flow, &trace, &content().clients);
    found.into_iter().map(|finding| finding.kind.id()).collect()
}

/// A flow in one line: client, method, URL, request fields, content, options, visits, then the
/// responses as `status location field: value | …`.
fn line(text: &str) -> String {
    let mut parts = text.splitn(3, " / ");
    let mut next = || parts.next().unwrap_or_default().trim().to_owned();
    let (head, request, rest) = (next(), next(), next());
    let mut head = head.split(' ');
    let mut word = || head.next().unwrap_or_default().to_owned();
    let (client, method, url) = (word(), word(), word());
    let extra = head.collect::<Vec<_>>().join(" ");
    let extra = if extra.is_empty() { String::new() } else { format!(",{extra}") };
    let headers = fields(&request, "body:");
    let body = request.split_once("body:").map(|(_, body)| body.trim().to_owned());
    let body = body.map_or("null".to_owned(), |body| format!("{body:?}"));
    let responses: Vec<String> = rest
        .split(" | ")
        .map(|response| {
            let (status, fields_text) = response.split_once(' ').unwrap_or((response, ""));
            format!(r#"{{"status":{status},"headers":{}}}"#, fields(fields_text, "\0"))
        })
        .collect();
    format!(
        r#"{{"client":"{client}","request":{{"method":"{method}","url":"{url}","headers":{headers},"body":{body}}},"responses":[{}]{extra}}}"#,
        responses.join(",")
    )
}

fn fields(text: &str, until: &str) -> String {
    let text = text.split(until).next().unwrap_or_default();
    let pairs = text.split(" ; ").filter_map(|field| field.trim().split_once(": "));
    let pairs: Vec<String> = pairs.map(|(name, value)| format!("[{name:?},{value:?}]")).collect();
    format!("[{}]", pairs.join(","))
}

/// For each kind a flow that has it.
const CASES: [(Kind, &str); 43] = [
    (Kind::BodyLost, "fetch POST https://a.test/ / body: x / 301 Location: /b | 200"),
    (Kind::BodyEmptied, "requests PUT https://a.test/ / body: x / 301 Location: /b | 200"),
    (Kind::MethodChanged, "go DELETE https://a.test/ /  / 302 Location: /b | 200"),
    (
        Kind::Loop,
        "curl GET https://a.test/ \"options\":{\"max_redirs\":2} /  / 302 Location: /x | 302 Location: / | 302 Location: /x",
    ),
    (
        Kind::SlashPingPong,
        "curl GET https://a.test/x \"options\":{\"max_redirs\":3} /  / 302 Location: /x/ | 302 Location: /x | 302 Location: /x/ | 302 Location: /x | 302 Location: /x/",
    ),
    (
        Kind::CookieLoop,
        "curl GET https://a.test/ \"options\":{\"max_redirs\":3} /  / 302 Location: /c | 302 Location: / ; Set-Cookie: a=b | 302 Location: /c | 302 Location: / | 302 Location: /c",
    ),
    (Kind::SelfRedirect, "curl GET https://a.test/x /  / 302 Location: /x | 302 Location: /x"),
    (
        Kind::SchemePingPong,
        "curl GET http://a.test/ /  / 301 Location: https://a.test/ | 301 Location: http://a.test/",
    ),
    (
        Kind::WwwPingPong,
        "curl GET https://a.test/ \"recorded\":{} /  / 301 Location: https://www.a.test/ | 301 Location: https://a.test/",
    ),
    (
        Kind::NoAnswer,
        "curl GET https://a.test/ \"recorded\":{\"end\":{\"kind\":\"refused\",\"text\":\"x\"}} /  / 302 Location: https://b.test/",
    ),
    (Kind::Unrecorded, "curl GET https://a.test/ \"recorded\":{} /  / 302 Location: /b"),
    (
        Kind::TooLong,
        "superagent GET https://a.test/ /  / 302 Location: /1 | 302 Location: /2 | 302 Location: /3 | 302 Location: /4 | 302 Location: /5 | 302 Location: /6",
    ),
    (
        Kind::TooLongElsewhere,
        "curl GET https://a.test/ /  / 302 Location: /1 | 302 Location: /2 | 302 Location: /3 | 302 Location: /4 | 302 Location: /5 | 200",
    ),
    (Kind::Downgrade, "curl GET https://a.test/ /  / 302 Location: http://a.test/ | 200"),
    (
        Kind::ClearText,
        "wget GET https://a.test/ / Authorization: x / 302 Location: http://a.test/ | 200",
    ),
    (
        Kind::Leaked,
        "wget GET https://a.test/ / Authorization: x / 302 Location: https://b.test/ | 200",
    ),
    (
        Kind::TokenDropped,
        "curl GET https://a.test/ / Authorization: x / 302 Location: https://b.test/ | 200",
    ),
    (Kind::SecretInUrl, "curl GET https://a.test/ /  / 302 Location: /b?access_token=x | 200"),
    (Kind::PermanentForTemporary, "curl GET https://a.test/ /  / 301 Location: /login | 200"),
    (
        Kind::TemporaryForPermanent,
        "curl GET https://a.test/ /  / 302 Location: https://www.a.test/ | 200",
    ),
    (Kind::HttpsByTemporary, "curl GET http://a.test/ /  / 302 Location: https://a.test/ | 200"),
    (Kind::NoLifetime, "curl GET https://a.test/ /  / 301 Location: /b | 200"),
    (Kind::CouldBeOne, "curl GET https://a.test/ /  / 301 Location: /b | 308 Location: /c | 200"),
    (Kind::Mixed, "curl GET https://a.test/ /  / 301 Location: /b | 302 Location: /c | 200"),
    (Kind::MissingLocation, "wget GET https://a.test/ /  / 302"),
    (Kind::SeveralLocations, "curl GET https://a.test/ /  / 302 Location: /b ; Location: /c | 200"),
    (Kind::BadLocation, "curl GET https://a.test/ /  / 302 Location: https://a.test:99999/"),
    (Kind::RelativeLocation, "curl GET https://a.test/ /  / 302 Location: /b | 200"),
    (Kind::FragmentLost, "curl GET https://a.test/#top /  / 302 Location: /b | 200"),
    (Kind::NotModifiedRedirects, "curl GET https://a.test/ /  / 304 Location: /b | 200"),
    (Kind::UseProxy, "curl GET https://a.test/ /  / 305 Location: /b | 200"),
    (Kind::MultipleChoices, "got GET https://a.test/ /  / 300 Location: /b | 200"),
    (
        Kind::SeeOtherForSame,
        "curl POST https://a.test/x / body: x / 303 Location: https://www.a.test/x | 200",
    ),
    (Kind::UnsupportedScheme, "curl GET https://a.test/ /  / 302 Location: mailto:x@a.test"),
    (
        Kind::NotFollowed,
        "httpx GET https://a.test/ \"options\":{\"follow\":false} /  / 302 Location: /b | 200",
    ),
    (
        Kind::Preflight,
        "fetch PUT https://a.test/ / body: x / 307 Location: https://b.test/ | 200 Access-Control-Allow-Origin: *",
    ),
    (Kind::CorsBlocked, "fetch GET https://a.test/ /  / 302 Location: https://b.test/ | 200"),
    (
        Kind::OriginNull,
        "fetch GET https://b.test/ \"options\":{\"page\":\"https://a.test/\"} /  / 302 Location: https://c.test/ ; Access-Control-Allow-Origin: * | 200",
    ),
    (Kind::UserInfo, "fetch GET https://a.test/ /  / 302 Location: https://u:p@b.test/"),
    (Kind::CookieIgnored, "curl GET https://a.test/ /  / 302 Location: /b ; Set-Cookie: a=b | 200"),
    (Kind::Kept, "navigation GET https://a.test/ \"visits\":2 /  / 301 Location: /b | 200"),
    (
        Kind::Upgraded,
        "navigation GET http://a.test/ \"visits\":2 /  / 302 Location: https://a.test/ | 200 Strict-Transport-Security: max-age=9",
    ),
    (Kind::HandedBack, "superagent HEAD https://a.test/ /  / 301 Location: /b"),
];

#[test]
fn each_kind_is_found_where_it_is() {
    for (kind, text) in CASES {
        let found = found(&line(text));
        assert!(found.contains(&kind.id()), "{} in {text}: {found:?}", kind.id());
    }
    let stream = r#"{"client":"node-fetch","request":{"method":"POST","url":"https://a.test/","body":"x","replayable":false},"responses":[{"status":307,"headers":[["Location","/b"]]}]}"#;
    assert!(found(stream).contains(&"not-repeatable"), "{:?}", found(stream));
}

#[test]
fn every_kind_has_a_case_and_words() {
    let mut covered: BTreeSet<Kind> = CASES.iter().map(|(kind, _)| *kind).collect();
    covered.insert(Kind::NotRepeatable);
    let all: BTreeSet<Kind> = Kind::ALL.iter().copied().collect();
    assert_eq!(covered, all);
    let written: BTreeSet<&str> = content()
        .findings
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|finding| finding["id"].as_str())
        .collect();
    let wanted: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
    assert_eq!(written, wanted, "content/findings.toml has a table for each kind");
}

#[test]
fn a_healthy_flow_has_nothing_to_remark() {
    let healthy = [
        "navigation GET https://a.test/ /  / 302 Location: https://a.test/b | 200",
        "navigation GET https://a.test/ /  / 301 Location: https://a.test/b ; Cache-Control: max-age=60 | 200",
        "navigation POST https://a.test/ / body: x / 303 Location: https://a.test/done | 200",
        "requests GET https://a.test/ /  / 302 Location: https://a.test/c ; Set-Cookie: a=b | 302 Location: https://a.test/ | 200",
    ];
    for text in healthy {
        assert_eq!(found(&line(text)), [""; 0], "{text}");
    }
}
