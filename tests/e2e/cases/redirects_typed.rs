//! The visualiser: whatever is typed, pasted or linked, the page goes on, and nothing is lost.

use super::cases;
use crate::harness::page::Page;
use anyhow::{Result, ensure};
use redirect::export::link::encode;
use redirect::{Flow, Request, Response};
use serde_json::json;

cases!(redirects_typed: a_url_that_the_client_refuses_is_typed_and_the_page_goes_on,
    a_link_with_such_a_url_is_shown, such_a_url_is_imported, a_client_that_refuses_the_url_is_chosen,
    the_one_file_shows_such_a_link, an_own_flow_has_its_own_caption, an_import_is_undone,
    a_bad_link_leaves_the_own_flow, an_unknown_client_is_named, what_no_link_can_hold_is_said,
    a_wrong_member_is_named);

/// The last label is a number, so that browsers take it for a broken IPv4 address.
const REFUSED: &str = "https://mail.1/";
const URL: &str = "document.querySelector('#url').value";
const HOPS: &str = "[...document.querySelectorAll('[data-hop]')].map((hop) => hop.dataset.url)";
const STALE: &str = "!!document.querySelector('.dia .stale').textContent";
const TOLD: &str = "[...document.querySelectorAll('.msg-err')].some((it) => it.textContent.includes('does not accept the host'))";
const CAPTION: &str =
    "[document.querySelector('#preset').value, !!document.querySelector('.lesson').textContent]";

/// Puts text into a field as typing does.
pub async fn fill(page: &Page, css: &str, text: &str) -> Result<()> {
    let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1]; \
        field.dispatchEvent(new Event('input', { bubbles: true })); \
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(script, vec![json!(css), json!(text)]).await?;
    Ok(())
}

/// Pastes a text and reads it.
pub async fn import(page: &Page, text: &str) -> Result<()> {
    fill(page, "#import", text).await?;
    page.eval("document.querySelector('#import-read').click()").await?;
    Ok(())
}

/// Opens a file of this name.
pub async fn open_file(page: &Page, name: &str, text: &str) -> Result<()> {
    let script = "const held = new DataTransfer(); held.items.add(new File([arguments[1]], arguments[0])); \
        const field = document.querySelector('#import-file'); field.files = held.files; \
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(script, vec![json!(name), json!(text)]).await?;
    Ok(())
}

fn flow(client: &str, url: &str) -> Flow {
    let headers = [("Location", "https://b.test/")].into_iter().collect();
    let answers =
        [Response { status: 302, headers }, Response { status: 204, ..Response::default() }];
    let request = Request {
        method: "GET".to_owned(),
        url: url.to_owned(),
        replayable: true,
        ..Request::default()
    };
    Flow {
        client: client.to_owned(),
        request,
        responses: answers.to_vec(),
        visits: 1,
        ..Flow::default()
    }
}

fn link(flow: &Flow) -> Result<String> {
    Ok(format!("#f={}", encode(flow)?))
}

/// The refusal stands under the field, and what is shown is marked as that of before.
async fn is_refused(page: &Page, url: &str) -> Result<()> {
    page.expect("url", URL, url).await?;
    page.expect("whether the refusal is told", TOLD, true).await?;
    page.expect("whether the result is marked", STALE, true).await
}

async fn a_url_that_the_client_refuses_is_typed_and_the_page_goes_on(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    page.eval("document.querySelector('#url').focus()").await?;
    page.eval("document.querySelector('#url').select()").await?;
    page.keys("https://mail.1").await?;
    is_refused(page, "https://mail.1").await?;
    page.keys("63.com/").await?;
    page.expect("whether the refusal is told", TOLD, false).await?;
    page.expect("whether the result is marked", STALE, false).await?;
    page.expect("hop", &format!("{HOPS}[0]"), "https://mail.163.com/").await?;
    page.expect("whether the address follows", "location.hash.startsWith('#f=')", true).await?;
    for url in ["https://www.12306.cn/", "https://192.168.1.1000", "https://v2.0.example/"] {
        page.eval("document.querySelector('#url').select()").await?;
        page.keys(url).await?;
        page.expect("url", URL, url).await?;
    }
    page.expect("hop", &format!("{HOPS}[0]"), "https://v2.0.example/").await
}

async fn a_link_with_such_a_url_is_shown(page: &Page) -> Result<()> {
    let link = link(&flow("navigation", REFUSED))?;
    page.load("about/").await?;
    page.load(&format!("en/redirects/{link}")).await?;
    is_refused(page, REFUSED).await?;
    let answers = "document.querySelectorAll('.hops > li').length";
    page.expect("answers", answers, 2).await?;
    // Nothing was played, so nothing takes the link's place in the address.
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    page.expect("fragment", "location.hash", link).await
}

async fn such_a_url_is_imported(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    import(page, &redirect::wire::write_flow(&flow("navigation", REFUSED))).await?;
    is_refused(page, REFUSED).await?;
    fill(page, "#url", "https://a.test/").await?;
    page.expect("whether the result is marked", STALE, false).await?;
    let har = r#"{"log":{"entries":[{"request":{"method":"GET","url":"https://256.1.1.1/","headers":[]},"response":{"status":200,"redirectURL":"","headers":[]}}]}}"#;
    open_file(page, "a.har", har).await?;
    is_refused(page, "https://256.1.1.1/").await?;
    page.expect("bar", "document.querySelector('progress')", json!(null)).await
}

async fn a_client_that_refuses_the_url_is_chosen(page: &Page) -> Result<()> {
    let link = link(&flow("curl", REFUSED))?;
    page.load(&format!("en/redirects/{link}")).await?;
    page.expect("hops", HOPS, json!([REFUSED, "https://b.test/"])).await?;
    let cell = "document.querySelector('[data-client=navigation] td:last-child').textContent.includes('host not accepted')";
    page.expect("whether the table says so", cell, true).await?;
    page.click("[data-client=navigation] button").await?;
    is_refused(page, REFUSED).await?;
    fill(page, "#client", "curl").await?;
    page.expect("whether the result is marked", STALE, false).await
}

async fn the_one_file_shows_such_a_link(page: &Page) -> Result<()> {
    let link = link(&flow("navigation", REFUSED))?;
    page.load(&format!("status-atlas.html#/en/redirects/{link}")).await?;
    is_refused(page, REFUSED).await
}

async fn an_own_flow_has_its_own_caption(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    page.expect("caption", CAPTION, json!(["0", true])).await?;
    fill(page, "#url", "https://a.test/").await?;
    page.expect("caption", CAPTION, json!(["own", false])).await?;
    let name = "document.querySelector('#preset').selectedOptions[0].textContent";
    page.expect("name", name, "Your own flow").await?;
    fill(page, "#preset", "3").await?;
    page.expect("caption", CAPTION, json!(["3", true])).await?;
    import(page, "curl -L https://b.test/").await?;
    page.expect("caption", CAPTION, json!(["own", false])).await?;
    page.load("about/").await?;
    page.load(&format!("en/redirects/{}", link(&flow("curl", "https://c.test/"))?)).await?;
    page.expect("caption", CAPTION, json!(["own", false])).await
}

async fn an_import_is_undone(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    fill(page, "#url", "https://own.test/").await?;
    import(page, "curl -L https://b.test/").await?;
    page.expect("url", URL, "https://b.test/").await?;
    page.eval("document.querySelector('[data-undo]').click()").await?;
    page.expect("url", URL, "https://own.test/").await?;
    let hop = format!("{HOPS}[0]");
    page.expect("hop", &hop, "https://own.test/").await?;
    page.expect("button", "document.querySelector('[data-undo]').textContent", "Redo").await?;
    // An example, and a link, over an own flow as well.
    fill(page, "#preset", "1").await?;
    page.expect("url", URL, "http://shop.example/sale").await?;
    page.eval("document.querySelector('[data-undo]').click()").await?;
    page.expect("url", URL, "https://own.test/").await?;
    let link = link(&flow("curl", "https://c.test/"))?;
    page.run("location.hash = arguments[0]", vec![json!(link)]).await?;
    page.expect("url", URL, "https://c.test/").await?;
    page.eval("document.querySelector('[data-undo]').click()").await?;
    page.expect("url", URL, "https://own.test/").await
}

async fn a_bad_link_leaves_the_own_flow(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    fill(page, "#url", "https://own.test/").await?;
    page.expect("whether the address follows", "location.hash.startsWith('#f=')", true).await?;
    page.eval("void (location.hash = '#f=1AAAA')").await?;
    let said = "document.querySelector('.remark').textContent";
    page.expect("remark", said, "The link is damaged or truncated; your own flow is still shown.")
        .await?;
    page.expect("url", URL, "https://own.test/").await?;
    page.expect("whether the address follows", "location.hash.length > 20", true).await
}

async fn an_unknown_client_is_named(page: &Page) -> Result<()> {
    page.load(&format!("en/redirects/{}", link(&flow("netscape", "https://a.test/"))?)).await?;
    let said = "document.querySelector('.remark').textContent.includes('“netscape”')";
    page.expect("whether it is named", said, true).await?;
    page.expect("client", "document.querySelector('#client').value", "fetch").await?;
    page.expect("url", URL, "https://a.test/").await
}

async fn what_no_link_can_hold_is_said(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    fill(page, "#url", "https://own.test/").await?;
    page.expect("whether the address follows", "location.hash.startsWith('#f=')", true).await?;
    let before = page.eval("location.hash").await?;
    let lines = "Accept-Language: zh\n".repeat(101);
    fill(page, "#headers", &lines).await?;
    let said = "document.querySelector('#too-large').textContent.startsWith('Too large for a link: more than 100 fields')";
    page.expect("whether it is said", said, true).await?;
    page.expect("fragment", "location.hash", before).await?;
    page.expect("fields", "document.querySelector('#headers').value.length", lines.len()).await?;
    fill(page, "#headers", "Accept-Language: zh").await?;
    page.expect("whether it is said", said, false).await
}

async fn a_wrong_member_is_named(page: &Page) -> Result<()> {
    let text =
        r#"{"client":"curl","request":{"url":"https://a.test/"},"responses":[{"status":"302"}]}"#;
    for (path, want) in [
        ("en/redirects/", "`responses[0].status` has to be a number from 100 to 999"),
        ("redirects/", "`responses[0].status`的值应为100到999的整数"),
    ] {
        page.load(path).await?;
        import(page, text).await?;
        page.expect("refusal", "document.querySelector('#import-error').textContent", want).await?;
    }
    let kept = page.eval("document.querySelector('#import').value").await?;
    ensure!(kept == text, "what was pasted is kept");
    Ok(())
}
