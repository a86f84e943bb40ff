//! The app takes prerendered pages over as they are: the same nodes, nothing redrawn.

use super::cases;
use crate::harness::browser::Kind;
use crate::harness::page::Page;
use crate::harness::site::{SAMPLE, Site};
use anyhow::{Result, ensure};

cases!(hydration: pages_are_taken_over);

/// What the probe noted before the app, beside what is there now.
const KEPT: &str = "((seen, now) => [
    seen.state,
    now.length === seen.before.length && now.every((node, at) => node === seen.before[at]),
])(__e2e, __e2e.nodes(document.querySelector('#app')))";

/// Chromium: every page of the site. Firefox: one of each kind in both languages.
async fn pages_are_taken_over(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let paths: Vec<String> = match page.kind {
        Kind::Chromium => site.pages()?,
        _ => SAMPLE.map(str::to_owned).to_vec(),
    };
    let mut failed = Vec::new();
    for path in &paths {
        if let Err(error) = taken_over(page, path).await {
            failed.push(format!("/{path}: {error:#}"));
        }
    }
    ensure!(
        failed.is_empty(),
        "{} of {} pages failed\n  {}",
        failed.len(),
        paths.len(),
        failed.join("\n  ")
    );
    // The harness's own verdict wants a page loaded since the last one.
    page.load("").await
}

async fn taken_over(page: &Page, path: &str) -> Result<()> {
    page.load(path).await?;
    page.expect_page(path).await?;
    let want = serde_json::json!(["static", true]);
    page.expect("state while parsed, and whether every node is kept", KEPT, want).await?;
    page.verdict().await
}
