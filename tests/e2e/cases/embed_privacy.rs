//! A frame of ours tells its host its height, and nothing of what its reader does.

use super::cases;
use crate::harness::host::Host;
use crate::harness::page::Page;
use anyhow::Result;

cases!(embed_privacy: a_flow_that_is_typed_is_not_told_to_the_host, nor_from_a_sandbox,
    a_search_is_not_told_to_the_host, nor_after_the_frame_was_loaded_again);

/// A host that keeps every message it gets, as text.
const LISTENS: &str = "<script>
    window.heard = [];
    addEventListener('message', ({ data }) => heard.push(typeof data === 'string' ? data : JSON.stringify(data)));
</script>";

/// What of the messages is none of the host's business: all that is not the height, or the address
/// that the host has written itself.
const TOLD: &str = "heard.map((text) => JSON.parse(text)).flatMap((data) => Object.entries(data)).filter(([name, value]) => !(
    (name === 'type' && ['status-atlas:height', 'embed-size'].includes(value)) || (name === 'height' && Number.isInteger(value)) ||
    (name === 'context' && value === 'iframe.resize') || (name === 'sentinel' && value === 'amp') ||
    (name === 'subject' && value === 'lti.frameResize') || (name === 'src' && value === document.querySelector('iframe').src)
)).map((pair) => pair.join(' ')).join('; ')";

/// A host with a frame, and the app in it ready.
async fn open(page: &Page, path: &str, more: &str) -> Result<Host> {
    let frame = format!(
        "<iframe title=\"x\" style=\"border:0;width:400px;height:600px\" src=\"{}{path}\" {more}></iframe>",
        page.root()
    );
    let host = Host::new(&format!("{frame}{LISTENS}"))?;
    page.on(&host.url());
    page.open("").await?;
    page.in_frame("data-app in the frame", "document.documentElement.dataset.app", "ready").await?;
    Ok(host)
}

/// The frame's height changes, and that is told; with it, nothing else.
async fn nothing_else_is_told(page: &Page, widths: [u32; 2]) -> Result<()> {
    for width in widths {
        page.eval("void (window.before = heard.length)").await?;
        page.eval(&format!("void (document.querySelector('iframe').style.width = '{width}px')"))
            .await?;
        page.expect("whether a height was told", "heard.length > before", true).await?;
    }
    page.expect("what else the host was told", TOLD, "").await
}

const TYPES_A_FLOW: &str = "(() => {
    const field = document.querySelector('#import');
    field.value = 'curl https://secret.test/my-words -d secret=body';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    document.querySelector('#import-read').click();
    return true;
})()";

async fn a_flow_that_is_typed_is_not_told_to_the_host(page: &Page) -> Result<()> {
    let _host = open(page, "redirects/?embed=1&theme=dark", "").await?;
    page.in_frame("what is typed", TYPES_A_FLOW, true).await?;
    page.in_frame("whether the address follows", "location.hash.startsWith('#f=')", true).await?;
    nothing_else_is_told(page, [700, 380]).await
}

async fn nor_from_a_sandbox(page: &Page) -> Result<()> {
    page.allow("sandboxed");
    page.allow("SecurityError");
    let _host = open(page, "en/redirects/?embed=1", "sandbox=\"allow-scripts\"").await?;
    page.in_frame("what is typed", TYPES_A_FLOW, true).await?;
    let shown = "document.querySelector('[data-hop]').dataset.url";
    page.in_frame("first request", shown, "https://secret.test/my-words").await?;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    nothing_else_is_told(page, [700, 380]).await
}

const TYPES_A_QUERY: &str = "(() => {
    const field = document.querySelector('#q');
    field.value = 'my words';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return true;
})()";

async fn a_search_is_not_told_to_the_host(page: &Page) -> Result<()> {
    let _host = open(page, "?embed=1", "").await?;
    page.in_frame("what is typed", TYPES_A_QUERY, true).await?;
    page.in_frame("whether the address follows", "location.search.includes('my+words')", true)
        .await?;
    // Three different heights: the one before the last is not told again while it is the smaller one.
    nothing_else_is_told(page, [900, 700]).await
}

/// The address that the frame has come to is there from the start then.
async fn nor_after_the_frame_was_loaded_again(page: &Page) -> Result<()> {
    let _host = open(page, "redirects/?embed=1", "").await?;
    page.in_frame("what is typed", TYPES_A_FLOW, true).await?;
    page.in_frame("whether the address follows", "location.hash.startsWith('#f=')", true).await?;
    page.eval("void (window.heard = [])").await?;
    page.in_frame("a reload", "(window.__left = true, location.reload(), true)", true).await?;
    page.in_frame("whether it was loaded again", "window.__left ?? false", false).await?;
    page.in_frame("data-app in the frame", "document.documentElement.dataset.app", "ready").await?;
    page.in_frame("the address", "location.hash.startsWith('#f=')", true).await?;
    nothing_else_is_told(page, [700, 380]).await
}
