//! Wrong profiles and flows: every mistake, with its place.

use content::sources::Sources;
use content::{Diagnostic, clients, flows};
use expect_test::{Expect, expect};

const CLIENTS: &str = include_str!("../../../../content/clients.toml");
const FLOWS: &str = include_str!("../../../../content/flows.toml");

fn sources() -> Sources {
    let mut sources = Sources::default();
    sources.read_others(include_str!("../../../../content/sources.toml"));
    sources.read_rfcs(include_str!("../../../../content/rfcs.toml"));
    sources
}

fn told(found: &[Diagnostic], want: &Expect) {
    let text: String = found.iter().map(|found| format!("{found}\n")).collect();
    want.assert_eq(&text);
}

fn with(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from:?} is not in the file any more");
        text.replacen(from, to, 1)
    })
}

#[test]
fn profiles_are_checked() {
    let text = with(
        CLIENTS,
        &[
            ("kind = \"fetch\"", "kind = \"browser\""),
            ("301 = [\"POST GET\", \"* keep\"]", "301 = [\"POST to GET\"]"),
            ("names = [\"Authorization\"]", "names = [\"Author ization\"]"),
            ("drop = [\"host\", \"port\", \"scheme\"]", "drop = [\"hosts\"]"),
            ("max = 20", "most = 20"),
        ],
    );
    let (_, found) = clients::read(&text, &sources());
    told(
        &found,
        &expect![[r#"
        <input>:8:8: error[unknown-value]: `kind` is "browser"
          8 | kind = "browser"
          help: choose one of library, fetch, navigation
        <input>:17:1: error[missing-key]: `301` has no arms
          17 | [fetch.method]
          help: write at least `["* return"]`
        <input>:19:8: error[bad-arm]: `POST to GET` is not METHODS ACTION
          19 | 301 = ["POST to GET"]
          help: the actions are keep, GET, HEAD, return, error
        <input>:43:10: error[bad-field]: `Author ization` is no field name
          43 | names = ["Author ization"]
          help: field names are tokens (RFC 9110, 5.1)
        <input>:44:9: error[unknown-value]: `drop` has "hosts"
          44 | drop = ["hosts"]
          help: choose of host, host-unless-subdomain, port, port-written, scheme, upgrade, downgrade, always
        <input>:94:1: error[missing-key]: `max` is missing
          94 | [fetch.limit]
          help: add `max = …`
        <input>:95:1: error[unknown-key]: unknown key `most`
          95 | most = 20
          help: the keys here are zh, en, source, rule, max, at
    "#]],
    );
}

#[test]
fn flows_are_checked() {
    let text = with(
        FLOWS,
        &[
            ("client = \"navigation\"", "client = \"netscape\""),
            ("status = 303", "status = 33"),
            ("[[\"Location\", \"/orders/17\"]]", "[[\"Location\"]]"),
        ],
    );
    let (_, found) = flows::read(&text, &["navigation", "fetch"]);
    let first: Vec<Diagnostic> = found.into_iter().take(3).collect();
    told(
        &first,
        &expect![[r#"
        <input>:7:10: error[unknown-value]: `client` is "netscape"
          7 | client = "netscape"
          help: choose one of navigation, fetch
        <input>:13:16: error[bad-status]: 33 is no status code
          13 |     { status = 33, headers = [["Location"]] },
          help: write a number from 100 to 999
        <input>:13:31: error[bad-field]: a field is a name and a value
          13 |     { status = 33, headers = [["Location"]] },
          help: write `["Location", "/next"]`
    "#]],
    );
}
