//! Nothing learned is lost: by tabs that answer at once, by clocks that are wrong, by what another
//! tab or a later version makes of the store; and what is deleted stays deleted.

use super::cases;
use super::quiz::{KEY, answer, begin, kept};
use crate::harness::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;
use std::time::Duration;
use thirtyfour::Key;

cases!(quiz_lost: of_two_tabs_that_answer_at_once_no_answer_is_lost, a_clock_before_1970_damages_nothing,
    what_a_clock_that_was_ahead_put_off_is_due, what_becomes_damaged_is_put_aside_before_the_next_answer,
    progress_of_a_later_version_is_left_alone, damaged_progress_is_put_aside_once,
    what_is_deleted_stays_deleted_in_an_open_tab, deleted_searches_are_not_offered_again,
    a_file_with_a_byte_order_mark_is_imported);

const TOLD: &str = "document.querySelector('[role=alert]').textContent";

/// What answers and goes on when a message of a channel says so, in both tabs at once; done when both
/// tabs show that.
const PLAYER: &str = "{
    const turn = () => new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
    });
    const play = (what) => {
        const field = document.querySelector('#typed');
        if (what === 'next') {
            document.querySelector('#next').click();
        } else if (field) {
            field.value = '200';
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        } else if (document.querySelector('[data-kind=order]')) {
            for (const option of document.querySelectorAll('button[data-option]')) option.click();
        } else {
            document.querySelector('button[data-option]').click();
        }
    };
    // No timers: they are slow in a tab that is not in front.
    const until = async (what) => {
        while (!!document.querySelector('#next') !== (what === 'answer')) await turn();
    };
    let heard;
    const channel = new BroadcastChannel('e2e');
    channel.onmessage = async ({ data }) => {
        if (data === 'done') return heard();
        play(data);
        await until(data);
        channel.postMessage('done');
    };
    window.__all = async (what) => {
        const other = new Promise((done) => (heard = done));
        channel.postMessage(what);
        play(what);
        await until(what);
        await other;
        return true;
    };
}";

/// How many answers are kept.
async fn count(page: &Page) -> Result<u32> {
    let days = kept(page, "day").await?;
    let words = days.iter().flat_map(|day| day.split(' ').skip(2).take(2));
    Ok(words.filter_map(|word| word.parse::<u32>().ok()).sum())
}

async fn free(page: &Page) -> Result<()> {
    page.load("quiz/").await?;
    page.click(".q-go .seg button:nth-child(2)").await?;
    page.click("#start").await?;
    page.run(PLAYER, Vec::new()).await.map(drop)
}

async fn of_two_tabs_that_answer_at_once_no_answer_is_lost(page: &Page) -> Result<()> {
    const ROUNDS: u32 = 12;
    free(page).await?;
    let first = page.another_tab().await?;
    free(page).await?;
    for _ in 0..ROUNDS {
        for what in ["answer", "next"] {
            page.eval(&format!("window.__all('{what}')")).await?;
        }
    }
    // Until the tabs have heard of each other.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let here = count(page).await?;
    page.leave_tab(first).await?;
    let there = count(page).await?;
    ensure!((here, there) == (2 * ROUNDS, 2 * ROUNDS), "of 24 answers are kept {here}, {there}");
    Ok(())
}

/// Shows the pages to come another time.
async fn clock(page: &Page, at: &str) -> Result<()> {
    page.eval(&format!("sessionStorage.setItem('e2e.shift', {at})")).await.map(drop)
}

async fn a_clock_before_1970_damages_nothing(page: &Page) -> Result<()> {
    page.load("quiz/").await?;
    // A year before, and a minute after the beginning, west of Greenwich.
    for at in ["-performance.timeOrigin - 31536000000", "-performance.timeOrigin + 60000"] {
        clock(page, at).await?;
        page.load("about/").await?;
        page.eval("sessionStorage.removeItem('status-atlas.round')").await?;
        begin(page, "quiz/").await?;
        answer(page).await?;
        page.reload().await?;
        page.ready().await?;
        page.expect("what is said", TOLD, "").await?;
    }
    let below = "Object.values(localStorage).some((text) => / -\\d/.test(text))";
    page.expect("whether anything negative is kept", below, false).await?;
    ensure!(count(page).await? == 2, "both answers are kept");
    let aside = "Object.keys(localStorage).filter((key) => key.includes('.aside.')).length";
    page.expect("what was put aside", aside, 0).await
}

async fn what_a_clock_that_was_ahead_put_off_is_due(page: &Page) -> Result<()> {
    page.load("quiz/").await?;
    clock(page, "3650 * 86400000").await?;
    begin(page, "quiz/").await?;
    for _ in 0..3 {
        answer(page).await?;
        // A right answer is known for good, if it was easy.
        if page.eval("!!document.querySelector('[data-grade]')").await? == true {
            page.click("[data-grade=\"4\"]").await?;
        }
        page.click("#next").await?;
    }
    page.eval("(sessionStorage.removeItem('e2e.shift'), 0)").await?;
    page.reload().await?;
    page.ready().await?;
    let marked = "document.querySelectorAll('.hc[href].due').length";
    page.expect("codes to be asked again", marked, 3).await?;
    let waits = "[...document.querySelectorAll('[data-figure=due], [data-figure=learning]')].reduce((sum, e) => sum + +e.textContent, 0)";
    page.expect("cards that wait", waits, 3).await
}

async fn what_becomes_damaged_is_put_aside_before_the_next_answer(page: &Page) -> Result<()> {
    begin(page, "quiz/").await?;
    answer(page).await?;
    page.eval(&format!("localStorage.setItem('{KEY}', 'something else')")).await?;
    page.click("#next").await?;
    answer(page).await?;
    page.expect_that("a word about it", &format!("{TOLD}.length > 10"), TOLD).await?;
    ensure!(kept(page, "card").await?.len() == 2, "what was learned is kept");
    let aside = "Object.keys(localStorage).filter((key) => key.startsWith('status-atlas.quiz.aside.')).map((key) => localStorage[key])";
    page.expect("what is kept aside", aside, json!(["something else"])).await
}

async fn progress_of_a_later_version_is_left_alone(page: &Page) -> Result<()> {
    begin(page, "quiz/").await?;
    answer(page).await?;
    let later = "status-atlas.quiz 9\\nof tomorrow";
    page.eval(&format!("localStorage.setItem('{KEY}', '{later}')")).await?;
    page.click("#next").await?;
    answer(page).await?;
    page.expect_that("a word about it", &format!("{TOLD}.length > 10"), TOLD).await?;
    let here = format!("localStorage.getItem('{KEY}')");
    page.expect("what is kept", &here, later.replace("\\n", "\n")).await?;
    page.reload().await?;
    page.ready().await?;
    page.expect_that("a word about it", &format!("{TOLD}.length > 10"), TOLD).await?;
    page.expect("what is kept", &here, later.replace("\\n", "\n")).await
}

async fn damaged_progress_is_put_aside_once(page: &Page) -> Result<()> {
    page.load("about/").await?;
    page.eval(&format!("localStorage.setItem('{KEY}', 'x'.repeat(400000))")).await?;
    for _ in 0..4 {
        page.load("en/quiz/").await?;
        page.expect_that("a word about it", &format!("{TOLD}.length > 10"), TOLD).await?;
        // Another second, as it would be another visit.
        tokio::time::sleep(Duration::from_millis(1100)).await;
    }
    let aside = "Object.keys(localStorage).filter((key) => key.includes('.aside.')).length";
    page.expect("copies", aside, 1).await
}

async fn what_is_deleted_stays_deleted_in_an_open_tab(page: &Page) -> Result<()> {
    begin(page, "en/quiz/").await?;
    for _ in 0..3 {
        answer(page).await?;
        page.click("#next").await?;
    }
    let first = page.another_tab().await?;
    page.load("en/about/").await?;
    let button = "!!document.querySelector('#delete-kept')";
    page.expect("whether it can be deleted", button, true).await?;
    page.click("#delete-kept").await?;
    page.click("#delete-kept").await?;
    let said = "document.querySelector('status-stored [role=status]').textContent";
    page.expect("what is said", said, "Deleted").await?;
    page.leave_tab(first).await?;
    let met = "document.querySelectorAll('.hc[href]:not(.lv-0)').length";
    page.expect("codes met", met, 0).await?;
    let learned = "Object.keys({ ...localStorage, ...sessionStorage }).filter((key) => /^status-atlas\\.(quiz|round)/.test(key))";
    page.expect("what is kept", learned, json!([])).await?;
    page.expect_that("a word about it", &format!("{TOLD}.length > 10"), TOLD).await?;
    page.keys("u").await?;
    answer(page).await?;
    ensure!(count(page).await? == 1, "what is learned from now on is kept, and nothing else");
    ensure!(kept(page, "card").await?.len() == 1, "one card");
    Ok(())
}

async fn deleted_searches_are_not_offered_again(page: &Page) -> Result<()> {
    page.load("en/").await?;
    page.type_query("418 teapot").await?;
    page.keys("" + Key::Enter).await?;
    page.expect("what was found", "location.pathname.endsWith('/418/')", true).await?;
    let recent = "localStorage.getItem('status-atlas.recent')";
    page.expect("what is remembered", recent, "418 teapot").await?;
    page.eval("localStorage.removeItem('status-atlas.recent')").await?;
    page.back().await?;
    page.expect("where it is", "location.pathname.endsWith('/en/')", true).await?;
    page.ready().await?;
    page.type_query("gone").await?;
    page.type_query("").await?;
    let offered = "document.querySelector('#app').textContent.includes('418 teapot')";
    page.frames().await?;
    page.expect("whether it is offered", offered, false).await?;
    page.type_query("410").await?;
    page.keys("" + Key::Enter).await?;
    page.expect("what was found", "location.pathname.endsWith('/410/')", true).await?;
    page.expect("what is remembered", recent, "410").await
}

async fn a_file_with_a_byte_order_mark_is_imported(page: &Page) -> Result<()> {
    page.load("en/quiz/").await?;
    page.eval("document.querySelector('#keeping').open = true").await?;
    let cards = format!("localStorage.getItem('{KEY}')?.match(/^card/gm)?.length ?? 0");
    for (nth, bytes) in
        ["[0xef, 0xbb, 0xbf, ...utf8]", "[0xff, 0xfe, ...utf8.flatMap((it) => [it, 0])]"]
            .into_iter()
            .enumerate()
    {
        let text = format!(
            "status-atlas.quiz 2\\r\\ncard 40{nth}.recall 2 0 125000 51120 1768600000 1767600000 3 1\\r\\n"
        );
        let give = format!(
            "{{
            const utf8 = [...new TextEncoder().encode('{text}')];
            const files = new DataTransfer();
            files.items.add(new File([new Uint8Array({bytes})], 'progress.txt'));
            const field = document.querySelector('#import-file');
            field.files = files.files;
            field.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }}"
        );
        page.run(&give, Vec::new()).await?;
        page.expect("cards", &cards, nth + 1).await?;
    }
    Ok(())
}
