//! An offline copy that has lost a file, and what it keeps while the page is read: a file comes back,
//! a portal's page takes no file's place.

use super::{ALL, cases};
use crate::harness::gate::Fault;
use crate::harness::offline::{Site, expect_trouble, installed};
use crate::harness::page::Page;
use anyhow::Result;
use serde_json::json;

cases!(offline_repair: a_copy_that_was_deleted_stays_deleted;
    in ALL => a_lost_page_comes_back, a_lost_page_without_a_network_is_said,
        notes_outlive_a_portal, notes_outlive_a_slip_of_their_owner);

/// Takes files out of the copy.
fn lose(paths: &[&str]) -> String {
    format!(
        "caches.keys().then((names) => caches.open(names[0])).then((cache) => Promise.all({}.map((path) => cache.delete(path)))).then((gone) => gone.every(Boolean))",
        json!(paths)
    )
}

/// Whether the copy has a file.
fn has(path: &str) -> String {
    format!("caches.match('{path}').then((found) => found !== undefined)")
}

/// Online, one lost file that is asked for brings all of them back.
async fn a_lost_page_comes_back(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    let lost = ["/302/index.html", "/en/301/index.html", "/icon-192.png"];
    page.expect("whether they are lost", &lose(&lost), true).await?;
    page.load("302/").await?;
    for path in lost {
        page.expect(path, &has(path), true).await?;
    }
    installed(page).await?;
    site.cut(page);
    page.load("302/").await?;
    page.load("en/301/").await
}

/// Offline, it is not the browser that says so.
async fn a_lost_page_without_a_network_is_said(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    page.expect("whether it is lost", &lose(&["/302/index.html"]), true).await?;
    site.cut(page);
    page.open("302/").await?;
    let text = "document.body?.innerText ?? ''";
    for part in ["离线副本里缺这一页", "missing from the offline copy"] {
        page.expect_that(part, &format!("({text}).includes('{part}')"), text).await?;
    }
    page.click("a").await?;
    page.ready().await?;
    site.gate.clear();
    page.load("302/").await?;
    page.expect("whether it is there again", &has("/302/index.html"), true).await
}

/// The page that is still open asks for files of a copy that its reader has deleted.
async fn a_copy_that_was_deleted_stays_deleted(page: &Page) -> Result<()> {
    let _site = Site::visited(page, "about/").await?;
    page.eval("void (window.still = navigator.serviceWorker.controller)").await?;
    page.click("#delete-copy").await?;
    page.expect("caches", "caches.keys().then((names) => names.length)", 0).await?;
    page.eval("fetch('../api/v1/301.json').then((answer) => answer.text())").await?;
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    page.expect("caches later", "caches.keys().then((names) => names.length)", 0).await
}

const NOTE: &str = "document.querySelector('.house-t')?.textContent ?? ''";
const NOTES: &str = "{\"version\":1,\"notes\":{\"301\":{\"text\":\"ours\"}}}";

/// A site whose copy has its owner's notes.
async fn with_notes(page: &Page) -> Result<Site> {
    let site = Site::new(page)?;
    site.build.put_notes(NOTES)?;
    page.load("301/").await?;
    installed(page).await?;
    page.load("301/").await?;
    page.expect("note", NOTE, "ours").await?;
    Ok(site)
}

async fn notes_outlive_a_portal(page: &Page) -> Result<()> {
    let site = with_notes(page).await?;
    // The server has others by now: of those that the browser has it would say 304, without content.
    site.build.put_notes(&NOTES.replace("ours", "later"))?;
    site.gate.on("overlay.json", Fault::Page);
    page.load("301/").await?;
    page.expect("note behind the portal", NOTE, "ours").await?;
    expect_trouble(page);
    site.cut(page);
    page.load("301/").await?;
    page.expect("note without a network", NOTE, "ours").await
}

/// What is wrong with the file is said, and takes the place of nothing.
async fn notes_outlive_a_slip_of_their_owner(page: &Page) -> Result<()> {
    page.allow("overlay.json:");
    let site = with_notes(page).await?;
    site.build.put_notes("{\"version\":1,\"notes\":{\"301\":{\"text\":\"ou")?;
    page.load("about/").await?;
    let said = "document.querySelector('status-notes li')?.textContent ?? ''";
    page.expect_that("what is wrong", &format!("({said}).startsWith('不是JSON')"), said).await?;
    site.cut(page);
    page.load("301/").await?;
    page.expect("note without a network", NOTE, "ours").await
}
