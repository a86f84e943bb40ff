//! That silence means something: what the other tests rely on is seen.

use super::{ALL, cases};
use crate::harness::host::Host;
use crate::harness::page::Page;
use anyhow::{Result, ensure};
use std::net::{Ipv4Addr, TcpListener};

cases!(watch: errors_are_seen, violations_of_the_policy_are_seen, violations_in_frames_are_seen,
    other_origins_are_seen;
    in ALL => other_hosts_are_out_of_reach);

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
    let gate = page.gate()?;
    page.eval(&format!("void (location.href = '{}robots.txt')", gate.url())).await?;
    page.expect("path", "location.pathname", "/robots.txt").await?;
    page.allow("/favicon.ico");
    let verdict = page.verdict().await;
    let seen = verdict.as_ref().is_err_and(|error| error.to_string().contains("robots.txt"));
    ensure!(seen, "expected the request to {} to be told, found {verdict:?}", gate.url());
    page.load("").await
}

/// In a page of ours that somebody else frames, too.
async fn violations_in_frames_are_seen(page: &Page) -> Result<()> {
    let site = page.root();
    let frame = format!("<iframe title=\"x\" src=\"{site}301/?embed=1\"></iframe>");
    let host = Host::new(&frame)?;
    page.on(&host.url());
    page.open("").await?;
    page.in_frame("data-app", "document.documentElement.dataset.app", "ready").await?;
    let style = "(document.body.setAttribute('style', 'color: red'), true)";
    page.in_frame("whether a style was set", style, true).await?;
    tells(page, "policy: style-src").await?;
    page.on(&site);
    page.load("301/").await
}

/// From a page without a policy, which lets everything through: the browser itself does not get
/// there. On Linux this machine has other addresses than the one that the tests use; elsewhere there
/// is nothing to ask.
async fn other_hosts_are_out_of_reach(page: &Page) -> Result<()> {
    let Ok(other) = TcpListener::bind((Ipv4Addr::new(127, 0, 0, 2), 0)) else { return Ok(()) };
    other.set_nonblocking(true)?;
    let host = Host::new("")?;
    page.on(&host.url());
    page.open("").await?;
    for complaint in ["Failed to load resource", "ERR_", "NetworkError", "127.0.0.2"] {
        page.allow(complaint);
    }
    let address = format!("http://{}/", other.local_addr()?);
    page.on(&address);
    let asked = format!(
        "Promise.race([fetch('{address}', {{ mode: 'no-cors' }}).then(() => 'there', () => 'refused'), new Promise((done) => setTimeout(done, 5000, 'waits'))])"
    );
    page.expect("what becomes of the request", &asked, "refused").await?;
    let came = other.accept();
    ensure!(came.is_err(), "expected nobody at {address}, found {came:?}");
    Ok(())
}
