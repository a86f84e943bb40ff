//! The visualiser: a loop is called a loop, and what is not in a transcript is not shown as if it were.

use super::cases;
use super::redirects_typed::{import, open_file};
use crate::harness::browser::Kind;
use crate::harness::gate::Fault;
use crate::harness::page::Page;
use anyhow::{Result, ensure};
use serde_json::{Value, json};

cases!(redirects_loops: a_curl_loop_is_named, a_loop_that_this_browser_met_is_named,
    a_failed_request_shows_no_answer, what_is_cut_is_said, what_a_file_does_not_offer_is_said);

const STATUSES: &str =
    "[...document.querySelectorAll('[data-hop]')].map((hop) => hop.dataset.status)";
const RESULT: &str = "document.querySelector('.dia-h .muted').textContent";

/// `curl -vL` of two URLs that lead to each other.
fn curl(responses: usize) -> String {
    let message = |at: usize| {
        let (own, next) =
            if at.is_multiple_of(2) { ("/docs/", "/docs") } else { ("/docs", "/docs/") };
        format!(
            "> GET {own} HTTP/1.1\n> Host: site.test\n> User-Agent: curl/8.14.1\n> Accept: */*\n> \n\
            * Request completely sent off\n< HTTP/1.1 301 Moved Permanently\n< Location: http://site.test{next}\n\
            < Content-Length: 0\n< \n* Connection #0 to host site.test left intact\n\
            * Issue another request to this URL: 'http://site.test{next}'\n"
        )
    };
    let end = "* Maximum (50) redirects followed\ncurl: (47) Maximum (50) redirects followed\n";
    (0..responses).map(message).collect::<String>() + end
}

/// A loop is the result, and no answer is shown that nobody gave.
async fn is_loop(page: &Page, words: &str) -> Result<()> {
    page.expect("result", &format!("{RESULT}.startsWith({})", json!(words)), true).await?;
    page.expect("whether a 200 is shown", &format!("{STATUSES}.includes('200')"), false).await?;
    page.expect("whether it says 200", &format!("{RESULT}.includes('200')"), false).await
}

async fn a_curl_loop_is_named(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    import(page, &curl(51)).await?;
    is_loop(page, "Loop: hops 1–2 repeat").await?;
    page.expect("answers", "document.querySelectorAll('.hops > li').length", 51).await?;
    let quoted = "document.querySelector('[data-end]').textContent";
    page.expect("end", quoted, "The transcript ends: curl: (47) Maximum (50) redirects followed")
        .await?;
    // What is found at many hops is told once.
    let titles = "[...document.querySelectorAll('.diag strong')].map((it) => it.textContent)";
    let twice =
        format!("(() => {{ const all = {titles}; return all.length > new Set(all).size; }})()");
    page.expect("whether a diagnosis stands twice", &twice, false).await?;
    // The link has all that.
    page.expect("whether the address follows", "location.hash.startsWith('#f=2')", true).await?;
    page.reload().await?;
    page.ready().await?;
    is_loop(page, "Loop: hops 1–2 repeat").await
}

/// The browser goes round in a circle until it says this; what was asked of the server.
async fn met(page: &Page, word: &str) -> Result<Vec<String>> {
    let gate = page.gate()?;
    gate.on("round/a", Fault::Moved("/round/b"));
    gate.on("round/b", Fault::Moved("/round/a"));
    let root = page.root();
    page.on(&gate.url());
    page.allow("ERR_TOO_MANY_REDIRECTS");
    match page.visit(&format!("{}round/a", gate.url())).await {
        Err(error) => ensure!(format!("{error:#}").contains(word), "the browser said {error:#}"),
        // A driver that does not wait tells nothing; the browser's own page does.
        Ok(()) => {
            let said = "(document.documentURI + ' ' + document.documentElement.textContent)";
            let said = format!("{said}.includes({})", json!(word));
            page.expect("whether the browser says so", &said, true).await?;
        }
    }
    page.on(&root);
    let asked = gate.asked().into_iter().filter(|path| path.contains("round"));
    Ok(asked.map(|path| format!("{}{}", gate.url(), &path[1..])).collect())
}

/// An export of the browser's network panel: what was asked, and the browser's own word at the end.
fn har(asked: &[String], word: &str) -> String {
    let entry = |(at, url): (usize, &String)| {
        let to = if at.is_multiple_of(2) { "/round/b" } else { "/round/a" };
        let mut entry = json!({
            "request": { "method": "GET", "url": url, "headers": [] },
            "response": { "status": 302, "redirectURL": to, "headers": [{ "name": "Location", "value": to }] },
        });
        if at + 1 == asked.len() {
            entry["response"]["_error"] = Value::from(word);
        }
        entry
    };
    let entries: Vec<Value> = asked.iter().enumerate().map(entry).collect();
    json!({ "log": { "version": "1.2", "entries": entries } }).to_string()
}

async fn a_loop_that_this_browser_met_is_named(page: &Page) -> Result<()> {
    page.load("about/").await?;
    let (own, word) = match page.kind {
        Kind::Firefox => ("redirectLoop", "NS_ERROR_REDIRECT_LOOP"),
        _ => ("ERR_TOO_MANY_REDIRECTS", "net::ERR_TOO_MANY_REDIRECTS"),
    };
    let asked = met(page, own).await?;
    ensure!(asked.len() > 10, "{} requests", asked.len());
    page.load("en/redirects/").await?;
    open_file(page, "met.har", &har(&asked, word)).await?;
    is_loop(page, "Loop: hops 1–2 repeat").await?;
    page.expect("hops", &format!("{STATUSES}.every((status) => status === '302')"), true).await?;
    // As a reader pastes it who has the heads and the last line alone.
    let heads = |path: &str| format!("HTTP/1.1 302 Found\nLocation: {path}\n\n");
    let lines: String =
        (0..asked.len()).map(|at| heads(["/round/b", "/round/a"][at % 2])).collect();
    import(page, &format!("{lines}{word}\n")).await?;
    page.expect("result", &format!("{RESULT}.startsWith('Loop: ')"), true).await
}

async fn a_failed_request_shows_no_answer(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    let entry = |url: &str, status: u16, to: &str, error: &str| {
        json!({ "request": { "method": "GET", "url": url, "headers": [] },
            "response": { "status": status, "redirectURL": to, "headers": [], "_error": error } })
    };
    let entries = [
        entry("https://a.test/1", 302, "https://a.test/2", ""),
        entry("https://a.test/2", 0, "", "net::ERR_CONNECTION_REFUSED"),
    ];
    open_file(page, "a.har", &json!({ "log": { "entries": entries } }).to_string()).await?;
    page.expect("statuses", STATUSES, json!(["302", ""])).await?;
    let result = format!("{RESULT}.includes('no response')");
    page.expect("whether the result says so", &result, true).await?;
    page.expect("whether it says 200", &format!("{RESULT}.includes('200')"), false).await
}

async fn what_is_cut_is_said(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    let answers: Vec<Value> = (1..=151)
        .map(|at| json!({ "status": 302, "headers": [["Location", format!("/{at}")]] }))
        .collect();
    let flow = json!({ "client": "curl", "request": { "url": "https://a.test/" }, "responses": answers, "options": { "max_redirs": 1000 } });
    import(page, &flow.to_string()).await?;
    let said = "document.querySelector('#cut').textContent";
    page.expect("cut", said, "51 more responses were left out: a flow can have at most 100")
        .await?;
    page.expect("whether a 200 is shown", &format!("{STATUSES}.includes('200')"), false).await?;
    page.expect("result", &format!("{RESULT}.startsWith('Result unknown')"), true).await
}

async fn what_a_file_does_not_offer_is_said(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    let entry = |url: String| {
        json!({ "request": { "method": "GET", "url": url, "headers": [] },
            "response": { "status": 200, "redirectURL": "", "headers": [] } })
    };
    let mut entries: Vec<Value> =
        (0..5000).map(|at| entry(format!("https://a.test/{at}"))).collect();
    entries.push(entry("data:text/plain,a".to_owned()));
    entries.push(entry("chrome-extension://abc/a.js".to_owned()));
    open_file(page, "many.har", &json!({ "log": { "entries": entries } }).to_string()).await?;
    let said = "document.querySelector('#offered').textContent";
    let want = "200 of 5000 requests are listed, those with redirects first; 2 more use neither http nor https (data:, blob:, extensions) and cannot be simulated";
    page.expect("offered", said, want).await
}
