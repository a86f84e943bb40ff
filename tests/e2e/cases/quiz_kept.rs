//! What the quiz keeps: over two weeks, in two tabs, through export and import, where the browser
//! refuses.

use super::cases;
use super::quiz::{KEY, KIND, answer, begin, kept};
use crate::harness::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

cases!(quiz_kept: two_weeks, two_tabs, export_wipe_import, a_backup_code, what_is_damaged_is_kept_aside,
    an_earlier_version_is_taken_over, a_browser_that_keeps_nothing, a_full_store);

/// Moves the clock of the pages to come.
async fn days_later(page: &Page, days: u32) -> Result<()> {
    let shift = u64::from(days) * 86_400_000;
    page.eval(&format!("sessionStorage.setItem('e2e.shift', '{shift}')")).await.map(drop)
}

/// How many cards wait: those that are due, and those being learned.
const WAITING: &str = "[...document.querySelectorAll('[data-figure=due], [data-figure=learning]')].reduce((sum, e) => sum + +e.textContent, 0)";

async fn two_weeks(page: &Page) -> Result<()> {
    page.load("quiz/").await?;
    let mut due = 0;
    for day in 0..14_u32 {
        // A day is left out, and forgiven.
        if day == 5 {
            continue;
        }
        days_later(page, day).await?;
        begin(page, "quiz/").await?;
        let figure = page.eval(WAITING).await?;
        due += figure.as_u64().unwrap_or_default();
        for at in 0..6 {
            answer(page).await?;
            if at < 5 {
                page.keys("" + Key::Enter).await?;
            }
        }
    }
    ensure!(due > 5, "cards came back: {due}");
    page.reload().await?;
    page.ready().await?;
    page.expect("streak", "document.querySelector('[data-streak]').dataset.streak", "13").await?;
    ensure!(kept(page, "day").await?.len() == 13, "13 days are kept");
    let rows = "document.querySelectorAll('.chart')[1].querySelectorAll('tbody tr').length";
    page.expect("days in the table", rows, 13).await?;
    let met = "document.querySelectorAll('.hc[href]:not(.lv-0)').length > 3";
    page.expect("whether the heat map is filled", met, true).await?;
    days_later(page, 60).await?;
    page.reload().await?;
    page.ready().await?;
    let cards = kept(page, "card").await?.len();
    page.expect("cards that wait after two months", WAITING, cards).await
}

async fn two_tabs(page: &Page) -> Result<()> {
    begin(page, "quiz/").await?;
    answer(page).await?;
    let first = page.another_tab().await?;
    begin(page, "en/quiz/").await?;
    answer(page).await?;
    page.keys("" + Key::Enter).await?;
    answer(page).await?;
    page.leave_tab(first).await?;
    page.expect(
        "answers that the first tab knows of",
        "document.querySelectorAll('.hc[href]:not(.lv-0)').length",
        3,
    )
    .await?;
    page.keys("" + Key::Enter).await?;
    answer(page).await?;
    let days = kept(page, "day").await?;
    let counted: u32 =
        days[0].split(' ').skip(2).take(2).filter_map(|n| n.parse::<u32>().ok()).sum();
    ensure!(counted == 4, "four answers are kept: {days:?}");
    Ok(())
}

/// Puts text into a field as typing does, and presses a button.
async fn import(page: &Page, text: &str) -> Result<()> {
    let script = "const field = document.querySelector('#import'); field.value = arguments[0]; \
        field.dispatchEvent(new Event('input', { bubbles: true })); \
        document.querySelector('#import-code').click();";
    page.run(script, vec![json!(text)]).await.map(drop)
}

const SAID: &str = "document.querySelector('#kept-said').textContent";

async fn export_wipe_import(page: &Page) -> Result<()> {
    begin(page, "quiz/").await?;
    for _ in 0..4 {
        answer(page).await?;
        page.keys("" + Key::Enter).await?;
    }
    // The file is a data address; what it holds is read where it is clicked.
    page.eval("void (HTMLAnchorElement.prototype.click = function () { window.__file = decodeURIComponent(this.href.split(',')[1]); })").await?;
    page.eval("document.querySelector('#keeping').open = true").await?;
    page.eval("document.querySelector('#export-file').click()").await?;
    let file = page.eval("window.__file").await?;
    // But for the lines about tabs, which are no one else's.
    let progress = format!("localStorage.getItem('{KEY}').replace(/^by .*\\n/gm, '')");
    let before = page.eval(&progress).await?;
    ensure!(file == before, "the file is what is kept");
    page.eval("document.querySelector('#reset').click()").await?;
    page.expect("cards", &format!("localStorage.getItem('{KEY}').includes('card')"), false).await?;
    page.eval("document.querySelector('#restore').click()").await?;
    page.expect("what is kept after taking it back", &progress, before.clone()).await?;
    page.eval("document.querySelector('#reset').click()").await?;
    page.expect("cards", &format!("localStorage.getItem('{KEY}').includes('card')"), false).await?;
    import(page, "no progress at all").await?;
    page.expect_that("a refusal", &format!("{SAID}.length > 10"), SAID).await?;
    page.expect("field", "document.querySelector('#import').value", "no progress at all").await?;
    import(page, file.as_str().context("a text")?).await?;
    page.expect("what is kept after the import", &progress, before).await
}

async fn a_backup_code(page: &Page) -> Result<()> {
    begin(page, "quiz/").await?;
    for _ in 0..3 {
        answer(page).await?;
        page.keys("" + Key::Enter).await?;
    }
    // Where the clipboard is refused, the code is shown.
    page.eval("void Object.defineProperty(navigator, 'clipboard', { value: undefined })").await?;
    page.eval("document.querySelector('#export-code').click()").await?;
    page.expect_that("a code", &format!("/^1[\\w-]{{20,}}$/.test({SAID})"), SAID).await?;
    let code = page.eval(SAID).await?;
    let cards = kept(page, "card").await?.len();
    page.eval("document.querySelector('#reset').click()").await?;
    import(page, code.as_str().context("a code")?).await?;
    let count = format!("localStorage.getItem('{KEY}').match(/^card/gm)?.length");
    page.expect("cards after the import", &count, cards).await
}

async fn what_is_damaged_is_kept_aside(page: &Page) -> Result<()> {
    let text = "{\"cards\":\"nonsense\"}";
    page.load("quiz/").await?;
    page.eval(&format!("localStorage.setItem('{KEY}', '{text}')")).await?;
    begin(page, "quiz/").await?;
    let said = "document.querySelector('[role=alert]').textContent.length > 10";
    page.expect("whether it is told", said, true).await?;
    answer(page).await?;
    ensure!(kept(page, "card").await?.len() == 1, "learning goes on");
    let aside = "Object.keys(localStorage).filter((key) => key.startsWith('status-atlas.quiz.aside.')).map((key) => localStorage[key])";
    page.expect("what is kept aside", aside, json!([text])).await
}

async fn an_earlier_version_is_taken_over(page: &Page) -> Result<()> {
    page.load("quiz/").await?;
    let text = "status-atlas.quiz 1\\nretention 85\\ncard 409.recall 12500 5112 1768600000 1767600000 3 1\\nday 20458 7 2\\n";
    page.eval(&format!("localStorage.setItem('status-atlas.quiz.1', '{text}')")).await?;
    begin(page, "quiz/?deck=409").await?;
    page.expect("what is due first", KIND, "recall").await?;
    answer(page).await?;
    ensure!(kept(page, "retention").await? == ["retention 85"], "the setting came along");
    let old = "localStorage.getItem('status-atlas.quiz.1').length > 20";
    page.expect("whether the earlier text is still there", old, true).await
}

async fn a_browser_that_keeps_nothing(page: &Page) -> Result<()> {
    page.load("about/").await?;
    page.eval("sessionStorage.setItem('e2e.refuse', 'yes')").await?;
    begin(page, "quiz/").await?;
    let said = "document.querySelector('[role=alert]').textContent.length > 10";
    page.expect("whether it is told", said, true).await?;
    for _ in 0..3 {
        answer(page).await?;
        page.keys("" + Key::Enter).await?;
    }
    page.expect(
        "cards in memory",
        "document.querySelectorAll('.hc[href]:not(.lv-0)').length > 0",
        true,
    )
    .await?;
    page.eval("sessionStorage.removeItem('e2e.refuse')").await?;
    page.load("about/").await
}

async fn a_full_store(page: &Page) -> Result<()> {
    begin(page, "quiz/").await?;
    answer(page).await?;
    page.keys("" + Key::Enter).await?;
    page.eval("(window.__set = Storage.prototype.setItem, Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }, 0)").await?;
    for _ in 0..2 {
        answer(page).await?;
        page.keys("" + Key::Enter).await?;
    }
    let said = "document.querySelector('[role=alert]').textContent.length > 10";
    page.expect("whether it is told", said, true).await?;
    ensure!(kept(page, "card").await?.len() == 1, "nothing more is kept");
    // Room again: what was learned meanwhile is not lost.
    page.eval("(Storage.prototype.setItem = window.__set, 0)").await?;
    answer(page).await?;
    ensure!(kept(page, "card").await?.len() == 4, "all four are kept");
    Ok(())
}
