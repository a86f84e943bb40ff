//! Flows put below one folder, and what a browser did with them.

use crate::client;
use redirect::lab::{ANSWERED, Ended, Limit, Obstacle, Seen, What, differences, plan};
use redirect::{Fields, Flow, Request, Response, Topic, follow};

const FOLDER: &str = "http://127.0.0.1:8080/wiki/lab/flow/k3/";

fn flow(method: &str, url: &str, answers: &[(u16, &str)]) -> Flow {
    let response = |(status, location): &(u16, &str)| {
        let headers = [("Location", *location), ("Server", "x"), ("Set-Cookie", "a=b")];
        Response { status: *status, headers: headers.into_iter().collect() }
    };
    Flow {
        client: "curl".to_owned(),
        request: Request {
            method: method.to_owned(),
            url: url.to_owned(),
            headers: [("X-Own", "1"), ("Cookie", "k=v"), ("Sec-Fetch-Mode", "cors")]
                .into_iter()
                .collect(),
            body: (method == "POST").then(|| "hello".into()),
            replayable: true,
        },
        responses: answers.iter().map(response).collect(),
        visits: 2,
        ..Flow::default()
    }
}

#[test]
fn every_address_lies_in_the_folder() {
    let answers = [
        (302, "/next?x=1"),
        (307, "https://b.test:8443/../deep/./a b"),
        (301, "c"),
        (308, "//[::1]/#end"),
        (302, "mailto:a@b.test"),
        (300, "http://elsewhere.test/"),
    ];
    let plan = plan(&flow("POST", "http://a.test/start#top", &answers), FOLDER).expect("a plan");
    assert_eq!(plan.flow.request.url, format!("{FOLDER}a.test/start#top"));
    let to: Vec<&str> =
        plan.flow.responses.iter().filter_map(|it| it.headers.get("Location")).collect();
    let want = [
        "a.test/next?x=1",
        "b.test-8443/deep/a%20b",
        "b.test-8443/deep/c",
        "---1-/#end",
        "mailto:a@b.test",
        "elsewhere.test/",
    ];
    let want: Vec<String> = want
        .iter()
        .map(|to| if to.starts_with("mailto") { (*to).to_owned() } else { format!("{FOLDER}{to}") })
        .collect();
    assert_eq!(to, want);
}

#[test]
fn no_address_leads_out_of_the_folder() {
    let answers =
        [(302, "http://../sw.js"), (302, "//./x"), (302, "http://..:81/y"), (302, "../../z")];
    let plan = plan(&flow("POST", "http://../api", &answers), FOLDER).expect("a plan");
    let to = plan.flow.responses.iter().filter_map(|it| it.headers.get("Location"));
    let all: Vec<&str> = std::iter::once(&*plan.flow.request.url).chain(to).collect();
    let want = ["--/api", "--/sw.js", "-/x", "---81/y", "---81/z"];
    assert_eq!(all, want.map(|to| format!("{FOLDER}{to}")));
    let to = |location| plan_with("https://s/", location).expect("a plan").responses.remove(0);
    // A host that another scheme's own page would take for a path.
    let login = format!("{FOLDER}login/");
    assert_eq!(to("http:/login").headers.get("Location"), Some(&*login));
    // It leads nowhere, but from the folder, which is of http, back into it.
    assert_eq!(to("http:").headers.get("Location"), Some("//["));
    for url in ["a:../../../../login", "data:text/html,x", "ws:../x"] {
        assert_eq!(plan_with(url, "/"), Err(Obstacle::Url), "{url}");
    }
}

fn plan_with(url: &str, location: &str) -> Result<Flow, Obstacle> {
    plan(&flow("POST", url, &[(302, location)]), FOLDER).map(|plan| plan.flow)
}

#[test]
fn what_cannot_be_shown_is_named() {
    let plan = plan(&flow("POST", "http://a.test/", &[(302, "http://b.test/")]), FOLDER);
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let want = [
        Limit::Origins(2),
        Limit::Client,
        Limit::Sent(names(&["Cookie", "Sec-Fetch-Mode"])),
        Limit::Answered(names(&["Set-Cookie"])),
        Limit::Visits,
    ];
    assert_eq!(plan.expect("a plan").limits, want);
}

#[test]
fn what_cannot_be_run_is_named() {
    let refused = |flow: &Flow| plan(flow, FOLDER).expect_err("an obstacle");
    assert_eq!(refused(&flow("GET", "nowhere", &[])), Obstacle::Url);
    let trace = flow("TRACE", "http://a.test/", &[]);
    assert_eq!(refused(&trace), Obstacle::Method("TRACE".to_owned()));
    let early = flow("GET", "http://a.test/", &[(103, "/x")]);
    assert_eq!(refused(&early), Obstacle::Status(103));
    let long = flow("GET", "http://a.test/", &[(302, "/x"); 65]);
    assert_eq!(refused(&long), Obstacle::Length);
    let mut bodied = flow("GET", "http://a.test/", &[]);
    bodied.request.body = Some("x".into());
    assert_eq!(refused(&bodied), Obstacle::Body);
    let mut two = flow("GET", "http://a.test/", &[(302, "/x")]);
    two.responses[0].headers.add("location", "/y");
    assert_eq!(refused(&two), Obstacle::Locations);
}

fn seen(method: &str, url: &str, body: Option<&str>) -> Seen {
    Seen {
        method: method.to_owned(),
        url: format!("{FOLDER}{url}"),
        headers: [("x-own", "1"), ("user-agent", "any")].into_iter().collect::<Fields>(),
        body: body.map(str::to_owned),
    }
}

#[test]
fn a_lost_body_is_a_difference() {
    let plan = plan(&flow("POST", "http://a.test/start", &[(307, "/next")]), FOLDER);
    let flow = plan.expect("a plan").flow;
    let trace = follow(client("fetch"), &flow).expect("a trace");
    let end = Ended {
        status: Some(200),
        url: format!("{FOLDER}a.test/next"),
        redirected: true,
        kind: "basic".to_owned(),
    };
    let told =
        [seen("POST", "a.test/start", Some("hello")), seen("POST", "a.test/next", Some("hello"))];
    assert_eq!(differences(&flow.request, &trace.visits[0], &told, &end), []);
    // As WebKit has it.
    let lost = [told[0].clone(), seen("POST", "a.test/next", None)];
    let end = Ended { redirected: false, ..end };
    let found = differences(&flow.request, &trace.visits[0], &lost, &end);
    let names: Vec<_> = found.iter().map(|it| (it.hop, &it.what, it.topic)).collect();
    assert_eq!(
        names,
        [(Some(1), &What::Body, Topic::Method), (None, &What::Redirected, Topic::Follow)]
    );
    assert_eq!((&*found[0].said, &*found[0].seen), ("hello", ""));
    // Fewer requests, a failure.
    let found = differences(&flow.request, &trace.visits[0], &told[..1], &Ended::default());
    let names: Vec<_> = found.iter().map(|it| &it.what).collect();
    assert_eq!(names, [&What::Requests, &What::Status]);
}

/// The worker has the list, too, and is not to be asked.
#[test]
fn the_worker_sends_the_same_fields() {
    let script = include_str!("../../../../src/scripts/worker/lab.js");
    let list = script.split_once("const ALLOWED = new Set(").expect("a list").1;
    let list = list.split_once(']').expect("its end").0;
    let names = list.split('\'').skip(1).step_by(2).map(str::to_ascii_lowercase);
    assert_eq!(names.collect::<Vec<_>>(), ANSWERED);
}
