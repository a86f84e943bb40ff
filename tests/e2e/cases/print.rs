//! On paper: a cheat sheet on one page, the list on two, a code as a card; what was asked for is said.

use super::cases;
use crate::harness::browser::Kind;
use crate::harness::gate::Fault;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Result, ensure};
use serde_json::json;
use std::fs;

cases!(print: the_atlas_on_one_page, the_list_on_two, a_code_on_one, says_where_it_is_from;
    in [Kind::Chromium] => states_the_query, states_it_before_the_app, whole_names, no_dark_paper);

/// The width and height of A4 within the margins, in CSS px.
const PAPER: (u32, u32) = (703, 1047);

async fn expect_pages(page: &Page, place: &str, want: u64) -> Result<()> {
    let found = page.print().await?;
    ensure!(found == want, "/{place}: expected {want} printed pages, found {found}");
    Ok(())
}

async fn the_atlas_on_one_page(page: &Page) -> Result<()> {
    for place in ["", "en/", "?theme=dark", "?q=4xx", "en/?q=cache&view=list"] {
        page.load(place).await?;
        expect_pages(page, place, 1).await?;
    }
    Ok(())
}

/// With the sentence about each code.
async fn the_list_on_two(page: &Page) -> Result<()> {
    for place in ["?view=list", "en/?view=list"] {
        page.load(place).await?;
        let told = "[...document.querySelectorAll('.list .ds')].every((one) => one.textContent)";
        page.expect("whether each code has its sentence", told, true).await?;
        expect_pages(page, place, 2).await?;
    }
    Ok(())
}

/// Those that most is said about, and some that are printed most.
async fn a_code_on_one(page: &Page) -> Result<()> {
    let mut by_length = Vec::new();
    for code in Site::read(&page.settings.dist)?.codes {
        let file = page.settings.dist.join(format!("api/v1/{code}.json"));
        by_length.push((fs::metadata(file)?.len(), code));
    }
    by_length.sort_unstable();
    let longest = by_length.iter().rev().take(5).map(|(_, code)| *code);
    for code in longest.chain([200, 301, 419, 429, 499]) {
        for lang in ["", "en/"] {
            let place = format!("{lang}{code}/");
            page.load(&place).await?;
            expect_pages(page, &place, 1).await?;
        }
    }
    Ok(())
}

/// The foot names the site, its version, the address without what is no part of it, and the day.
async fn says_where_it_is_from(page: &Page) -> Result<()> {
    for (place, kept, site, day) in [
        ("301/?theme=dark", "301/", "状态码图鉴", "getFullYear() + '年'"),
        ("en/?q=4xx", "en/?q=4xx", "Status Atlas", "toLocaleString('en', { month: 'long' }) + ' '"),
    ] {
        page.load(place).await?;
        page.expect(
            "scripts that are there",
            "customElements.get('status-lab') !== undefined",
            true,
        )
        .await?;
        page.print().await?;
        let foot = "document.querySelector('.imprint').textContent";
        let begins = format!("{foot}.startsWith('{site}')");
        page.expect_that(&format!("the site's name on /{place}"), &begins, foot).await?;
        let address = format!("{foot}.includes({} + ' · ')", json!(page.root() + kept));
        page.expect_that(&format!("its address on /{place}"), &address, foot).await?;
        page.expect_that("the day", &format!("{foot}.includes(new Date().{day})"), foot).await?;
        page.expect(
            "the foot on a screen",
            "document.querySelector('.imprint').checkVisibility()",
            false,
        )
        .await?;
    }
    Ok(())
}

/// What is printed beside the title: the label of the query, the query, how many codes match.
const STATED: &str = "(() => {
    const [asked, count] = [document.querySelector('.asked'), document.querySelector('.count')];
    const label = getComputedStyle(asked, '::before').content.replaceAll('\"', '');
    return asked.checkVisibility() && count.checkVisibility() ? `${label}${asked.textContent} ${count.textContent}` : '';
})()";

/// The codes that are printed.
const PRINTED: &str = "[...document.querySelectorAll('#results [data-code]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })).map((one) => +one.dataset.code)";

async fn states_the_query(page: &Page) -> Result<()> {
    for (place, stated, first) in [
        ("?q=3xx", "筛选：3xx 9 / 97个", 300),
        ("?q=5xx", "筛选：5xx 25 / 97个", 500),
        ("en/?q=3xx&view=list", "Filter: 3xx 9 / 97 codes", 300),
        ("?q=zzzzzz", "筛选：zzzzzz 0 / 97个", 0),
        ("", "", 100),
    ] {
        page.load(place).await?;
        let hits = page.eval(crate::harness::expect::HITS).await?;
        page.as_on_paper(true).await?;
        page.expect(&format!("what is stated on /{place}"), STATED, stated).await?;
        page.expect(&format!("codes printed of /{place}"), PRINTED, hits).await?;
        page.expect(&format!("the first of /{place}"), &format!("{PRINTED}[0] ?? 0"), first)
            .await?;
        let rest = "['.head', '.search', '.chips', '.insp', '.tabbar', '.hints', '.ghost', '.empty'].filter((css) => document.querySelector(css)?.checkVisibility())";
        page.expect("what is for the screen only", rest, json!([])).await?;
        let gaps = "[...document.querySelectorAll('[data-match=no]')].filter((one) => one.getClientRects().length).map((one) => one.dataset.code)";
        page.expect("codes that leave a gap on paper", gaps, json!([])).await?;
        page.as_on_paper(false).await?;
        page.expect(
            "the same on a screen",
            "document.querySelector('.asked').checkVisibility()",
            false,
        )
        .await?;
    }
    Ok(())
}

/// As long as only the small script filters, too.
async fn states_it_before_the_app(page: &Page) -> Result<()> {
    let gate = page.gate()?;
    gate.on(".wasm", Fault::Hold);
    page.on(&gate.url());
    page.open("?q=3xx").await?;
    page.as_on_paper(true).await?;
    page.expect("what is stated", STATED, "筛选：3xx 9 / 97个").await?;
    page.expect("how many codes are printed", &format!("{PRINTED}.length"), 9).await?;
    page.as_on_paper(false).await?;
    gate.clear();
    page.ready().await?;
    page.expect("state", "document.querySelector('.asked').textContent", "3xx").await
}

/// Names stand whole, where the screen shortens them, and nothing is cut off.
async fn whole_names(page: &Page) -> Result<()> {
    page.resize(PAPER.0, PAPER.1).await?;
    for (place, names) in [
        ("", "请求首部字段过大 Request Header Fields Too Large"),
        ("en/", "Request Header Fields Too Large"),
    ] {
        page.load(place).await?;
        page.as_on_paper(true).await?;
        let shown = "(() => {
            const tile = document.querySelector('[data-code=\"431\"]');
            const text = (part) => getComputedStyle(tile, part).content.replace(/^none$|^normal$|\"/g, '');
            const name = tile.querySelector('.nm');
            return [text('::before'), name.checkVisibility() ? name.textContent : '', text('::after')].filter(Boolean).join(' ');
        })()";
        page.expect(&format!("names of 431 on /{place}"), shown, names).await?;
        let cut = "[...document.querySelectorAll('.tile')].filter((one) =>
            one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth - 5 && one.scrollWidth > one.clientWidth).map((one) => one.dataset.code)";
        page.expect(&format!("codes that are cut on /{place}"), cut, json!([])).await?;
        page.as_on_paper(false).await?;
    }
    for place in ["404/", "en/499/"] {
        page.load(place).await?;
        page.as_on_paper(true).await?;
        let wide = "[...document.querySelectorAll('#main *')].filter((one) => one.checkVisibility() && !one.closest('.vh')
            && one.getBoundingClientRect().right > document.querySelector('.e-hero').getBoundingClientRect().right + 1).map((one) => one.className)";
        page.expect(&format!("what is wider than the page on /{place}"), wide, json!([])).await?;
        let left_out = "['.crumb', '.edition', '.absent', '.roles', '.symptoms', 'status-lab', '.cites'].filter((css) => document.querySelector(css)?.checkVisibility())";
        page.expect("what is for the screen only", left_out, json!([])).await?;
        let there = "['.e-num', 'h1', '.lead', '.near', '.wire', '.imprint'].filter((css) => !document.querySelector(css).checkVisibility())";
        page.expect("what is missing on the card", there, json!([])).await?;
        page.as_on_paper(false).await?;
    }
    Ok(())
}

async fn no_dark_paper(page: &Page) -> Result<()> {
    for place in ["?theme=dark", "301/?theme=dark", "document/?theme=dark"] {
        page.load(place).await?;
        page.as_on_paper(true).await?;
        let colours = "[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor].join()";
        page.expect(
            &format!("ink and paper of /{place}"),
            colours,
            "rgb(0, 0, 0),rgb(255, 255, 255)",
        )
        .await?;
        page.as_on_paper(false).await?;
    }
    Ok(())
}
