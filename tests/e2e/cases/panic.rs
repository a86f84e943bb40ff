//! The app ends in a trap: that is said where it is seen, and what is typed is kept.
//!
//! The trap is a real one: the test overwrites the memory of the WASM, and the next thing that the
//! page does with it fails in the midst of the app's own code.

use super::{access, cases};
use crate::harness::gate::Fault;
use crate::harness::host::Host;
use crate::harness::page::Page;
use anyhow::Result;
use serde_json::json;

cases!(panic: a_fault_is_said_and_what_is_typed_is_kept, in_english, a_fault_before_anything_could_say_so,
    typed_text_that_brings_it_about_can_be_left_behind, in_a_frame, in_a_sandbox_there_is_a_text_to_copy,
    in_the_site_that_is_one_file, accessible);

/// Overwrites the memory of the app. Chromium runs a sandboxed frame in a process of its own, which
/// the probe does not always reach: there the trap is announced as the browser would.
const RUIN: &str = "(window.__e2e?.memory ? new Uint8Array(window.__e2e.memory.buffer).fill(255) \
    : dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })), true)";

const APP: &str = "document.documentElement.dataset.app";
const SAID: &str = "document.querySelector('.trapped[role=alert] span')?.textContent ?? ''";
const IMPORT: &str = "document.querySelector('#import').value";
const KEPT: &str = "curl https://a.test/kept";

fn expect_traps(page: &Page) {
    for text in
        ["RuntimeError", "out of bounds", "unreachable", "signature mismatch", "null function"]
    {
        page.allow(text);
    }
}

/// Types into a field, as its reader does, but for the keys.
fn types(css: &str, text: &str) -> String {
    format!(
        "(() => {{ const field = document.querySelector('{css}'); field.value = {}; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); return true; }})()",
        json!(text)
    )
}

async fn said(page: &Page, part: &str) -> Result<()> {
    page.expect_that(part, &format!("({SAID}).includes('{part}')"), SAID).await?;
    page.expect("data-app", APP, "failed").await?;
    let count = "document.querySelectorAll('.trapped').length";
    page.expect("lines that say so", count, 1).await
}

/// Presses the button, and waits until the page was loaded again.
async fn reload(page: &Page) -> Result<()> {
    page.eval("void (window.__before = true)").await?;
    page.frames().await?;
    page.click(".trapped .btn").await?;
    page.expect("whether it was loaded again", "window.__before ?? false", false).await?;
    page.ready().await
}

/// Before the fault, at it, and after it.
async fn a_fault_is_said_and_what_is_typed_is_kept(page: &Page) -> Result<()> {
    expect_traps(page);
    page.load("redirects/").await?;
    page.eval(&types("#url", "https://a.test/before")).await?;
    page.expect("whether the address follows", "location.hash.startsWith('#f=')", true).await?;
    page.click("#import").await?;
    page.eval(RUIN).await?;
    page.keys(KEPT).await?;
    said(page, "这里出错了").await?;
    let inside = "(({ top, bottom, left, right }) => top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth)(document.querySelector('.trapped').getBoundingClientRect())";
    page.expect("whether it is seen where the reader is", inside, true).await?;
    page.keys("/after").await?;
    page.expect("what is typed", IMPORT, format!("{KEPT}/after")).await?;
    reload(page).await?;
    page.expect("field", IMPORT, format!("{KEPT}/after")).await?;
    page.expect("the other one", "document.querySelector('#url').value", "https://a.test/before")
        .await?;
    page.expect("whether it is still said", SAID, "").await
}

async fn in_english(page: &Page) -> Result<()> {
    expect_traps(page);
    page.load("en/").await?;
    page.eval(RUIN).await?;
    page.type_query("not found").await?;
    said(page, "Something went wrong here").await?;
    page.expect("what is typed", "document.querySelector('#q').value", "not found").await?;
    reload(page).await?;
    page.expect("field", "document.querySelector('#q').value", "not found").await?;
    page.expect_that(
        "what is found",
        "document.querySelector('[data-code=\"404\"]:not([data-match=no])') !== null",
        APP,
    )
    .await
}

/// The script that says so is still on its way.
async fn a_fault_before_anything_could_say_so(page: &Page) -> Result<()> {
    expect_traps(page);
    let gate = page.gate()?;
    gate.on("/site-", Fault::Hold);
    page.on(&gate.url());
    page.load("redirects/").await?;
    page.eval(RUIN).await?;
    page.eval(&types("#import", KEPT)).await?;
    page.expect("data-app", APP, "failed").await?;
    gate.clear();
    said(page, "这里出错了").await?;
    reload(page).await?;
    page.expect("field", IMPORT, KEPT).await
}

/// What was kept over a reload ends the app again as it is put back: the page does not go round in
/// circles, the text is there to be copied, and the page can be had without it.
async fn typed_text_that_brings_it_about_can_be_left_behind(page: &Page) -> Result<()> {
    expect_traps(page);
    let gate = page.gate()?;
    page.on(&gate.url());
    page.load("redirects/").await?;
    page.expect("scripts that are there", "customElements.get('status-lab') !== undefined", true)
        .await?;
    page.eval(RUIN).await?;
    page.eval(&types("#import", KEPT)).await?;
    said(page, "这里出错了").await?;
    gate.on("/site-", Fault::Hold);
    reload(page).await?;
    page.eval(RUIN).await?;
    gate.clear();
    said(page, "又出错了").await?;
    let loads = page.eval("Number(sessionStorage['e2e.loads'])").await?;
    page.click(".trapped summary").await?;
    let text = "document.querySelector('.trapped textarea').value";
    page.expect_that("the text to copy", &format!("{text}.includes('{KEPT}')"), text).await?;
    page.expect("loads", "Number(sessionStorage['e2e.loads'])", loads).await?;
    reload(page).await?;
    page.expect("field", IMPORT, "").await?;
    page.expect("whether it is still said", SAID, "").await
}

/// Opens a host with a frame, ruins the app in it, and types there.
async fn framed(page: &Page, more: &str) -> Result<Host> {
    expect_traps(page);
    let frame = format!(
        "<iframe title=\"x\" style=\"width:400px;height:700px\" src=\"{}en/redirects/?embed=1\" {more}></iframe>",
        page.root()
    );
    let host = Host::new(&frame)?;
    page.on(&host.url());
    page.open("").await?;
    page.in_frame("data-app", APP, "ready").await?;
    page.in_frame("whether it is ruined", RUIN, true).await?;
    page.in_frame("focus", "(document.querySelector('#import').focus(), true)", true).await?;
    page.in_frame("what is typed", &types("#import", KEPT), true).await?;
    page.in_frame("data-app", APP, "failed").await?;
    Ok(host)
}

async fn in_a_frame(page: &Page) -> Result<()> {
    let _host = framed(page, "").await?;
    page.in_frame("what is said", &format!("({SAID}).includes('Something went wrong')"), true)
        .await?;
    // A frame may be as high as its page: beside the field, and not at one of the ends.
    let near = "Math.abs(document.querySelector('.trapped').getBoundingClientRect().bottom - document.querySelector('#import').getBoundingClientRect().top) < 400";
    page.in_frame("whether it is near the field", near, true).await?;
    page.in_frame("a click", "(document.querySelector('.trapped .btn').click(), true)", true)
        .await?;
    page.in_frame("data-app", APP, "ready").await?;
    page.in_frame("field", IMPORT, KEPT).await?;
    page.in_frame("parameter", "new URLSearchParams(location.search).get('embed')", "1").await
}

/// Nothing can be kept there, so that is said.
async fn in_a_sandbox_there_is_a_text_to_copy(page: &Page) -> Result<()> {
    page.allow("sandboxed");
    page.allow("SecurityError");
    let _host = framed(page, "sandbox=\"allow-scripts\"").await?;
    page.in_frame("what is said", &format!("({SAID}).includes('copy the text below')"), true)
        .await?;
    let text = format!("document.querySelector('.trapped textarea').value.includes('{KEPT}')");
    page.in_frame("the text to copy", &text, true).await
}

async fn in_the_site_that_is_one_file(page: &Page) -> Result<()> {
    expect_traps(page);
    page.load("status-atlas.html#/redirects/").await?;
    page.click("#import").await?;
    page.eval(RUIN).await?;
    page.keys(KEPT).await?;
    page.expect("what is typed", IMPORT, KEPT).await?;
    said(page, "这里出错了").await?;
    reload(page).await?;
    page.expect("field", IMPORT, KEPT).await
}

async fn accessible(page: &Page) -> Result<()> {
    expect_traps(page);
    for (path, width) in [("redirects/", 390), ("en/redirects/", 1280)] {
        page.resize(width, 900).await?;
        for theme in ["light", "dark"] {
            page.load(&format!("{path}?theme={theme}")).await?;
            page.eval(RUIN).await?;
            page.eval(&types("#import", KEPT)).await?;
            page.expect(
                "lines that say so",
                "document.querySelectorAll('.trapped .btn').length",
                1,
            )
            .await?;
            // What it covers in part can be scrolled to; what is looked at is the line itself.
            page.eval("void (document.querySelector('.trapped').style.position = 'static')")
                .await?;
            access::look(page, &format!("{path} in {theme}")).await?;
            page.eval("sessionStorage.removeItem('status-atlas.typed')").await?;
        }
    }
    Ok(())
}
