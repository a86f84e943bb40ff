//! Codes side by side: the address, the list, what is lit.

use super::cases;
use crate::harness::page::Page;
use anyhow::Result;

cases!(compare: address_fills_the_table, a_preset_is_one_click, a_code_is_added_and_removed,
    an_unknown_code_is_said_and_mended, back_leads_through_the_comparisons);

const COLUMNS: &str = "[...document.querySelectorAll('.cmp-t thead b')].map((e) => +e.textContent)";

async fn columns(page: &Page, want: &[u16]) -> Result<()> {
    page.expect("codes compared", COLUMNS, want).await
}

async fn address_fills_the_table(page: &Page) -> Result<()> {
    page.load("compare/?codes=301,308,307").await?;
    columns(page, &[301, 308, 307]).await?;
    let rows = "document.querySelectorAll('.cmp-t tbody tr').length";
    page.expect("rows", rows, 10).await?;
    let lit = "(() => { const row = [...document.querySelectorAll('.cmp-t tbody tr')]
        .find((row) => row.cells[0].textContent === '启发式缓存');
        return [...row.cells].slice(1).map((cell) => cell.className); })()";
    page.expect("differences from the first", lit, vec!["", "", "differs"]).await?;
    let advice = "document.querySelectorAll('.pick li').length";
    page.expect("sentences that say how to choose", advice, 3).await?;
    page.load("en/compare/?codes=401,403").await?;
    columns(page, &[401, 403]).await?;
    let first = "document.querySelector('.pick li').textContent.startsWith('401 if ')";
    page.expect("whether the sentence is English", first, true).await
}

async fn a_preset_is_one_click(page: &Page) -> Result<()> {
    page.load("compare/").await?;
    page.eval("window.__mark = true").await?;
    page.click(".preset a[href$='codes=429,503']").await?;
    columns(page, &[429, 503]).await?;
    page.expect_path("compare/?codes=429,503").await?;
    page.expect("whether the page was kept", "window.__mark === true", true).await
}

async fn a_code_is_added_and_removed(page: &Page) -> Result<()> {
    page.load("compare/?codes=404").await?;
    columns(page, &[404]).await?;
    let add =
        "((e) => { e.value = '410'; e.dispatchEvent(new Event('change', { bubbles: true })); })
        (document.querySelector('.picker select'))";
    page.eval(add).await?;
    columns(page, &[404, 410]).await?;
    page.expect_path("compare/?codes=404,410").await?;
    page.click(".picker .chip[href$='codes=410']").await?;
    columns(page, &[410]).await
}

async fn an_unknown_code_is_said_and_mended(page: &Page) -> Result<()> {
    page.load("compare/?codes=404,x,404,410").await?;
    columns(page, &[404, 410]).await?;
    page.expect_path("compare/?codes=404%2C410").await?;
    let said = "document.querySelector('[role=alert]').textContent";
    page.expect("remark", said, "地址中的codes=404,x,404,410无法识别，已忽略。").await
}

async fn back_leads_through_the_comparisons(page: &Page) -> Result<()> {
    page.load("301/").await?;
    page.click(".h-row a[href*='compare/']").await?;
    page.expect("first code", &format!("{COLUMNS}[0]"), 301).await?;
    page.click(".preset a[href$='codes=404,410,403']").await?;
    columns(page, &[404, 410, 403]).await?;
    page.back().await?;
    page.expect("first code", &format!("{COLUMNS}[0]"), 301).await?;
    page.back().await?;
    page.expect_page("301/").await
}
