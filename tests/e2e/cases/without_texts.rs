//! A search whose texts do not come says so, does what it can, and asks again.

use super::cases;
use super::search::FIELD;
use crate::harness::expect::HITS;
use crate::harness::gate::{Fault, Gate};
use crate::harness::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

cases!(without_texts: the_search_says_what_it_lacks, it_asks_again_at_the_next_key,
    a_server_that_is_down_is_not_asked_at_each_key);

/// What is said of the texts, if anything.
const SAID: &str = "[...document.querySelectorAll('#hints .bad')].map((e) => e.textContent).find((text) => /没有加载成功|did not load/.test(text)) ?? null";

const ZH: &str = "搜索用的文本没有加载成功，暂时只查号码和名称；继续输入会重试。";
const EN: &str =
    "The search texts did not load. Only numbers and names are searched; keep typing to try again.";

/// What a server, a portal and a bad line make of the file.
const FAULTS: [Fault; 5] =
    [Fault::Status(500), Fault::Status(503), Fault::Page, Fault::Cut, Fault::Text("\n", "\t")];

async fn gate(page: &Page, fault: Fault) -> Result<Arc<Gate>> {
    // The browser's own word about the answer.
    for complaint in ["search.txt", "Failed to load resource"] {
        page.allow(complaint);
    }
    let gate = page.gate()?;
    gate.on("search.txt", fault);
    page.on(&gate.url());
    Ok(gate)
}

fn asked(gate: &Gate) -> usize {
    gate.asked().iter().filter(|path| path.ends_with("search.txt")).count()
}

async fn the_search_says_what_it_lacks(page: &Page) -> Result<()> {
    for fault in FAULTS {
        for (lang, said) in [("", ZH), ("en/", EN)] {
            let _gate = gate(page, fault.clone()).await?;
            page.load(lang).await?;
            page.expect("what is said before anybody searches", SAID, json!(null)).await?;
            page.click("#q").await?;
            page.keys("限流").await?;
            page.expect(&format!("what is said after {fault:?}"), SAID, said).await?;
            let heading = "document.querySelector('.empty:not([hidden]) h2')";
            page.expect("whether it is said that nothing matches", heading, json!(null)).await?;
            page.type_query("404").await?;
            page.expect_hits(&[404]).await?;
            page.expect("what is said beside a number", SAID, said).await?;
        }
    }
    Ok(())
}

async fn it_asks_again_at_the_next_key(page: &Page) -> Result<()> {
    for fault in FAULTS {
        let gate = gate(page, fault.clone()).await?;
        page.load("").await?;
        page.click("#q").await?;
        page.keys("限").await?;
        page.expect(&format!("what is said after {fault:?}"), SAID, ZH).await?;
        gate.clear();
        page.keys("流").await?;
        page.expect("what is said once the server is well", SAID, json!(null)).await?;
        page.expect("field", FIELD, "限流").await?;
        page.expect_that("429 among what is found", &format!("{HITS}.includes(429)"), HITS).await?;
    }
    Ok(())
}

async fn a_server_that_is_down_is_not_asked_at_each_key(page: &Page) -> Result<()> {
    let gate = gate(page, Fault::Status(503)).await?;
    page.load("").await?;
    page.click("#q").await?;
    for key in "upstream timed out".chars() {
        page.keys(key.to_string()).await?;
    }
    page.expect("what is said", SAID, ZH).await?;
    // Whatever was typed while it was left alone is asked for once, and then nothing more.
    tokio::time::sleep(Duration::from_millis(3500)).await;
    let before = asked(&gate);
    tokio::time::sleep(Duration::from_millis(2500)).await;
    ensure!(before == asked(&gate), "asked on, though nobody types");
    ensure!((1..=8).contains(&before), "asked {before} times for 18 keys");
    Ok(())
}
