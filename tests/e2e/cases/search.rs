//! The language of the search field: what is found, and what is said about it.

use super::cases;
use crate::harness::expect::{FOCUS, HITS};
use crate::harness::gate::Fault;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::Result;
use serde_json::{Value, json};

cases!(search: facets, negations_and_ranges, pinyin, characters_are_marked, a_slip, an_access_log,
    error_messages, a_faulty_facet, a_fault_is_underlined, a_facet_alone, a_range_backwards, suggestions, the_last_word_is_completed,
    terms_to_leave_out, numbers_nearby);

/// What the search field holds.
pub const FIELD: &str = "document.querySelector('#q').value";

/// The line under the field.
pub const HINTS: &str = "document.querySelector('#hints').textContent";

/// What can be pressed there.
pub const BUTTONS: &str =
    "[...document.querySelectorAll('#hints button')].map((e) => e.textContent)";

/// Whether the field is marked as wrong.
pub const INVALID: &str = "document.querySelector('#q').getAttribute('aria-invalid')";

/// What is wrong with it.
pub const WRONG: &str = "document.querySelector('#hints .bad')?.textContent ?? null";

/// Waits until more than the names is known: then the sentence about a code is shown.
pub async fn known(page: &Page) -> Result<()> {
    let sentence = "document.querySelector('.insp .sum')?.textContent ?? ''";
    page.expect_that("a sentence beside the codes", &format!("({sentence}).length > 0"), sentence)
        .await
}

/// Waits until the line under the field says this.
pub async fn hinted(page: &Page, part: &str) -> Result<()> {
    let says = format!("{HINTS}.includes({})", json!(part));
    page.expect_that(&format!("{part:?} under the field"), &says, HINTS).await
}

/// Presses the button that says this, under the field or where nothing is found.
pub async fn press(page: &Page, text: &str) -> Result<()> {
    known(page).await?;
    let button = format!(
        "[...document.querySelectorAll('#hints button, .empty button')].find((e) => e.textContent === {})",
        json!(text)
    );
    page.expect_that(&format!("a button {text:?}"), &format!("!!{button}"), HINTS).await?;
    page.eval(&format!("void {button}.setAttribute('data-press', '')")).await?;
    page.click("[data-press]").await
}

/// Whether a code's data have this response header field.
pub fn has_field(code: &Value, name: &str) -> bool {
    let fields = code["facts"]["fields"].as_array();
    fields.is_some_and(|fields| fields.iter().any(|field| field["name"] == name))
}

/// Whether somebody besides the registry gives the code a meaning.
pub fn has_vendor(code: &Value) -> bool {
    let meanings = code["meanings"].as_array();
    meanings.is_some_and(|meanings| meanings.iter().any(|meaning| meaning["origin"] != "iana"))
}

/// Whether that is this one.
fn is_of(code: &Value, vendor: &str) -> bool {
    let meanings = code["meanings"].as_array();
    meanings.is_some_and(|meanings| meanings.iter().any(|meaning| meaning["vendor"] == vendor))
}

/// Types each query over the one before, and looks at what is found.
async fn find(page: &Page, queries: &[(&str, Vec<u16>)]) -> Result<()> {
    for (query, want) in queries {
        page.type_query(query).await?;
        page.expect("field", FIELD, *query).await?;
        page.expect_hits(want).await?;
        page.expect("whether the field is marked as wrong", INVALID, Value::Null).await?;
    }
    Ok(())
}

/// What a code's own page says of it can be asked for.
async fn facets(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let retired = ["deprecated", "obsoleted", "unused"];
    let retired = |it: &Value| retired.iter().any(|word| it["registry"] == *word);
    page.load("").await?;
    find(
        page,
        &[
            ("is:vendor", site.codes_where(has_vendor)?),
            (
                "is:cacheable",
                site.codes_where(|it| it["facts"]["heuristically_cacheable"] == true)?,
            ),
            ("is:original", site.codes_where(|it| !it["document"].is_null())?),
            ("is:deprecated", site.codes_where(retired)?),
            ("is:redirect", vec![301, 302, 303, 307, 308]),
            ("header:Retry-After", site.codes_where(|it| has_field(it, "Retry-After"))?),
            ("HEADER：retry-after", site.codes_where(|it| has_field(it, "Retry-After"))?),
            ("rfc:6585", site.codes_where(|it| it["spec"]["title"] == "RFC 6585")?),
            ("vendor:nginx", site.codes_where(|it| is_of(it, "nginx"))?),
            ("class:1xx", site.codes_where(|it| it["class"] == "1xx")?),
        ],
    )
    .await
}

async fn negations_and_ranges(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let vendors = site.codes_where(has_vendor)?;
    let all = |keep: &dyn Fn(u16) -> bool| -> Vec<u16> {
        site.codes.iter().copied().filter(|code| keep(*code)).collect()
    };
    page.load("").await?;
    find(
        page,
        &[
            ("-is:vendor 5xx", all(&|code| code / 100 == 5 && !vendors.contains(&code))),
            ("301-308", all(&|code| (301..=308).contains(&code))),
            (">=500", all(&|code| code >= 500)),
            ("<200", all(&|code| code < 200)),
            ("40? -404", all(&|code| code / 10 == 40 && code != 404)),
            ("-4xx -5xx", all(&|code| code / 100 != 4 && code / 100 != 5)),
        ],
    )
    .await
}

/// Letters find what the characters find, whole or mixed with them.
async fn pinyin(page: &Page) -> Result<()> {
    let want = Site::read(&page.settings.dist)?.found("重定向")?;
    page.load("").await?;
    for query in ["重定向", "chongdingxiang", "重定x"] {
        find(page, &[(query, want.clone())]).await?;
    }
    page.type_query("zhongdingxiang").await?;
    page.expect_hits(&[]).await
}

/// Initials find a name, whose characters are marked; the line under the field says that they were
/// read as pinyin.
async fn characters_are_marked(page: &Page) -> Result<()> {
    page.load("?q=yjcdx&view=list").await?;
    page.expect("the first code", &format!("{HITS}[0]"), 308).await?;
    let marks = "[...document.querySelectorAll(\"#results [data-code='308'] strong mark\")].map((e) => e.textContent)";
    page.expect("characters marked", marks, json!(["永久重定向"])).await?;
    hinted(page, "拼音yjcdx匹配“永久重定向”").await?;
    page.load("en/?q=yjcdx").await?;
    hinted(page, "Pinyin yjcdx matches “永久重定向”").await
}

/// A word with a letter left out finds what the word finds, and that is said.
async fn a_slip(page: &Page) -> Result<()> {
    let want = Site::read(&page.settings.dist)?.found("redirect")?;
    page.load("").await?;
    find(page, &[("redirect", want.clone()), ("redirct", want)]).await?;
    let says = format!("/没有redirct，按redirect/i.test({HINTS})");
    page.expect_that("what was searched for instead", &says, HINTS).await?;
    page.type_query("redirect").await?;
    page.expect_that("nothing about it", &format!("!{HINTS}.includes('没有')"), HINTS).await
}

/// The status of an access log's line is its ninth field, whatever other numbers it has.
async fn an_access_log(page: &Page) -> Result<()> {
    let line =
        "203.0.113.7 - - [28/Nov/2026:10:00:00 +0800] \"GET /404 HTTP/1.1\" 502 157 \"-\" \"-\"";
    page.load("?view=list").await?;
    find(page, &[(line, vec![502])]).await?;
    hinted(page, "按日志行理解：502").await?;
    let reason = "document.querySelector(\"#results [data-code='502'] .ds small\")?.textContent";
    page.expect("why it was found", reason, "日志行里的状态码").await
}

/// Messages of servers and browsers find the code that they mean, and whose message it is.
async fn error_messages(page: &Page) -> Result<()> {
    page.load("?view=list").await?;
    let line = "connect() failed (111: Connection refused) while connecting to upstream";
    find(page, &[(line, vec![502])]).await?;
    hinted(page, "按日志行理解：nginx").await?;
    let reason = "[...document.querySelectorAll(\"#results [data-code='502'] .ds > *\")].map((e) => e.textContent)";
    page.expect("why it was found", reason, json!(["nginx", line])).await?;
    page.type_query("net::ERR_TOO_MANY_REDIRECTS").await?;
    hinted(page, "按日志行理解：Chrome · ERR_TOO_MANY_REDIRECTS").await?;
    let few = format!("{HITS}.includes(301) && {HITS}.length < 10");
    page.expect_that("301 and few others", &few, HITS).await
}

/// A value that no code has is named and left out, and a press puts what was meant in its place.
async fn a_faulty_facet(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let four = site.codes_where(|it| it["class"] == "4xx")?;
    let right = site.codes_where(|it| it["class"] == "4xx" && has_field(it, "Retry-After"))?;
    for (path, wrong, button) in [
        ("", "没有header:Retry-Afte，已忽略。", "header:Retry-After"),
        ("en/", "There is no header:Retry-Afte. It was ignored.", "header:Retry-After"),
    ] {
        page.load(path).await?;
        page.type_query("4xx header:Retry-Afte").await?;
        page.expect("whether the field is marked as wrong", INVALID, "true").await?;
        let described = "document.querySelector('#q').getAttribute('aria-describedby')";
        page.expect("what describes the field", described, "hints").await?;
        page.expect("what is wrong", WRONG, wrong).await?;
        page.expect_hits(&four).await?;
        press(page, button).await?;
        page.expect("field", FIELD, "4xx header:Retry-After").await?;
        page.expect("focus", FOCUS, "q").await?;
        page.expect_hits(&right).await?;
        page.expect("whether the field is marked as wrong", INVALID, Value::Null).await?;
        page.expect("what is wrong", WRONG, Value::Null).await?;
    }
    Ok(())
}

/// What is wrong is underlined in the field, under its own letters, also where those have scrolled.
async fn a_fault_is_underlined(page: &Page) -> Result<()> {
    let lines = "[...document.querySelectorAll('.faults u')].map((e) => e.textContent)";
    page.load("").await?;
    page.type_query("404 is:cachable 410-401").await?;
    page.expect("what is underlined", lines, json!(["is:cachable", "410-401"])).await?;
    // Both texts begin and end at the same places, as far as a page can measure them.
    let apart = "(() => { const field = document.querySelector('#q'), echo = document.querySelector('.faults'); \
        const [a, b] = [field, echo].map((e) => e.getBoundingClientRect()); \
        return Math.abs(a.left - b.left) + Math.abs(field.scrollWidth - Math.max(echo.scrollWidth, field.clientWidth)) \
            + Math.abs(field.scrollLeft - echo.scrollLeft); })()";
    page.expect_that("the texts lie on each other", &format!("{apart} <= 2"), apart).await?;
    page.type_query(&format!("{} is:cachable", "是".repeat(120))).await?;
    page.expect("what is underlined", lines, json!(["is:cachable"])).await?;
    let scrolled = "document.querySelector('.faults').scrollLeft";
    page.expect_that("the line has scrolled", &format!("{scrolled} > 100"), scrolled).await?;
    page.expect_that("the texts lie on each other", &format!("{apart} <= 2"), apart).await?;
    page.type_query("404 is:cacheable").await?;
    page.expect("what is underlined", lines, json!([])).await?;
    // What only the data can tell to be wrong is found when the text has scrolled already.
    let gate = page.gate()?;
    page.on(&gate.url());
    gate.on("search.txt", Fault::Hold);
    page.load("").await?;
    page.type_query(&format!("{} header:nope", "是".repeat(120))).await?;
    page.frames().await?;
    page.expect("what is underlined", lines, json!([])).await?;
    gate.clear();
    page.expect("what is underlined", lines, json!(["header:nope"])).await?;
    page.expect_that("the line has scrolled", &format!("{scrolled} > 100"), scrolled).await?;
    page.expect_that("the texts lie on each other", &format!("{apart} <= 2"), apart).await
}

/// `is:` without a value lists the values that there are.
async fn a_facet_alone(page: &Page) -> Result<()> {
    page.load("").await?;
    page.type_query("4xx is:").await?;
    page.expect("what is wrong", WRONG, "is:后面还缺一个值。").await?;
    page.expect("whether the field is marked as wrong", INVALID, "true").await?;
    hinted(page, "可用的值").await?;
    let facts = json!([
        "is:original",
        "is:erratum",
        "is:cacheable",
        "is:bodyless",
        "is:retryable",
        "is:redirect",
        "is:deprecated",
        "is:vendor",
    ]);
    let missing = format!("{facts}.filter((word) => !{BUTTONS}.includes(word))");
    page.expect("values that are not offered", &missing, json!([])).await?;
    press(page, "is:vendor").await?;
    page.expect("field", FIELD, "4xx is:vendor").await?;
    page.expect("focus", FOCUS, "q").await?;
    let site = Site::read(&page.settings.dist)?;
    page.expect_hits(&site.codes_where(|it| it["class"] == "4xx" && has_vendor(it))?).await?;
    page.type_query("header:").await?;
    page.expect("what is wrong", WRONG, "header:后面还缺一个值。").await
}

/// The range is offered the other way round.
async fn a_range_backwards(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    page.load("").await?;
    page.type_query("599-500").await?;
    page.expect("what is wrong", WRONG, "599-500的起止颠倒了。").await?;
    page.expect_hits(&site.codes).await?;
    press(page, "500-599").await?;
    page.expect("field", FIELD, "500-599").await?;
    page.expect_hits(&site.codes_where(|it| it["class"] == "5xx")?).await?;
    page.type_query("999-100").await?;
    page.expect("what is wrong", WRONG, "999-100的起止颠倒了。").await?;
    press(page, "100-999").await?;
    page.expect("field", FIELD, "100-999").await?;
    page.expect_hits(&site.codes).await
}

/// Facets and values that the word may be going to be.
async fn suggestions(page: &Page) -> Result<()> {
    page.load("").await?;
    for (query, offer) in [
        ("header:re", "header:Retry-After"),
        ("retry-a", "header:Retry-After"),
        ("-is:ven", "-is:vendor"),
        ("hea", "header:"),
    ] {
        page.type_query(query).await?;
        let offered = format!("{BUTTONS}.includes('{offer}')");
        page.expect_that(&format!("{offer} offered for {query}"), &offered, BUTTONS).await?;
    }
    page.type_query("is:vendor").await?;
    page.expect("what is offered for a whole facet", BUTTONS, json!([])).await
}

/// A press on a suggestion leaves the other words alone.
async fn the_last_word_is_completed(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    page.load("").await?;
    page.type_query("4xx header:re").await?;
    press(page, "header:Retry-After").await?;
    page.expect("field", FIELD, "4xx header:Retry-After").await?;
    page.expect("focus", FOCUS, "q").await?;
    let want = site.codes_where(|it| it["class"] == "4xx" && has_field(it, "Retry-After"))?;
    page.expect_hits(&want).await?;
    // The cursor is behind the text.
    page.keys(" 429").await?;
    page.expect("field", FIELD, "4xx header:Retry-After 429").await?;
    page.expect_hits(&[429]).await
}

const EMPTY_SHOWN: &str = "document.querySelector('.empty').checkVisibility()";

/// Terms that no code has together are named, each with what there is without it.
async fn terms_to_leave_out(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    let five = site.codes_where(|it| it["class"] == "5xx")?;
    page.load("").await?;
    page.type_query("is:redirect 5xx").await?;
    page.expect_hits(&[]).await?;
    page.expect("whether 'nothing found' is shown", EMPTY_SHOWN, true).await?;
    let texts = |css: &str| {
        format!("[...document.querySelectorAll('.empty {css}')].map((e) => e.textContent)")
    };
    page.expect("terms", &texts("code"), json!(["is:redirect", "5xx"])).await?;
    let ways = json!([format!("去掉is:redirect（{}个）", five.len()), "去掉5xx（5个）"]);
    page.expect("ways out", &texts(".sug"), ways).await?;
    press(page, "去掉5xx（5个）").await?;
    page.expect("field", FIELD, "is:redirect").await?;
    page.expect("focus", FOCUS, "q").await?;
    page.expect_hits(&[301, 302, 303, 307, 308]).await?;
    page.expect("whether 'nothing found' is shown", EMPTY_SHOWN, false).await
}

/// A number that is no code shows those on both sides of it.
async fn numbers_nearby(page: &Page) -> Result<()> {
    let codes = Site::read(&page.settings.dist)?.codes;
    let at = codes.partition_point(|code| *code < 427);
    page.load("").await?;
    page.type_query("427").await?;
    page.expect_hits(&[]).await?;
    page.expect("whether 'nothing found' is shown", EMPTY_SHOWN, true).await?;
    let links = "[...document.querySelectorAll('.empty a')].map((e) => +e.textContent)";
    page.expect("codes nearby", links, &codes[at - 3..at + 3]).await?;
    page.click(".empty a[href='./428/']").await?;
    page.expect_page("428/").await
}
