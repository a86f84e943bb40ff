//! What another app shares with the installed site: it comes as content, and no server's log has it.

use super::cases;
use crate::harness::offline::{Site, expect_trouble};
use crate::harness::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;

cases!(share: what_is_shared_is_read_and_reaches_no_server, a_lone_address_is_a_command,
    without_a_worker_no_address_has_it);

/// Sends what the browser sends for another app: from a page without a policy, which forbids forms.
async fn share(page: &Page, fields: &[(&str, &str)]) -> Result<()> {
    page.open("robots.txt").await?;
    page.run(
        "const form = document.createElement('form');
        Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action: 'redirects/share' });
        for (const [name, value] of arguments[0]) form.append(Object.assign(document.createElement('input'), { name, value }));
        document.documentElement.append(form);
        form.submit();",
        vec![json!(fields)],
    )
    .await
    .map(drop)
}

const FIELD: &str = "document.querySelector('#import')?.value ?? ''";
const FIRST: &str = "document.querySelector('[data-hop]')?.dataset.url ?? ''";

async fn what_is_shared_is_read_and_reaches_no_server(page: &Page) -> Result<()> {
    let site = Site::visited(page, "redirects/").await?;
    let text = "curl https://a.test/private -H 'Authorization: Bearer zq17'";
    share(page, &[("title", ""), ("text", text), ("url", "")]).await?;
    page.expect("field", FIELD, text).await?;
    page.expect("first request", FIRST, "https://a.test/private").await?;
    page.expect("path", "location.pathname + location.search", "/redirects/").await?;
    let asked = site.gate.asked();
    let told: Vec<_> = asked
        .iter()
        .filter(|path| ["share", "private", "zq17"].iter().any(|part| path.contains(part)))
        .collect();
    ensure!(told.is_empty(), "expected nothing of it in the server's log, found {told:?}");
    // It is handed over once.
    page.open("robots.txt").await?;
    page.load("redirects/#shared").await?;
    page.expect("fragment that was taken out", "location.hash", "").await?;
    page.frames().await?;
    page.expect("field later", FIELD, "").await
}

async fn a_lone_address_is_a_command(page: &Page) -> Result<()> {
    let _site = Site::visited(page, "redirects/").await?;
    share(page, &[("title", "A page"), ("text", "https://example.test/a?b=1'")]).await?;
    page.expect("field", FIELD, "curl 'https://example.test/a?b=1%27'").await?;
    page.expect("first request", FIRST, "https://example.test/a?b=1%27").await
}

/// Then the server gets it, and answers that it has no such thing; the address has nothing of it.
async fn without_a_worker_no_address_has_it(page: &Page) -> Result<()> {
    expect_trouble(page);
    let gate = page.gate()?;
    page.on(&gate.url());
    share(page, &[("text", "curl https://a.test/zq17")]).await?;
    page.expect("path", "location.pathname + location.search", "/redirects/share").await?;
    let asked = gate.asked();
    ensure!(asked.iter().any(|path| path == "/redirects/share"), "found {asked:?}");
    ensure!(!asked.iter().any(|path| path.contains("zq17")), "found {asked:?}");
    Ok(())
}
