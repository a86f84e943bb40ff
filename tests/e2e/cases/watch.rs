//! That silence means something: what the other tests rely on is seen.

use super::cases;
use crate::harness::page::Page;
use anyhow::{Result, ensure};

cases!(watch: errors_are_seen, violations_of_the_policy_are_seen, other_origins_are_seen);

/// Fails unless the browser has told something with this text.
async fn tells(page: &Page, want: &str) -> Result<()> {
    page.frames().await?;
    let found = page.complaints().await?;
    ensure!(found.contains(want), "expected the browser to tell {want:?}, found {found:?}");
    Ok(())
}

async fn errors_are_seen(page: &Page) -> Result<()> {
    page.load("").await?;
    page.eval("console.error('said aloud')").await?;
    tells(page, "said aloud").await?;
    page.eval("console.warn('said softly')").await?;
    tells(page, "said softly").await?;
    // In the page's own world, where an error is nobody's answer.
    page.eval("void setTimeout(() => { throw new Error('thrown') })").await?;
    tells(page, "thrown").await?;
    page.load("301/").await
}

async fn violations_of_the_policy_are_seen(page: &Page) -> Result<()> {
    page.load("").await?;
    page.eval("document.body.setAttribute('style', 'color: red')").await?;
    tells(page, "policy: style-src").await?;
    page.run(
        "const e = document.createElement('script'); e.textContent = 'window.__ran = true';
         document.body.append(e);",
        Vec::new(),
    )
    .await?;
    tells(page, "policy: script-src").await?;
    page.expect("whether an inline script ran", "window.__ran ?? false", false).await?;
    page.load("301/").await
}

/// Another port is another origin; navigation is what the policy lets through.
async fn other_origins_are_seen(page: &Page) -> Result<()> {
    page.load("").await?;
    let gate = page.sites.gate()?;
    page.eval(&format!("void (location.href = '{}robots.txt')", gate.url())).await?;
    page.expect("path", "location.pathname", "/robots.txt").await?;
    page.allow("/favicon.ico");
    let verdict = page.verdict().await;
    let seen = verdict.as_ref().is_err_and(|error| error.to_string().contains("robots.txt"));
    ensure!(seen, "expected the request to {} to be told, found {verdict:?}", gate.url());
    page.load("").await
}
