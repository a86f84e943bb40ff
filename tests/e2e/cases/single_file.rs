//! `status-atlas.html`: the whole site, from a disk, in a `srcdoc`, in a sandbox, without script.

use super::{ALL, cases};
use crate::harness::browser::Kind;
use crate::harness::host::Host;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::Result;

cases!(single_file: a_page_that_is_not_there_is_said, without_script, where_a_viewer_forbids_all;
    in ALL => from_a_disk, every_kind_of_page, in_a_sandboxed_srcdoc, as_a_card;
    in [Kind::Chromium] => back_and_forward);

const APP: &str = "document.documentElement.dataset.app";
const NAME: &str = "status-atlas.html";

/// Opens the file from the disk, at a place in it.
async fn open(page: &Page, place: &str) -> Result<()> {
    page.visit("about:blank").await?;
    page.visit(&format!("file://{}{place}", page.settings.dist.join(NAME).display())).await?;
    page.expect("data-app", APP, "ready").await
}

async fn from_a_disk(page: &Page) -> Result<()> {
    open(page, "").await?;
    let codes = Site::read(&page.settings.dist)?.codes.len();
    page.expect("tiles", "document.querySelectorAll('#results [data-code]').length", codes).await?;
    page.type_query("永久").await?;
    page.expect(
        "what is found",
        "[...document.querySelectorAll('#results [data-code]:not([hidden]):not([data-match=no])')].map((e) => e.dataset.code).includes('301')",
        true,
    )
    .await?;
    page.eval("document.querySelector('a[data-code=\"301\"]').click()").await?;
    page.expect("h1", "document.querySelector('h1').textContent.includes('301')", true).await?;
    page.expect("fragment", "location.hash", "#/301/").await?;
    page.expect("title", "document.title.startsWith('301')", true).await?;
    page.expect(
        "a link",
        "document.querySelector('.rel a').getAttribute('href').startsWith('#/')",
        true,
    )
    .await
}

async fn every_kind_of_page(page: &Page) -> Result<()> {
    for (place, expression) in [
        (
            "#/en/404/",
            "document.documentElement.lang === 'en' && document.querySelector('h1').textContent.includes('404')",
        ),
        ("#/3xx/", "document.querySelectorAll('[data-code]').length > 5"),
        ("#/compare/?codes=301,308", "document.querySelector('main').textContent.includes('308')"),
        ("#/choose/", "document.querySelector('main button, main a') !== null"),
        ("#/redirects/", "document.querySelectorAll('[data-hop]').length > 1"),
        ("#/quiz/?deck=document&seed=7x3k", "document.querySelector('#question') !== null"),
        ("#/document/#L53", "scrollY > 300"),
        ("#/about/", "document.querySelector('main').textContent.includes('SHA-256')"),
        ("#/no/such/page", "document.querySelector('#q') !== null"),
        (
            "#/?q=429&lang=en",
            "location.hash === '#/en/?q=429' && document.querySelector('#q').value === '429'",
        ),
    ] {
        open(page, place).await?;
        page.expect(place, expression, true).await?;
    }
    Ok(())
}

async fn a_page_that_is_not_there_is_said(page: &Page) -> Result<()> {
    let said = "document.querySelector('.remark').textContent";
    for (place, words) in [
        ("#/nope/", "没有/nope/这个页面，这里是图鉴。"),
        ("#/en/nope/", "There is no page /en/nope/. This is the atlas."),
        ("#/404/", ""),
    ] {
        open(page, place).await?;
        let shown = format!("(() => {{ try {{ return {said}; }} catch {{ return ''; }} }})()");
        page.expect(&format!("what is said of {place}"), &shown, words).await?;
    }
    open(page, "#/301/").await?;
    page.eval("void (location.hash = '#/nope/')").await?;
    page.expect("what is said after a change", said, "没有/nope/这个页面，这里是图鉴。").await?;
    page.expect("tiles", "document.querySelectorAll('#results [data-code]').length > 90", true)
        .await
}

async fn back_and_forward(page: &Page) -> Result<()> {
    open(page, "#/301/").await?;
    page.eval("document.querySelector('.rel a').click()").await?;
    page.expect(
        "whether another page is shown",
        "!document.querySelector('h1').textContent.includes('301')",
        true,
    )
    .await?;
    page.back().await?;
    page.expect("h1", "document.querySelector('h1').textContent.includes('301')", true).await
}

/// Storage, history and workers throw there; pages change all the same.
async fn in_a_sandboxed_srcdoc(page: &Page) -> Result<()> {
    page.allow("sandboxed");
    let host = Host::new(
        "<iframe title=\"x\" sandbox=\"allow-scripts\" style=\"width:100%;height:600px\"></iframe><script>
        fetch('status-atlas.html').then((r) => r.text()).then((text) => { document.querySelector('iframe').srcdoc = text; });</script>",
    )?;
    host.keep(&page.settings.dist.join(NAME))?;
    page.on(&host.url());
    page.open("").await?;
    page.in_frame("data-app", APP, "ready").await?;
    page.in_frame(
        "a click",
        "(document.querySelector('a[data-code=\"301\"]').click(), true)",
        true,
    )
    .await?;
    page.in_frame("h1", "document.querySelector('h1').textContent.includes('301')", true).await?;
    page.in_frame(
        "storage",
        "(() => { try { return typeof localStorage; } catch { return 'refused'; } })()",
        "refused",
    )
    .await
}

/// The parameters of frames stand in the fragment.
async fn as_a_card(page: &Page) -> Result<()> {
    open(page, "#/301/?embed=1&theme=dark").await?;
    page.expect("header", "document.querySelector('.head').checkVisibility()", false).await?;
    page.expect("scheme", "getComputedStyle(document.documentElement).colorScheme", "dark").await?;
    page.expect("the link to the page", "document.querySelector('.embed-foot a').hash", "#/301/")
        .await
}

/// The original text, the errata and every code's summary are there to be read.
async fn is_readable(page: &Page) -> Result<()> {
    let text = page.text("main").await?;
    for part in ["全部状态码", "301", "永久移动", "The resource", "表示永久重定向", "※"]
    {
        anyhow::ensure!(text.contains(part), "expected {part} in the page without script");
    }
    Ok(())
}

async fn without_script(page: &Page) -> Result<()> {
    page.scripts_off().await?;
    page.visit(&format!("file://{}", page.settings.dist.join(NAME).display())).await?;
    is_readable(page).await
}

/// As a wiki shows attachments that it does not trust.
async fn where_a_viewer_forbids_all(page: &Page) -> Result<()> {
    for complaint in [
        "Content Security Policy",
        "Content-Security-Policy",
        "policy:",
        "sandboxed",
        "Blocked script",
    ] {
        page.allow(complaint);
    }
    let fields = [("Content-Security-Policy", "default-src 'none'; sandbox")];
    let host = Host::with("", &fields)?;
    host.keep(&page.settings.dist.join(NAME))?;
    page.on(&host.url());
    page.open(NAME).await?;
    is_readable(page).await
}
