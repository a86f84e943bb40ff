//! A page of ours in a frame of somebody else's.

use super::{ALL, cases};
use crate::harness::host::Host;
use crate::harness::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::json;

cases!(embed_frame: in_a_sandbox, without_storage, links_open_beside, what_is_typed_stays_in_the_frame;
    in ALL => height_follows_the_page, each_dialect, theme_of_the_host, a_card_and_a_page);

/// A host that sets its frame's height to what it is told, and counts.
const LISTENS: &str = "<script>
    window.told = []; window.dialects = new Set();
    addEventListener('message', (event) => {
        const frame = document.querySelector('iframe');
        if (event.source !== frame.contentWindow) return;
        let data = event.data;
        if (typeof data === 'string') { try { data = JSON.parse(data); } catch { return; } }
        dialects.add(data.type ?? data.context ?? data.subject);
        if (data.type !== 'status-atlas:height') return;
        told.push(data.height);
        frame.style.height = data.height + 'px';
    });
</script>";

fn frame(page: &Page, path: &str, more: &str) -> String {
    format!(
        "<iframe title=\"x\" style=\"border:0;width:320px\" src=\"{}{path}\" {more}></iframe>",
        page.root()
    )
}

/// Opens a host with a frame of ours, and waits for the app in it.
async fn open(page: &Page, body: &str) -> Result<Host> {
    let host = Host::new(body)?;
    page.on(&host.url());
    page.open("").await?;
    page.in_frame("data-app in the frame", "document.documentElement.dataset.app", "ready").await?;
    Ok(host)
}

/// Height is told in every way that hosts listen for, after each change, and then no more.
async fn height_follows_the_page(page: &Page) -> Result<()> {
    let _host = open(page, &format!("{}{LISTENS}", frame(page, "301/?embed=1", ""))).await?;
    page.expect("whether a height was told", "told.length > 0", true).await?;
    for width in [240, 320, 480, 700, 320] {
        page.eval(&format!("void (document.querySelector('iframe').style.width = '{width}px')"))
            .await?;
        let whole = "document.documentElement.scrollHeight <= innerHeight + 1 && document.documentElement.scrollWidth <= innerWidth";
        page.in_frame(&format!("whether all is shown at {width} px"), whole, true).await?;
    }
    let still = "new Promise((done) => { const before = told.length; setTimeout(() => done(told.length - before), 600); })";
    page.expect("heights told while nothing changes", still, 0).await?;
    page.expect(
        "dialects",
        "[...dialects].sort().join()",
        "embed-size,iframe.resize,lti.frameResize,status-atlas:height",
    )
    .await
}

/// Listeners written as those of the hosts are, each with a frame of its own: the element's, one
/// that parses texts and looks for the frame by its address, AMP's, and Canvas'.
const DIALECTS: &str = "<script>
    const frames = [...document.querySelectorAll('iframe')];
    const set = (frame, height) => { if (frame && Number(height) > 0) frame.height = height; };
    const sender = (event) => frames.find((frame) => frame.contentWindow === event.source);
    addEventListener('message', (event) => {
        if (event.data?.type === 'status-atlas:height' && sender(event) === frames[0]) set(frames[0], event.data.height);
    });
    addEventListener('message', (event) => {
        let data;
        try { data = JSON.parse(event.data); } catch { return; }
        if (data?.context === 'iframe.resize') set(frames[1].src === data.src ? frames[1] : null, data.height);
    });
    addEventListener('message', (event) => {
        const { sentinel, type, height } = event.data ?? {};
        if (sentinel === 'amp' && type === 'embed-size' && sender(event) === frames[2]) set(frames[2], height);
    });
    addEventListener('message', (event) => {
        const { subject, height } = event.data ?? {};
        if (subject === 'lti.frameResize' && sender(event) === frames[3]) set(frames[3], height);
    });
</script>";

/// Every way of telling the height is understood by those it is meant for.
async fn each_dialect(page: &Page) -> Result<()> {
    let frames: String = ["301", "404", "429", "503"]
        .map(|code| frame(page, &format!("{code}/?embed=1"), "height=\"1\""))
        .concat();
    let host = Host::new(&format!("{frames}{DIALECTS}"))?;
    page.on(&host.url());
    page.open("").await?;
    let grown =
        "[...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight > 200).join()";
    page.expect("frames that have grown", grown, "true,true,true,true").await
}

const SCHEME: &str = "getComputedStyle(document.documentElement).colorScheme";

/// By parameter, by message; nobody but the host may say.
async fn theme_of_the_host(page: &Page) -> Result<()> {
    let _host = open(page, &frame(page, "en/404/?embed=1&theme=dark", "")).await?;
    page.in_frame("scheme by parameter", SCHEME, "dark").await?;
    for (theme, scheme) in
        [("light", "light"), ("dark", "dark"), ("nonsense", "dark"), ("auto", "light dark")]
    {
        let post = format!(
            "void frames[0].postMessage({{ type: 'status-atlas:theme', theme: '{theme}' }}, '*')"
        );
        page.eval(&post).await?;
        page.in_frame(&format!("scheme after {theme}"), SCHEME, scheme).await?;
    }
    page.in_frame("scheme after a message of the frame's own", &format!(
        "new Promise((done) => {{ postMessage({{ type: 'status-atlas:theme', theme: 'dark' }}, '*'); setTimeout(() => done({SCHEME}), 200); }})"
    ), "light dark").await
}

/// A link leads to the whole site, in a tab of its own.
async fn links_open_beside(page: &Page) -> Result<()> {
    let _host = open(page, &frame(page, "301/?embed=1", "")).await?;
    let follow = "(() => {
        const link = document.querySelector('.e-g a[href$=\"308/\"]');
        addEventListener('click', (event) => event.preventDefault());
        link.click();
        return [link.target, link.rel.includes('noopener'), new URL(link.href).search].join();
    })()";
    page.in_frame("a link", follow, "_blank,true,").await?;
    let foot = "(() => { const link = document.querySelector('.embed-foot a'); return [link.target, new URL(link.href).pathname, new URL(link.href).search].join(); })()";
    page.in_frame("the link to the page", foot, "_blank,/301/,").await
}

/// The frame's address follows its state, and keeps what makes it a frame's.
async fn what_is_typed_stays_in_the_frame(page: &Page) -> Result<()> {
    let _host = open(page, &frame(page, "?embed=1&q=429", "")).await?;
    page.in_frame("field", "document.querySelector('#q').value", "429").await?;
    page.in_frame("header", "document.querySelector('.head').checkVisibility()", false).await?;
    let state = "new URLSearchParams(location.search).get('embed')";
    page.in_frame("parameter", state, "1").await
}

/// A frame whose storage throws: a round goes on, and nothing is said of it.
async fn without_storage(page: &Page) -> Result<()> {
    page.allow("sandboxed");
    page.allow("SecurityError");
    let _host = open(page, &frame(page, "quiz/?embed=1", "sandbox=\"allow-scripts\"")).await?;
    let storage = "(() => { try { return typeof localStorage; } catch { return 'refused'; } })()";
    page.in_frame("storage", storage, "refused").await?;
    page.in_frame("a click", "(document.querySelector('#start').click(), true)", true).await?;
    page.in_frame("question", "document.querySelector('#question') !== null", true).await?;
    page.in_frame("a click", "(document.querySelector('[data-option]').click(), true)", true)
        .await?;
    page.in_frame("answer", "document.querySelector('[data-right]') !== null", true).await
}

/// In a sandbox without an origin, where storage and history throw, the page works as well.
async fn in_a_sandbox(page: &Page) -> Result<()> {
    page.allow("sandboxed");
    page.allow("SecurityError");
    let body =
        format!("{}{LISTENS}", frame(page, "301/?embed=1&theme=dark", "sandbox=\"allow-scripts\""));
    let _host = open(page, &body).await?;
    page.in_frame("scheme", SCHEME, "dark").await?;
    page.expect("whether a height was told", "told.length > 0", true).await
}

/// Below 600 px a card, from there on a page.
async fn a_card_and_a_page(page: &Page) -> Result<()> {
    let _host = open(page, &frame(page, "301/?embed=1", "")).await?;
    let shown =
        "[['.e-hero', '.lead', '.facts', '.embed-foot', '.edition', '.head', '.crumb'].map((css) =>
        +document.querySelector(css).checkVisibility()).join('')].join()";
    for (width, want) in [(240, "1111000"), (599, "1111000"), (600, "1111100")] {
        page.eval(&format!("void (document.querySelector('iframe').style.width = '{width}px')"))
            .await?;
        page.in_frame(&format!("what is shown at {width} px"), shown, want).await?;
    }
    let sizes = page.eval("document.querySelector('iframe').clientWidth").await?;
    ensure!(sizes == json!(600), "found {sizes}");
    page.address().await.context("an address").map(drop)
}
