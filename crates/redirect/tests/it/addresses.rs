//! Addresses as they are typed, key by key: each client follows them or says what is wrong.

use super::content;
use redirect::diagnosis::diagnose;
use redirect::{Flow, Options, Outcome, Request, Response, follow};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Addresses that readers of today's code could not type to their end, and more of their kind.
const MADE: [&str; 22] = [
    "https://mail.163.com/",
    "https://www.12306.cn/",
    "https://192.168.1.1000",
    "https://v2.0.example/",
    "https://256.1.1.1/",
    "https://1.2.3.08/",
    "https://%20/",
    "https://a%2fb/",
    "https://[v1.x]/",
    "https://[::1]:8443/x?y#z",
    "https://09/",
    "https://a.0x/",
    "https://a.test:99999/",
    "https://u:p@a.test:/",
    "https://例子.测试/路径?查询#片段",
    "https://xn--fsqu00a.xn--0zwm56d/",
    "http://\u{0}a/",
    "https://a b/",
    "https:////a.test",
    "ftp://a.test/",
    "data:text/plain,x",
    "HTTP://A.TEST/%zz/../../x y",
];

/// Everything between quotation marks that could be an address, in the data and tests at hand.
fn found() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = [
        "content/flows.toml",
        "crates/redirect/src/url/tests.rs",
        "crates/redirect/src/url/tests/hosts.rs",
        "crates/redirect/src/url/tests/parts.rs",
        "crates/redirect/src/url/tests/as_crate_url.rs",
        "crates/redirect/src/import/tests/typed.rs",
        "tests/clients/src/cases.rs",
    ];
    let mut urls: BTreeSet<String> = MADE.map(str::to_owned).into();
    for file in files {
        let text = fs::read_to_string(root.join(file)).expect(file);
        let quoted = text.split('"').skip(1).step_by(2);
        urls.extend(quoted.filter(|it| it.contains(':') && it.len() < 80).map(str::to_owned));
    }
    urls
}

#[test]
fn no_address_breaks_a_client_on_the_way_to_its_end() {
    let urls = found();
    assert!(urls.len() > 60, "{}", urls.len());
    let mut asked: BTreeSet<&str> = BTreeSet::new();
    for url in &urls {
        let ends = url.char_indices().map(|(at, c)| at + c.len_utf8());
        asked.extend(ends.map(|end| &url[..end]).chain([""]));
    }
    let mut flow = Flow {
        request: Request { method: "GET".to_owned(), replayable: true, ..Request::default() },
        visits: 2,
        ..Flow::default()
    };
    let (mut followed, mut refused) = (0, 0);
    for url in asked {
        flow.request.url = url.to_owned();
        // What was typed may be where a redirect leads, too.
        let headers = [("Location", url)].into_iter().collect();
        flow.responses = vec![Response { status: 302, headers }];
        for client in &content().clients {
            flow.client = client.id.clone();
            let trace = match follow(client, &flow) {
                Ok(trace) => trace,
                Err(error) => {
                    refused += 1;
                    let said = error.to_string();
                    assert!(!said.is_empty() && said.len() < 120, "{url}: {said}");
                    continue;
                }
            };
            followed += 1;
            assert_eq!(trace.visits.len(), 2, "{url}");
            for visit in &trace.visits {
                // A fetch refuses names and passwords before it asks anything.
                let silent = visit.hops.is_empty() && visit.outcome == Outcome::Error;
                assert!(!visit.hops.is_empty() || (silent && client.id == "fetch"), "{url}");
            }
            drop(diagnose(client, &flow, &trace, &content().clients[..4]));
        }
    }
    assert!(followed > 1000 && refused > 1000, "{followed} followed, {refused} refused");
}

#[test]
fn a_fetch_that_is_refused_at_once_is_an_error_without_a_hop() {
    let client = super::client("fetch");
    let flow = Flow {
        client: "fetch".to_owned(),
        request: Request {
            method: "TRACE".to_owned(),
            url: "https://a.test/".to_owned(),
            ..Request::default()
        },
        options: Options::default(),
        visits: 1,
        ..Flow::default()
    };
    let trace = follow(client, &flow).expect("a trace");
    let visit = &trace.visits[0];
    assert_eq!((visit.hops.len(), visit.outcome, visit.status), (0, Outcome::Error, None));
    assert!(visit.repetition().is_none());
    assert_eq!(diagnose(client, &flow, &trace, &[]), []);
}
