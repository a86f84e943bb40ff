//! What else goes wrong in browsers and on hosts: the reader can always read.

use super::{ALL, cases};
use crate::harness::browser::Kind;
use crate::harness::gate::Fault;
use crate::harness::offline::{BUILD, Site, WHOLE, again, expect_trouble, installed};
use crate::harness::page::Page;
use anyhow::Result;
use serde_json::json;

cases!(offline_faults: unregistered, no_workers_here, storage_that_throws, garbage_in_storage,
        from_a_later_version, wasm_late, persistence_is_asked_for_once;
    in ALL => copy_deleted, wasm_missing, wasm_of_another_type, wasm_forbidden, wasm_corrupt,
        old_page_with_new_files;
    in [Kind::Chromium] => scripts_off);

const APP: &str = "document.documentElement.dataset.app";
const READABLE: &str = "document.querySelector('h1').textContent.includes('301') && document.querySelector('#main').innerText.length > 500";

/// Deleted under a running worker: the server is asked again, and the copy made again.
async fn copy_deleted(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    page.eval(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))",
    )
    .await?;
    page.load("301/").await?;
    page.expect("whether the copy is whole again", WHOLE, true).await?;
    site.cut(page);
    page.load("en/301/").await
}

async fn unregistered(page: &Page) -> Result<()> {
    let site = Site::visited(page, "301/").await?;
    page.eval("navigator.serviceWorker.getRegistration().then((r) => r.unregister())").await?;
    page.click("a[rel=next]").await?;
    page.expect_path("302/").await?;
    page.ready().await?;
    page.load("").await?;
    installed(page).await?;
    site.cut(page);
    page.load("301/").await
}

/// Where there are no workers, everything else works, and the pages that would use one say so.
async fn no_workers_here(page: &Page) -> Result<()> {
    page.load("301/").await?;
    let lab = "document.querySelector('status-lab [data-obstacle]')?.innerText ?? ''";
    page.expect_that("the lab to say so", &format!("({lab}).includes('没有Service Worker')"), lab)
        .await?;
    page.load("about/").await?;
    let text = "document.querySelector('status-stored')?.innerText ?? ''";
    page.expect_that("the page to say so", &format!("({text}).includes('这里用不了')"), text)
        .await?;
    page.load("").await?;
    page.type_query("404").await?;
    page.expect_hits(&[404]).await
}

async fn storage_that_throws(page: &Page) -> Result<()> {
    let site = Site::new(page)?;
    page.open("robots.txt").await?;
    page.eval("sessionStorage.setItem('e2e.refuse', 'yes')").await?;
    page.load("about/").await?;
    installed(page).await?;
    let text = "document.querySelector('status-stored').innerText";
    page.expect_that("the page to say so", &format!("{text}.includes('不允许在这里保存')"), text)
        .await?;
    site.cut(page);
    page.load("301/").await
}

async fn garbage_in_storage(page: &Page) -> Result<()> {
    let site = Site::new(page)?;
    page.open("robots.txt").await?;
    page.eval("['theme', 'offline', 'later', 'typed', 'persist', 'quiz.2', 'round'].forEach((key) => {
        for (const store of [localStorage, sessionStorage]) store.setItem(`status-atlas.${key}`, '{\\u0000\"path\":[<b>');
    })").await?;
    for path in ["", "quiz/", "redirects/", "about/", "301/"] {
        page.load(path).await?;
    }
    installed(page).await?;
    site.cut(page);
    again(page).await?;
    page.expect(
        "what could not be read",
        "Object.keys(localStorage).some((key) => key.startsWith('status-atlas.quiz.aside.'))",
        true,
    )
    .await
}

/// What a later version has written is left alone.
async fn from_a_later_version(page: &Page) -> Result<()> {
    let _site = Site::new(page)?;
    page.open("robots.txt").await?;
    page.eval("localStorage.setItem('status-atlas.quiz.2', 'status-atlas quiz 99\\nx'), localStorage.setItem('status-atlas.quiz.3', 'later')").await?;
    page.load("quiz/").await?;
    installed(page).await?;
    page.expect(
        "what the later version keeps",
        "localStorage.getItem('status-atlas.quiz.3')",
        "later",
    )
    .await?;
    page.expect(
        "the text",
        "localStorage.getItem('status-atlas.quiz.2')",
        "status-atlas quiz 99\nx",
    )
    .await
}

/// The WASM does not come, or not as it should: the page stays as it was prerendered, says so, and
/// the copy is made all the same once it can be.
async fn without_wasm(page: &Page, fault: Fault) -> Result<()> {
    expect_trouble(page);
    for text in ["WebAssembly", "wasm", "CompileError", "TypeError", "LinkError"] {
        page.allow(text);
    }
    let site = Site::new(page)?;
    site.gate.on(".wasm", fault);
    page.open("301/").await?;
    page.expect("data-app", APP, "failed").await?;
    page.expect("whether it reads", READABLE, true).await?;
    page.expect(
        "whether the notice is shown",
        "document.querySelector('.notice').checkVisibility()",
        true,
    )
    .await?;
    site.gate.clear();
    page.load("301/").await?;
    installed(page).await
}

async fn wasm_missing(page: &Page) -> Result<()> {
    without_wasm(page, Fault::Status(404)).await
}

async fn wasm_corrupt(page: &Page) -> Result<()> {
    without_wasm(page, Fault::Garbled).await
}

/// A host that does not know the type: it is compiled all the same, after it has come whole.
async fn wasm_of_another_type(page: &Page) -> Result<()> {
    for text in ["WebAssembly", "wasm"] {
        page.allow(text);
    }
    expect_trouble(page);
    let site = Site::new(page)?;
    site.gate.on(".wasm", Fault::Field("Content-Type", "application/octet-stream"));
    page.load("301/").await?;
    page.expect("whether it reads", READABLE, true).await
}

/// A host whose own policy allows no WASM.
async fn wasm_forbidden(page: &Page) -> Result<()> {
    expect_trouble(page);
    for text in ["WebAssembly", "wasm", "CompileError", "policy"] {
        page.allow(text);
    }
    let site = Site::new(page)?;
    site.gate.on("301/", Fault::Field("Content-Security-Policy", "script-src 'self'"));
    page.open("301/").await?;
    page.expect("data-app", APP, "failed").await?;
    page.expect("whether it reads", READABLE, true).await
}

/// It comes at last: what was typed meanwhile is there, and the copy is made.
async fn wasm_late(page: &Page) -> Result<()> {
    let site = Site::new(page)?;
    site.gate.on(".wasm", Fault::Hold);
    page.open("").await?;
    page.click("#q").await?;
    page.keys("404").await?;
    tokio::time::sleep(std::time::Duration::from_secs(20)).await;
    page.expect("data-app", APP, "static").await?;
    page.expect("field", "document.querySelector('#q').value", "404").await?;
    site.gate.clear();
    page.ready().await?;
    page.expect("field", "document.querySelector('#q').value", "404").await?;
    page.expect_hits(&[404]).await?;
    installed(page).await
}

/// A CDN still has the page of an earlier build, whose scripts are gone: it reads, and says that
/// it does nothing else.
async fn old_page_with_new_files(page: &Page) -> Result<()> {
    expect_trouble(page);
    let site = Site::new(page)?;
    site.gate.on("301/", Fault::Text("app-", "app-0"));
    page.open("301/").await?;
    page.expect("data-app", APP, "failed").await?;
    page.expect("whether it reads", READABLE, true).await?;
    // The worker is of the new build, and from now on so is every page.
    page.expect(
        "active worker",
        "navigator.serviceWorker.ready.then((r) => r.active.state)",
        "activated",
    )
    .await?;
    page.load("301/").await?;
    page.expect("build", BUILD, "1").await
}

/// A learner's browser is asked to keep what it has, once.
async fn persistence_is_asked_for_once(page: &Page) -> Result<()> {
    let _site = Site::visited(page, "").await?;
    page.expect(
        "whether it was asked",
        "localStorage.getItem('status-atlas.persist')",
        json!(null),
    )
    .await?;
    page.load("quiz/").await?;
    page.eval("localStorage.setItem('status-atlas.quiz.2', '')").await?;
    page.load("301/").await?;
    page.expect("scripts that are there", "customElements.get('status-lab') !== undefined", true)
        .await?;
    page.expect(
        "whether it was asked with nothing to keep",
        "localStorage.getItem('status-atlas.persist')",
        json!(null),
    )
    .await?;
    page.load("quiz/?deck=document&seed=7x3k").await?;
    page.click("button[data-option]").await?;
    page.load("301/").await?;
    page.expect("whether it was asked", "localStorage.getItem('status-atlas.persist')", "asked")
        .await
}

/// Nothing runs: pages read as the server sends them.
async fn scripts_off(page: &Page) -> Result<()> {
    let _site = Site::new(page)?;
    page.scripts_off().await?;
    page.open("301/").await?;
    let text = page.text("#main").await?;
    anyhow::ensure!(text.contains("301") && text.chars().count() > 500, "found {text}");
    Ok(())
}
