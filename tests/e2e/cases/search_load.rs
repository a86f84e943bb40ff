//! A query at the first load, a search without its data, and queries that nobody means well.

use super::cases;
use super::search::{FIELD, INVALID, WRONG, has_field, known};
use super::start::{SEEN, held};
use crate::harness::expect::HITS;
use crate::harness::gate::Fault;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Result, ensure};
use serde_json::{Value, json};

cases!(search_load: no_flash_of_all, more_is_to_come, without_its_data, odd_addresses, odd_texts, a_very_long_text);

/// Whether a count that is shown or said has a number.
const COUNTED: &str =
    "[...document.querySelectorAll('.count')].some((e) => /\\d/.test(e.textContent))";

const EMPTY_SHOWN: &str = "document.querySelector('.empty').checkVisibility()";

/// Notes in every frame how many tiles can be seen, and whether 'nothing found' can.
const WATCH: &str = "(() => {
    window.__frames = [];
    const look = () => {
        const seen = [...document.querySelectorAll('#results a[data-code]')].filter((e) => e.checkVisibility(
            { visibilityProperty: true, opacityProperty: true }));
        __frames.push([seen.length, document.querySelector('.empty').checkVisibility()]);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})()";

const MOST_SEEN: &str = "Math.max(...__frames.map(([seen]) => seen))";
const EMPTY_SEEN: &str = "__frames.some(([, empty]) => empty)";

/// A fact in the address is honoured once the app is there; until then no tile is shown as found,
/// and no count either.
async fn no_flash_of_all(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let want = site.codes_where(|it| it["facts"]["heuristically_cacheable"] == true)?;
    for path in ["?q=is:cacheable", "en/?q=is:cacheable"] {
        let gate = held(page, path).await?;
        let early =
            "[...document.querySelectorAll('.tile')].filter((e) => 'early' in e.dataset).length";
        page.expect("tiles marked early", early, site.codes.len()).await?;
        page.expect("tiles seen early", SEEN, json!([])).await?;
        page.expect("whether anything is counted early", COUNTED, false).await?;
        page.expect("field", FIELD, "is:cacheable").await?;
        page.eval(WATCH).await?;
        page.frames().await?;
        gate.clear();
        page.ready().await?;
        page.expect_hits(&want).await?;
        page.expect("tiles seen", SEEN, want.clone()).await?;
        page.expect("most tiles seen at a time", MOST_SEEN, want.len()).await?;
        page.expect("whether 'nothing found' was seen", EMPTY_SEEN, false).await?;
    }
    Ok(())
}

/// What only the data can tell is not said to be nothing before they are there.
async fn more_is_to_come(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let want = site.codes_where(|it| has_field(it, "Retry-After"))?;
    let gate = page.gate()?;
    page.on(&gate.url());
    gate.on("search.txt", Fault::Hold);
    page.load("?q=header:Retry-After").await?;
    page.expect("codes found without the data", HITS, json!([])).await?;
    page.expect("whether anything is counted", COUNTED, false).await?;
    page.expect("whether 'nothing found' is shown", EMPTY_SHOWN, false).await?;
    page.eval(WATCH).await?;
    page.frames().await?;
    gate.clear();
    page.expect_hits(&want).await?;
    page.expect("whether 'nothing found' was seen", EMPTY_SEEN, false).await
}

/// Without the data, names, numbers and what heads tell are searched, and nothing waits for more.
async fn without_its_data(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let original = site.codes_where(|it| !it["document"].is_null())?;
    page.allow("search.txt");
    let gate = page.gate()?;
    page.on(&gate.url());
    gate.on("search.txt", Fault::Status(404));
    page.load("").await?;
    for (query, want) in [
        ("Gateway", site.named("gateway", "zh")?),
        ("is:original", original),
        ("404", vec![404]),
        ("301-303", vec![301, 302, 303]),
        ("zzzzzz", Vec::new()),
    ] {
        page.type_query(query).await?;
        page.expect_hits(&want).await?;
        page.expect("whether 'nothing found' is shown", EMPTY_SHOWN, want.is_empty()).await?;
    }
    page.type_query("").await?;
    page.expect_hits(&site.codes).await?;
    page.expect("data-app", "document.documentElement.dataset.app", "ready").await?;
    page.click("#results [data-code='404']").await?;
    page.expect_page("404/").await
}

/// Elements that are made of nothing but a query's text.
const MADE: &str = "document.querySelectorAll('#app script, #app img, #app iframe, #hurt').length";

/// Nothing was made of the query, and the next one works.
async fn expect_usable(page: &Page) -> Result<()> {
    page.expect("elements made of the query", MADE, 0).await?;
    page.type_query("404").await?;
    page.expect("field", FIELD, "404").await?;
    page.expect_hits(&[404]).await?;
    page.expect("whether the field is marked as wrong", INVALID, Value::Null).await
}

async fn odd_addresses(page: &Page) -> Result<()> {
    let all = Site::read(&page.settings.dist)?.codes;
    for (path, want, wrong) in [
        // Half a pair of surrogates: it says nothing, so everything is shown.
        ("?q=%ED%A0%80", Some(all.clone()), json!(null)),
        // Control characters stand between words.
        ("?q=%00%07404%1B", Some(vec![404]), json!(null)),
        ("?q=%28.%2A%29%2B%24", Some(all.clone()), json!(null)),
        ("?q=is%3A", Some(all.clone()), json!("is:后面还缺一个值。")),
        ("?q=header%3A", Some(all), json!("header:后面还缺一个值。")),
        ("?q=%E2%80%AE%D9%85%D8%B1%D8%AD%D8%A8%D8%A7", Some(Vec::new()), json!(null)),
        ("?q=%E2%80%AE404", None, json!(null)),
    ] {
        page.load(path).await?;
        known(page).await?;
        if let Some(want) = want {
            page.expect_hits(&want).await?;
        }
        page.expect("what is wrong", WRONG, wrong).await?;
        expect_usable(page).await?;
    }
    Ok(())
}

/// Pastes a text, given as JavaScript, and says after how many milliseconds the page goes on.
async fn paste(page: &Page, text: &str) -> Result<Value> {
    let script = "const field = document.querySelector('#q'), begun = performance.now();
        field.focus();
        field.value = TEXT;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
        return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun))));";
    page.run(&script.replace("TEXT", text), Vec::new()).await
}

/// What is pasted stays as it is, and is text wherever it is shown.
async fn odd_texts(page: &Page) -> Result<()> {
    page.load("").await?;
    for text in [
        "'\\ud800'",
        "'\\ud800 404'",
        "'\\u0000\\u0007\\u001b[31m'",
        "'\\u202e404 \\u0645\\u0631\\u062d\\u0628\\u0627'",
        "'(.*)+$'",
        "'[a-z]{3}(?:x|y)*'",
        "'\\\\'",
        "'-\"'",
        "'::::'",
        "'is:is:is header: class: rfc:x vendor:\"'",
        "'%00%ED%A0%80&amp;&#60;b id=hurt>'",
    ] {
        paste(page, text).await?;
        known(page).await?;
        page.expect(
            &format!("whether the field still holds {text}"),
            &format!("{FIELD} === {text}"),
            true,
        )
        .await?;
        expect_usable(page).await?;
    }
    let markup = "is:<img/src=x/onerror=alert(1)>";
    paste(page, &json!(markup).to_string()).await?;
    page.expect("what is wrong", WRONG, format!("没有{markup}，已忽略。")).await?;
    expect_usable(page).await
}

/// Ten thousand characters: the beginning is read, that is said, and nothing stands still.
async fn a_very_long_text(page: &Page) -> Result<()> {
    page.load("").await?;
    page.click("#q").await?;
    known(page).await?;
    for text in
        ["'x'.repeat(10000)", "'a b '.repeat(2500)", "'超时 '.repeat(3334)", "'is:'.repeat(3334)"]
    {
        let took = paste(page, text).await?;
        let quick = took.as_f64().is_some_and(|took| took < 2000.0);
        ensure!(quick, "{text}: expected the page to go on at once, found that it took {took} ms");
        page.expect_that(
            "that only the beginning was read",
            "[...document.querySelectorAll('#hints .bad')].some((e) => e.textContent === '输入太长，只看了前1000个字符。')",
            WRONG,
        )
        .await?;
        page.expect("whether the field is marked as wrong", INVALID, "true").await?;
        page.expect(
            &format!("whether the field still holds {text}"),
            &format!("{FIELD} === {text}"),
            true,
        )
        .await?;
        expect_usable(page).await?;
    }
    Ok(())
}
