//! Searching by the keyboard and by ear: keys of the grid, the list of keys, what is said and when,
//! earlier queries.

use super::cases;
use super::input_method::{begin, commit, compose};
use super::keyboard::walk;
use super::search::{BUTTONS, FIELD, hinted, known, press};
use crate::harness::expect::{FOCUS, STATUS};
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use std::time::Duration;
use thirtyfour::Key;
use tokio::time::sleep;

cases!(search_keys: ends_of_rows_and_classes, ends_among_matches, ends_in_the_list, one_stop_for_tab,
    one_stop_in_the_list, typing_anywhere, single_keys_off, the_list_of_keys, enter_opens_the_one_found,
    said_once, silent_while_composing, recent_queries, a_browser_that_keeps_nothing);

/// Longer than the status waits for the next key.
const PAUSE: Duration = Duration::from_millis(700);

async fn focus_on(page: &Page, code: u16) -> Result<()> {
    let css = format!("#results [data-code=\"{code}\"]");
    let there = format!("document.querySelector('{css}') !== null");
    page.expect(&format!("whether {code} is there"), &there, true).await?;
    page.eval(&format!("document.querySelector('{css}').focus()")).await?;
    page.expect("focus", FOCUS, code.to_string()).await
}

async fn ends_of_rows_and_classes(page: &Page) -> Result<()> {
    page.load("").await?;
    focus_on(page, 201).await?;
    walk(
        page,
        &[
            (Key::End, "208"),
            (Key::Home, "200"),
            (Key::PageDown, "300"),
            (Key::End, "308"),
            (Key::PageUp, "200"),
            (Key::PageUp, "100"),
            (Key::PageUp, "100"),
            (Key::End, "104"),
        ],
    )
    .await?;
    // Codes that no registry knows have rows of their own: what is in them is read from the page.
    let row = "[...document.querySelectorAll('.band.vendor .decade:first-child [data-code]')].map((e) => e.dataset.code)";
    let row: Vec<String> = serde_json::from_value(page.eval(row).await?)?;
    let (first, last) = row.first().zip(row.last()).context("a row of vendors' codes")?;
    focus_on(page, row[1].parse()?).await?;
    walk(page, &[(Key::End, last.as_str()), (Key::Home, first.as_str())]).await
}

/// What is filtered away is no end of anything.
async fn ends_among_matches(page: &Page) -> Result<()> {
    page.load("?q=-200+-208+-300+-is:vendor").await?;
    page.expect(
        "whether the first is there",
        "document.querySelector('[data-code=\"200\"]').dataset.match",
        "no",
    )
    .await?;
    focus_on(page, 203).await?;
    walk(
        page,
        &[(Key::Home, "201"), (Key::End, "207"), (Key::PageDown, "301"), (Key::PageUp, "201")],
    )
    .await
}

async fn ends_in_the_list(page: &Page) -> Result<()> {
    let codes = Site::read(&page.settings.dist)?.codes;
    let last = codes.last().context("a code")?.to_string();
    page.load("?view=list").await?;
    focus_on(page, 103).await?;
    walk(page, &[(Key::End, last.as_str()), (Key::Home, "100"), (Key::PageDown, "200")]).await
}

/// Where Tab stops among the results: codes with `tabindex=0`, and how many have neither 0 nor -1.
const STOPS: &str = "((all) => [
    all.filter((e) => e.getAttribute('tabindex') === '0').map((e) => e.dataset.code),
    all.filter((e) => !['0', '-1'].includes(e.getAttribute('tabindex'))).length,
])([...document.querySelectorAll('#results [data-code]')])";

/// Presses Tab until the focus is on something for which a condition holds; the codes met before.
async fn tab_until(page: &Page, condition: &str) -> Result<Vec<String>> {
    let mut met = Vec::new();
    for _ in 0..12 {
        page.keys(Key::Tab).await?;
        if page.eval(condition).await? == true {
            return Ok(met);
        }
        let code = page.eval("document.activeElement.dataset.code ?? null").await?;
        met.extend(code.as_str().map(str::to_owned));
    }
    bail!("Tab never leads to where {condition}; it met {met:?}")
}

/// After an arrow key, Tab takes the reader past the codes, and back to the one that was left.
async fn one_stop_for_tab(page: &Page) -> Result<()> {
    page.load("").await?;
    page.keys("/").await?;
    walk(page, &[(Key::Down, "100"), (Key::Right, "101")]).await?;
    page.expect("stops", STOPS, json!([["101"], 0])).await?;
    let met = tab_until(page, "!document.activeElement.closest('#results')").await?;
    ensure!(met.is_empty(), "expected Tab to pass the codes, found that it met {met:?}");
    page.eval("document.querySelector('.seg a[href=\"?view=list\"]').focus()").await?;
    tab_until(page, "'code' in document.activeElement.dataset").await?;
    page.expect("focus", FOCUS, "101").await?;
    page.type_query("4xx").await?;
    page.expect("stops among matches", STOPS, json!([["400"], 0])).await?;
    page.type_query("404").await?;
    page.expect("stops where one matches", STOPS, json!([["404"], 0])).await?;
    page.type_query("").await?;
    page.expect("stops once all are back", STOPS, json!([["404"], 0])).await
}

async fn one_stop_in_the_list(page: &Page) -> Result<()> {
    page.load("?q=404&view=list").await?;
    page.expect_hits(&[404]).await?;
    page.click("#q").await?;
    walk(page, &[(Key::Down, "404")]).await?;
    page.expect("stops", STOPS, json!([["404"], 0])).await?;
    page.keys(Key::Escape).await?;
    let all = Site::read(&page.settings.dist)?.codes;
    page.expect_hits(&all).await?;
    page.expect("stops once all are back", STOPS, json!([["404"], 0])).await
}

/// A letter goes into the field from wherever the reader is on the atlas.
async fn typing_anywhere(page: &Page) -> Result<()> {
    page.load("").await?;
    page.keys("teapot").await?;
    page.expect("field", FIELD, "teapot").await?;
    page.expect("focus", FOCUS, "q").await?;
    page.expect_hits(&Site::read(&page.settings.dist)?.found("teapot")?).await?;
    page.load("en/").await?;
    focus_on(page, 201).await?;
    page.keys("5").await?;
    page.expect("field", FIELD, "5").await?;
    page.expect("focus", FOCUS, "q").await
}

/// Whether the page takes '/'. The event is made: a real one would open Firefox's own search.
const SLASH_TAKEN: &str = "(() => {
    const event = new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
})()";

/// Neither '/' nor a letter does anything.
async fn keys_do_nothing(page: &Page) -> Result<()> {
    page.eval("document.activeElement.blur()").await?;
    page.expect("whether '/' is taken", SLASH_TAKEN, false).await?;
    page.keys("4").await?;
    page.frames().await?;
    page.expect("field", FIELD, "").await?;
    page.expect("focus", FOCUS, "body").await
}

/// Who talks to the computer can turn single keys off; that outlives the page.
async fn single_keys_off(page: &Page) -> Result<()> {
    page.load("").await?;
    page.expect("whether '/' is taken", SLASH_TAKEN, true).await?;
    page.expect("focus", FOCUS, "q").await?;
    page.eval("document.activeElement.blur()").await?;
    page.keys("?").await?;
    let ticked = "document.querySelector('dialog:modal input[type=checkbox]')?.checked ?? null";
    page.expect("the switch", ticked, true).await?;
    page.click("dialog:modal input[type=checkbox]").await?;
    page.expect("the switch", ticked, false).await?;
    page.click("dialog:modal button").await?;
    page.expect("open dialogs", OPEN, 0).await?;
    keys_do_nothing(page).await?;
    let kept = "localStorage.getItem('status-atlas.keys')";
    page.expect("what is kept", kept, "off").await?;
    page.reload().await?;
    page.ready().await?;
    keys_do_nothing(page).await?;
    // The keys that are no single characters are left on.
    page.click("#q").await?;
    walk(page, &[(Key::Down, "100"), (Key::Right, "101"), (Key::Escape, "q")]).await?;
    page.eval("localStorage.setItem('status-atlas.keys', 'on')").await?;
    page.reload().await?;
    page.ready().await?;
    page.expect("whether '/' is taken again", SLASH_TAKEN, true).await
}

/// Dialogs that are open, or have anything in them.
const OPEN: &str = "document.querySelectorAll('dialog:modal, dialog > *').length";

/// '?' opens it, Escape and its button close it, and the page goes on as before.
async fn the_list_of_keys(page: &Page) -> Result<()> {
    for (path, title) in [("", "快捷键"), ("en/", "Keyboard shortcuts")] {
        page.load(path).await?;
        page.expect("open dialogs", OPEN, 0).await?;
        page.keys("?").await?;
        let label = "((d) => d && document.getElementById(d.getAttribute('aria-labelledby')).textContent)(document.querySelector('dialog:modal'))";
        page.expect("name of the dialog", label, title).await?;
        let inside = "document.querySelector('dialog:modal').contains(document.activeElement)";
        page.expect_that("the focus inside", inside, FOCUS).await?;
        page.keys("4").await?;
        page.keys(Key::Tab).await?;
        page.keys("4").await?;
        page.frames().await?;
        page.expect("field under the dialog", FIELD, "").await?;
        page.keys(Key::Escape).await?;
        page.expect("open dialogs", OPEN, 0).await?;
        page.keys("404").await?;
        page.expect("field", FIELD, "404").await?;
        page.expect_hits(&[404]).await?;
        page.type_query("").await?;
        page.eval("document.activeElement.blur()").await?;
        page.keys("?").await?;
        page.expect("name of the dialog", label, title).await?;
        page.click("dialog:modal button").await?;
        page.expect("open dialogs", OPEN, 0).await?;
        page.click("#results [data-code='301']").await?;
        page.expect_path(&format!("{path}301/")).await?;
    }
    Ok(())
}

/// From the address bar: Enter opens what is the only one, and nothing where there are several.
async fn enter_opens_the_one_found(page: &Page) -> Result<()> {
    page.load("?q=40").await?;
    page.keys(Key::Enter).await?;
    page.frames().await?;
    page.expect_path("?q=40").await?;
    page.load("?q=404").await?;
    page.expect_hits(&[404]).await?;
    page.expect("focus", FOCUS, "body").await?;
    page.keys(Key::Enter).await?;
    page.expect_page("404/").await
}

/// Notes from now on what the status says, each time it says something else, and how long after the
/// last key.
const RECORD: &str = "(() => {
    const [field, status] = [document.querySelector('#q'), document.querySelector('[role=status]')];
    [window.__said, window.__typed] = [[], 0];
    let last = status.textContent;
    new MutationObserver(() => {
        if (status.textContent === last) return;
        last = status.textContent;
        __said.push([last, performance.now() - __typed]);
    }).observe(status, { childList: true, characterData: true, subtree: true });
    field.addEventListener('input', () => { window.__typed = performance.now(); });
})()";

const SAID: &str = "__said.map(([text]) => text)";

/// What a screen reader says, once the reader of the page pauses: the count, once.
async fn said_once(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let (found, all) = (site.found("timeout")?.len(), site.codes.len());
    let want = format!("{found} / {all}个");
    page.load("").await?;
    page.click("#q").await?;
    known(page).await?;
    page.eval(RECORD).await?;
    page.keys("timeout").await?;
    let seen = "document.querySelector('.count[aria-hidden]').textContent";
    page.expect("count that is seen", seen, want.clone()).await?;
    page.expect("count that is said", STATUS, want.clone()).await?;
    // Nothing more is to come.
    sleep(PAUSE).await;
    page.expect("what was said", SAID, json!([want])).await?;
    let late = "__said[0][1] > 350 && __said[0][1] < 2000";
    page.expect_that("about 400 ms after the last key", late, "__said").await
}

/// As long as an input method composes, nothing is said, however long it takes.
async fn silent_while_composing(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let (found, all) = (site.found("超时")?.len(), site.codes.len());
    page.load("").await?;
    page.click("#q").await?;
    known(page).await?;
    page.eval(RECORD).await?;
    begin(page).await?;
    for text in ["c", "chao", "chao'shi"] {
        compose(page, text).await?;
        page.expect("field while composing", FIELD, text).await?;
    }
    sleep(PAUSE).await;
    page.expect("what was said while composing", SAID, json!([])).await?;
    commit(page, "超时").await?;
    page.expect("what was said", SAID, json!([format!("{found} / {all}个")])).await
}

/// Looks for something, opens it, comes back and empties the field.
async fn search_and_come_back(page: &Page) -> Result<()> {
    page.type_query("限流").await?;
    page.expect_hits(&Site::read(&page.settings.dist)?.found("限流")?).await?;
    page.click("#results [data-code='429']").await?;
    page.expect_page("429/").await?;
    page.back().await?;
    page.expect_path("?q=%E9%99%90%E6%B5%81").await?;
    page.expect("field", FIELD, "限流").await?;
    page.type_query("").await?;
    page.expect("field", FIELD, "").await?;
    hinted(page, "最近搜过").await?;
    page.expect("queries offered", BUTTONS, json!(["限流"])).await
}

/// What led to a page is offered in the empty field, in later visits, too.
async fn recent_queries(page: &Page) -> Result<()> {
    let kept = "localStorage.getItem('status-atlas.recent')";
    page.load("").await?;
    page.click("#q").await?;
    known(page).await?;
    page.expect("queries offered at first", BUTTONS, json!([])).await?;
    search_and_come_back(page).await?;
    page.expect("what is kept", kept, "限流").await?;
    press(page, "限流").await?;
    page.expect("field", FIELD, "限流").await?;
    page.expect("focus", FOCUS, "q").await?;
    page.eval("localStorage.setItem('status-atlas.recent', '<b>x</b>\\n502\\nc\\nd\\ne\\nf\\ng')")
        .await?;
    page.load("").await?;
    page.expect("queries offered elsewhere", BUTTONS, json!([])).await?;
    page.click("#q").await?;
    page.expect("queries offered", BUTTONS, json!(["<b>x</b>", "502", "c", "d", "e"])).await?;
    page.type_query("502").await?;
    page.expect_hits(&[502]).await?;
    page.keys(Key::Enter).await?;
    page.expect_page("502/").await?;
    page.expect("what is kept, the latest first", kept, "502\n<b>x</b>\nc\nd\ne").await
}

/// Where nothing can be kept, everything works as long as the page.
async fn a_browser_that_keeps_nothing(page: &Page) -> Result<()> {
    page.load("about/").await?;
    page.eval("sessionStorage.setItem('e2e.refuse', 'yes')").await?;
    page.load("").await?;
    let refused = "(() => { try { return !localStorage; } catch { return true; } })()";
    page.expect("whether the browser refuses", refused, true).await?;
    search_and_come_back(page).await?;
    page.eval("sessionStorage.removeItem('e2e.refuse')").await?;
    page.load("about/").await
}
