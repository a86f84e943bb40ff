//! A later build: offered, never forced; a page and all it loads stay of one build.

use super::{ALL, cases};
use crate::harness::gate::Fault;
use crate::harness::offline::{BUILD, Site, again, expect_trouble, installed};
use crate::harness::page::Page;
use anyhow::Result;
use serde_json::json;

cases!(offline_update: one_tab, two_tabs, put_off, ten_in_a_row;
    in ALL => typed_text_is_kept, a_round_of_the_quiz_is_kept, a_portal, error_404, error_410, wrong_type,
        kept_for_a_year, a_worker_that_throws, while_the_network_is_away, rolled_back, half_of_it, error_500);

const OFFER: &str = "document.querySelector('.toast[data-kind=update]') !== null";
const ACCEPT: &str = ".toast[data-kind=update] .btn";
const LOADS: &str = "Number(sessionStorage['e2e.loads'])";

/// Takes the later build that is offered, and waits until the page is of it.
async fn accept(page: &Page, mark: &str) -> Result<()> {
    page.expect("whether the later build is offered", OFFER, true).await?;
    page.frames().await?;
    page.click(ACCEPT).await?;
    page.expect("build", BUILD, mark).await?;
    page.ready().await
}

/// The page loads again once, and works without a network from then on.
async fn one_tab(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    let _next = site.update(page, "2")?;
    again(page).await?;
    page.expect("build before it is accepted", BUILD, "1").await?;
    let loads = page.eval(LOADS).await?.as_u64().unwrap_or_default();
    accept(page, "2").await?;
    installed(page).await?;
    page.expect("loads", LOADS, loads + 1).await?;
    page.expect("caches", "caches.keys().then((names) => names.length)", 1).await?;
    site.cut(page);
    page.load("en/301/").await?;
    page.expect("build without a network", BUILD, "2").await
}

/// What is accepted in one tab holds for the other, which keeps what was typed there.
async fn two_tabs(page: &Page) -> Result<()> {
    let site = Site::visited(page, "redirects/").await?;
    let _next = site.update(page, "2")?;
    page.click("#import").await?;
    page.keys("curl -v http://a.test/").await?;
    let first = page.another_tab().await?;
    page.load("301/").await?;
    accept(page, "2").await?;
    page.leave_tab(first).await?;
    page.expect("build in the other tab", BUILD, "2").await?;
    page.ready().await?;
    page.expect(
        "what was typed there",
        "document.querySelector('#import').value",
        "curl -v http://a.test/",
    )
    .await?;
    page.expect("loads there", LOADS, 2).await
}

/// Not now: nothing is said again in this tab, and everything goes on as it was.
async fn put_off(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    let _next = site.update(page, "2")?;
    again(page).await?;
    page.expect("whether the later build is offered", OFFER, true).await?;
    page.frames().await?;
    page.click(".toast .btn-q").await?;
    page.expect("whether it is still offered", OFFER, false).await?;
    for path in ["301/", "quiz/", "en/"] {
        page.load(path).await?;
        page.expect(
            "scripts that are there",
            "customElements.get('status-lab') !== undefined",
            true,
        )
        .await?;
        page.frames().await?;
        page.expect("build", BUILD, "1").await?;
        page.expect("whether it is offered again", OFFER, false).await?;
    }
    site.cut(page);
    page.load("301/").await?;
    page.expect("build without a network", BUILD, "1").await
}

async fn ten_in_a_row(page: &Page) -> Result<()> {
    let site = Site::visited(page, "301/").await?;
    let next = site.update(page, "2")?;
    let ports = [site.build.port(), next.port()];
    let before = page.eval(LOADS).await?.as_u64().unwrap_or_default();
    for at in 1..=10 {
        site.gate.serve(ports[at % 2]);
        again(page).await?;
        accept(page, ["1", "2"][at % 2]).await?;
    }
    page.expect("scripts that are there", "customElements.get('status-lab') !== undefined", true)
        .await?;
    page.frames().await?;
    page.expect("loads", LOADS, before + 20).await?;
    page.expect("caches", "caches.keys().then((names) => names.length)", 1).await
}

/// The build before comes back as a later one would, also while the later one only waits.
async fn rolled_back(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    let next = site.update(page, "2")?;
    again(page).await?;
    page.expect("whether the later build is offered", OFFER, true).await?;
    // Back to the first, while the second waits.
    site.gate.serve(site.build.port());
    again(page).await?;
    page.expect("build", BUILD, "1").await?;
    page.expect("caches", "caches.keys().then((names) => names.length > 0)", true).await?;
    site.gate.serve(next.port());
    again(page).await?;
    accept(page, "2").await?;
    site.gate.serve(site.build.port());
    again(page).await?;
    accept(page, "1").await?;
    site.cut(page);
    page.load("en/301/").await?;
    page.expect("build without a network", BUILD, "1").await
}

async fn typed_text_is_kept(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    let _next = site.update(page, "2")?;
    again(page).await?;
    page.expect("whether the later build is offered", OFFER, true).await?;
    page.type_query("30").await?;
    page.frames().await?;
    page.click(ACCEPT).await?;
    page.expect("build", BUILD, "2").await?;
    page.ready().await?;
    page.expect("field", "document.querySelector('#q').value", "30").await?;
    let hits = "document.querySelectorAll('#results [data-code]:not([data-match=no])').length < 12";
    page.expect("whether it is searched for", hits, true).await
}

/// A round goes on at its question, with the answers so far.
async fn a_round_of_the_quiz_is_kept(page: &Page) -> Result<()> {
    let site = Site::visited(page, "quiz/?deck=document&seed=7x3k").await?;
    let asked = "document.querySelector('#question').innerText";
    page.expect(
        "whether a question is asked",
        "document.querySelector('#question') !== null",
        true,
    )
    .await?;
    page.click("button[data-option]").await?;
    page.click("#next").await?;
    let second = page.eval(asked).await?;
    let _next = site.update(page, "2")?;
    page.eval("navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => true)")
        .await?;
    accept(page, "2").await?;
    page.expect("question", asked, second).await?;
    page.expect("answers so far", "document.querySelectorAll('.q-prog .ok, .q-prog .no').length", 1)
        .await
}

/// While `fault` happens to the worker's file, the copy that is there serves; after it, the later
/// build comes.
async fn survives(page: &Page, fault: Fault) -> Result<()> {
    let site = Site::visited(page, "").await?;
    expect_trouble(page);
    let _next = site.update(page, "2")?;
    site.gate.on("/sw.js", fault);
    for path in ["301/", "en/"] {
        page.load(path).await?;
        page.expect(
            "scripts that are there",
            "customElements.get('status-lab') !== undefined",
            true,
        )
        .await?;
        page.expect("build", BUILD, "1").await?;
        page.expect("whether anything is offered", OFFER, false).await?;
    }
    installed(page).await?;
    site.gate.clear();
    again(page).await?;
    accept(page, "2").await
}

async fn error_404(page: &Page) -> Result<()> {
    survives(page, Fault::Status(404)).await
}

async fn error_410(page: &Page) -> Result<()> {
    survives(page, Fault::Status(410)).await
}

async fn error_500(page: &Page) -> Result<()> {
    survives(page, Fault::Status(500)).await
}

async fn wrong_type(page: &Page) -> Result<()> {
    survives(page, Fault::Page).await
}

/// A captive portal redirects every request to itself.
async fn a_portal(page: &Page) -> Result<()> {
    survives(page, Fault::Moved("/robots.txt")).await
}

async fn a_worker_that_throws(page: &Page) -> Result<()> {
    survives(page, Fault::Text("const BUILD", "throw 1; const BUILD")).await
}

/// A later build of which a file is missing is not taken.
async fn half_of_it(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    expect_trouble(page);
    let _next = site.update(page, "2")?;
    site.gate.on("/offline-", Fault::Status(404));
    page.load("about/").await?;
    page.expect("build", BUILD, "1").await?;
    page.expect("caches", "caches.keys().then((names) => names.length)", 1).await?;
    page.expect("whether anything is offered", OFFER, false).await?;
    installed(page).await?;
    site.gate.clear();
    again(page).await?;
    accept(page, "2").await
}

/// A host that lets the worker's file be kept for a year does not keep the reader from what is new.
async fn kept_for_a_year(page: &Page) -> Result<()> {
    let site = Site::new(page)?;
    site.gate.on("/sw.js", Fault::Field("Cache-Control", "public, max-age=31536000, immutable"));
    page.load("").await?;
    installed(page).await?;
    let _next = site.update(page, "2")?;
    again(page).await?;
    accept(page, "2").await
}

/// Accepted while the network is away: the copy is whole already, so nothing is missed.
async fn while_the_network_is_away(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    let _next = site.update(page, "2")?;
    again(page).await?;
    page.expect("whether the later build is offered", OFFER, true).await?;
    site.cut(page);
    accept(page, "2").await?;
    page.load("301/").await?;
    page.expect("number", "document.querySelector('h1').textContent.includes('301')", json!(true))
        .await
}
