//! An exam: what is typed counts, Enter goes on, nobody hands in by accident; and a phone's way on.

use super::cases;
use super::quiz::{KIND, answer, begin, kept};
use crate::harness::browser::Kind;
use crate::harness::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

cases!(quiz_exam: a_number_typed_in_an_exam_counts_however_one_goes_on, enter_goes_on_in_an_exam,
    an_exam_with_open_questions_is_handed_in_when_confirmed, an_exam_that_is_answered_is_handed_in_at_once,
    a_deck_with_nothing_to_ask_says_why;
    in [Kind::Chromium] => the_way_on_is_in_reach_on_a_phone);

/// The number of the question that is shown.
const AT: &str = "document.querySelector('.q-all [aria-current]').textContent.match(/\\d+/)[0]";
const FOCUS: &str = "document.activeElement.id";
const TYPED: &str = "document.querySelector('#typed')?.value";
const SUMMARY: &str = "!!document.querySelector('#summary')";
const SUBMIT: &str = "document.querySelector('#submit').textContent";
const ASKS: &str = "document.querySelector('#sure').open";

/// Begins an exam; how many questions it has. Of one code it has every kind of question.
async fn exam(page: &Page, path: &str) -> Result<usize> {
    page.load(path).await?;
    page.click(".q-go .seg button:nth-child(3)").await?;
    page.click("#start").await?;
    let count = "document.querySelectorAll('.q-all button').length";
    page.expect("whether there are questions", &format!("{count} > 9"), true).await?;
    Ok(page.eval(count).await?.as_u64().context("a number")? as usize)
}

async fn go_to(page: &Page, at: usize) -> Result<()> {
    page.click(&format!(".q-all button:nth-child({at})")).await?;
    page.expect("question", AT, at.to_string()).await
}

/// An exam in which a number is typed, in a question with others around it: how many questions it
/// has, and which one that is. Which are drawn is left to chance.
async fn exam_with_recall(page: &Page, path: &str) -> Result<(usize, usize)> {
    for _ in 0..9 {
        let count = exam(page, path).await?;
        for at in 2..count {
            go_to(page, at).await?;
            if page.eval(KIND).await? == "recall" {
                return Ok((count, at));
            }
        }
        forget_round(page).await?;
    }
    anyhow::bail!("no number is typed in nine exams")
}

async fn forget_round(page: &Page) -> Result<()> {
    page.load("about/").await?;
    page.eval("sessionStorage.removeItem('status-atlas.round')").await.map(drop)
}

async fn type_number(page: &Page, text: &str) -> Result<()> {
    page.eval("document.querySelector('#typed').focus()").await?;
    page.keys(text).await
}

async fn a_number_typed_in_an_exam_counts_however_one_goes_on(page: &Page) -> Result<()> {
    let (count, at) = exam_with_recall(page, "quiz/?deck=303").await?;
    let code = page.eval("document.querySelector('[data-code]').dataset.code").await?;
    let code = code.as_str().context("a code")?.to_owned();
    page.expect("buttons that tell", "document.querySelectorAll('#check').length", 0).await?;
    type_number(page, "41").await?;
    for (way, to) in [("#next", at + 1), ("#back", at - 1), (".q-all button:first-child", 1)] {
        page.click(way).await?;
        page.expect("question", AT, to.to_string()).await?;
        go_to(page, at).await?;
        page.expect(&format!("what is typed, after {way}"), TYPED, "41").await?;
    }
    type_number(page, "0").await?;
    page.expect("what is typed", TYPED, "410").await?;
    let less = format!("交卷（{}题没答）", count - 1);
    page.expect("the button", SUBMIT, less).await?;
    page.reload().await?;
    page.ready().await?;
    page.expect("what is typed, after a reload", TYPED, "410").await?;
    page.click(".lang").await?;
    page.expect("language", "document.documentElement.lang", "en").await?;
    page.ready().await?;
    page.expect("what is typed, in the other language", TYPED, "410").await?;
    page.eval("document.querySelector('#typed').select()").await?;
    page.keys(code + Key::Tab).await?;
    page.click("#submit").await?;
    page.click("#sure-yes").await?;
    page.expect("whether it is over", SUMMARY, true).await?;
    page.expect("right answers", "document.querySelector('[data-right]').dataset.right", "1")
        .await?;
    let days = kept(page, "day").await?;
    ensure!(days.len() == 1 && days[0].ends_with(" 1 0 0"), "one right answer counts: {days:?}");
    Ok(())
}

async fn enter_goes_on_in_an_exam(page: &Page) -> Result<()> {
    let (count, recall) = exam_with_recall(page, "en/quiz/?deck=303").await?;
    let chosen = "document.querySelector('[data-option][aria-pressed=true]')?.dataset.option";
    for at in 1..count {
        go_to(page, at).await?;
        if page.eval("!!document.querySelector('button.opt') && document.querySelector('[data-kind]').dataset.kind !== 'order'").await? == true {
            // Once by pointer, and once by key.
            page.click("#option-1").await?;
            page.expect("focus", FOCUS, "option-1").await?;
            page.keys("" + Key::Enter).await?;
            page.expect("question after a click and Enter", AT, (at + 1).to_string()).await?;
            go_to(page, at).await?;
            page.expect("choice", chosen, "1").await?;
            page.keys("1").await?;
            page.expect("choice", chosen, "0").await?;
            page.expect("focus", FOCUS, "option-0").await?;
            page.keys("" + Key::Enter).await?;
            page.expect("question after a key and Enter", AT, (at + 1).to_string()).await?;
            break;
        }
    }
    go_to(page, recall).await?;
    type_number(page, "404").await?;
    page.keys("" + Key::Enter).await?;
    page.expect("question after a number and Enter", AT, (recall + 1).to_string()).await?;
    go_to(page, count).await?;
    page.eval("document.querySelector('#question').focus()").await?;
    page.keys("" + Key::Enter).await?;
    page.expect("focus after the last question", FOCUS, "submit").await
}

async fn an_exam_with_open_questions_is_handed_in_when_confirmed(page: &Page) -> Result<()> {
    exam(page, "en/quiz/").await?;
    page.expect("button", SUBMIT, "Hand in (20 unanswered)").await?;
    let primary = "[...document.querySelectorAll('.q-next .btn-pri')].map((it) => it.id)";
    page.expect("what stands out", primary, json!(["next"])).await?;
    page.click("#submit").await?;
    page.expect("whether it asks", ASKS, true).await?;
    let asked = "document.querySelector('#sure h2').textContent";
    page.expect("question", asked, "Hand in with 20 unanswered questions?").await?;
    page.expect("focus", FOCUS, "sure-no").await?;
    // Keys do not answer what lies behind.
    page.keys("1").await?;
    page.keys("" + Key::Escape).await?;
    page.expect("whether it asks", ASKS, false).await?;
    page.expect("focus", FOCUS, "submit").await?;
    page.expect("button", SUBMIT, "Hand in (20 unanswered)").await?;
    page.keys("" + Key::Enter).await?;
    page.expect("whether it asks", ASKS, true).await?;
    page.click("#sure-no").await?;
    page.expect("whether it is over", SUMMARY, false).await?;
    page.click("#submit").await?;
    page.click("#sure-yes").await?;
    page.expect("whether it is over", SUMMARY, true).await?;
    page.expect("focus", FOCUS, "summary").await
}

async fn an_exam_that_is_answered_is_handed_in_at_once(page: &Page) -> Result<()> {
    let count = exam(page, "quiz/?deck=303").await?;
    for at in 1..=count {
        go_to(page, at).await?;
        match page.eval(KIND).await?.as_str() {
            Some("recall") => {
                type_number(page, "303").await?;
            }
            Some("order") => page.keys("1234").await?,
            _ => page.keys("1").await?,
        }
        let left = format!("{SUBMIT}.includes('{}') || {at} === {count}", count - at);
        page.expect("whether the button counts", &left, true).await?;
    }
    page.expect("button", SUBMIT, "交卷").await?;
    let primary = "[...document.querySelectorAll('.q-next .btn-pri')].map((it) => it.id)";
    page.expect("what stands out", primary, json!(["submit"])).await?;
    page.click("#submit").await?;
    page.expect("whether it is over", SUMMARY, true).await
}

async fn a_deck_with_nothing_to_ask_says_why(page: &Page) -> Result<()> {
    page.load("en/quiz/").await?;
    page.click("#deck-mistakes").await?;
    page.expect("whether there is a start", "document.querySelector('#start').disabled", true)
        .await?;
    let why = "document.getElementById(document.querySelector('#start').getAttribute('aria-describedby')).textContent";
    page.expect_that("a reason", &format!("{why}.startsWith('No mistakes')"), why).await?;
    page.click("#deck-all").await?;
    page.expect("whether there is a start", "document.querySelector('#start').disabled", false)
        .await
}

async fn the_way_on_is_in_reach_on_a_phone(page: &Page) -> Result<()> {
    let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true });
    page.cdp("Emulation.setDeviceMetricsOverride", phone).await?;
    let reach = |css: &str| {
        format!(
            "((it, bar) => it.top >= 0 && it.bottom <= bar.top + 1 && document.elementFromPoint(it.x + it.width / 2, it.y + it.height / 2)?.closest('button')?.matches('{css}'))(document.querySelector('{css}').getBoundingClientRect(), document.querySelector('.tabbar').getBoundingClientRect())"
        )
    };
    page.load("en/quiz/").await?;
    page.expect("whether Start is in reach", &reach("#start"), true).await?;
    begin(page, "en/quiz/").await?;
    for _ in 0..6 {
        answer(page).await?;
        page.expect("whether Next is in reach", &reach("#next"), true).await?;
        page.expect("whether the page fits", "document.documentElement.scrollWidth", 390).await?;
        page.click("#next").await?;
    }
    forget_round(page).await?;
    exam(page, "en/quiz/").await?;
    for css in ["#next", "#submit"] {
        page.expect(&format!("whether {css} is in reach"), &reach(css), true).await?;
    }
    page.expect("whether the page fits", "document.documentElement.scrollWidth", 390).await?;
    page.cdp("Emulation.clearDeviceMetricsOverride", json!({})).await
}
