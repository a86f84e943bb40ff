//! One click from page to page, without a load, and the way back.

use super::cases;
use crate::harness::expect::FOCUS;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Context, Result};
use serde_json::json;

cases!(clicks: atlas_to_entry, entry_to_class, entry_to_line, line_within_the_document, class_to_entry,
    language_keeps_the_page, navigation, previous_and_next, examples, a_modified_click_is_the_browsers,
    back_restores_the_place, a_page_pointed_at_is_fetched_ahead, data_that_is_missing_falls_back_to_a_load);

const MARK: &str = "window.__mark = true";

/// Clicks a link and waits for its page, exactly as prerendered, at its top, and not loaded.
async fn follow(page: &Page, css: &str, want: &str) -> Result<()> {
    page.click(css).await?;
    page.expect_page(want).await.with_context(|| format!("after a click on {css}"))?;
    page.expect("whether the page was kept", "window.__mark === true", true).await
}

/// The page as a reader finds it after a click: from its top, and told to a screen reader.
async fn begins(page: &Page) -> Result<()> {
    page.expect("focus", FOCUS, "main").await?;
    page.expect("scroll position", "scrollY", 0).await
}

/// The way from one page to another and back again, and both loaded anew.
async fn there_and_back(page: &Page, from: &str, css: &str, to: &str) -> Result<()> {
    page.load(from).await?;
    page.eval(MARK).await?;
    let centre = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
    page.run(centre, vec![json!(css)]).await?;
    follow(page, css, to).await?;
    begins(page).await?;
    page.back().await?;
    page.expect_path(from).await?;
    page.expect_title(from).await.context("after Back")?;
    page.expect("whether the page was kept after Back", "window.__mark === true", true).await?;
    page.reload().await?;
    page.ready().await?;
    page.expect_page(from).await.context("after Back and a reload")?;
    page.eval("history.forward()").await?;
    page.expect_page(to).await.context("after Forward")?;
    page.reload().await?;
    page.ready().await?;
    page.expect_page(to).await.context("after Forward and a reload")
}

async fn atlas_to_entry(page: &Page) -> Result<()> {
    there_and_back(page, "", "#results [data-code='301']", "301/").await?;
    there_and_back(page, "en/", "#results [data-code='404']", "en/404/").await
}

async fn entry_to_class(page: &Page) -> Result<()> {
    there_and_back(page, "301/", ".crumb a[href$='3xx/']", "3xx/").await
}

async fn class_to_entry(page: &Page) -> Result<()> {
    there_and_back(page, "en/4xx/", "[data-code='451']", "en/451/").await
}

async fn entry_to_line(page: &Page) -> Result<()> {
    page.load("301/").await?;
    page.eval(MARK).await?;
    follow(page, "a.prov", "document/#L53").await?;
    target_is(page, "L53").await?;
    page.reload().await?;
    page.ready().await?;
    target_is(page, "L53").await?;
    page.back().await?;
    page.expect_page("301/").await.context("after Back")
}

async fn line_within_the_document(page: &Page) -> Result<()> {
    page.load("document/").await?;
    page.eval(MARK).await?;
    follow(page, "#L89 .ln", "document/#L89").await?;
    target_is(page, "L89").await?;
    follow(page, ".doc-nav a[href='#L53']", "document/#L53").await?;
    target_is(page, "L53").await?;
    page.back().await?;
    page.expect_path("document/#L89").await?;
    target_is(page, "L89").await
}

/// The line is the target, and can be seen below the header.
async fn target_is(page: &Page, id: &str) -> Result<()> {
    page.expect("line that is :target", "document.querySelector(':target')?.id", id).await?;
    let seen = "((r) => { const e = document.elementFromPoint(r.left + 5, r.top + r.height / 2);
        return !!e && document.querySelector(':target').contains(e); })
        (document.querySelector(':target').getBoundingClientRect())";
    let place = "JSON.stringify(document.querySelector(':target')?.getBoundingClientRect())";
    page.expect_that("the line in view and uncovered", seen, place).await
}

async fn language_keeps_the_page(page: &Page) -> Result<()> {
    for path in ["", "301/", "3xx/", "compare/", "choose/", "document/", "about/"] {
        page.load(path).await?;
        page.eval(MARK).await?;
        follow(page, "a.lang", &format!("en/{path}")).await?;
        page.expect("language", "document.documentElement.lang", "en").await?;
        follow(page, "a.lang", path).await?;
        page.expect("language", "document.documentElement.lang", "zh-Hans").await?;
    }
    Ok(())
}

async fn navigation(page: &Page) -> Result<()> {
    page.load("301/").await?;
    page.eval(MARK).await?;
    for (css, to) in [
        ("header .nav a[href$='choose/']", "choose/"),
        ("header .nav a[href$='compare/']", "compare/"),
        ("header .nav a[href$='document/']", "document/"),
        ("header .nav a[href$='about/']", "about/"),
        ("header .nav a:first-child", ""),
        ("footer a[href$='about/']", "about/"),
        ("header .nav a[href$='document/']", "document/"),
        ("header .nav a[href$='about/']", "about/"),
        ("a.brand", ""),
    ] {
        follow(page, css, to).await?;
    }
    Ok(())
}

async fn previous_and_next(page: &Page) -> Result<()> {
    page.load("en/302/").await?;
    page.eval(MARK).await?;
    follow(page, "a[rel=next]", "en/303/").await?;
    follow(page, "a[rel=prev]", "en/302/").await?;
    follow(page, "a[rel=prev]", "en/301/").await?;
    begins(page).await
}

async fn examples(page: &Page) -> Result<()> {
    page.load("").await?;
    page.eval(MARK).await?;
    page.click("#hints a[href='?q=4xx']").await?;
    let codes = Site::read(&page.settings.dist)?.codes;
    let want: Vec<u16> = codes.into_iter().filter(|code| code / 100 == 4).collect();
    page.expect_hits(&want).await?;
    page.expect_path("?q=4xx").await?;
    page.expect("field", "document.querySelector('#q').value", "4xx").await?;
    page.expect("whether the page was kept", "window.__mark === true", true).await
}

/// Ctrl, Shift, the middle button: a new tab is the browser's affair.
async fn a_modified_click_is_the_browsers(page: &Page) -> Result<()> {
    page.load("").await?;
    let prevented = "(() => { const link = document.querySelector(\"#results [data-code='301']\");
        let prevented = [];
        addEventListener('click', (e) => { prevented.push(e.defaultPrevented); e.preventDefault(); });
        for (const keys of [{ ctrlKey: true }, { shiftKey: true }, { metaKey: true }, { altKey: true }, { button: 1 }])
            link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...keys }));
        return prevented; })()";
    page.expect("clicks taken over", prevented, vec![false; 5]).await?;
    page.expect_path("").await
}

async fn back_restores_the_place(page: &Page) -> Result<()> {
    page.load("document/").await?;
    page.eval("document.querySelector('#L120').scrollIntoView({ block: 'center' })").await?;
    let before = page.eval("Math.round(scrollY)").await?;
    let visible = "[...document.querySelectorAll('.doc-lines a.code-ref')].find((a) => {
        const r = a.getBoundingClientRect(); return r.top > 150 && r.bottom < innerHeight - 50; })";
    page.eval(&format!("({visible}).id = 'visible'")).await?;
    page.click("#visible").await?;
    page.expect("page", "!!document.querySelector('.e-hero')", true).await?;
    page.back().await?;
    page.expect_page("document/").await?;
    page.expect("scroll position after Back", "Math.round(scrollY)", before).await
}

/// The page behind a link that is pointed at is there before the click.
async fn a_page_pointed_at_is_fetched_ahead(page: &Page) -> Result<()> {
    use crate::harness::gate::Fault;
    let gate = page.gate()?;
    page.on(&gate.url());
    page.load("").await?;
    page.eval(MARK).await?;
    let point = "document.querySelector(\"#results [data-code='410']\")
        .dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))";
    page.eval(point).await?;
    let fetched =
        "performance.getEntriesByType('resource').some((e) => e.name.endsWith('/410.json'))";
    page.expect("whether it was fetched", fetched, true).await?;
    page.frames().await?;
    // From here on nothing more comes from the server.
    page.allow("/api/v1/");
    gate.on("api/v1/410.json", Fault::Status(404));
    follow(page, "#results [data-code='410']", "410/").await
}

/// The text of an entry does not come: the link is followed as links are.
async fn data_that_is_missing_falls_back_to_a_load(page: &Page) -> Result<()> {
    use crate::harness::gate::Fault;
    let gate = page.gate()?;
    page.on(&gate.url());
    page.load("").await?;
    page.allow("/api/v1/301.json");
    gate.on("api/v1/301.json", Fault::Status(404));
    page.click("#results [data-code='301']").await?;
    page.expect_page("301/").await?;
    page.ready().await
}
