//! Flows run for real: what a browser does, beside what the engine foretells.

use super::{ALL, cases};
use crate::harness::browser::Kind;
use crate::harness::offline::Site;
use crate::harness::page::Page;
use anyhow::{Context, Result, ensure};
use redirect::lab::{Difference, Ended, Seen, differences, plan};
use redirect::wire::{read_client, write_flow};
use redirect::{Client, Fields, Flow, Request, Response, follow};
use serde_json::{Value, json};
use std::fs;

cases!(lab_flows: several_origins_in_the_visualiser; in ALL => redirects, in_the_visualiser);

/// The profile of `fetch()`.
fn profile(page: &Page) -> Result<Client> {
    let text = fs::read_to_string(page.settings.dist.join("api/v1/redirects.json"))?;
    let data: Value = serde_json::from_str(&text)?;
    let list = data["clients"].as_array().context("no clients")?;
    let fetch = list.iter().find(|client| client["id"] == "fetch").context("no fetch")?;
    read_client(fetch, model::Lang::En).context("a profile that can be read")
}

/// A flow of one redirect.
fn flow(status: u16, method: &str, body: bool) -> Flow {
    let mut headers: Fields = [("X-Own", "1")].into_iter().collect();
    if body {
        headers.add("Content-Type", "text/plain");
    }
    Flow {
        id: format!("{status}{}{}", method.to_ascii_lowercase(), u8::from(body)),
        client: "fetch".to_owned(),
        request: Request {
            method: method.to_owned(),
            url: "http://a.test/start?q=1".to_owned(),
            headers,
            body: body.then(|| "hello".into()),
            replayable: true,
        },
        responses: vec![Response {
            status,
            headers: [("Location", "/next")].into_iter().collect(),
        }],
        visits: 1,
        ..Flow::default()
    }
}

const RUN: &str = "const [flow] = arguments;
    return new Promise((done) => {
        const taken = !dispatchEvent(new CustomEvent('status-atlas:run', { cancelable: true, detail: { flow, done } }));
        if (!taken) done(null);
    });";

/// Runs a flow in the browser; how it differs.
async fn run(page: &Page, client: &Client, flow: &Flow) -> Result<Vec<Difference>> {
    let plan = plan(flow, &format!("{}lab/flow/{}/", page.root(), flow.id))
        .map_err(|e| anyhow::anyhow!("{e:?}"))?;
    let trace = follow(client, &plan.flow)?;
    let answer = page.run(RUN, vec![json!(write_flow(&plan.flow))]).await?;
    ensure!(answer["end"].is_object(), "found {answer}");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let seen = answer["seen"].as_array().context("no requests")?.iter().map(|request| Seen {
        method: text(&request["method"]),
        url: text(&request["url"]),
        headers: request["headers"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|pair| Some((pair[0].as_str()?, pair[1].as_str()?)))
            .collect(),
        body: request["body"].as_str().map(str::to_owned),
    });
    let end = &answer["end"];
    let ended = Ended {
        status: end["status"].as_u64().and_then(|status| status.try_into().ok()),
        url: text(&end["url"]),
        redirected: end["redirected"] == true,
        kind: text(&end["type"]),
    };
    let seen: Vec<Seen> = seen.collect();
    ensure!(!seen.is_empty(), "no request was seen: {answer}");
    Ok(differences(&plan.flow.request, &trace.visits[0], &seen, &ended))
}

/// What WebKit is known to do otherwise: it loses content that a redirect should leave alone, and
/// says that nothing was redirected.
fn is_known(kind: Kind, status: u16, difference: &Difference) -> bool {
    let moved = [301, 302, 303, 307, 308].contains(&status);
    kind == Kind::WebKit && moved && ["redirected", "body"].contains(&difference.what.name())
}

/// Every 3xx, five methods, with content and without: as the Fetch standard has it in Chromium and
/// Firefox, and but for what is known in WebKit.
async fn redirects(page: &Page) -> Result<()> {
    page.allow("Failed to load resource");
    page.allow("A ServiceWorker intercepted the request");
    let _site = Site::visited(page, "redirects/").await?;
    let client = profile(page)?;
    let (mut odd, mut known, mut count) = (Vec::new(), Vec::new(), 0);
    for status in 300..=308 {
        for method in ["GET", "HEAD", "POST", "PUT", "DELETE"] {
            for body in [false, true] {
                if body && ["GET", "HEAD"].contains(&method) {
                    continue;
                }
                count += 1;
                for difference in run(page, &client, &flow(status, method, body)).await? {
                    let Difference { what, said, seen, .. } = &difference;
                    let line =
                        format!("{status} {method} {body}: {} {said:?}, not {seen:?}", what.name());
                    if is_known(page.kind, status, &difference) {
                        known.push(line)
                    } else {
                        odd.push(line)
                    }
                }
            }
        }
    }
    ensure!(count == 72, "{count} flows");
    ensure!(odd.is_empty(), "{} differences:\n  {}", odd.len(), odd.join("\n  "));
    // What is known has to show up, or it is known no longer.
    let lost = known.iter().filter(|line| line.contains(": body ")).count();
    ensure!(
        page.kind != Kind::WebKit || lost == 10,
        "WebKit lost content {lost} times, not 10: {known:?}"
    );
    println!("lab: {count} flows in {}, {} known differences", page.kind.name(), known.len());
    Ok(())
}

/// The button: hop by hop beside what was foretold, each difference with the rule of the standard.
async fn in_the_visualiser(page: &Page) -> Result<()> {
    page.allow("Failed to load resource");
    page.allow("A ServiceWorker intercepted the request");
    let _site = Site::visited(page, "redirects/").await?;
    page.expect("whether it can be read", "document.querySelector('#import') !== null", true)
        .await?;
    page.click("#import").await?;
    page.keys("curl -X POST -d hello http://a.test/start").await?;
    page.eval("document.querySelector('#import-read').click()").await?;
    let told = "document.querySelector('#import').value + ' / ' + document.querySelector('#import-error').textContent";
    let one = "document.querySelectorAll('[data-hop]').length === 1";
    page.expect_that("one hop", one, told).await?;
    page.click("#run-real").await?;
    page.expect("requests", "document.querySelectorAll('[data-run-hop]').length", 1).await?;
    page.expect(
        "differences",
        "document.querySelector('[data-differences]').dataset.differences",
        "0",
    )
    .await?;
    // A flow with a 307, by its link.
    let flow = flow(307, "POST", true);
    let link = format!("redirects/#f={}", redirect::export::link::encode(&flow)?);
    page.open("robots.txt").await?;
    page.load(&link).await?;
    page.expect("scripts that are there", "customElements.get('status-lab') !== undefined", true)
        .await?;
    page.click("#run-real").await?;
    page.expect("requests", "document.querySelectorAll('[data-run-hop]').length", 2).await?;
    let second = "document.querySelector('[data-run-hop=\"2\"]').dataset";
    page.expect("method", &format!("{second}.seenMethod"), "POST").await?;
    let lost = page.kind == Kind::WebKit;
    page.expect("bytes", &format!("{second}.seenBody"), if lost { "0" } else { "5" }).await?;
    page.expect(
        "lost content among the differences",
        "document.querySelectorAll('[data-difference=body]').length",
        u8::from(lost),
    )
    .await?;
    if lost {
        let rule = "document.querySelector('[data-difference=body] .rule').textContent";
        page.expect_that(
            "the standard's rule",
            &format!("{rule}.includes('307') && {rule}.includes('fetch.http-redirect-fetch.12')"),
            rule,
        )
        .await?;
    }
    Ok(())
}

/// What cannot be shown is said; what can be run is.
async fn several_origins_in_the_visualiser(page: &Page) -> Result<()> {
    page.allow("A ServiceWorker intercepted the request");
    let _site = Site::visited(page, "redirects/").await?;
    let mut flow = flow(302, "GET", false);
    flow.client = "curl".to_owned();
    flow.request.headers.add("Cookie", "k=v");
    flow.responses[0].headers.set("Location", "https://b.test/there");
    flow.responses[0].headers.add("Set-Cookie", "a=b");
    page.open("robots.txt").await?;
    page.load(&format!("redirects/#f={}", redirect::export::link::encode(&flow)?)).await?;
    page.expect("scripts that are there", "customElements.get('status-lab') !== undefined", true)
        .await?;
    page.click("#run-real").await?;
    page.expect("requests", "document.querySelectorAll('[data-run-hop]').length", 2).await?;
    let text = "document.querySelector('.limits').innerText";
    for part in ["流程有2个源", "网页里只能用fetch()", "Cookie", "Set-Cookie"] {
        page.expect_that(part, &format!("{text}.includes('{part}')"), text).await?;
    }
    // A status that no worker can answer with.
    flow.responses[0].status = 103;
    page.open("robots.txt").await?;
    page.load(&format!("redirects/#f={}", redirect::export::link::encode(&flow)?)).await?;
    page.click("#run-real").await?;
    let told = "document.querySelector('.real .msg-err').textContent";
    page.expect_that("why not", &format!("{told}.includes('103')"), told).await
}
