//! Nothing secret leaves: every secret of `secrets.tsv`, in every form in which it can be pasted, is
//! gone from everything that is handed on.

use crate::content;
use proptest::prelude::*;
use redirect::diagram::{Form, Words, layout, svg};
use redirect::export::{caddy, curl, link, markdown, mermaid, nginx};
use redirect::import::mask::{self, Content};
use redirect::import::read_as;
use redirect::wire::{read_flow, write_flow, write_trace};
use redirect::{Flow, follow};
use serde_json::{Value, json};

const TABLE: &str = include_str!("../secrets.tsv");

/// A text with secrets, as somebody would paste it.
struct Case {
    name: String,
    text: String,
    secrets: Vec<String>,
}

/// A row of the table.
struct Row {
    kind: &'static str,
    name: &'static str,
    text: String,
    secrets: Vec<String>,
}

fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut columns = line.splitn(3, '\t');
        let mut column = || columns.next().unwrap_or_else(|| panic!("three columns: {line}"));
        let (kind, name, text) = (column(), column(), column());
        let text = text.replace('␤', "\n").replace('␍', "\r");
        let secret = |part: &str| part.split_once('⟧').map(|(secret, _)| secret.to_owned());
        let secrets: Vec<String> = text.split('⟦').skip(1).filter_map(secret).collect();
        assert!(!secrets.is_empty(), "a secret in brackets: {line}");
        Row { kind, name, text: text.replace(['⟦', '⟧'], ""), secrets }
    })
}

/// Quoted as by a shell: `'…'`, `"…"`, `$'…'`, and as by browsers for `cmd.exe`.
fn quoted(text: &str) -> [(&'static str, String); 4] {
    let double = text.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$");
    let dollar = text.replace('\\', "\\\\").replace('\'', "\\'");
    let dollar = dollar.replace('\n', "\\n").replace('\r', "\\r");
    let cmd: String = text
        .chars()
        .map(|c| match c {
            '"' => "^\\^\"".to_owned(),
            c if c.is_ascii_alphanumeric() || c == '\n' || c == '\r' || !c.is_ascii() => {
                c.to_string()
            }
            c => format!("^{c}"),
        })
        .collect();
    [
        ("in single quotes", format!("'{}'", text.replace('\'', "'\\''"))),
        ("in double quotes", format!("\"{double}\"")),
        ("in $'…'", format!("$'{dollar}'")),
        ("for cmd.exe", format!("^\"{cmd}^\"")),
    ]
}

fn har(request: Value, response: Value) -> String {
    json!({"log": {"entries": [{"request": request, "response": response}]}}).to_string()
}

fn har_url(url: &str) -> Value {
    json!({"method": "GET", "url": url, "headers": []})
}

fn target(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("https://")?;
    let at = rest.find(['/', '?', '#'])?;
    (!rest[..at].contains(['@', ' ', '"']) && !rest.contains(' ')).then(|| rest.split_at(at))
}

fn of_url(url: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (name, quoted) in quoted(url) {
        texts.push((format!("URL {name}"), format!("curl {quoted}")));
        texts.push((format!("Referer {name}"), format!("curl -e {quoted} https://a.test/")));
    }
    let [(_, single), ..] = quoted(url);
    texts.push(("--url".to_owned(), format!("curl --url {single} -L")));
    texts.push((
        "heads".to_owned(),
        format!("HTTP/1.1 302 Found\nLocation: {url}\n\nHTTP/1.1 200 OK\n"),
    ));
    texts.push(("wget".to_owned(), format!("--2026-01-31 12:00:00--  {url}\nHTTP request sent, awaiting response... 302 Found\nLocation: {url} [following]\n--2026-01-31 12:00:00--  {url}\nHTTP request sent, awaiting response... 200 OK\n")));
    texts.push(("curl -v, Location".to_owned(), format!("> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 302 Found\n< Location: {url}\n<\n* Issue another request to this URL: '{url}'\n> GET / HTTP/1.1\n>\n< HTTP/1.1 200 OK\n<\n")));
    if let Some((host, path)) = target(url) {
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        texts.push((
            "curl -v".to_owned(),
            format!("> GET {path} HTTP/1.1\n> Host: {host}\n>\n< HTTP/1.1 200 OK\n<\n"),
        ));
        texts.push((
            "heads of a request".to_owned(),
            format!("GET {path} HTTP/1.1\nHost: {host}\n\nHTTP/1.1 200 OK\n"),
        ));
    }
    let location = json!([{"name": "Location", "value": url}]);
    let plain = har_url("https://a.test/");
    texts.push(("HAR".to_owned(), har(har_url(url), json!({"status": 200, "headers": []}))));
    texts.push((
        "HAR, redirectURL".to_owned(),
        har(plain.clone(), json!({"status": 302, "redirectURL": url, "headers": []})),
    ));
    texts.push((
        "HAR, Location".to_owned(),
        har(plain, json!({"status": 302, "headers": location})),
    ));
    texts
}

fn of_field(line: &str) -> Vec<(String, String)> {
    let (name, value) = line.split_once(": ").expect("a field");
    let mut texts = Vec::new();
    for (way, quoted) in quoted(line) {
        texts.push((format!("-H {way}"), format!("curl https://a.test/ -H {quoted}")));
        texts.push((format!("--header {way}"), format!("curl https://a.test/ --header {quoted}")));
    }
    texts.push((
        "-H attached".to_owned(),
        format!("curl \"-H{}\" https://a.test/", line.replace('"', "\\\"")),
    ));
    texts.push((
        "curl -v".to_owned(),
        format!("> GET / HTTP/2\n> Host: a.test\n> {line}\n>\n< HTTP/2 200\n< {line}\n<\n"),
    ));
    texts.push((
        "heads".to_owned(),
        format!("GET / HTTP/1.1\nHost: a.test\n{line}\n\nHTTP/1.1 200 OK\n{line}\n"),
    ));
    texts.push(("wget".to_owned(), format!("--2026-01-31 12:00:00--  https://a.test/\nHTTP request sent, awaiting response...\n  HTTP/1.1 200 OK\n  {line}\n")));
    let fields = json!([{"name": name, "value": value}]);
    let request = json!({"method": "GET", "url": "https://a.test/", "headers": fields});
    texts.push(("HAR".to_owned(), har(request, json!({"status": 200, "headers": fields}))));
    let broken = json!([{"name": "Link", "value": format!("</a>\n{line}")}, {"name": "X\nY", "value": value}]);
    let request = json!({"method": "GET", "url": "https://a.test/", "headers": broken});
    texts.push((
        "HAR, behind a line break".to_owned(),
        har(request, json!({"status": 200, "headers": []})),
    ));
    texts
}

fn of_body(body: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (way, quoted) in quoted(body) {
        texts.push((format!("-d {way}"), format!("curl https://a.test/ -d {quoted}")));
    }
    let [(_, single), ..] = quoted(body);
    texts.push((
        "--data-raw".to_owned(),
        format!("curl https://a.test/ -H 'Content-Type: application/json' --data-raw {single}"),
    ));
    texts.push(("--json".to_owned(), format!("curl https://a.test/ --json {single}")));
    if !body.contains("\n\n") && !body.contains("\r\n\r\n") {
        texts.push((
            "heads".to_owned(),
            format!("POST / HTTP/1.1\nHost: a.test\n\n{body}\n\nHTTP/1.1 200 OK\n"),
        ));
    }
    let request = json!({"method": "POST", "url": "https://a.test/", "headers": [], "postData":
        {"mimeType": "x/y", "text": body, "params": [{"name": "a", "value": body}]}, "queryString": [{"name": "a", "value": body}]});
    texts.push(("HAR".to_owned(), har(request, json!({"status": 200, "headers": []}))));
    texts
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for row in rows() {
        let texts = match row.kind {
            "url" => of_url(&row.text),
            "field" => of_field(&row.text),
            "body" => of_body(&row.text),
            _ => vec![("as it is".to_owned(), row.text.clone())],
        };
        cases.extend(texts.into_iter().map(|(way, text)| Case {
            name: format!("{} {}, {way}", row.kind, row.name),
            text,
            secrets: row.secrets.clone(),
        }));
    }
    cases
}

/// Everything that leaves, in one text.
fn handed_on(flow: &Flow) -> String {
    let mut out = format!("{}\n{}", write_flow(flow), curl(flow));
    // A flow that has no room in a link does not leave by one.
    if let Ok(written) = link::encode(flow) {
        out += &format!("{:?}", link::decode(&written).expect("a link is read again"));
    }
    let client = content().clients.iter().find(|client| client.id == flow.client);
    let client = client.unwrap_or(&content().clients[0]);
    let Ok(trace) = follow(client, flow) else { return out };
    out += &write_trace("a", client, &trace);
    let labels = Words {
        client: "c",
        version: "1",
        origin: "o",
        content: "b",
        store: "s",
        failure: "",
        assumed: "a",
        unrecorded: "u",
    };
    for visit in &trace.visits {
        let drawn = svg(&layout(visit, &flow.request, Form::Landscape, &labels), "a");
        out +=
            &[mermaid("c", visit), markdown(visit, &["a"; 5]), nginx(visit), caddy(visit), drawn]
                .join("\n");
    }
    out
}

/// What of the secret is in the text: all of a short one, six signs of a long one.
fn survives<'a>(secret: &'a str, text: &str) -> Option<&'a str> {
    if secret.chars().count() < 12 {
        return text.contains(secret).then_some(secret);
    }
    let starts = secret.char_indices().map(|(at, _)| &secret[at..]);
    starts.filter_map(|rest| rest.get(..6)).find(|piece| text.contains(*piece))
}

fn leaks(case: &Case) -> Vec<String> {
    let mut leaks = Vec::new();
    for content in [Content::Shape, Content::Kept] {
        let text = match read_as(&case.text, content) {
            Ok(import) => {
                let mut again = import.flow.clone();
                assert_eq!(mask::flow(&mut again, content), [], "masked twice: {}", case.name);
                assert_eq!(again, import.flow, "{}", case.name);
                format!(
                    "{}\n{}\n{:?}",
                    handed_on(&import.flow),
                    import.ignored.join(" "),
                    import.masked
                )
            }
            Err(refusal) => refusal.found,
        };
        for secret in &case.secrets {
            if let Some(piece) = survives(secret, &text) {
                let line = text.lines().find(|line| line.contains(piece)).unwrap_or(piece);
                leaks.push(format!(
                    "{} ({content:?}): {piece} of {:?} in {:.300}",
                    case.name, case.text, line
                ));
            }
        }
    }
    leaks
}

#[test]
fn no_secret_survives_an_import() {
    let cases = cases();
    assert!(cases.len() > 218, "{} cases", cases.len());
    let leaks: Vec<String> = cases.iter().flat_map(leaks).collect();
    assert!(
        leaks.is_empty(),
        "{} of {} cases leak:\n{}",
        leaks.len(),
        cases.len(),
        leaks.join("\n")
    );
}

/// A flow that a link or a file carries, with each secret in each of its places.
fn written(row: &Row) -> Vec<Flow> {
    let mut flow = read_flow(&json!({"id": "", "client": "curl", "request": {"method": "POST", "url": "https://a.test/", "headers": [], "body": null},
        "responses": [{"status": 302, "headers": [["Location", "/b"]]}]})).expect("a flow");
    let mut flows = Vec::new();
    match row.kind {
        "url" => {
            let mut other = flow.clone();
            other.request.url.clone_from(&row.text);
            other.options.page = Some(row.text.clone());
            flow.responses[0].headers.set("Location", &row.text);
            flow.request.headers.add("Referer", &row.text);
            flows.extend([flow, other]);
        }
        "field" => {
            let (name, value) = row.text.split_once(": ").expect("a field");
            flow.request.headers.add(name, value);
            flow.responses[0].headers.add(name, value);
            flow.responses[0].headers.add("Vary", &format!("a\r\n{}", row.text));
            flows.push(flow);
        }
        "body" => {
            flow.request.body = Some(row.text.as_str().into());
            flows.push(flow);
        }
        _ => {}
    }
    flows
}

#[test]
fn no_secret_survives_the_last_look_over_a_flow() {
    let mut leaks = Vec::new();
    for row in rows() {
        for mut flow in written(&row) {
            let masked = mask::flow(&mut flow, Content::Kept);
            assert!(!masked.is_empty(), "{} is said", row.name);
            let text = handed_on(&flow);
            let found = row.secrets.iter().filter_map(|secret| survives(secret, &text));
            leaks.extend(found.map(|piece| {
                format!("{} {}: {piece} in {}", row.kind, row.name, write_flow(&flow))
            }));
            let once = flow.clone();
            assert_eq!(mask::flow(&mut flow, Content::Kept), [], "{}", row.name);
            assert_eq!(flow, once, "{}", row.name);
        }
    }
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
}

/// Every URL that `content/` names: places that many people made, with dates, identifiers and digests.
#[test]
fn the_urls_of_the_content_stay_as_they_are() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let mut texts = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("content/ is readable") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                texts.push(text);
            }
        }
    }
    let outside = |c: char| c.is_whitespace() || "\"'<>)]}`|\\，。、（）".contains(c);
    let urls: std::collections::BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| text.match_indices("https://").map(|(at, _)| &text[at..]))
        .map(|rest| &rest[..rest.find(outside).unwrap_or(rest.len())])
        .collect();
    assert!(urls.len() > 400, "{} URLs", urls.len());
    let masked: Vec<_> = urls.iter().filter(|url| !mask::url(url).1.is_empty()).collect();
    // Examples with `sig=demo`, and identifiers that could be keys as well.
    assert!(masked.len() * 50 < urls.len(), "{} of {}: {masked:#?}", masked.len(), urls.len());
}

/// The examples of the page keep what they are about when they are handed on.
#[test]
fn examples_are_played_as_before_without_their_secrets() {
    for item in content().flows.as_array().expect("flows") {
        let flow = read_flow(&item["flow"]).expect("a flow");
        let mut handed = flow.clone();
        mask::flow(&mut handed, Content::Kept);
        let client = crate::client(&flow.client);
        let told = |flow: &Flow| {
            let trace = follow(client, flow).expect("a trace");
            let hops = trace.visits.iter().flat_map(|visit| &visit.hops);
            let told = hops.map(|hop| {
                (
                    hop.request.method.clone(),
                    hop.request.body.is_some(),
                    hop.response.status,
                    hop.request.headers.0.len(),
                )
            });
            told.collect::<Vec<_>>()
        };
        assert_eq!(told(&flow), told(&handed), "{}", item["id"]);
    }
}

proptest! {
    /// Whatever stands before it in the path, and behind it in the query.
    #[test]
    fn no_secret_survives_beside_other_text(
        at in 0..1000_usize,
        before in "([a-z0-9.-]|/|%2F|%3F|@|:){0,20}",
        after in "([a-z0-9 ]|[&=;#/+?@:]|%26|%3D|%25){0,30}",
    ) {
        let own = "https://a.test/";
        let urls: Vec<Row> = rows().filter(|row| row.kind == "url" && row.text.starts_with(own)).collect();
        let row = &urls[at % urls.len()];
        let url = [own, &before, "/", &row.text[own.len()..], "&", &after].concat();
        let (masked, _) = mask::url(&url);
        for secret in &row.secrets {
            prop_assert_eq!(survives(secret, &masked), None, "{} of {} in {}", row.name, url, masked);
        }
        prop_assert_eq!(mask::url(&masked), (masked.clone(), Vec::new()));
    }
}
