//! What is pasted or opened, and is no command, no whole file, or longer than its place.

use super::cases;
use crate::harness::page::Page;
use anyhow::Result;
use serde_json::json;

cases!(imports: a_sentence_about_curl_changes_nothing, fetch_a_url_alone_and_wget_are_read,
    a_har_file_that_is_wrong_says_where, a_file_of_another_coding_is_read_or_named,
    a_long_host_stays_in_its_box, a_status_is_three_digits);

const URL: &str = "document.querySelector('#url').value";
const REFUSED: &str = "document.querySelector('#import-error').textContent";

/// Puts text into a field as typing does.
async fn fill(page: &Page, css: &str, text: &str) -> Result<()> {
    let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1]; \
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    page.run(script, vec![json!(css), json!(text)]).await?;
    Ok(())
}

async fn import(page: &Page, text: &str) -> Result<()> {
    fill(page, "#import", text).await?;
    page.eval("document.querySelector('#import-read').click()").await?;
    Ok(())
}

/// Opens a file of these bytes.
async fn open(page: &Page, name: &str, bytes: &[u8]) -> Result<()> {
    let script = "const held = new DataTransfer(); \
        held.items.add(new File([new Uint8Array(arguments[1])], arguments[0])); \
        const field = document.querySelector('#import-file'); field.files = held.files; \
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(script, vec![json!(name), json!(bytes)]).await?;
    Ok(())
}

async fn a_sentence_about_curl_changes_nothing(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    let before = page.eval(URL).await?;
    for text in ["Error: curl failed with code 7", "I ran: curl and it broke"] {
        import(page, text).await?;
        let told = format!("{REFUSED}.startsWith('Line 1: not recognised')");
        page.expect(&format!("whether this is refused: {text}"), &told, true).await?;
        page.expect("URL", URL, before.clone()).await?;
    }
    import(page, "<svg><text>curl -L</text></svg>").await?;
    let told = format!("{REFUSED}.startsWith('Line 1: this is HTML or XML')");
    page.expect("whether a picture is refused", &told, true).await?;
    page.expect("URL", URL, before).await
}

async fn fetch_a_url_alone_and_wget_are_read(page: &Page) -> Result<()> {
    page.load("redirects/").await?;
    let client = "document.querySelector('#client').value";
    let fetch = "fetch(\"https://a.test/f\", {\n  \"method\": \"PUT\",\n  \"body\": \"x\"\n});";
    for (text, url, by) in [
        (fetch, "https://a.test/f", "fetch"),
        ("https://b.test/x?y=1", "https://b.test/x?y=1", "navigation"),
        ("wget --max-redirect=2 https://c.test/", "https://c.test/", "wget"),
        ("curl https://d.test/;curl https://e.test/", "https://d.test/", "curl"),
    ] {
        import(page, text).await?;
        page.expect("URL", URL, url).await?;
        page.expect("client", client, by).await?;
        page.expect("refusal", REFUSED, "").await?;
    }
    Ok(())
}

async fn a_har_file_that_is_wrong_says_where(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    for (text, told) in [
        ("{\"log\":{\"entries\":[1,]}}", "Line 1, byte 22: extra comma"),
        ("{\"log\":{\"entries\":[{\"request\":", "Line 1: the file ends here"),
        ("{\"log\":{\"entries\":x}}", "Line 1, byte 19: this is not valid JSON"),
        ("<!DOCTYPE html><title>x</title>", "Line 1: this is HTML or XML"),
        ("", "Line 1: the file is empty"),
        ("PK\u{3}\u{4}", "Line 1: this file is compressed"),
    ] {
        open(page, "a.har", text.as_bytes()).await?;
        let said = format!("{REFUSED}.startsWith({})", json!(told));
        page.expect(&format!("whether it is said: {told}"), &said, true).await?;
    }
    Ok(())
}

async fn a_file_of_another_coding_is_read_or_named(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    let har = "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"https://a.test/16\"},\"response\":{\"status\":200}}]}}";
    let wide = |text: &str| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    open(page, "a.har", &wide(har)).await?;
    page.expect("URL", URL, "https://a.test/16").await?;
    // As PowerShell writes what a program prints.
    open(page, "a.txt", &wide("curl https://b.test/16\r\n")).await?;
    page.expect("URL", URL, "https://b.test/16").await?;
    open(page, "a.har.gz", &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0]).await?;
    page.expect("refusal", REFUSED, "Line 1: this file is compressed; unpack it first").await
}

async fn a_long_host_stays_in_its_box(page: &Page) -> Result<()> {
    page.load("redirects/").await?;
    let host = "a-rather-long-host-WWWWWWWWWW-of-sixty-characters-mmmmmm.test";
    import(page, &format!("curl -v https://{host}/")).await?;
    page.expect("URL", URL, format!("https://{host}/")).await?;
    let wider = "[...document.querySelectorAll('.seq .name')].filter((name) => { \
        const text = name.getBoundingClientRect(); \
        const boxes = [...name.closest('svg').querySelectorAll('.head')].map((head) => head.getBoundingClientRect()); \
        return text.width > 0 && !boxes.some((box) => box.left <= text.left && text.right <= box.right); \
        }).map((name) => name.textContent)";
    page.expect("names wider than their boxes", wider, json!([])).await
}

async fn a_status_is_three_digits(page: &Page) -> Result<()> {
    page.load("redirects/").await?;
    import(page, "HTTP/1.1 301 x\nLocation: https://a.test/\n").await?;
    let field = "input[list=statuses]";
    let wrong = "!!document.querySelector('.stale').textContent";
    for (status, is_wrong) in [("+302", true), ("302", false), ("00302", true)] {
        fill(page, field, status).await?;
        page.expect(&format!("whether {status} is wrong"), wrong, is_wrong).await?;
    }
    Ok(())
}
