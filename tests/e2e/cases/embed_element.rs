//! `<http-status>` in pages of somebody else's.

use super::{ALL, cases};
use crate::harness::browser::Kind;
use crate::harness::host::Host;
use crate::harness::page::Page;
use anyhow::Result;

cases!(embed_element: accessible;
    in ALL => shows_a_card, both_languages_and_themes, children_stay, moved_and_removed, loaded_twice,
        leaves_nothing_behind, strict_policy, narrow, a_whole_page, heights_are_clamped;
    in [Kind::Chromium] => trusted_types);

/// The shadow tree of the first element.
const CARD: &str = "document.querySelector('http-status').shadowRoot?.querySelector('.card')";

/// A host with the script and this body.
async fn host(page: &Page, body: &str, fields: &[(&str, &str)]) -> Result<Host> {
    let script = format!("<script src=\"{}embed.js\" defer></script>", page.root());
    let host = Host::with(&format!("{script}{body}"), fields)?;
    page.on(&host.url());
    page.open("").await?;
    Ok(host)
}

async fn card(page: &Page) -> Result<()> {
    page.expect(
        "whether a card is shown",
        &format!("{CARD} !== null && {CARD} !== undefined"),
        true,
    )
    .await
}

async fn shows_a_card(page: &Page) -> Result<()> {
    let site = page.root();
    let _host =
        host(page, "<http-status code=\"301\">301 Moved Permanently</http-status>", &[]).await?;
    card(page).await?;
    let part = |css: &str| format!("{CARD}.querySelector('{css}').textContent");
    page.expect("number", &part(".num"), "301").await?;
    page.expect("name", &part(".names b"), "永久移动").await?;
    page.expect("fact", &part("dl div dd"), "默认可缓存").await?;
    page.expect("erratum", &part(".er"), "※ 原文有1处勘误").await?;
    page.expect("link", &format!("{CARD}.querySelector('a').href"), format!("{site}301/")).await?;
    page.expect("label", &format!("{CARD}.getAttribute('aria-label')"), "HTTP 301 永久移动")
        .await?;
    // Code in the text is code, and nothing else is markup.
    page.eval("void document.querySelector('http-status').setAttribute('code', '405')").await?;
    page.expect("code in the text", &format!("{CARD}.querySelector('.num').textContent === '405' && {CARD}.querySelector('.sum code') !== null && !{CARD}.textContent.includes('`')"), true).await
}

async fn both_languages_and_themes(page: &Page) -> Result<()> {
    let body = "<div lang=\"en\"><http-status code=\"404\" theme=\"dark\"></http-status></div>";
    let _host = host(page, body, &[]).await?;
    card(page).await?;
    page.expect("name", &format!("{CARD}.querySelector('.names').textContent"), "Not Found")
        .await?;
    let scheme = "getComputedStyle(document.querySelector('http-status')).colorScheme";
    page.expect("scheme", scheme, "dark").await?;
    page.expect("page", &format!("new URL({CARD}.querySelector('a').href).pathname"), "/en/404/")
        .await?;
    page.eval("(() => { const e = document.querySelector('http-status'); e.setAttribute('lang', 'zh'); e.setAttribute('theme', 'light'); })()").await?;
    page.expect(
        "name in Chinese",
        &format!("{CARD}.querySelector('.names b').textContent"),
        "未找到",
    )
    .await?;
    page.expect("light scheme", scheme, "light").await
}

/// No such code, no number, no data: what the host wrote stays to be read.
async fn children_stay(page: &Page) -> Result<()> {
    page.allow("its own children are shown");
    page.allow("Failed to load resource");
    let _host = host(page, "<http-status code=\"299\">two</http-status><http-status code=\"x\">x</http-status><http-status code=\"301\">moved</http-status>", &[]).await?;
    card_of(page, 2).await?;
    let shown = "[...document.querySelectorAll('http-status')].map((e) => !e.shadowRoot && e.checkVisibility() && e.innerText).join()";
    page.expect("children", shown, "two,x,false").await?;
    // A card that cannot become another gives way to the children.
    page.eval("void document.querySelectorAll('http-status')[2].setAttribute('code', '298')")
        .await?;
    page.expect("children again", "document.querySelectorAll('http-status')[2].shadowRoot.querySelector('slot')?.assignedNodes()[0].textContent ?? ''", "moved").await
}

async fn card_of(page: &Page, at: usize) -> Result<()> {
    let shown = format!(
        "Boolean(document.querySelectorAll('http-status')[{at}].shadowRoot?.querySelector('.card'))"
    );
    page.expect("whether a card is shown", &shown, true).await
}

async fn moved_and_removed(page: &Page) -> Result<()> {
    let _host =
        host(page, "<http-status code=\"301\"></http-status><section></section>", &[]).await?;
    card(page).await?;
    page.eval(
        "void document.querySelector('section').append(document.querySelector('http-status'))",
    )
    .await?;
    card(page).await?;
    page.eval("(() => { window.e = document.querySelector('http-status'); e.remove(); e.setAttribute('code', '404'); document.body.prepend(e); })()").await?;
    page.expect("number", &format!("{CARD}?.querySelector('.num').textContent ?? ''"), "404").await
}

async fn loaded_twice(page: &Page) -> Result<()> {
    let again = format!(
        "<script src=\"{0}embed.js\" defer></script><script src=\"{0}embed.js?2\" defer></script>",
        page.root()
    );
    let _host =
        host(page, &format!("<http-status code=\"301\"></http-status>{again}"), &[]).await?;
    card(page).await
}

/// No global, and no listener that outlives the element.
async fn leaves_nothing_behind(page: &Page) -> Result<()> {
    let site = page.root();
    let watch = "<script>
        window.heard = 0;
        const add = EventTarget.prototype.addEventListener, remove = EventTarget.prototype.removeEventListener;
        EventTarget.prototype.addEventListener = function (...a) { if ((this ?? window) === window) heard += 1; return add.apply(this, a); };
        EventTarget.prototype.removeEventListener = function (...a) { if ((this ?? window) === window && heard > 0 && window.framed) heard -= 1; return remove.apply(this, a); };
        window.before = Object.getOwnPropertyNames(window).length;
    </script>";
    let host = Host::new(&format!(
        "{watch}<script src=\"{site}embed.js\"></script><script>window.after = Object.getOwnPropertyNames(window).length;</script><http-status code=\"301\"></http-status>"
    ))?;
    page.on(&host.url());
    page.open("").await?;
    card(page).await?;
    // `before` itself is the one that was added in between.
    page.expect("new properties of the window", "after - before", 1).await?;
    page.expect("listeners of the window", "heard", 0).await?;
    page.eval("(() => { window.framed = true; document.querySelector('http-status').setAttribute('view', 'page'); })()").await?;
    page.expect("listeners while it frames a page", "heard", 1).await?;
    page.eval("void document.querySelector('http-status').remove()").await?;
    page.expect("listeners after it", "heard", 0).await
}

/// A host that allows the script and its data, and nothing else; WASM and styles least of all.
async fn strict_policy(page: &Page) -> Result<()> {
    let site = page.root();
    let policy = format!(
        "default-src 'none'; script-src {site}; connect-src {site}; style-src 'none'; img-src data:"
    );
    let _host = host(
        page,
        "<http-status code=\"301\"></http-status>",
        &[("Content-Security-Policy", &policy)],
    )
    .await?;
    card(page).await?;
    let styled = format!("getComputedStyle({CARD}).borderTopWidth");
    page.expect("the bar at the top", &styled, "4px").await
}

async fn trusted_types(page: &Page) -> Result<()> {
    let policy = "require-trusted-types-for 'script'; trusted-types 'none'";
    let body = "<http-status code=\"301\"></http-status><http-status code=\"404\" view=\"page\"></http-status>";
    let _host = host(page, body, &[("Content-Security-Policy", policy)]).await?;
    card(page).await?;
    page.expect(
        "frame",
        "document.querySelectorAll('http-status')[1].shadowRoot?.querySelector('iframe') !== null",
        true,
    )
    .await
}

async fn narrow(page: &Page) -> Result<()> {
    let cards: String = [100, 301, 431, 511]
        .map(|code| format!("<http-status code=\"{code}\"></http-status>"))
        .concat();
    let _host = host(page, &format!("<div style=\"width:240px\">{cards}</div>"), &[]).await?;
    card_of(page, 3).await?;
    let fits = "[...document.querySelectorAll('http-status')].every((e) => e.scrollWidth <= 240 && [...e.shadowRoot.querySelectorAll('*')].every((part) => part.getBoundingClientRect().right <= e.getBoundingClientRect().right))";
    for width in [240, 320, 440, 600] {
        page.eval(&format!("void (document.querySelector('div').style.width = '{width}px')"))
            .await?;
        let fits = fits.replace("240", &width.to_string());
        page.expect(&format!("whether all is inside at {width} px"), &fits, true).await?;
    }
    Ok(())
}

/// The page's own frame is as high as the page, whatever others say.
async fn a_whole_page(page: &Page) -> Result<()> {
    let _host = host(
        page,
        "<div style=\"width:640px\"><http-status code=\"301\" view=\"page\"></http-status></div>",
        &[],
    )
    .await?;
    let height = "Number(document.querySelector('http-status').shadowRoot?.querySelector('iframe')?.height ?? 0)";
    page.expect_that("the height of a page", &format!("{height} > 1000"), height).await?;
    page.eval("void postMessage({ type: 'status-atlas:height', height: 77 }, '*')").await?;
    page.frames().await?;
    page.expect_that("its height still", &format!("{height} > 1000"), height).await
}

/// Puts a page of the host's own into the element's frame, which then says something; the height after
/// it.
const SAYS: &str = "<script>
    window.says = async (data) => {
        const frame = document.querySelector('http-status').shadowRoot.querySelector('iframe');
        frame.srcdoc = '<p>x</p>';
        while (!frame.contentDocument?.querySelector('p')) await new Promise((done) => setTimeout(done, 20));
        frame.height = '77';
        const heard = new Promise((done) => addEventListener('message', () => done(frame.height), { once: true }));
        frame.contentWindow.eval(`parent.postMessage(${data}, '*')`);
        return heard;
    };
</script>";

/// Whatever the frame's page says, and in whatever shape.
async fn heights_are_clamped(page: &Page) -> Result<()> {
    let body = format!("{SAYS}<http-status code=\"301\" view=\"page\"></http-status>");
    let _host = host(page, &body, &[]).await?;
    let framed =
        "Boolean(document.querySelector('http-status').shadowRoot?.querySelector('iframe'))";
    page.expect("whether a page is framed", framed, true).await?;
    for (data, want) in [
        ("{ type: 'status-atlas:height', height: 1e9 }", "20000"),
        ("{ type: 'status-atlas:height', height: -5 }", "40"),
        ("{ type: 'status-atlas:height', height: 300.2 }", "301"),
        ("{ type: 'status-atlas:height', height: Infinity }", "77"),
        ("{ type: 'status-atlas:height', height: '500' }", "77"),
        ("{ type: 'status-atlas:height', height: [500] }", "77"),
        ("{ type: 'status-atlas:other', height: 500 }", "77"),
        ("'status-atlas:height'", "77"),
        ("null", "77"),
    ] {
        let what = format!("height after {data}");
        page.expect(&what, &format!("says(\"{data}\")"), want).await?;
    }
    Ok(())
}

/// In the host's tree: no violation, in the card either.
async fn accessible(page: &Page) -> Result<()> {
    for theme in ["light", "dark"] {
        let body = format!(
            "<main><h1>x</h1><http-status code=\"301\" theme=\"{theme}\"></http-status><http-status code=\"520\" lang=\"en\" theme=\"{theme}\"></http-status></main>"
        );
        let site = page.root();
        let _host = host(page, &body, &[]).await?;
        card_of(page, 1).await?;
        super::access::look(page, theme).await?;
        page.on(&site);
    }
    Ok(())
}
