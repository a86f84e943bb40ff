//! The redirect engine beside the browsers: what they really send.

use super::cases;
use crate::harness::browser::Kind;
use crate::harness::page::Page;
use anyhow::{Context, Result, ensure};
use clients::cases::{Case, all};
use clients::compare;
use clients::drive::{Observed, Outcome};
use clients::server::Server;
use redirect::Client;
use redirect::wire::read_client;
use serde_json::{Value, json};
use std::fs;

cases!(engine: fetch_does_as_said, navigations_do_as_said);

fn profile(page: &Page, id: &str) -> Result<Client> {
    let text = fs::read_to_string(page.settings.dist.join("api/v1/redirects.json"))?;
    let data: Value = serde_json::from_str(&text)?;
    let list = data["clients"].as_array().context("no clients")?;
    let profile = list.iter().find(|profile| profile["id"] == id).context("no such client")?;
    read_client(profile, model::Lang::En).context("a profile that can be read")
}

/// The cases that a browser can be shown: none over TLS, whose certificate it does not know.
fn shown(server: &Server, id: &str, client: &Client) -> Vec<Case> {
    let tls = format!(":{}/", server.ports.t);
    let plain = |case: &Case| {
        let fields = case.flow.responses.iter().filter_map(|r| r.headers.get("Location"));
        !case.flow.request.url.contains(&tls) && !fields.into_iter().any(|to| to.contains(&tls))
    };
    all(&server.ports, id, client).into_iter().filter(plain).collect()
}

/// Makes the test's server the page's site; what the browser says about failures is expected.
fn home(page: &Page, server: &Server) -> String {
    page.allow("");
    for host in ["localhost", "127.0.0.1"] {
        for port in [server.ports.b, server.ports.a] {
            page.on(&format!("http://{host}:{port}/"));
        }
    }
    page.root()
}

/// Fails with every difference between what arrived and what the engine says.
fn verdict(id: &str, client: &Client, cases: &[Case], seen: Vec<Outcome>) -> Result<()> {
    ensure!(cases.len() > 40, "only {} cases", cases.len());
    let seen = Observed { version: String::new(), cases: seen };
    let compared = compare::all(id, client, cases, &seen);
    let list = compared.differences.join("\n  ");
    ensure!(
        compared.differences.is_empty(),
        "{} of {} differ:\n  {list}",
        compared.differences.len(),
        cases.len()
    );
    Ok(())
}

const FETCH: &str = "
    const { method, url, headers, body } = arguments[0];
    return fetch(url, { method, headers, body: body ?? undefined })
        .then((answer) => ({ outcome: 'response', status: answer.status, url: answer.url }), () => ({ outcome: 'error' }));";

async fn fetch_does_as_said(page: &Page) -> Result<()> {
    let server = Server::start()?;
    let client = profile(page, "fetch")?;
    let home = home(page, &server);
    page.open("page").await?;
    let mut cases = shown(&server, "fetch", &client);
    let mut seen = Vec::new();
    for case in &mut cases {
        // A page on another name would be another site.
        if case.flow.request.url.contains("localhost") {
            case.name += " from another origin";
        }
        case.flow.options.page = Some(format!("{home}page"));
        server.expect(&case.path, &case.flow.responses);
        let request = &case.flow.request;
        let headers: Vec<[&str; 2]> = request.headers.0.iter().map(|(n, v)| [&**n, &**v]).collect();
        let job = json!({"method": request.method, "url": request.url, "headers": headers, "body": request.body.as_deref()});
        let answer = page.run(FETCH, vec![job]).await?;
        seen.push(Outcome {
            requests: server.seen(&case.path),
            outcome: answer["outcome"].as_str().unwrap_or_default().to_owned(),
            status: answer["status"].as_u64(),
            url: answer["url"].as_str().map(str::to_owned),
        });
    }
    verdict("fetch", &client, &cases, seen)
}

// The page is empty: the server answers no path but those of cases.
const POST: &str = "
    const form = document.createElement('form'); form.method = 'post'; form.action = arguments[0]; form.enctype = 'text/plain';
    document.documentElement.append(form); form.submit();";

async fn navigations_do_as_said(page: &Page) -> Result<()> {
    let server = Server::start()?;
    let mut client = profile(page, "navigation")?;
    if page.kind == Kind::Firefox {
        // The profile is Chromium's, which stops one redirect earlier.
        client.limit.max = 20;
    }
    home(page, &server);
    let mut cases = shown(&server, "navigation", &client);
    // What a navigation can do: GET, without fields of its own.
    cases.retain(|case| {
        case.flow.request.method == "GET"
            && case.flow.request.headers.0.is_empty()
            && !["data", "mailto", "ftp"].iter().any(|scheme| case.name.ends_with(scheme))
    });
    let mut differences = Vec::new();
    for case in &cases {
        server.expect(&case.path, &case.flow.responses);
        let address = case.flow.request.url.clone();
        // Where it fails, the driver fails as well; what arrived is what counts.
        let failed = page.visit(&address).await.is_err();
        let seen = Outcome {
            requests: server.seen(&case.path),
            outcome: if failed { "error" } else { "response" }.to_owned(),
            status: None,
            url: None,
        };
        differences.extend(compare::requests(&client, case, &seen));
    }
    ensure!(cases.len() > 25, "only {} cases", cases.len());
    ensure!(differences.is_empty(), "of {} cases:\n  {}", cases.len(), differences.join("\n  "));
    page.open("page").await?;
    let case = &all(&server.ports, "navigation", &client)[2];
    ensure!(case.flow.request.method == "POST", "the third case is a POST");
    for status in [301, 302, 303, 307, 308] {
        let path = format!("form-{status}");
        let to = format!("/{path}/next");
        let mut response = case.flow.responses[0].clone();
        response.status = status;
        response.headers.set("Location", &to);
        server.expect(&path, &[response]);
        page.run(POST, vec![json!(format!("{}{path}/start", page.root()))]).await?;
        page.expect("path", "location.pathname", to.as_str()).await?;
        let methods: Vec<String> = server.seen(&path).into_iter().map(|seen| seen.method).collect();
        let want = if status < 304 { ["POST", "GET"] } else { ["POST", "POST"] };
        ensure!(methods == want, "{status}: {methods:?}");
    }
    Ok(())
}
