//! Places that refuse a frame, or give it an address that leads nowhere: there is always something
//! to read.

use super::cases;
use crate::harness::gate::Fault;
use crate::harness::host::Host;
use crate::harness::page::Page;
use anyhow::Result;

cases!(embed_refused: a_card_where_frames_are_forbidden, a_page_where_that_is_only_reported,
    a_card_where_the_page_never_comes, one_file_as_a_blob);

/// What the element shows, by place.
fn shown(at: usize) -> String {
    format!(
        "document.querySelectorAll('http-status')[{at}].shadowRoot?.firstElementChild?.localName ?? ''"
    )
}

async fn host(page: &Page, body: &str, fields: &[(&str, &str)]) -> Result<Host> {
    let script = format!("<script src=\"{}embed.js\" defer></script>", page.root());
    let host = Host::with(&format!("{script}{body}"), fields)?;
    page.on(&host.url());
    page.open("").await?;
    Ok(host)
}

const PAGE: &str = "<http-status code=\"301\" view=\"page\">301</http-status>";

async fn a_card_where_frames_are_forbidden(page: &Page) -> Result<()> {
    for text in ["policy:", "Content Security Policy", "Content-Security-Policy", "Framing"] {
        page.allow(text);
    }
    let site = page.root();
    let only_default = format!(
        "default-src 'none'; script-src {site}; connect-src {site}; style-src 'none'; img-src data:"
    );
    for policy in ["frame-src 'none'", &only_default] {
        page.on(&site);
        let body = format!("{PAGE}<http-status code=\"404\" lang=\"en\"></http-status>");
        let _host = host(page, &body, &[("Content-Security-Policy", policy)]).await?;
        page.expect("what stands in the place of the frame", &shown(0), "article").await?;
        page.expect("the other element", &shown(1), "article").await?;
        let link = "document.querySelector('http-status').shadowRoot.querySelector('a').href";
        page.expect("the link to the page", link, format!("{site}301/")).await?;
        let height = "document.querySelector('http-status').getBoundingClientRect().height < 400";
        page.expect("whether it is as high as a card", height, true).await?;
    }
    Ok(())
}

async fn a_page_where_that_is_only_reported(page: &Page) -> Result<()> {
    for text in ["policy:", "Content Security Policy", "Content-Security-Policy", "report-only"] {
        page.allow(text);
    }
    let fields = [("Content-Security-Policy-Report-Only", "frame-src 'none'")];
    let _host = host(page, PAGE, &fields).await?;
    let height = "Number(document.querySelector('http-status').shadowRoot?.querySelector('iframe')?.height ?? 0)";
    page.expect_that("the height of a page", &format!("{height} > 500"), height).await
}

/// A server that hangs. The element waits fifteen seconds; here it is made half a one.
async fn a_card_where_the_page_never_comes(page: &Page) -> Result<()> {
    let gate = page.gate()?;
    gate.on("embed.js", Fault::Text("15_000", "500"));
    gate.on("?embed=1", Fault::Hold);
    page.on(&gate.url());
    let hidden = "<div hidden><http-status code=\"404\" view=\"page\"></http-status></div>";
    let _host = host(page, &format!("{PAGE}{hidden}"), &[]).await?;
    page.expect("what stands in the place of the frame", &shown(0), "article").await?;
    // What is not seen need not have told its height.
    page.expect("what is hidden", &shown(1), "iframe").await?;
    page.eval("void (document.querySelector('div').hidden = false)").await?;
    page.expect("what was hidden", &shown(1), "article").await?;
    gate.clear();
    Ok(())
}

/// A `blob:` is no base of an address: the site starts, and what it puts around itself is there, too.
async fn one_file_as_a_blob(page: &Page) -> Result<()> {
    let host = Host::new(
        "<iframe title=\"x\" style=\"width:400px;height:600px\"></iframe><script>
        window.heard = [];
        addEventListener('message', ({ data }) => heard.push(data.type ?? ''));
        fetch('status-atlas.html').then((r) => r.text()).then((text) => {
            const address = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
            document.querySelector('iframe').src = `${address}#/301/?embed=1`;
        });</script>",
    )?;
    host.keep(&page.settings.dist.join("status-atlas.html"))?;
    page.on(&host.url());
    page.open("").await?;
    page.in_frame("data-app", "document.documentElement.dataset.app", "ready").await?;
    page.in_frame("h1", "document.querySelector('h1').textContent.includes('301')", true).await?;
    let foot = "document.querySelector('.embed-foot a').hash";
    page.in_frame("the link to the page", foot, "#/301/").await?;
    let told = "heard.includes('status-atlas:height')";
    page.expect("whether the height is told", told, true).await
}
