//! Until the app is there, and where it never comes.

use super::cases;
use crate::harness::browser::Kind;
use crate::harness::expect::{FOCUS, HITS};
use crate::harness::gate::{Fault, Gate};
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Result, ensure};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;

cases!(start: typing_before_the_app, asked_before_the_app, waiting_page_is_quiet, app_that_never_comes,
    script_that_never_comes, nothing_is_fetched_twice, nothing_shifts);

const FIELD: &str = "document.querySelector('#q').value";

/// What the small script has marked as found.
const EARLY: &str = "[...document.querySelectorAll('#results [data-early=yes]')].map((e) => +e.dataset.code).sort((a, b) => a - b)";

/// What can be seen of the results: opaque, and not replaced by a bare number.
pub const SEEN: &str = "[...document.querySelectorAll('#results a[data-code]')].filter((e) => e.checkVisibility(
    { visibilityProperty: true, opacityProperty: true })).map((e) => +e.dataset.code).sort((a, b) => a - b)";

const MARKS: &str = "document.querySelectorAll('[data-early]').length";

/// The site behind a gate that holds the app back.
pub async fn held(page: &Page, path: &str) -> Result<Arc<Gate>> {
    let gate = page.gate()?;
    page.on(&gate.url());
    gate.on(".wasm", Fault::Hold);
    page.open(path).await?;
    page.expect(
        "data-app while the app is held back",
        "document.documentElement.dataset.app",
        "static",
    )
    .await?;
    Ok(gate)
}

async fn typing_before_the_app(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let of = |codes: &[u16], keep: fn(&u16) -> bool| -> Vec<u16> {
        codes.iter().copied().filter(keep).collect()
    };
    let thirty = of(&site.codes, |code| code / 10 == 30);
    let four = |codes: Vec<u16>| of(&codes, |code| code / 100 == 4);
    for (query, early, want) in [
        ("30", thirty.clone(), thirty.clone()),
        ("超时", site.named("超时", "zh")?, site.found("超时")?),
        ("４ｘｘ Not", four(site.named("not", "zh")?), four(site.found("not")?)),
    ] {
        let gate = held(page, "").await?;
        page.click("#q").await?;
        page.keys(query).await?;
        page.expect("tiles marked early", EARLY, early.clone()).await?;
        page.expect("tiles seen early", SEEN, early.clone()).await?;
        let number = "document.querySelector('[role=status]').textContent.match(/\\d+/)[0]";
        page.expect("number in the early status", number, early.len().to_string()).await?;
        page.eval("window.__field = document.querySelector('#q')").await?;
        gate.clear();
        page.ready().await?;
        page.expect("marks left", MARKS, 0).await?;
        page.expect("field", FIELD, query).await?;
        page.expect("focus", FOCUS, "q").await?;
        page.expect(
            "whether the field is the same",
            "document.querySelector('#q') === __field",
            true,
        )
        .await?;
        page.expect_hits(&want).await?;
        page.expect("tiles seen", SEEN, want).await?;
        page.keys(" ").await?;
        page.expect("field after one more key", FIELD, format!("{query} ")).await?;
    }
    Ok(())
}

async fn asked_before_the_app(page: &Page) -> Result<()> {
    let gate = held(page, "en/?q=gateway").await?;
    let site = Site::read(&page.settings.dist)?;
    page.expect("tiles marked early", EARLY, site.named("gateway", "en")?).await?;
    page.expect("field", FIELD, "gateway").await?;
    gate.clear();
    page.ready().await?;
    page.expect("marks left", MARKS, 0).await?;
    page.expect_hits(&site.found("gateway")?).await
}

/// An entry that waits for the app can be read and left.
async fn waiting_page_is_quiet(page: &Page) -> Result<()> {
    // Firefox ends the fetch before it leaves the page, whose script still says so.
    page.allow("NetworkError");
    let gate = held(page, "301/").await?;
    let notice = "document.querySelector('.notice').checkVisibility()";
    page.expect("whether the notice is shown", notice, false).await?;
    page.click("a[rel=next]").await?;
    page.expect_path("302/").await?;
    gate.clear();
    page.ready().await
}

async fn app_that_never_comes(page: &Page) -> Result<()> {
    let gate = page.gate()?;
    gate.on(".wasm", Fault::Status(404));
    failed(page, &gate).await
}

async fn script_that_never_comes(page: &Page) -> Result<()> {
    let gate = page.gate()?;
    gate.on("app-", Fault::Status(404));
    page.allow("app-");
    failed(page, &gate).await
}

/// Without the app the page says so, reads, and filters by plain text.
async fn failed(page: &Page, gate: &Gate) -> Result<()> {
    page.on(&gate.url());
    for complaint in
        [".wasm", "wasm-bindgen", "WebAssembly", "TypeError", "CompileError", "imported module"]
    {
        page.allow(complaint);
    }
    page.open("").await?;
    page.expect("data-app", "document.documentElement.dataset.app", "failed").await?;
    let notice = "((e) => e.checkVisibility() && e.textContent.length > 10)(document.querySelector('.notice'))";
    page.expect("whether the notice is shown", notice, true).await?;
    page.click("#q").await?;
    page.keys("超时").await?;
    let want = Site::read(&page.settings.dist)?.named("超时", "zh")?;
    page.expect("tiles marked early", EARLY, want.clone()).await?;
    page.expect("tiles seen", SEEN, want).await?;
    page.click("#results [data-code='408']").await?;
    page.expect_path("408/").await?;
    page.expect("data-app", "document.documentElement.dataset.app", "failed").await?;
    let text = page.text("main").await?;
    ensure!(text.contains("408"), "expected the entry of 408, found {text:?}");
    page.expect("codes", HITS, json!([])).await
}

/// A preload that does not fit its use makes a browser fetch the same twice.
async fn nothing_is_fetched_twice(page: &Page) -> Result<()> {
    for path in ["", "en/301/"] {
        let gate = page.gate()?;
        page.on(&gate.url());
        page.load(path).await?;
        page.expect("document.readyState", "document.readyState", "complete").await?;
        let asked = gate.asked();
        let once: BTreeSet<&String> = asked.iter().collect();
        ensure!(
            once.len() == asked.len(),
            "/{path}: expected every file to be fetched once, found {asked:?}"
        );
        // Chromium also looks whether the site can be installed.
        let install = ["/manifest.webmanifest", "/icon-192.png"];
        ensure!(
            asked.iter().filter(|path| !install.contains(&path.as_str())).count() <= 5,
            "/{path}: expected the page, three files and the icon, found {asked:?}"
        );
    }
    Ok(())
}

/// Where every element lies.
const RECTS: &str = "__e2e.nodes(document.querySelector('#app')).filter((e) => e.nodeType === 1)
    .map((e) => [e.localName, ...Object.values(e.getBoundingClientRect().toJSON()).map(Math.round)].join(' '))";

/// Every element stays where it was; Chromium also measures what moved in between.
async fn nothing_shifts(page: &Page) -> Result<()> {
    for path in ["", "en/", "301/", "en/404/", "document/", "3xx/"] {
        let gate = held(page, path).await?;
        if page.kind == Kind::Chromium {
            // What is not painted yet cannot move.
            let painted = "performance.getEntriesByType('paint').length > 0";
            page.expect_that("a first paint", painted, "document.readyState").await?;
        }
        page.eval(&format!("window.__rects = {RECTS}")).await?;
        gate.clear();
        page.ready().await?;
        page.frames().await?;
        let moved = format!(
            "{RECTS}.map((r, i) => [__rects[i], r]).filter(([a, b]) => a !== b).slice(0, 3)"
        );
        page.expect(&format!("what moved on /{path}"), &moved, json!([])).await?;
        page.expect(&format!("layout shift on /{path}"), "__e2e.shifts", json!([])).await?;
    }
    Ok(())
}
