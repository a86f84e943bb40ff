//! Nothing secret leaves the redirect page, and what was masked is said.

use super::cases;
use crate::harness::page::Page;
use anyhow::{Context, Result, ensure};
use redirect::Flow;
use redirect::export::link::decode;
use serde_json::json;

cases!(secrets: a_typed_secret_stays_on_the_page, what_was_masked_is_said_by_kind_and_place, a_content_is_kept_where_asked);

async fn fill(page: &Page, css: &str, text: &str) -> Result<()> {
    let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1]; \
        field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));";
    page.run(script, vec![json!(css), json!(text)]).await?;
    Ok(())
}

async fn import(page: &Page, text: &str) -> Result<()> {
    fill(page, "#import", text).await?;
    page.eval("document.querySelector('#import-read').click()").await?;
    Ok(())
}

/// The flow of the address.
async fn linked(page: &Page) -> Result<Flow> {
    let hash = page.eval("location.hash").await?;
    let text = hash.as_str().and_then(|hash| hash.strip_prefix("#f=")).context("a link")?;
    Ok(decode(text)?)
}

async fn a_typed_secret_stays_on_the_page(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    fill(page, "#headers", "Authorization: Bearer s3cret\nAccept: text/html").await?;
    fill(page, "#url", "https://me:s3cret@own.example/?token=s3cret&page=2").await?;
    let written = "location.hash.startsWith('#f=')";
    page.expect("whether the address follows", written, true).await?;
    let said = "document.querySelector('.share [data-masked]').textContent";
    let want = "Masked in the link: user information in the URL, a token in the URL, credentials in the request field Authorization";
    page.expect("what is said", said, want).await?;
    // The address is written when the fields have been still for a moment.
    let (mut flow, wait) = (linked(page).await?, std::time::Duration::from_millis(200));
    for _ in 0..50 {
        if flow.request.url.contains("own.example") {
            break;
        }
        tokio::time::sleep(wait).await;
        flow = linked(page).await?;
    }
    ensure!(!format!("{flow:?}").contains("s3cret"), "a secret in the link: {flow:?}");
    ensure!(
        flow.request.url == "https://***@own.example/?token=***&page=2",
        "{}",
        flow.request.url
    );
    let typed = "document.querySelector('#headers').value.includes('Bearer s3cret')";
    page.expect("whether the field keeps it", typed, true).await?;
    for form in ["0", "1", "2", "3", "4", "5", "6"] {
        fill(page, "#export-form", form).await?;
        let leaks = "document.querySelector('#export').textContent.includes('s3cret')";
        page.expect(&format!("whether form {form} has it"), leaks, false).await?;
    }
    Ok(())
}

async fn what_was_masked_is_said_by_kind_and_place(page: &Page) -> Result<()> {
    let text = "curl 'https://a.example/?x=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.SflKxwRJ' -b 'a=1; b=2' -d 'user=a'";
    for (path, want) in [
        (
            "en/redirects/",
            "Read as curl; masked: a JWT in the URL, 2 cookies in the request, the content (type, size and names are kept)",
        ),
        (
            "redirects/",
            "已按curl读入，已遮盖：地址里1处JWT、请求里2处Cookie值、请求内容（只保留类型、大小和名称）",
        ),
    ] {
        page.load("about/").await?;
        page.load(path).await?;
        import(page, text).await?;
        let said = "[...document.querySelector('#import-error').parentElement.querySelectorAll('p.said[role=status]')].map((e) => e.textContent).join('')";
        page.expect("what is said", said, want).await?;
    }
    Ok(())
}

async fn a_content_is_kept_where_asked(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    let text = "curl https://a.example/ --json '{\"user\":\"me\",\"password\":\"s3cret\"}'";
    let body = "document.querySelector('#body').value";
    import(page, text).await?;
    page.expect("the shape", body, "[application/json, 33 bytes: user, password]").await?;
    page.eval("document.querySelector('#import-keep').click()").await?;
    import(page, text).await?;
    page.expect("the content", body, "{\"user\":\"me\",\"password\":\"•••\"}").await
}
