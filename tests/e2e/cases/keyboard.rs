//! Everything by the keyboard alone.

use super::cases;
use crate::harness::expect::FOCUS;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Context, Result, ensure};
use thirtyfour::Key;

cases!(keyboard: slash_and_escape, arrows_in_the_grid, arrows_in_the_list, arrows_among_matches,
    enter_opens_the_first_match, enter_opens_a_tile, skip_link_comes_first, every_control_is_reached,
    shortcuts_are_left_alone);

const FIELD: &str = "document.querySelector('#q').value";

async fn focus_is(page: &Page, want: &str) -> Result<()> {
    page.expect("focus", FOCUS, want).await
}

/// Presses keys one after another, and looks where the focus goes.
pub async fn walk(page: &Page, steps: &[(Key, &str)]) -> Result<()> {
    for (at, (key, want)) in steps.iter().enumerate() {
        page.keys(key.clone()).await?;
        focus_is(page, want).await.with_context(|| format!("after step {}, {key:?}", at + 1))?;
    }
    Ok(())
}

async fn slash_and_escape(page: &Page) -> Result<()> {
    page.load("").await?;
    page.keys("/").await?;
    focus_is(page, "q").await?;
    page.expect("field", FIELD, "").await?;
    page.keys("4/").await?;
    page.expect("field", FIELD, "4/").await?;
    page.keys(Key::Escape).await?;
    page.expect("field", FIELD, "").await?;
    focus_is(page, "q").await?;
    page.keys("404").await?;
    page.keys(Key::Down).await?;
    focus_is(page, "404").await?;
    page.keys(Key::Escape).await?;
    page.expect("field", FIELD, "").await?;
    focus_is(page, "q").await
}

async fn arrows_in_the_grid(page: &Page) -> Result<()> {
    page.load("").await?;
    page.keys("/").await?;
    walk(
        page,
        &[
            (Key::Down, "100"),
            (Key::Right, "101"),
            (Key::Down, "201"),
            (Key::Down, "226"),
            (Key::Down, "306"),
            (Key::Left, "305"),
            (Key::Up, "226"),
            (Key::Up, "206"),
            (Key::Up, "104"),
            (Key::Left, "103"),
            (Key::Up, "q"),
        ],
    )
    .await?;
    page.eval("document.querySelector(\"#results [data-code='409']\").focus()").await?;
    walk(
        page,
        &[
            (Key::Down, "418"),
            (Key::Down, "428"),
            (Key::Right, "429"),
            (Key::Down, "431"),
            (Key::Down, "451"),
            (Key::Down, "501"),
        ],
    )
    .await
}

async fn arrows_in_the_list(page: &Page) -> Result<()> {
    page.load("?view=list").await?;
    page.keys("/").await?;
    walk(
        page,
        &[
            (Key::Down, "100"),
            (Key::Down, "101"),
            (Key::Down, "102"),
            (Key::Up, "101"),
            (Key::Up, "100"),
            (Key::Up, "q"),
        ],
    )
    .await
}

async fn arrows_among_matches(page: &Page) -> Result<()> {
    page.load("").await?;
    page.keys("/").await?;
    page.keys("4").await?;
    let codes = Site::read(&page.settings.dist)?.codes;
    let want: Vec<u16> = codes.into_iter().filter(|code| code / 100 == 4).collect();
    page.expect_hits(&want).await?;
    walk(
        page,
        &[
            (Key::Down, "400"),
            (Key::Right, "401"),
            (Key::Down, "411"),
            (Key::Down, "421"),
            (Key::Down, "431"),
            (Key::Down, "451"),
            (Key::Up, "431"),
        ],
    )
    .await
}

/// The best one, which is not the first on the page.
async fn enter_opens_the_first_match(page: &Page) -> Result<()> {
    let found = Site::read(&page.settings.dist)?.found("超时")?;
    page.load("?q=%E8%B6%85%E6%97%B6&view=list").await?;
    page.expect_hits(&found).await?;
    let best = page.hits().await?[0];
    ensure!(best != found[0], "expected a rank of its own, found {best}, the lowest number, first");
    page.load("").await?;
    page.keys("/").await?;
    page.keys(Key::Enter).await?;
    page.expect_path("").await?;
    page.keys("超时").await?;
    page.expect_hits(&found).await?;
    page.keys(Key::Enter).await?;
    page.expect_page(&format!("{best}/")).await?;
    focus_is(page, "main").await
}

async fn enter_opens_a_tile(page: &Page) -> Result<()> {
    page.load("en/").await?;
    page.keys("/").await?;
    walk(page, &[(Key::Down, "100"), (Key::Right, "101"), (Key::Enter, "main")]).await?;
    page.expect_page("en/101/").await?;
    focus_is(page, "main").await
}

async fn skip_link_comes_first(page: &Page) -> Result<()> {
    for path in ["", "en/301/", "3xx/", "document/", "about/"] {
        page.load(path).await?;
        page.keys(Key::Tab).await?;
        let skip =
            "document.activeElement.matches('a.skip') && document.activeElement.checkVisibility()";
        page.expect_that("the skip link focused first", skip, FOCUS).await?;
        let seen = "document.activeElement.getBoundingClientRect().top >= 0";
        page.expect_that("the skip link in view", seen, FOCUS).await?;
        page.keys(Key::Enter).await?;
        page.expect("address", "location.hash", "#main").await?;
        page.keys(Key::Tab).await?;
        let inside = "document.querySelector('main').contains(document.activeElement)";
        page.expect_that("the next Tab inside <main>", inside, FOCUS).await?;
    }
    Ok(())
}

/// With Tab alone, every link and control that is shown is reached once, in the order of the page.
async fn every_control_is_reached(page: &Page) -> Result<()> {
    page.load("301/").await?;
    let shown =
        "[...document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]')]
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)";
    let count = page.eval(&format!("(window.__all = {shown}).length")).await?;
    let count = count.as_u64().unwrap_or_default();
    for at in 0..count {
        page.keys(Key::Tab).await?;
        let here = format!("__all.indexOf(document.activeElement) === {at}");
        let detail = format!(
            "[document.activeElement.outerHTML.slice(0, 150), 'instead of', __all[{at}].outerHTML.slice(0, 150)]"
        );
        page.expect_that(&format!("control {at} of {count}"), &here, &detail).await?;
    }
    Ok(())
}

async fn shortcuts_are_left_alone(page: &Page) -> Result<()> {
    page.load("301/").await?;
    let taken = "((key) => { const e = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...key });
        document.body.dispatchEvent(e); return e.defaultPrevented; })";
    page.expect("'/' taken on an entry", &format!("{taken}({{ key: '/' }})"), false).await?;
    page.load("").await?;
    page.expect("Ctrl+/ taken", &format!("{taken}({{ key: '/', ctrlKey: true }})"), false).await?;
    page.expect(
        "'/' of an input method taken",
        &format!("{taken}({{ key: '/', isComposing: true }})"),
        false,
    )
    .await?;
    page.expect("'/' taken", &format!("{taken}({{ key: '/' }})"), true).await
}
