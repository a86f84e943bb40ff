//! The redirect-flow visualiser.

use super::cases;
use crate::harness::page::Page;
use anyhow::{Context, Result, ensure};
use redirect::wire::{read_client, read_flow};
use redirect::{Client, Visit, follow};
use serde_json::{Value, json};
use std::fs;

cases!(redirects: every_example_is_played_as_by_the_engine, a_chain_is_built_by_keyboard, steps_are_gone_through,
    clients_are_compared, every_form_is_imported, a_refusal_keeps_the_flow, a_large_file_does_not_freeze,
    an_export_is_imported_again, a_link_carries_the_flow, a_bad_link_is_mended, a_second_visit, narrow, no_script);

/// The hops of the trace: method, content, status.
const HOPS: &str = "[...document.querySelectorAll('[data-hop]')].map((hop) => \
    [hop.dataset.method, hop.dataset.body, hop.dataset.status].join(' '))";

/// Selects what the field with the focus holds, so that typing replaces it.
const SELECT: &str = "document.activeElement.select()";

/// Puts text into a field as typing does.
async fn fill(page: &Page, css: &str, text: &str) -> Result<()> {
    let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1]; \
        field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true })); \
        if (field.tagName === 'SELECT') field.dispatchEvent(new Event('input', { bubbles: true }));";
    page.run(script, vec![json!(css), json!(text)]).await?;
    Ok(())
}

async fn import(page: &Page, text: &str) -> Result<()> {
    fill(page, "#import", text).await?;
    // By the keyboard: wherever the page is scrolled to, nothing lies over the button.
    page.eval("document.querySelector('#import-read').focus()").await?;
    page.keys("" + thirtyfour::Key::Enter).await
}

/// What the page's data says, for the engine on this side.
fn data(page: &Page) -> Result<Value> {
    let text = fs::read_to_string(page.settings.dist.join("api/v1/redirects.json"))?;
    Ok(serde_json::from_str(&text)?)
}

fn hops(visit: &Visit, bodied: bool) -> Vec<String> {
    let hops = visit.hops.iter().map(|hop| {
        let body = match (hop.request.body.is_some(), bodied) {
            (true, _) => "kept",
            (false, true) => "dropped",
            (false, false) => "none",
        };
        format!("{} {body} {}", hop.request.method, hop.response.status)
    });
    hops.collect()
}

async fn every_example_is_played_as_by_the_engine(page: &Page) -> Result<()> {
    let data = data(page)?;
    let clients: Vec<Client> = data["clients"]
        .as_array()
        .context("no clients")?
        .iter()
        .filter_map(|profile| read_client(profile, model::Lang::En))
        .collect();
    ensure!(clients.len() == 17, "{} clients", clients.len());
    page.load("redirects/").await?;
    for (at, example) in data["flows"].as_array().context("no flows")?.iter().enumerate() {
        let flow = read_flow(&example["flow"])?;
        let client = clients.iter().find(|client| client.id == flow.client).context("a client")?;
        let trace = follow(client, &flow)?;
        let visit = trace.visits.last().context("a visit")?;
        fill(page, "#preset", &at.to_string()).await?;
        let want = hops(visit, flow.request.body.is_some());
        page.expect(&format!("hops of {}", example["id"]), HOPS, json!(want)).await?;
    }
    Ok(())
}

async fn a_chain_is_built_by_keyboard(page: &Page) -> Result<()> {
    use thirtyfour::Key;
    page.load("redirects/").await?;
    let focus = |css: &'static str| format!("document.querySelector('{css}').focus()");
    page.eval(&focus("#method")).await?;
    page.eval(SELECT).await?;
    page.keys("PUT").await?;
    page.keys("" + Key::Tab).await?;
    page.expect("focus", "document.activeElement.id", "url").await?;
    page.eval(SELECT).await?;
    page.keys("https://a.example/x").await?;
    page.eval("[...document.querySelectorAll('.r-l .btn')].find((b) => b.closest('.pad').querySelector('.hops') && !b.closest('.hops')).focus()").await?;
    page.keys("" + Key::Enter).await?;
    page.expect("focus", "document.activeElement.id.startsWith('status-')", true).await?;
    page.eval(SELECT).await?;
    page.keys("307").await?;
    page.keys("" + Key::Tab).await?;
    page.eval(SELECT).await?;
    page.keys("https://b.example/y").await?;
    page.expect("hops", HOPS, json!(["PUT kept 303", "GET dropped 307", "GET dropped 200"]))
        .await?;
    // Moved up by its button, the 307 comes first, and the focus stays with it.
    page.eval("document.activeElement.closest('li').querySelector('[id^=up-]').focus()").await?;
    page.keys("" + Key::Enter).await?;
    page.expect("hops", HOPS, json!(["PUT kept 307", "PUT kept 303", "GET dropped 200"])).await?;
    page.expect("focus", "/^(up|down)-/.test(document.activeElement.id)", true).await?;
    page.eval("document.querySelector('.hops li:first-child .hop > button').focus()").await?;
    page.keys("" + Key::Enter).await?;
    page.expect("hops", HOPS, json!(["PUT kept 303", "GET dropped 200"])).await
}

async fn steps_are_gone_through(page: &Page) -> Result<()> {
    page.load("redirects/").await?;
    let on = "[...document.querySelectorAll('.dots button')].findIndex((dot) => dot.ariaCurrent === 'step' || dot.getAttribute('aria-current'))";
    page.expect("step", on, 2).await?;
    page.eval("document.querySelector('.dots button').focus()").await?;
    page.keys("" + thirtyfour::Key::Right).await?;
    page.expect("step", on, 3).await?;
    page.eval("document.querySelector('.btns .btn').focus()").await?;
    page.keys("" + thirtyfour::Key::Home).await?;
    page.expect("step", on, 0).await?;
    page.click(".btns .btn-pri").await?;
    page.expect("step", on, 3).await?;
    // Played to the end, it stops.
    let label = "document.querySelector('.btn-pri').ariaLabel ?? document.querySelector('.btn-pri').getAttribute('aria-label')";
    page.expect("label", label, "播放").await
}

async fn clients_are_compared(page: &Page) -> Result<()> {
    page.load("redirects/").await?;
    page.expect("rows", "document.querySelectorAll('[data-client]').length", 17).await?;
    fill(page, "#preset", "4").await?;
    let lit = "document.querySelectorAll('.cmp-c .differs').length > 5";
    page.expect("whether differences are lit", lit, true).await?;
    page.click("[data-client=got] button").await?;
    page.expect("client", "document.querySelector('#client').value", "got").await?;
    let want = json!(["POST kept 301", "POST kept 307", "POST kept 200"]);
    page.expect("hops", HOPS, want).await
}

/// A text in each form, and the hops that it is about.
const FORMS: [(&str, &[&str]); 5] = [
    (
        "> POST /a HTTP/1.1\r\n> Host: a.example\r\n> Authorization: Bearer s3cret\r\n>\r\n< HTTP/1.1 302 Found\r\n< Location: /b\r\n<\r\n* Issue another request\r\n> GET /b HTTP/1.1\r\n> Host: a.example\r\n>\r\n< HTTP/1.1 200 OK\r\n<\r\n",
        &["POST none 302", "GET none 200"],
    ),
    (
        "HTTP/2 301\nlocation: https://b.example/\n\nHTTP/2 200\ncontent-type: text/html\n",
        &["GET none 301", "GET none 200"],
    ),
    (
        "--2026-11-23 10:00:00--  http://a.example/\nHTTP request sent, awaiting response... \n  HTTP/1.1 302 Found\n  Location: /b\nLocation: /b [following]\n--2026-11-23 10:00:00--  http://a.example/b\nHTTP request sent, awaiting response... \n  HTTP/1.1 200 OK\n",
        &["GET none 302", "GET none 200"],
    ),
    (
        "curl -L -X PUT 'https://a.example/x' -H 'Authorization: Bearer s3cret' --data-raw 'a'",
        // A command says nothing of an answer.
        &["PUT kept "],
    ),
    (
        r#"{"log":{"version":"1.2","entries":[{"request":{"method":"GET","url":"https://a.example/?token=s3cret","headers":[]},"response":{"status":302,"redirectURL":"/b","headers":[{"name":"Location","value":"/b"}]}},{"request":{"method":"GET","url":"https://a.example/b","headers":[]},"response":{"status":200,"redirectURL":"","headers":[]}}]}}"#,
        &["GET none 302", "GET none 200"],
    ),
];

async fn every_form_is_imported(page: &Page) -> Result<()> {
    page.load("redirects/").await?;
    for (text, want) in FORMS {
        import(page, text).await?;
        page.expect(&format!("hops of {}", &text[..12]), HOPS, json!(want)).await?;
        let leaked =
            "document.body.textContent.includes('s3cret') || location.hash.includes('s3cret')";
        page.expect("whether a secret shows", leaked, false).await?;
        page.expect("refusal", "document.querySelector('#import-error').textContent", "").await?;
    }
    Ok(())
}

async fn a_refusal_keeps_the_flow(page: &Page) -> Result<()> {
    page.load("en/redirects/").await?;
    let before = page.eval(HOPS).await?;
    import(page, "curl -L 'https://a.example/").await?;
    let said = "document.querySelector('#import-error').textContent";
    page.expect("refusal", said, "Line 1: a quotation mark is not closed").await?;
    page.expect("hops", HOPS, before).await?;
    let typed = "document.querySelector('#import').value";
    page.expect("what was typed", typed, "curl -L 'https://a.example/").await?;
    // A field with a mistake keeps the result of before, too.
    fill(page, "#url", "ftp://a.example").await?;
    page.expect("whether it is said", "!!document.querySelector('.stale').textContent", true)
        .await?;
    page.expect("value", "document.querySelector('#url').value", "ftp://a.example").await
}

async fn a_large_file_does_not_freeze(page: &Page) -> Result<()> {
    page.load("redirects/").await?;
    let script = "
        const entry = (url, status, to) => JSON.stringify({ request: { method: 'GET', url, headers: [] }, response: { status, redirectURL: to,
            headers: to ? [{ name: 'Location', value: to }] : [], content: { text: 'x'.repeat(1 << 20) } } });
        const entries = [];
        for (let i = 0; i < 24; i++) entries.push(entry(`https://a.example/${i}`, 200, ''));
        entries.push(entry('https://b.example/', 301, 'https://c.example/'), entry('https://c.example/', 200, ''));
        const file = new File([`{\"log\":{\"entries\":[${entries.join(',')}]}}`], 'big.har');
        const held = new DataTransfer(); held.items.add(file);
        const field = document.querySelector('#import-file'); field.files = held.files;
        window.frames_seen = 0;
        const count = () => { window.frames_seen++; requestAnimationFrame(count); }; requestAnimationFrame(count);
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(script, Vec::new()).await?;
    page.expect("hops", HOPS, json!(["GET none 301", "GET none 200"])).await?;
    let frames = page.eval("window.frames_seen").await?.as_u64().unwrap_or(0);
    ensure!(frames >= 3, "{frames} frames while 26 MB were read");
    let chains = "document.querySelectorAll('.io select[aria-label] option').length >= 25";
    page.expect("whether the chains are offered", chains, true).await
}

async fn an_export_is_imported_again(page: &Page) -> Result<()> {
    page.load("redirects/").await?;
    for example in ["4", "10", "12"] {
        fill(page, "#preset", example).await?;
        let before = page.eval(HOPS).await?;
        fill(page, "#export-form", "0").await?;
        let text = page.eval("document.querySelector('#export').textContent").await?;
        fill(page, "#preset", "0").await?;
        import(page, text.as_str().context("a text")?).await?;
        page.expect("hops", HOPS, before).await?;
    }
    for (form, start) in
        [("1", "sequenceDiagram"), ("3", "curl -v -L"), ("4", "server {"), ("6", "<svg xmlns")]
    {
        fill(page, "#export-form", form).await?;
        let text = page.eval("document.querySelector('#export').textContent").await?;
        ensure!(text.as_str().is_some_and(|text| text.starts_with(start)), "{form}: {text}");
    }
    Ok(())
}

async fn a_link_carries_the_flow(page: &Page) -> Result<()> {
    page.load("redirects/").await?;
    fill(page, "#preset", "4").await?;
    page.expect("whether the address follows", "location.hash.startsWith('#f=1')", true).await?;
    let before = page.eval("location.hash").await?;
    fill(page, "#url", "https://own.example/z").await?;
    let follows = format!("location.hash !== {before}");
    page.expect("whether the address follows", &follows, true).await?;
    let want = page.eval(HOPS).await?;
    let link = page.eval("location.hash").await?;
    page.load("about/").await?;
    page.load(&format!("en/redirects/{}", link.as_str().unwrap_or_default())).await?;
    page.expect("hops", HOPS, want).await?;
    page.expect("url", "document.querySelector('#url').value", "https://own.example/z").await
}

async fn a_bad_link_is_mended(page: &Page) -> Result<()> {
    for (hash, said) in [("#f=1AAAA", "damaged"), ("#f=3abc", "newer version")] {
        page.load("about/").await?;
        page.load(&format!("en/redirects/{hash}")).await?;
        let told = format!("document.querySelector('.remark').textContent.includes('{said}')");
        page.expect("whether it is said", &told, true).await?;
        page.expect("fragment", "location.hash", "").await?;
    }
    Ok(())
}

async fn a_second_visit(page: &Page) -> Result<()> {
    page.load("redirects/").await?;
    fill(page, "#preset", "11").await?;
    let from = "[...document.querySelectorAll('[data-hop]')].map((hop) => hop.dataset.from)";
    page.expect("answers", from, json!(["cache", "network"])).await?;
    page.click(".sw-t").await?;
    page.expect("answers", from, json!(["network", "network"])).await
}

async fn narrow(page: &Page) -> Result<()> {
    page.resize(480, 800).await?;
    page.load("redirects/").await?;
    let portrait = "getComputedStyle(document.querySelector('.dia-n')).display !== 'none' && getComputedStyle(document.querySelector('.dia-w')).display === 'none'";
    page.expect("whether the diagram is the narrow one", portrait, true).await?;
    let wide = "document.documentElement.scrollWidth <= innerWidth";
    page.expect("whether the page fits", wide, true).await?;
    let hit = "[...document.querySelectorAll('.scrub .btns button')].every((b) => b.getBoundingClientRect().height >= 24)";
    page.expect("whether the buttons can be hit", hit, true).await
}

async fn no_script(page: &Page) -> Result<()> {
    page.scripts_off().await?;
    page.open("redirects/").await?;
    let hops = page.attributes("[data-hop]", "data-method").await?;
    ensure!(hops.len() == 2, "the first example reads without script: {hops:?}");
    ensure!(page.text(".cmp-c").await?.contains("requests"), "the clients read without script");
    Ok(())
}
