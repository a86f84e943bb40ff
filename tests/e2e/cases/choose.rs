//! The guide: by mouse, by keyboard, by address; and the whole tree without script.

use super::cases;
use crate::harness::expect::FOCUS;
use crate::harness::page::Page;
use anyhow::{Result, ensure};

cases!(choose: answers_lead_to_a_code, keys_answer, back_takes_an_answer_back, an_address_is_an_answer,
    a_wrong_answer_is_mended, the_tree_reads_without_script);

/// How many answers are given, and whether a code is reached.
const STATE: &str =
    "[document.querySelectorAll('.trail li').length, !!document.querySelector('.ask.done')]";

async fn state(page: &Page, answers: usize, done: bool) -> Result<()> {
    page.expect("answers, and whether a code is reached", STATE, serde_json::json!([answers, done]))
        .await
}

/// Takes the first answer until a code is reached; how many it took.
async fn first_answers(page: &Page) -> Result<usize> {
    for taken in 0..9 {
        if page.eval("!!document.querySelector('.ask.done')").await? == true {
            return Ok(taken);
        }
        page.click(".opts li:first-child a").await?;
        page.expect("answers", "document.querySelectorAll('.trail li').length", taken + 1).await?;
    }
    anyhow::bail!("no code after nine answers")
}

async fn answers_lead_to_a_code(page: &Page) -> Result<()> {
    for lang in ["", "en/"] {
        page.load(&format!("{lang}choose/")).await?;
        let taken = first_answers(page).await?;
        ensure!((2..=6).contains(&taken), "a code after {taken} answers");
        page.expect("focus", FOCUS, "question").await?;
        let link = "/\\/\\d{3}\\/$/.test(document.querySelector('.done h2 a').href)";
        page.expect("whether the code is a link", link, true).await?;
        let cited = "document.querySelectorAll('.done .cites a[href^=https]').length > 0";
        page.expect("whether the reason is cited", cited, true).await?;
    }
    Ok(())
}

async fn keys_answer(page: &Page) -> Result<()> {
    page.load("choose/").await?;
    page.click(".opts li:nth-child(2) a").await?;
    page.expect("focus", FOCUS, "question").await?;
    page.keys("1").await?;
    page.expect("fragment", "location.hash", "#a=21").await?;
    page.expect("answers", "document.querySelectorAll('.trail li').length", 2).await
}

async fn back_takes_an_answer_back(page: &Page) -> Result<()> {
    page.load("choose/").await?;
    page.click(".opts li:first-child a").await?;
    state(page, 1, false).await?;
    page.click(".opts li:first-child a").await?;
    page.expect("answers", "document.querySelectorAll('.trail li').length", 2).await?;
    page.back().await?;
    state(page, 1, false).await?;
    page.click(".choose-side > .btn").await?;
    state(page, 0, false).await
}

async fn an_address_is_an_answer(page: &Page) -> Result<()> {
    page.load("choose/").await?;
    let taken = first_answers(page).await?;
    let address = format!("#a={}", "1".repeat(taken));
    page.load("about/").await?;
    page.load(&format!("choose/{address}")).await?;
    state(page, taken, true).await
}

async fn a_wrong_answer_is_mended(page: &Page) -> Result<()> {
    page.load("choose/#a=1x9").await?;
    state(page, 1, false).await?;
    page.expect("fragment", "location.hash", "#a=1").await?;
    let said = "document.querySelector('[role=alert]').textContent.includes('#a=1x9')";
    page.expect("whether it is said", said, true).await
}

async fn the_tree_reads_without_script(page: &Page) -> Result<()> {
    page.scripts_off().await?;
    page.open("choose/").await?;
    page.click("#tree > summary").await?;
    let found = page.text("#tree").await?;
    for code in ["200", "301", "404", "429", "503"] {
        ensure!(found.contains(code), "expected {code} in the tree");
    }
    Ok(())
}
