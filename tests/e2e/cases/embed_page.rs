//! The page that builds the code for other people's pages.

use super::cases;
use crate::harness::host::Host;
use crate::harness::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

cases!(embed_page: what_is_chosen, sizes, previews, by_address, every_system, works_where_it_is_pasted,
    entry_as_text, read_without_script);

const SOURCE: &str = "document.querySelector('.b-stage iframe').getAttribute('src')";
/// The text to copy, of a system, by place.
fn snippet(host: &str, at: usize) -> String {
    format!("document.querySelectorAll('#host-{host} pre')[{at}].textContent")
}

async fn choose(page: &Page, subject: &str) -> Result<()> {
    page.eval(&format!(
        "(() => {{ const field = document.querySelector('#subject'); field.value = '{subject}'; field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    ))
    .await
    .map(drop)
}

/// Presses the button of a group of the fields: in the middle of the window, because a driver that
/// has to scroll up puts it below the header.
async fn press(page: &Page, group: &str, place: usize) -> Result<()> {
    let button = format!(".seg[aria-label=\"{group}\"] button:nth-child({place})");
    let centre = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
    page.run(centre, vec![json!(button)]).await?;
    page.click(&button).await
}

async fn what_is_chosen(page: &Page) -> Result<()> {
    page.load("embed/").await?;
    page.expect("frame", SOURCE, "../301/?embed=1").await?;
    choose(page, "429").await?;
    page.expect("frame of 429", SOURCE, "../429/?embed=1").await?;
    page.expect("address", "location.search", "?for=429").await?;
    press(page, "语言", 2).await?;
    press(page, "配色", 3).await?;
    page.expect("frame in English, dark", SOURCE, "../en/429/?embed=1&theme=dark").await?;
    let site = page.root();
    let text = page.eval(&snippet("html", 1)).await?;
    let text = text.as_str().context("no snippet")?;
    let address = format!("{site}en/429/?embed=1&amp;theme=dark");
    ensure!(text.contains(&address), "expected {address} in {text}");
    let element = "<http-status code=\"429\" lang=\"en\" theme=\"dark\">";
    page.expect("element", &format!("{}.includes('{element}')", snippet("html", 0)), true).await?;
    // A page has neither picture nor element, and all the width there is.
    choose(page, "redirects").await?;
    page.expect("frame of a page", SOURCE, "../en/redirects/?embed=1&theme=dark").await?;
    page.expect("width", "document.querySelector('.b-stage iframe').width", "100%").await?;
    page.expect(
        "what a system says that takes pictures only",
        &snippet("github", 0),
        "这里只能放状态码；请在上面选一个。",
    )
    .await?;
    let copy = "document.querySelector('#host-github .b-snip button').disabled";
    page.expect("whether there is nothing to copy", copy, true).await
}

/// The frame's own height goes into the code, until the reader writes another; what is no size is
/// said to be none, and stays.
async fn sizes(page: &Page) -> Result<()> {
    page.load("embed/").await?;
    let frame = "document.querySelector('.b-stage iframe')";
    let own = format!("Math.ceil({frame}.contentDocument.body.getBoundingClientRect().height)");
    let fits = format!(
        "{frame}.contentDocument.documentElement.dataset.app === 'ready' && {frame}.height === String({own}) && {}.includes(`height=\"${{{frame}.height}}\"`)",
        snippet("html", 1)
    );
    page.expect("whether the frame is as high as its page", &fits, true).await?;
    page.click("#height").await?;
    page.keys("300").await?;
    page.expect("height", &format!("{frame}.height"), "300").await?;
    page.eval("document.querySelector('#width').select()").await?;
    page.click("#width").await?;
    page.eval("document.querySelector('#width').select()").await?;
    page.keys("99").await?;
    page.expect(
        "complaint",
        "document.querySelector('#width-error').textContent",
        "填240到2000之间的整数，或者留空。",
    )
    .await?;
    page.expect("field", "[document.querySelector('#width').value, document.querySelector('#width').getAttribute('aria-invalid')].join()", "99,true").await?;
    page.keys("9").await?;
    page.expect("width", &format!("{frame}.width"), "999").await?;
    page.expect("complaint", "document.querySelector('#width-error').textContent", "").await
}

async fn previews(page: &Page) -> Result<()> {
    page.load("en/embed/").await?;
    press(page, "Preview", 2).await?;
    let card = "document.querySelector('.b-stage http-status')?.shadowRoot?.querySelector('.num')?.textContent ?? ''";
    page.expect("number in the element", card, "301").await?;
    press(page, "Preview", 3).await?;
    page.expect(
        "width of the picture",
        "document.querySelector('.b-stage img')?.naturalWidth > 100",
        true,
    )
    .await?;
    choose(page, "quiz").await?;
    page.expect("picture of a page", "document.querySelector('.b-stage img') === null", true).await
}

async fn by_address(page: &Page) -> Result<()> {
    page.load("embed/?for=503&host=mediawiki").await?;
    page.expect("frame", SOURCE, "../503/?embed=1").await?;
    page.expect("open", "document.querySelector('#host-mediawiki').open", true).await?;
    page.expect("closed", "document.querySelector('#host-gitlab').open", false).await?;
    // No such page, no such system, and the page itself: as if nothing were said.
    for wrong in ["?for=299&host=x", "?for=embed", "?for=%00"] {
        page.load(&format!("embed/{wrong}")).await?;
        page.expect(wrong, SOURCE, "../301/?embed=1").await?;
    }
    Ok(())
}

/// Each says what an administrator has to allow, and has something to copy that is filled in.
async fn every_system(page: &Page) -> Result<()> {
    page.load("embed/").await?;
    let hosts = "[...document.querySelectorAll('.b-host')].map((host) => ({
        id: host.id, facts: host.querySelectorAll('dt').length,
        open: [...host.querySelectorAll('pre')].flatMap((pre) => pre.textContent.match(/\\{(frame|page|card|site|origin|host|code|title|width|height|lang|theme)\\}/g) ?? []),
        texts: host.querySelectorAll('pre').length }))";
    let hosts = page.eval(hosts).await?;
    let hosts = hosts.as_array().context("no systems")?;
    ensure!(hosts.len() >= 14, "found {} systems", hosts.len());
    for host in hosts {
        let whole = host["facts"].as_u64() >= Some(2) && host["texts"].as_u64() >= Some(1);
        let filled = host["open"].as_array().is_some_and(Vec::is_empty);
        ensure!(whole && filled, "expected a whole entry, found {host}");
    }
    page.click("#host-html > summary").await?;
    page.click("#host-html .b-snip button").await?;
    let said = "document.querySelector('#host-html .b-snip .said').textContent !== ''";
    page.expect("whether copying says what became of it", said, true).await
}

/// The code is put into a page of another origin as it stands there.
async fn works_where_it_is_pasted(page: &Page) -> Result<()> {
    page.load("embed/?for=404").await?;
    let text = |value: Value| value.as_str().map(str::to_owned).context("no text to copy");
    page.expect("frame", SOURCE, "../404/?embed=1").await?;
    let element = text(page.eval(&snippet("html", 0)).await?)?;
    let frame = text(page.eval(&snippet("html", 1)).await?)?;
    let site = page.root();
    let host = Host::new(&element)?;
    page.on(&host.url());
    page.open("").await?;
    let number = "document.querySelector('http-status').shadowRoot?.querySelector('.num')?.textContent ?? ''";
    page.expect("number in the element", number, "404").await?;
    let host = Host::new(&frame)?;
    page.on(&host.url());
    page.open("").await?;
    page.in_frame("h1", "document.querySelector('h1').textContent.includes('404')", true).await?;
    page.in_frame("address", "location.href", format!("{site}404/?embed=1")).await?;
    page.eval("void (document.querySelector('iframe').style.width = '280px')").await?;
    let whole = "document.documentElement.scrollHeight <= innerHeight + 1";
    page.in_frame("whether all is shown", whole, true).await
}

async fn entry_as_text(page: &Page) -> Result<()> {
    page.load("embed/?for=307").await?;
    let text = "document.querySelector('#entry-text').textContent";
    let begins = |start: &str| format!("{text}.startsWith('{start}')");
    page.expect("Markdown", &begins("## 307 临时重定向 Temporary Redirect\\n\\n"), true).await?;
    let link = format!("{text}.includes('[状态码图鉴]({}307/)')", page.root());
    page.expect("link", &link, true).await?;
    press(page, "条目文字", 2).await?;
    page.expect("reStructuredText", &begins("307 临时重定向 Temporary Redirect\\n---"), true)
        .await?;
    press(page, "语言", 2).await?;
    page.expect("English", &begins("307 Temporary Redirect\\n----------------------\\n"), true)
        .await
}

async fn read_without_script(page: &Page) -> Result<()> {
    page.scripts_off().await?;
    page.open("embed/").await?;
    let text = page.text("#main").await?;
    for part in ["Confluence", "MediaWiki", "status-atlas.html"] {
        ensure!(text.contains(part), "expected {part} in the page without script");
    }
    Ok(())
}
