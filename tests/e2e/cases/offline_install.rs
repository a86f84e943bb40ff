//! An offline copy that cannot be made: none is there then, the page works as without one, says
//! nothing but on `about/`, and the next visit makes it.

use super::{ALL, cases};
use crate::harness::browser::Kind;
use crate::harness::gate::Fault;
use crate::harness::offline::{Site, again, expect_trouble, installed};
use crate::harness::page::Page;
use anyhow::Result;
use serde_json::json;

cases!(offline_install: a_strangers_cache_survives;
    in ALL => file_missing, connection_reset, answer_that_stalls, answer_that_breaks_off,
        other_bytes_in_the_pack, wrong_type, tab_closed, server_error, page_for_a_script, other_bytes;
    in [Kind::Chromium] => no_room);

const REFUSED: &str = "document.querySelector('status-stored').innerText.includes('没能装好')";

/// While `fault` happens to a file of the build: no copy, and that is said where it is asked for.
/// After it: a copy.
async fn fails(page: &Page, part: &'static str, fault: Fault) -> Result<()> {
    expect_trouble(page);
    let site = Site::new(page)?;
    // The file is one that no page needs, or the pack: the page itself loads.
    site.gate.on(part, fault);
    page.load("about/").await?;
    page.expect("whether it is said", REFUSED, true).await?;
    page.expect("whether a toast is shown", "document.querySelector('.toast') !== null", false)
        .await?;
    page.expect("caches", "caches.keys().then((names) => names.length)", 0).await?;
    page.expect("active worker", "navigator.serviceWorker.controller", json!(null)).await?;
    site.gate.clear();
    page.load("301/").await?;
    installed(page).await?;
    site.cut(page);
    again(page).await
}

async fn file_missing(page: &Page) -> Result<()> {
    fails(page, "icon-512.png", Fault::Status(404)).await
}

async fn server_error(page: &Page) -> Result<()> {
    fails(page, "/offline-", Fault::Status(500)).await
}

async fn connection_reset(page: &Page) -> Result<()> {
    fails(page, "/offline-", Fault::Reset).await
}

/// The worker's patience is two minutes; here it is made a second.
async fn answer_that_stalls(page: &Page) -> Result<()> {
    expect_trouble(page);
    let site = Site::new(page)?;
    site.gate.on("/offline-", Fault::Stall);
    site.gate.on("/sw.js", Fault::Text("120_000", "1_000"));
    page.load("about/").await?;
    page.expect("whether it is said", REFUSED, true).await?;
    page.expect("caches", "caches.keys().then((names) => names.length)", 0).await?;
    site.gate.clear();
    page.load("301/").await?;
    installed(page).await
}

async fn page_for_a_script(page: &Page) -> Result<()> {
    fails(page, "/redirects-", Fault::Page).await
}

async fn answer_that_breaks_off(page: &Page) -> Result<()> {
    fails(page, "/offline-", Fault::Cut).await
}

async fn other_bytes(page: &Page) -> Result<()> {
    fails(page, "icon-maskable-512.png", Fault::Garbled).await
}

async fn other_bytes_in_the_pack(page: &Page) -> Result<()> {
    fails(page, "/offline-", Fault::Text("301", "201")).await
}

async fn wrong_type(page: &Page) -> Result<()> {
    fails(page, "/quiz-", Fault::Field("Content-Type", "text/html")).await
}

/// A visit that ends before the copy is whole leaves nothing that the next one would trust.
async fn tab_closed(page: &Page) -> Result<()> {
    expect_trouble(page);
    let site = Site::new(page)?;
    site.gate.on("/offline-", Fault::Hold);
    page.load("").await?;
    page.expect(
        "worker",
        "navigator.serviceWorker.getRegistration().then((r) => r?.installing?.state ?? 'none')",
        "installing",
    )
    .await?;
    page.leave_for_another().await?;
    site.gate.clear();
    page.load("301/").await?;
    installed(page).await?;
    site.cut(page);
    again(page).await
}

/// Other people's caches on this origin are none of ours, whatever they are called.
async fn a_strangers_cache_survives(page: &Page) -> Result<()> {
    let site = Site::new(page)?;
    page.open("robots.txt").await?;
    let names = ["stranger", "status-atlas", "status-atlas %2Fother%2F 0123456789abcdef"];
    page.run(
        "return Promise.all(arguments[0].map(async (name) => (await caches.open(name)).put('x', new Response('theirs'))))",
        vec![json!(names)],
    )
    .await?;
    page.load("").await?;
    installed(page).await?;
    let _next = site.update(page, "2")?;
    again(page).await?;
    page.expect(
        "what is offered",
        "document.querySelectorAll('.toast[data-kind=update] .btn').length",
        2,
    )
    .await?;
    page.click(".toast[data-kind=update] .btn").await?;
    page.expect("build", "document.documentElement.dataset.build", "2").await?;
    page.ready().await?;
    for name in names {
        let text = format!("caches.open('{name}').then((c) => c.match('x')).then((r) => r.text())");
        page.expect(name, &text, "theirs").await?;
    }
    page.expect("caches", "caches.keys().then((names) => names.length)", 4).await
}

/// A browser that has no room left: the site works on, without its copy, and nothing is half kept.
async fn no_room(page: &Page) -> Result<()> {
    expect_trouble(page);
    let _site = Site::new(page)?;
    let origin = page.root();
    page.open("robots.txt").await?;
    page.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 500_000 }))
        .await?;
    page.load("about/").await?;
    page.expect("whether it is said", REFUSED, true).await?;
    page.expect("caches", "caches.keys().then((names) => names.length)", 0).await?;
    page.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await?;
    page.load("301/").await?;
    installed(page).await
}
