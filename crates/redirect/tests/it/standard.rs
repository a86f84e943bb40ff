//! The Fetch standard where no test against a browser can look, and second visits.

use super::visits;
use redirect::{Outcome, Reason, ResponseType, Visit};

/// A fetch of `https://a.test/` with these members of options and of the request, and responses.
fn fetch(options: &str, request: &str, responses: &str) -> Visit {
    let text = format!(
        r#"{{"client":"fetch","request":{{"method":"GET","url":"https://a.test/"{request}}},"responses":[{responses}],"options":{{{options}}}}}"#
    );
    visits(&text).remove(0)
}

fn to(status: u16, location: &str, fields: &str) -> String {
    format!(r#"{{"status":{status},"headers":[["Location","{location}"]{fields}]}}"#)
}

const ANYONE: &str = r#",["Access-Control-Allow-Origin","*"]"#;

#[test]
fn the_redirect_mode_decides() {
    let hop = to(302, "/b", "");
    let manual = fetch(r#""redirect":"manual""#, "", &hop);
    assert_eq!(manual.kind, Some(ResponseType::OpaqueRedirect));
    assert_eq!((manual.outcome, manual.status, manual.hops.len()), (Outcome::Response, Some(0), 1));
    let error = fetch(r#""redirect":"error""#, "", &hop);
    assert_eq!((error.outcome, error.reason), (Outcome::Error, Some(Reason::RedirectMode)));
}

#[test]
fn the_mode_decides() {
    let hop = to(302, "https://b.test/", "");
    let own = fetch(r#""mode":"same-origin""#, "", &hop);
    assert_eq!((own.reason, own.hops.len()), (Some(Reason::Cors), 1));
    let blind = fetch(r#""mode":"no-cors""#, "", &hop);
    assert_eq!((blind.kind, blind.status), (Some(ResponseType::Opaque), Some(0)));
    let cors = fetch(
        "",
        "",
        &format!(
            "{hop},{}",
            r#"{"status":200,"headers":[["Access-Control-Allow-Origin","https://a.test"]]}"#
        ),
    );
    assert_eq!(
        (cors.kind, cors.status, cors.redirected),
        (Some(ResponseType::Cors), Some(200), true)
    );
}

#[test]
fn a_tainted_origin_is_null() {
    let responses = [to(302, "https://b.test/", ""), to(302, "https://c.test/", ANYONE)].join(",");
    let visit = fetch(
        "",
        "",
        &(responses + r#",{"status":200,"headers":[["Access-Control-Allow-Origin","*"]]}"#),
    );
    let origins: Vec<Option<&str>> =
        visit.hops.iter().map(|hop| hop.request.headers.get("Origin")).collect();
    assert_eq!(origins, [None, Some("https://a.test"), Some("null")]);
}

#[test]
fn authorization_does_not_come_back() {
    let responses = [to(302, "https://b.test/", ""), to(302, "https://a.test/z", ANYONE)].join(",");
    let fields = r#","headers":[["Authorization","x"],["Cookie","k=v"]]"#;
    let visit = fetch("", fields, &responses);
    let sent: Vec<bool> =
        visit.hops.iter().map(|hop| hop.request.headers.get("Authorization").is_some()).collect();
    assert_eq!(sent[..2], [true, false]);
    assert!(visit.hops.iter().all(|hop| hop.request.headers.get("Cookie").is_none()));
}

#[test]
fn what_cannot_be_followed_is_told() {
    let reason = |location: &str| fetch("", "", &to(302, location, "")).reason;
    assert_eq!(reason("data:text/plain,x"), Some(Reason::UnsupportedScheme));
    assert_eq!(reason("https://"), Some(Reason::BadLocation));
    assert_eq!(reason("https://u:p@b.test/"), Some(Reason::CredentialsInUrl));
    let stream = r#","method":"POST","body":"x","replayable":false"#;
    assert_eq!(fetch("", stream, &to(307, "/b", "")).reason, Some(Reason::UnfollowableBody));
    assert_eq!(fetch("", stream, &to(303, "/b", "")).reason, None);
}

#[test]
fn a_kept_redirect_is_not_asked_for_again() {
    let flow = |control: &str| {
        format!(
            r#"{{"client":"navigation","visits":2,"request":{{"url":"https://a.test/"}},"responses":[{{"status":301,"headers":[["Location","/b"],["Cache-Control","{control}"]]}}]}}"#
        )
    };
    let from = |control: &str| {
        let visits = visits(&flow(control));
        visits[1].hops.iter().map(|hop| hop.from.name()).collect::<Vec<_>>()
    };
    assert_eq!(from("public"), ["cache", "network"]);
    assert_eq!(from("no-store"), ["network", "network"]);
}

#[test]
fn cookies_of_the_first_visit_are_sent_in_the_second() {
    let text = r#"{"client":"requests","visits":2,"request":{"url":"https://a.test/"},"responses":[{"status":302,"headers":[["Location","/b"],["Set-Cookie","sid=1; Path=/"]]},{"status":200,"headers":[]}]}"#;
    let cookies: Vec<Vec<Option<String>>> = visits(text)
        .iter()
        .map(|visit| {
            let cookie = |hop: &redirect::Hop| hop.request.headers.get("Cookie").map(str::to_owned);
            visit.hops.iter().map(cookie).collect()
        })
        .collect();
    let sid = Some("sid=1".to_owned());
    assert_eq!(cookies, [vec![None, sid.clone()], vec![sid.clone(), sid]]);
}
