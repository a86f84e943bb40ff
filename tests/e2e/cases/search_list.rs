//! What is found: chips and their counts, the list with its reasons and orders, the inspector, tiles that stay.

use super::cases;
use super::search::{FIELD, has_field, has_vendor, known};
use crate::harness::expect::HITS;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Result, ensure};
use serde_json::{Value, json};

cases!(search_list: a_fact_is_a_word, classes_keep_their_counts, facts_are_counted, rows_say_why, marks_are_what_was_asked,
    why_in_the_inspector, a_miss_leaves_the_inspector, orders, names_in_order, tiles_stay, rows_stay);

/// A chip of a fact.
fn chip(fact: &str) -> String {
    format!(".chip[title='{fact}']")
}

/// The numbers on the chips of the classes.
const BY_CLASS: &str = "[...document.querySelectorAll('.chip.k .n')].map((e) => +e.textContent)";

const ASKED: &str = "new URLSearchParams(location.search).get('q')";

fn by_class(codes: &[u16]) -> Vec<usize> {
    let count = |class: u16| codes.iter().filter(|code| **code / 100 == class).count();
    (1..=5).map(count).collect()
}

/// A press writes a word into the field, and the address follows; another takes it out.
async fn a_fact_is_a_word(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let cacheable = site.codes_where(|it| it["facts"]["heuristically_cacheable"] == true)?;
    let three: Vec<u16> = cacheable.iter().copied().filter(|code| code / 100 == 3).collect();
    let css = chip("is:cacheable");
    let pressed = format!("document.querySelector(\"{css}\").getAttribute('aria-pressed')");
    page.load("").await?;
    page.click(&css).await?;
    page.expect("field", FIELD, "is:cacheable").await?;
    page.expect("q in the address", ASKED, "is:cacheable").await?;
    page.expect("aria-pressed", &pressed, "true").await?;
    page.expect_hits(&cacheable).await?;
    page.click(".chip.k-3").await?;
    page.expect_hits(&three).await?;
    page.click(&css).await?;
    page.expect("field", FIELD, "3xx").await?;
    page.expect("aria-pressed", &pressed, "false").await?;
    page.click(".chip.k-3").await?;
    page.expect("field", FIELD, "").await?;
    page.expect_path("").await?;
    page.expect_hits(&site.codes).await
}

/// Choosing one class leaves the others their counts, so that the reader can go from one to
/// another; what else is asked for changes them.
async fn classes_keep_their_counts(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let all = by_class(&site.codes);
    page.load("").await?;
    page.expect("counts", BY_CLASS, all.clone()).await?;
    page.click(".chip.k-4").await?;
    page.expect_hits(&site.codes_where(|it| it["class"] == "4xx")?).await?;
    page.expect("counts with a class chosen", BY_CLASS, all).await?;
    let retry = site.codes_where(|it| has_field(it, "Retry-After"))?;
    let four: Vec<u16> = retry.iter().copied().filter(|code| code / 100 == 4).collect();
    page.type_query("4xx header:Retry-After").await?;
    page.expect_hits(&four).await?;
    page.expect("counts with more asked for", BY_CLASS, by_class(&retry)).await?;
    let disabled = "[...document.querySelectorAll('.chip.k')].filter((e) => e.disabled).map((e) => e.querySelector('b').textContent)";
    let none = by_class(&retry).into_iter().zip(1..).filter(|(count, _)| *count == 0);
    let none: Vec<String> = none.map(|(_, class)| format!("{class}xx")).collect();
    page.expect("classes that lead nowhere", disabled, none).await
}

/// Waits for a fact's chip to have this number, and to be such that it can be pressed or not.
async fn expect_fact(page: &Page, fact: &str, count: usize, disabled: bool) -> Result<()> {
    let css = chip(fact);
    let state = format!(
        "((e) => [+e.querySelector('.n').textContent, e.disabled])(document.querySelector(\"{css}\"))"
    );
    page.expect(&format!("count of {fact}, and whether disabled"), &state, json!([count, disabled]))
        .await
}

/// Facts are counted among what is found; one that is true of none leads nowhere.
async fn facts_are_counted(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    page.load("").await?;
    expect_fact(page, "is:vendor", site.codes_where(has_vendor)?.len(), false).await?;
    page.type_query("5xx").await?;
    let vendors = site.codes_where(|it| it["class"] == "5xx" && has_vendor(it))?;
    expect_fact(page, "is:vendor", vendors.len(), false).await?;
    expect_fact(page, "is:redirect", 0, true).await?;
    page.type_query("404").await?;
    expect_fact(page, "is:cacheable", 1, false).await?;
    expect_fact(page, "is:redirect", 0, true).await?;
    // One that is pressed can be taken back.
    page.type_query("404 is:redirect").await?;
    page.expect_hits(&[]).await?;
    expect_fact(page, "is:redirect", 0, false).await?;
    page.click(&chip("is:redirect")).await?;
    page.expect("field", FIELD, "404").await?;
    page.expect_hits(&[404]).await
}

/// For each row: its code, what its reason is called, what is marked in it.
const ROWS: &str = "[...document.querySelectorAll('.list [data-code]')].map((e) => [
    +e.dataset.code, e.querySelector('.ds small')?.textContent ?? '',
    [...e.querySelectorAll('mark')].map((m) => m.textContent)])";

/// A row says which other name was found, or who prints the line.
async fn rows_say_why(page: &Page) -> Result<()> {
    page.load("?view=list").await?;
    page.type_query("限流").await?;
    page.expect_hits(&Site::read(&page.settings.dist)?.found("限流")?).await?;
    let first = format!("{ROWS}[0]");
    page.expect("the first row", &first, json!([429, "也叫", ["限流"]])).await?;
    page.type_query("limiting").await?;
    page.expect("the first row", &first, json!([429, "nginx", ["limiting"]])).await?;
    page.load("en/?view=list").await?;
    page.type_query("throttled").await?;
    page.expect("the first row", &first, json!([429, "also called", ["throttled"]])).await
}

/// Every row shows what was asked for, in its name or in its reason, and nothing else is marked.
async fn marks_are_what_was_asked(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    page.load("?view=list").await?;
    for query in ["超时", "代理", "重定向", "timeout"] {
        page.type_query(query).await?;
        page.expect_hits(&site.found(query)?).await?;
        let word = json!(query);
        let odd = format!(
            "{ROWS}.filter(([, , marks]) => !marks.length || marks.some((m) => m.toLowerCase() !== {word}))"
        );
        page.expect(&format!("rows that do not show {query}"), &odd, json!([])).await?;
    }
    let names = site.tiers("重定向")?[0].clone();
    page.type_query("重定向").await?;
    let marked = "[...document.querySelectorAll('.list strong mark')].map((e) => +e.closest('[data-code]').dataset.code).sort((a, b) => a - b)";
    page.expect("names marked", marked, names).await?;
    page.type_query("").await?;
    page.expect_hits(&site.codes).await?;
    page.expect("marks", "document.querySelectorAll('#results mark').length", 0).await
}

/// The best first, by number, by name; in the grid there is no order to choose.
async fn orders(page: &Page) -> Result<()> {
    let want = Site::read(&page.settings.dist)?.found("超时")?;
    let shown = "document.querySelector('.order').checkVisibility()";
    page.load("").await?;
    page.expect("whether orders are shown in the grid", shown, false).await?;
    page.load("?view=list").await?;
    page.expect("whether orders are shown in the list", shown, true).await?;
    page.type_query("超时").await?;
    page.expect_hits(&want).await?;
    let ranked = page.hits().await?;
    ensure!(ranked != want, "expected a rank of its own, found the numbers' order {ranked:?}");
    let pressed =
        "[...document.querySelectorAll('.order [aria-pressed=true]')].map((e) => e.textContent)";
    for (at, name) in [(2, "号码"), (3, "名称"), (1, "相关度")] {
        page.click(&format!(".order button:nth-child({at})")).await?;
        page.expect("order chosen", pressed, json!([name])).await?;
        page.expect_hits(&want).await?;
        match at {
            1 => page.expect("codes by rank", HITS, ranked.clone()).await?,
            2 => page.expect("codes by number", HITS, want.clone()).await?,
            _ => {
                let other =
                    format!("![{}, {}].includes({HITS}.join())", joined(&want), joined(&ranked));
                page.expect_that("an order by name", &other, HITS).await?;
            }
        }
    }
    Ok(())
}

/// A list of codes as JavaScript joins it.
fn joined(codes: &[u16]) -> Value {
    json!(codes.iter().map(u16::to_string).collect::<Vec<_>>().join(","))
}

/// Names stand by the alphabet, and Chinese ones by their pinyin.
async fn names_in_order(page: &Page) -> Result<()> {
    page.load("en/?view=list").await?;
    page.click(".order button:nth-child(3)").await?;
    let sorted = "((names) => names.length > 50 && names.join() === [...names].sort().join())(
        [...document.querySelectorAll('.list strong')].map((e) => e.textContent.toLowerCase()))";
    page.expect_that("names by the alphabet", sorted, HITS).await?;
    page.load("?q=4xx&view=list").await?;
    page.click(".order button:nth-child(3)").await?;
    // 方法不允许, 禁止访问, 请求过多, 未找到.
    let some = format!("{HITS}.filter((code) => [403, 404, 405, 429].includes(code))");
    page.expect("some codes by name", &some, json!([405, 403, 429, 404])).await
}

/// Filtering hides tiles and shows them again; none is made anew.
async fn tiles_stay(page: &Page) -> Result<()> {
    let codes = Site::read(&page.settings.dist)?.codes;
    page.load("").await?;
    page.eval("document.querySelectorAll('.tile').forEach((e) => { e.__mine = true; })").await?;
    page.type_query("4xx").await?;
    known(page).await?;
    for query in ["404", "zzzzzz", "header:Retry-Afte", ""] {
        page.type_query(query).await?;
        page.expect("field", FIELD, query).await?;
    }
    page.expect_hits(&codes).await?;
    let tiles = "((all) => [all.length, all.filter((e) => e.__mine).length])([...document.querySelectorAll('.tile')])";
    page.expect("tiles, and those from the start", tiles, json!([codes.len(), codes.len()])).await
}

/// A row that is found again is the same, with other marks.
async fn rows_stay(page: &Page) -> Result<()> {
    page.load("?q=4xx&view=list").await?;
    known(page).await?;
    page.eval("void (document.querySelector('.list [data-code=\"404\"]').__mine = true)").await?;
    let marks = "((e) => [e.__mine ?? false, [...e.querySelectorAll('mark')].map((m) => m.textContent)])(document.querySelector('.list [data-code=\"404\"]'))";
    for (query, want) in [("404", json!([])), ("未找到", json!(["未找到"])), ("", json!([]))]
    {
        page.type_query(query).await?;
        page.expect("field", FIELD, query).await?;
        page.expect("whether it is the same, and its marks", marks, json!([true, want])).await?;
    }
    Ok(())
}

/// The inspector says why the code that it shows was found, where its names do not show that.
async fn why_in_the_inspector(page: &Page) -> Result<()> {
    let why = "document.querySelector('.insp .why').textContent";
    let marks = "[...document.querySelectorAll('.insp mark')].map((e) => e.textContent)";
    for (path, query, says, marked) in [
        ("", "刷接口", "也叫刷接口", json!(["刷接口"])),
        ("", "weizhaodao", "", json!(["未找到"])),
        ("", "404", "", json!([])),
        ("en/", "throttled", "also calledthrottled", json!(["throttled"])),
    ] {
        page.load(path).await?;
        page.expect("why, before anything is typed", why, "").await?;
        page.type_query(query).await?;
        page.expect("why", why, says).await?;
        page.expect("what is marked", marks, marked).await?;
    }
    Ok(())
}

/// A code that was pointed at stays in the inspector as long as the query finds it.
async fn a_miss_leaves_the_inspector(page: &Page) -> Result<()> {
    let (shown, column) = (
        "document.querySelector('.insp b').textContent",
        "document.querySelector('.cols').dataset.at ?? null",
    );
    page.load("").await?;
    let over = "document.querySelector('[data-code=\"418\"]').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))";
    page.eval(&format!("void {over}")).await?;
    for (query, code, digit) in [
        ("", "418", json!("8")),
        ("41x", "418", json!("8")),
        ("3xx", "300", Value::Null),
        ("4xx", "418", json!("8")),
    ] {
        if !query.is_empty() {
            page.type_query(query).await?;
        }
        page.expect(&format!("the code shown for {query:?}"), shown, code).await?;
        page.expect(&format!("the column for {query:?}"), column, digit).await?;
    }
    Ok(())
}
