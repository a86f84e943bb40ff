//! What is pasted: a page of a log, and characters that nobody sees.

use super::cases;
use super::search::{FIELD, INVALID, known};
use crate::harness::page::Page;
use anyhow::Result;
use serde_json::{Value, json};

cases!(pasted: a_long_log_leaves_an_address_that_can_be_opened, characters_that_nobody_sees_do_not_count,
    a_long_fragment_is_not_repeated_whole);

async fn paste(page: &Page, text: &str) -> Result<()> {
    let script = "const field = document.querySelector('#q');
        field.focus();
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
    page.run(script, vec![json!(text)]).await?;
    Ok(())
}

async fn a_long_log_leaves_an_address_that_can_be_opened(page: &Page) -> Result<()> {
    for lang in ["", "en/"] {
        for line in
            ["upstream timed out (110: Connection timed out) ", "上游超时，连接被重置。", "😀"]
        {
            page.load(lang).await?;
            page.click("#q").await?;
            known(page).await?;
            let text = line.repeat(10_000 / line.len());
            paste(page, &text).await?;
            page.expect("whether the field holds all", &format!("{FIELD}.length > 2000"), true)
                .await?;
            page.expect_that(
                "an address of at most 2,000 bytes for the query",
                "location.search.length > 100 && location.search.length <= 2010",
                "location.search.length",
            )
            .await?;
            // No half character, and the beginning of what was typed.
            let whole = "((q) => !q.includes('\\ufffd') && arguments[0].startsWith(q))(new URLSearchParams(location.search).get('q'))";
            let is_whole = page.run(&format!("return {whole};"), vec![json!(text)]).await?;
            anyhow::ensure!(is_whole == json!(true), "the address holds something else");
            page.reload().await?;
            page.ready().await?;
        }
    }
    Ok(())
}

async fn characters_that_nobody_sees_do_not_count(page: &Page) -> Result<()> {
    page.load("").await?;
    page.click("#q").await?;
    known(page).await?;
    for text in ["404\u{feff}", "4\u{200b}04", "4\u{ad}04", "\u{200e}404\u{200f}", "4\u{2060}04"] {
        paste(page, text).await?;
        page.expect_hits(&[404]).await?;
        page.expect("whether the field is marked as wrong", INVALID, Value::Null).await?;
    }
    page.type_query("is:cacheable").await?;
    let want = page.hits().await?;
    paste(page, "is:cacheable\u{200b}").await?;
    page.expect_hits(&want).await?;
    page.expect("whether the field is marked as wrong", INVALID, Value::Null).await
}

async fn a_long_fragment_is_not_repeated_whole(page: &Page) -> Result<()> {
    for lang in ["", "en/"] {
        page.load(&format!("{lang}choose/#a={}", "x".repeat(10_000))).await?;
        let said = "document.querySelector('.remark').textContent";
        page.expect_that(
            "a short remark",
            &format!("({said}).length > 20 && ({said}).length < 120 && ({said}).includes('…')"),
            &format!("({said}).length"),
        )
        .await?;
    }
    Ok(())
}
