//! What is read from a transcript, played: a loop is called a loop, and no answer is invented.

use super::{client, content};
use proptest::prelude::*;
use redirect::diagnosis::{Kind, diagnose};
use redirect::export::{caddy, markdown, mermaid, nginx};
use redirect::wire::write_trace;
use redirect::{Change, Fields, Flow, From, Outcome, Reason, Recorded, Request, Response, Visit};
use redirect::{follow, import};

/// The visit of a pasted text, and the kinds of what is found, in order.
fn played(text: &str) -> (Visit, Vec<Kind>) {
    visit(&import::read(text).expect(text).flow)
}

fn visit(flow: &Flow) -> (Visit, Vec<Kind>) {
    let client = client(&flow.client);
    let trace = follow(client, flow).expect("a trace");
    let found = diagnose(client, flow, &trace, &content().clients);
    let kinds = found.into_iter().map(|finding| finding.kind).collect();
    (trace.visits.into_iter().next().expect("a visit"), kinds)
}

/// `curl -vL`: an exchange for each URL, method GET, every answer a 302 to the next one; the last
/// leads on to the first.
fn curl(urls: &[&str], rounds: usize, end: &str) -> String {
    let mut out = String::new();
    let all: Vec<&str> = urls.iter().copied().cycle().take(urls.len() * rounds).collect();
    for (at, url) in all.iter().enumerate() {
        let next = urls[(at + 1) % urls.len()];
        let (scheme, rest) = url.split_once("://").expect("a URL");
        let (host, path) = rest.split_at(rest.find('/').expect("a path"));
        if scheme == "https" && at == 0 {
            out += "* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384\n";
        }
        out += &format!(
            "> GET {path} HTTP/1.1\n> Host: {host}\n> Accept: */*\n> \n< HTTP/1.1 302 Found\n\
            < Location: {next}\n< \n* Connection #0 to host {host} left intact\n\
            * Issue another request to this URL: '{next}'\n"
        );
    }
    out + end
}

const GAVE_UP: &str = "curl: (47) Maximum (50) redirects followed\n";

/// URLs that lead to each other in a circle, the kind of that circle, and what each hop changes.
const LOOPS: [(&[&str], Kind, &[Change]); 6] = [
    (&["http://a.test/x"], Kind::SelfRedirect, &[Change::Itself]),
    (
        &["http://a.test/x", "http://a.test/x/"],
        Kind::SlashPingPong,
        &[Change::AddsSlash, Change::DropsSlash],
    ),
    (
        &["http://a.test/", "https://a.test/"],
        Kind::SchemePingPong,
        &[Change::ToHttps, Change::ToHttp],
    ),
    (
        &["https://a.test/", "https://www.a.test/"],
        Kind::WwwPingPong,
        &[Change::AddsWww, Change::DropsWww],
    ),
    (&["http://a.test/X", "http://a.test/x"], Kind::Loop, &[Change::Case, Change::Case]),
    (
        &["http://a.test/", "http://b.test/", "http://b.test/y"],
        Kind::Loop,
        &[Change::Host, Change::Path, Change::Host],
    ),
];

#[test]
fn a_loop_is_called_a_loop_with_its_causes() {
    for (urls, kind, changes) in LOOPS {
        let most = 51 / urls.len() + 1;
        for (rounds, end) in [(2, ""), (2, GAVE_UP), (most, GAVE_UP)] {
            let (visit, found) = played(&curl(urls, rounds, end));
            assert_eq!(found.first(), Some(&kind), "{urls:?} × {rounds}: {found:?}");
            assert!(
                !found.iter().any(|kind| matches!(
                    kind,
                    Kind::CouldBeOne | Kind::TooLong | Kind::TooLongElsewhere | Kind::Unrecorded
                )),
                "{found:?}"
            );
            let repetition = visit.repetition().expect("a loop");
            assert_eq!((repetition.first, repetition.again), (0, urls.len()));
            let told: Vec<Change> = repetition.steps.iter().map(|step| step.change).collect();
            assert_eq!(told, changes);
            assert_ne!(visit.status, Some(200));
            assert_ne!(visit.outcome, Outcome::Response);
            assert!(visit.hops.iter().all(|hop| !hop.is_assumed()));
        }
    }
}

#[test]
fn the_examples_that_loop_are_those_that_say_so() {
    let mut loops = Vec::new();
    for item in content().flows.as_array().expect("flows") {
        let (visit, found) = visit(&redirect::wire::read_flow(&item["flow"]).expect("a flow"));
        if visit.repetition().is_some() {
            assert!(found[0].is_loop(), "{found:?}");
            loops.push((item["id"].as_str().expect("an id"), found[0].id()));
        }
    }
    assert_eq!(loops, [("cookie-loop", "cookie-loop"), ("slash", "slash-ping-pong")]);
}

#[test]
fn what_is_found_is_found_once_with_all_its_hops() {
    let text = curl(&["https://a.test/1", "https://a.test/2", "https://a.test/3"], 1, "");
    let text = text.replace("302 Found", "301 Moved").replace("https://a.test/1'", "/z'");
    let flow = import::read(&text.replace("Location: https://a.test/1", "Location: /4"));
    let flow = flow.expect("a transcript").flow;
    let client = client("curl");
    let trace = follow(client, &flow).expect("a trace");
    let found = diagnose(client, &flow, &trace, &content().clients);
    let lifetimes: Vec<_> = found.iter().filter(|it| it.kind == Kind::NoLifetime).collect();
    assert_eq!(lifetimes.len(), 1);
    assert_eq!(lifetimes[0].hops, [0, 1, 2]);
    assert_eq!(lifetimes[0].about, [["301"], ["301"], ["301"]]);
}

#[test]
fn a_cookie_that_is_not_sent_back_is_the_cause() {
    let login = "> GET /login HTTP/1.1\n> Host: a.test\n> \n< HTTP/1.1 302 Found\n\
        < Location: /check\n< Set-Cookie: sid=1; Path=/\n< \n";
    let check = "> GET /check HTTP/1.1\n> Host: a.test\n> \n< HTTP/1.1 302 Found\n\
        < Location: /login\n< \n";
    let (visit, found) = played(&([login, check].concat().repeat(2) + GAVE_UP));
    assert_eq!(found.first(), Some(&Kind::CookieLoop), "{found:?}");
    assert_eq!(visit.reason, Some(Reason::TooManyRedirects));
}

#[test]
fn a_way_out_is_no_loop() {
    let ended = |recorded: bool, last: Option<u16>| {
        let to = |location: &str| Response {
            status: 302,
            headers: [("Location", location)].into_iter().collect(),
        };
        let mut responses = vec![to("/login"), to("/")];
        responses.extend(last.map(|status| Response { status, ..Response::default() }));
        let request = Request {
            method: "GET".to_owned(),
            url: "https://a.test/".to_owned(),
            replayable: true,
            ..Request::default()
        };
        let recorded = recorded.then(Recorded::default);
        let client = "curl".to_owned();
        Flow { client, request, responses, visits: 1, recorded, ..Flow::default() }
    };
    for (recorded, last, looped) in [
        (true, Some(200), false),
        (true, Some(404), false),
        (false, Some(200), false),
        (true, None, true),
        // The 200 that is assumed shows no way out.
        (false, None, true),
    ] {
        let (visit, found) = visit(&ended(recorded, last));
        assert_eq!(visit.repetition().is_some(), looped, "{recorded} {last:?}");
        assert_eq!(found.iter().any(|kind| kind.is_loop()), looped, "{found:?}");
    }
}

#[test]
fn an_answer_that_is_not_in_the_transcript_is_never_the_result() {
    for (text, outcome, reason, kind) in [
        ("curl -L http://a.test/", Outcome::Unknown, None, Kind::Unrecorded),
        ("HTTP/1.1 302 Found\nLocation: /x\n\n", Outcome::Unknown, None, Kind::Unrecorded),
        (
            "$ curl -sIL http://a.test/\nHTTP/1.1 302 Found\nLocation: http://b.test/\n\n\
            curl: (7) Failed to connect to b.test port 80\n",
            Outcome::Error,
            Some(Reason::NoAnswer),
            Kind::NoAnswer,
        ),
    ] {
        let (visit, found) = played(text);
        assert_eq!((visit.outcome, visit.reason, visit.status), (outcome, reason, None), "{text}");
        let last = visit.hops.last().expect("a hop");
        assert_eq!((last.from, last.response.status), (From::Unrecorded, 0), "{text}");
        assert!(found.contains(&kind), "{text}: {found:?}");
        let flow = import::read(text).expect(text).flow;
        let curl = client("curl");
        let json = write_trace("1", curl, &follow(curl, &flow).expect("a trace"));
        assert!(json.contains(r#""response":null,"from":"unrecorded""#), "{json}");
        assert!(!json.contains("200"), "{json}");
        for text in [mermaid("c", &visit), markdown(&visit, &["a"; 5])] {
            assert!(text.contains('?') && !text.contains("200"), "{text}");
        }
        let configs = [nginx(&visit), caddy(&visit)];
        assert!(configs.iter().all(|it| !it.contains("return 0") && !it.contains("200")));
    }
}

#[test]
fn an_assumed_answer_is_marked_as_one() {
    let text = r#"{"client":"curl","request":{"url":"http://a.test/"},"responses":[{"status":302,"headers":[["Location","/b"]]}]}"#;
    let flow = super::flow(text);
    let trace = follow(client("curl"), &flow).expect("a trace");
    let visit = &trace.visits[0];
    assert_eq!((visit.outcome, visit.status), (Outcome::Response, Some(200)));
    let assumed: Vec<bool> = visit.hops.iter().map(redirect::Hop::is_assumed).collect();
    assert_eq!(assumed, [false, true]);
    let json = write_trace("1", client("curl"), &trace);
    assert_eq!(json.matches(r#""from":"network","assumed":true"#).count(), 1, "{json}");
    assert!(!json.contains("\"loop\""), "{json}");
    assert!(mermaid("c", visit).contains("(200)"));
    assert!(markdown(visit, &["a"; 5]).contains("| (200) |"));
}

#[test]
fn a_loop_is_in_the_trace_as_json() {
    let flow = import::read(&curl(&["http://a.test/", "https://a.test/"], 2, "")).expect("one");
    let trace = follow(client("curl"), &flow.flow).expect("a trace");
    let json = write_trace("1", client("curl"), &trace);
    let want = r#""loop":{"first":0,"again":2,"steps":[{"hop":0,"change":"to-https"},{"hop":1,"change":"to-http"}]}"#;
    assert!(json.contains(want), "{json}");
    assert!(mermaid("c", &trace.visits[0]).contains("Note over C,O0: 3 = 1\n"));
}

#[test]
fn the_note_about_following_is_for_clients_that_do_not() {
    let text = curl(&["http://a.test/1"], 1, "").replace("/1\n< \n", "/2\n< \n")
        + "> GET /2 HTTP/1.1\n> Host: a.test\n> \n< HTTP/1.1 200 OK\n< \n";
    let with = format!("$ curl -vL http://a.test/1\n{text}");
    let (visit, found) = played(&with);
    assert_eq!((visit.status, visit.hops.len()), (Some(200), 2));
    assert!(!found.contains(&Kind::NotFollowed), "{found:?}");
    let (visit, found) = played("$ curl -sI http://a.test/1\nHTTP/1.1 302 Found\nLocation: /2\n\n");
    assert_eq!((visit.status, visit.hops.len()), (Some(302), 1));
    assert!(found.contains(&Kind::NotFollowed), "{found:?}");
}

#[test]
fn a_304_that_fails_has_a_reason() {
    for id in ["wget", "urllib", "navigation"] {
        let flow = Flow {
            client: id.to_owned(),
            request: Request {
                method: "GET".to_owned(),
                url: "https://a.test/".to_owned(),
                ..Request::default()
            },
            responses: vec![Response { status: 304, headers: Fields::default() }],
            visits: 1,
            ..Flow::default()
        };
        let (visit, _) = visit(&flow);
        assert_eq!((visit.outcome, visit.reason), (Outcome::Error, Some(Reason::Status)), "{id}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever a transcript has, each client ends with an answer that is in it, or with none.
    #[test]
    fn no_client_invents_an_answer(
        statuses in prop::collection::vec((300..=310u16, "/[ab]{0,2}"), 0..8),
        cut in 0..2u32,
    ) {
        let responses = statuses.iter().map(|(status, to)| Response {
            status: *status,
            headers: [("Location", &**to)].into_iter().collect(),
        });
        let request = Request {
            method: "GET".to_owned(),
            url: "https://a.test/".to_owned(),
            replayable: true,
            ..Request::default()
        };
        let recorded = Some(Recorded { cut, end: None });
        let responses = responses.collect();
        let mut flow = Flow { request, responses, visits: 2, recorded, ..Flow::default() };
        for client in &content().clients {
            flow.client = client.id.clone();
            let trace = follow(client, &flow).expect("a trace");
            for visit in &trace.visits {
                prop_assert!(visit.hops.iter().all(|hop| !hop.is_assumed()));
                prop_assert_ne!(visit.status, Some(200));
            }
            drop(diagnose(client, &flow, &trace, &content().clients));
        }
    }
}
