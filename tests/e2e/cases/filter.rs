//! The search field: what it finds, and how the address follows.

use super::cases;
use super::search::known;
use crate::harness::expect::{FOCUS, STATUS};
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Result, ensure};
use serde_json::json;

cases!(filter: by_number, by_prefix, by_class, by_chinese_text, by_english_name, by_full_width_digits,
    by_several_words, nothing_found, markup_stays_text, address_follows, address_is_read, back_restores,
    list_is_ranked, bad_view_is_mended, chips, clear_button, other_parameters_are_kept);

const FIELD: &str = "document.querySelector('#q').value";
const ATLAS_ONLY: &str = "document.querySelectorAll('[role=status]').length";
const EMPTY_SHOWN: &str = "document.querySelector('.empty').checkVisibility()";

async fn finds(page: &Page, query: &str, want: &[u16]) -> Result<()> {
    page.load("").await?;
    page.type_query(query).await?;
    page.expect_hits(want).await?;
    page.expect("elements with role=status", ATLAS_ONLY, 1).await?;
    page.expect("whether 'nothing found' is shown", EMPTY_SHOWN, false).await
}

/// The codes that a condition holds for.
fn codes(page: &Page, keep: impl Fn(u16) -> bool) -> Result<Vec<u16>> {
    let codes = Site::read(&page.settings.dist)?.codes;
    Ok(codes.into_iter().filter(|code| keep(*code)).collect())
}

async fn by_number(page: &Page) -> Result<()> {
    finds(page, "404", &[404]).await?;
    let all = codes(page, |_| true)?.len();
    page.expect("status", STATUS, format!("1 / {all}个")).await
}

async fn by_prefix(page: &Page) -> Result<()> {
    finds(page, "30", &codes(page, |code| code / 10 == 30)?).await?;
    finds(page, "5", &codes(page, |code| code / 100 == 5)?).await?;
    finds(page, "42x", &codes(page, |code| code / 10 == 42)?).await
}

async fn by_class(page: &Page) -> Result<()> {
    let want = codes(page, |code| code / 100 == 4)?;
    finds(page, "4xx", &want).await?;
    finds(page, "4XX", &want).await
}

async fn by_chinese_text(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    for word in ["永久", "重定向", "限流"] {
        finds(page, word, &site.found(word)?).await?;
    }
    Ok(())
}

async fn by_english_name(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    finds(page, "Gateway", &site.found("gateway")?).await?;
    page.load("en/").await?;
    page.type_query("teapot").await?;
    let want = site.found("teapot")?;
    page.expect_hits(&want).await?;
    let (found, all) = (want.len(), site.codes.len());
    page.expect("status", STATUS, format!("{found} / {all} codes")).await
}

async fn by_full_width_digits(page: &Page) -> Result<()> {
    finds(page, "４０４", &[404]).await?;
    let site = Site::read(&page.settings.dist)?;
    let want: Vec<u16> = site.found("超时")?.into_iter().filter(|c| c / 100 == 4).collect();
    finds(page, "４ｘｘ　超时", &want).await
}

async fn by_several_words(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let want = site.found("timeout")?.into_iter().filter(|code| code / 100 == 5);
    finds(page, "5xx timeout", &want.collect::<Vec<u16>>()).await?;
    finds(page, "  404  ", &[404]).await
}

async fn nothing_found(page: &Page) -> Result<()> {
    page.load("").await?;
    page.type_query("没有这样的东西").await?;
    page.expect_hits(&[]).await?;
    page.expect("whether 'nothing found' is shown", EMPTY_SHOWN, true).await?;
    page.click(".empty button").await?;
    page.expect_hits(&codes(page, |_| true)?).await?;
    page.expect("field", FIELD, "").await?;
    page.expect("focus", FOCUS, "q").await?;
    page.expect_path("").await
}

async fn markup_stays_text(page: &Page) -> Result<()> {
    for query in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><b id=hurt>",
        "${404}{{404}}",
    ] {
        let encoded =
            page.run("return encodeURIComponent(arguments[0])", vec![json!(query)]).await?;
        for path in [format!("?q={}", encoded.as_str().unwrap_or_default()), String::new()] {
            page.load(&path).await?;
            if path.is_empty() {
                page.type_query(query).await?;
            }
            page.expect("field", FIELD, query).await?;
            known(page).await?;
            let made = "document.querySelectorAll('#app script, #app img, #hurt').length";
            page.expect("elements made of the query", made, 0).await?;
        }
    }
    page.load(&format!("?view={}", "%3Cimg%20src%3Dx%3E")).await?;
    page.expect("images made of the address", "document.querySelectorAll('#app img').length", 0)
        .await
}

async fn address_follows(page: &Page) -> Result<()> {
    page.load("").await?;
    page.type_query("30").await?;
    page.expect_path("?q=30").await?;
    page.type_query("4xx 超时").await?;
    page.expect("q in the address", "new URLSearchParams(location.search).get('q')", "4xx 超时")
        .await?;
    page.type_query("").await?;
    page.expect_path("").await
}

async fn address_is_read(page: &Page) -> Result<()> {
    page.load("?q=404").await?;
    page.expect_hits(&[404]).await?;
    page.expect("field", FIELD, "404").await?;
    page.load("en/?q=%E8%B6%85%E6%97%B6").await?;
    page.expect_hits(&Site::read(&page.settings.dist)?.found("超时")?).await?;
    page.load("?q=+4xx+").await?;
    page.expect("field", FIELD, " 4xx ").await
}

async fn back_restores(page: &Page) -> Result<()> {
    page.load("").await?;
    page.type_query("30").await?;
    page.expect_path("?q=30").await?;
    page.click("#results [data-code='303']").await?;
    page.expect_page("303/").await?;
    page.back().await?;
    page.expect_path("?q=30").await?;
    page.expect_hits(&codes(page, |code| code / 10 == 30)?).await?;
    page.expect("field", FIELD, "30").await?;
    page.back().await?;
    page.expect_path("").await?;
    page.expect("field", FIELD, "").await?;
    page.expect_hits(&codes(page, |_| true)?).await
}

/// Whatever a word finds in a name stands before what it finds in an alias, that before facts and
/// lines of logs, and prose comes last.
async fn expect_ranks(page: &Page, word: &str) -> Result<()> {
    let tiers = Site::read(&page.settings.dist)?.tiers(word)?;
    let mut want = tiers.concat();
    want.sort_unstable();
    page.expect_hits(&want).await?;
    let found = page.hits().await?;
    let tier = |code: &u16| tiers.iter().position(|tier| tier.contains(code));
    let ranks: Vec<Option<usize>> = found.iter().map(tier).collect();
    ensure!(ranks.is_sorted(), "{word}: expected names first, found {found:?} of {ranks:?}");
    Ok(())
}

async fn list_is_ranked(page: &Page) -> Result<()> {
    for word in ["重定向", "超时", "代理"] {
        let encoded =
            page.run("return encodeURIComponent(arguments[0])", vec![json!(word)]).await?;
        page.load(&format!("?q={}&view=list", encoded.as_str().unwrap_or_default())).await?;
        expect_ranks(page, word).await?;
    }
    page.load("").await?;
    page.click(".seg a[href='?view=list']").await?;
    page.expect_path("?view=list").await?;
    page.expect("layout", "document.querySelector('#results').dataset.view", "list").await?;
    page.type_query("超时").await?;
    expect_ranks(page, "超时").await?;
    page.click(".seg a[href='?view=grid']").await?;
    page.expect("layout", "document.querySelector('#results').dataset.view", "grid").await
}

async fn bad_view_is_mended(page: &Page) -> Result<()> {
    page.load("?view=table&q=30").await?;
    page.expect_path("?q=30").await?;
    let remark = "document.querySelector('.remark').textContent";
    page.expect("remark", remark, "地址中的view=table无法识别，已忽略。").await?;
    page.expect_hits(&codes(page, |code| code / 10 == 30)?).await?;
    page.load("en/?view=").await?;
    page.expect_path("en/").await?;
    page.expect("remark", remark, "view= in the address is not valid and was ignored.").await
}

async fn chips(page: &Page) -> Result<()> {
    page.load("").await?;
    let pressed =
        "[...document.querySelectorAll('.chip[aria-pressed=true] b')].map((e) => e.textContent)";
    page.click(".chip:nth-child(4)").await?;
    page.expect_hits(&codes(page, |code| code / 100 == 4)?).await?;
    page.expect("chips pressed", pressed, json!(["4xx"])).await?;
    page.expect("field", FIELD, "4xx").await?;
    page.click(".chip:nth-child(3)").await?;
    page.expect_hits(&codes(page, |code| code / 100 == 3)?).await?;
    page.expect("chips pressed", pressed, json!(["3xx"])).await?;
    page.click(".chip:nth-child(3)").await?;
    page.expect_hits(&codes(page, |_| true)?).await?;
    page.expect("chips pressed", pressed, json!([])).await?;
    page.expect_path("").await
}

async fn clear_button(page: &Page) -> Result<()> {
    page.load("").await?;
    let shown = "document.querySelector('.search .clear').checkVisibility()";
    page.expect("whether the clear button is shown", shown, false).await?;
    page.type_query("404").await?;
    page.expect("whether the clear button is shown", shown, true).await?;
    page.click(".search .clear").await?;
    page.expect("field", FIELD, "").await?;
    page.expect("focus", FOCUS, "q").await?;
    page.expect("whether the clear button is shown", shown, false).await
}

async fn other_parameters_are_kept(page: &Page) -> Result<()> {
    page.load("?theme=dark&x=1").await?;
    page.type_query("404").await?;
    page.expect_path("?q=404&theme=dark&x=1").await
}
