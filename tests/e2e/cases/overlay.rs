//! The organisation's own notes: `overlay.json`, which any owner may put beside the start page.

use super::{access, cases};
use crate::harness::build::Build;
use crate::harness::gate::Fault;
use crate::harness::host::Host;
use crate::harness::offline::{Site, again, installed};
use crate::harness::page::Page;
use anyhow::{Result, ensure};
use serde_json::{Value, json};

cases!(overlay: a_note_is_the_houses_own, one_language, markup_is_text, what_is_wrong_is_said,
    files_that_cannot_be_read, no_notes, gone_from_the_server, as_it_is_now_and_offline, before_any_note_was_read,
    in_a_frame, accessible);

/// A note in both languages, with all it may have.
fn whole() -> Value {
    json!({
        "text": { "zh": "网关按租户限流。", "en": "The gateway limits each tenant." },
        "owner": "Gateway team",
        "url": "https://wiki.example.com/gateway/limits/",
    })
}

fn file(notes: &Value) -> String {
    json!({ "version": 1, "notes": notes }).to_string()
}

/// A site whose owner has put this file beside the start page; without a worker.
fn site_with(page: &Page, text: &str) -> Result<Build> {
    let build = Build::small(&page.settings.dist, "1")?;
    build.put_notes(text)?;
    page.on(&build.url());
    Ok(build)
}

/// Waits for the scripts that come after the app.
async fn load(page: &Page, path: &str) -> Result<()> {
    page.load(path).await?;
    page.expect("scripts that are there", "customElements.get('status-note') !== undefined", true)
        .await
}

/// What the page of a code shows as the house's: label, owner, text, its language, the link.
const NOTE: &str = "(() => {
    const aside = document.querySelector('status-note aside');
    if (!aside) return null;
    const [text, link] = [aside.querySelector('.house-t'), aside.querySelector('a')];
    return [aside.getAttribute('aria-label'), aside.querySelector('h2').firstChild.data,
        aside.querySelector('small')?.textContent ?? '', text.textContent, text.lang, link?.href ?? ''];
})()";

/// After a while that a file would have been read in.
const NONE: &str = "new Promise((done) => setTimeout(() => done(document.querySelector('status-note').childNodes.length), 500))";

/// The lines of the page about the site.
const SAID: &str = "(() => {
    const notes = document.querySelector('status-notes');
    return [notes.querySelector('p')?.textContent ?? '', ...[...notes.querySelectorAll('li')].map((line) => line.textContent)];
})()";

async fn a_note_is_the_houses_own(page: &Page) -> Result<()> {
    let _build = site_with(page, &file(&json!({ "301": whole() })))?;
    load(page, "301/").await?;
    let url = "https://wiki.example.com/gateway/limits/";
    let want =
        json!(["本组织的说明", "本组织的说明", "Gateway team", "网关按租户限流。", "zh-Hans", url]);
    page.expect("note", NOTE, want).await?;
    page.expect(
        "what the link is called",
        "document.querySelector('.house a').textContent",
        "wiki.example.com/gateway/limits",
    )
    .await?;
    page.expect(
        "what it says of the page",
        "document.querySelector('.house a').rel",
        "noopener noreferrer",
    )
    .await?;
    let beside = "document.querySelector('.lead').nextElementSibling.localName";
    page.expect("what stands after the site's own words", beside, "status-note").await?;
    // Another code, in the same document, has none; and the note is there again on the way back.
    page.click(".e-g a[href$='302/']").await?;
    page.expect_path("302/").await?;
    page.expect("parts of a note on 302", NONE, 0).await?;
    load(page, "en/301/").await?;
    let want = json!([
        "House note",
        "House note",
        "Gateway team",
        "The gateway limits each tenant.",
        "en",
        url
    ]);
    page.expect("note in English", NOTE, want).await?;
    load(page, "en/about/").await?;
    page.expect("what is said about it", SAID, json!(["1 note."])).await
}

/// A text in one language is shown in both, marked as what it is; one text for both is not marked.
async fn one_language(page: &Page) -> Result<()> {
    let notes = json!({
        "301": { "text": { "en": "Ask the edge team." } },
        "302": { "text": "Ask the edge team.", "url": "wiki/302" },
    });
    let _build = site_with(page, &file(&notes))?;
    let url = page.root() + "wiki/302";
    for (path, lang, link) in
        [("301/", "en", ""), ("en/301/", "en", ""), ("302/", "", url.as_str())]
    {
        load(page, path).await?;
        let label = if path.starts_with("en/") { "House note" } else { "本组织的说明" };
        let want = json!([label, label, "", "Ask the edge team.", lang, link]);
        page.expect(&format!("note on /{path}"), NOTE, want).await?;
    }
    Ok(())
}

async fn markup_is_text(page: &Page) -> Result<()> {
    let text = "<img src=x onerror=\"window.ran = 1\"><script>window.ran = 1</script>&amp;\nsecond";
    let note = json!({ "text": text, "owner": "<b>us</b>", "url": "https://x.example/\"><i>" });
    let _build = site_with(page, &file(&json!({ "301": note })))?;
    load(page, "301/").await?;
    page.expect("text", "document.querySelector('.house-t')?.textContent", text).await?;
    page.expect("owner", "document.querySelector('.house small').textContent", "<b>us</b>").await?;
    let made = "[...document.querySelectorAll('.house *')].map((one) => one.localName).join()";
    page.expect("elements", made, "h2,small,p,p,a").await?;
    page.expect("whether anything ran", "window.ran ?? 0", 0).await
}

/// What is wrong is left out, each by itself; the rest is shown.
async fn what_is_wrong_is_said(page: &Page) -> Result<()> {
    let notes = json!({
        "301": whole(),
        "302": { "text": "x", "url": "javascript:alert(1)" },
        "303": { "text": "x", "url": "data:text/html,<script>parent.ran=1</script>" },
        "404": { "text": 5 },
        "503": { "text": "x", "colour": "red" },
        "500": { "text": "x", "owner": ["us"] },
        "501": { "text": { "fr": "x" } },
        "502": "x",
        "299": { "text": "x" },
        "30x": { "text": "x" },
        "__proto__": { "text": "x" },
    });
    let _build = site_with(page, &file(&notes))?;
    for (path, part, lines) in [
        (
            "about/",
            "1条；另有10处有问题，没有显示：",
            [
                "302：url不对",
                "303：url不对",
                "404：text应当是",
                "500：owner不对",
                "501：text应当是",
                "502：应当是",
                "503：colour不对",
                "“30x”不是三位数",
                "299：本站没有",
                "“__proto__”不是三位数",
            ],
        ),
        (
            "en/about/",
            "1 note; 10 more cannot be shown:",
            [
                "302: url is wrong",
                "303: url is wrong",
                "404: text has to be",
                "500: owner is wrong",
                "501: text has to be",
                "502: expected",
                "503: colour is wrong",
                "“30x” is not a three-digit",
                "299: this site has no page",
                "“__proto__” is not a three-digit",
            ],
        ),
    ] {
        load(page, path).await?;
        page.expect(&format!("sum on /{path}"), &format!("{SAID}[0]"), part).await?;
        let begins = format!(
            "((lines, want) => want.filter((one) => !lines.some((line) => line.startsWith(one))))({SAID}.slice(1), {})",
            json!(lines)
        );
        page.expect(&format!("what is not said on /{path}"), &begins, json!([])).await?;
        let told = page.complaints().await?;
        for line in &lines[..8] {
            ensure!(
                told.contains(&format!("overlay.json: {line}")),
                "expected {line} in the console, found {told}"
            );
        }
    }
    for path in ["302/", "404/"] {
        load(page, path).await?;
        page.expect(&format!("parts of a note on /{path}"), NONE, 0).await?;
    }
    load(page, "301/").await?;
    page.expect("owner of what is right", &format!("{NOTE}?.[2]"), "Gateway team").await?;
    page.complaints().await?;
    // A page whose requests the verdict can see.
    page.allow("overlay.json:");
    page.load("302/").await
}

/// A file that is broken as a whole: said in the console and on the page about the site, and every
/// page works.
async fn files_that_cannot_be_read(page: &Page) -> Result<()> {
    let build = site_with(page, "")?;
    let large = file(&json!({ "301": { "text": "x".repeat(1_100_000) } }));
    for (text, said) in [
        ("{ \"version\": 1, ", "不是JSON："),
        ("<!DOCTYPE html><title>elsewhere</title>", "不是JSON："),
        ("[]", "最外层应当是"),
        ("{ \"version\": 2, \"notes\": {} }", "最外层应当是"),
        ("{ \"version\": 1, \"notes\": [] }", "最外层应当是"),
        (large.as_str(), "大于1 MB"),
    ] {
        build.put_notes(text)?;
        load(page, "301/").await?;
        page.expect("parts of a note", NONE, 0).await?;
        page.expect("number", "document.querySelector('h1').textContent.includes('301')", true)
            .await?;
        let told = page.complaints().await?;
        ensure!(
            told.contains(&format!("overlay.json: {said}")),
            "expected {said} in the console, found {told}"
        );
        load(page, "about/").await?;
        let line = format!("{SAID}[1]?.startsWith('{said}') ?? false");
        page.expect_that(&format!("{said} on about/"), &line, SAID).await?;
        page.complaints().await?;
    }
    // A page whose requests the verdict can see.
    page.allow("overlay.json:");
    page.load("302/").await
}

/// As the site is built: no note anywhere, and nothing in the console.
async fn no_notes(page: &Page) -> Result<()> {
    load(page, "301/").await?;
    page.expect("parts of a note", NONE, 0).await?;
    load(page, "about/").await?;
    let none = "没有。把overlay.json放在首页旁边，就能为状态码加上自己的说明。";
    page.expect("what is said", SAID, json!([none])).await
}

/// The owner has removed the file, and the host answers 404: as if there were no notes.
async fn gone_from_the_server(page: &Page) -> Result<()> {
    // The browsers' own words about the answer.
    page.allow("404");
    let build = site_with(page, &file(&json!({ "301": whole() })))?;
    build.remove_notes()?;
    load(page, "301/").await?;
    page.expect("parts of a note", NONE, 0).await?;
    load(page, "en/about/").await?;
    page.expect_that("that there are none", &format!("{SAID}[0].startsWith('None.')"), SAID).await
}

const TEXT: &str = "document.querySelector('.house-t')?.textContent ?? ''";

/// With an offline copy, too, a note is as it is now, without a new build; and without a network as
/// it was last.
async fn as_it_is_now_and_offline(page: &Page) -> Result<()> {
    let note = |text: &str| file(&json!({ "301": { "text": text }, "503": { "text": text } }));
    let site = Site::new(page)?;
    site.build.put_notes(&note("one"))?;
    page.load("301/").await?;
    installed(page).await?;
    page.expect("note", TEXT, "one").await?;
    site.build.put_notes(&note("two"))?;
    again(page).await?;
    page.expect("note after a change", TEXT, "two").await?;
    site.cut(page);
    again(page).await?;
    page.expect("note without a network", TEXT, "two").await?;
    page.load("503/").await?;
    page.expect("note on a page never visited", TEXT, "two").await?;
    // What a host says in trouble says nothing about the notes; that they are gone does.
    site.gate.clear();
    site.gate.on("overlay.json", Fault::Status(503));
    again(page).await?;
    page.expect("note while the host is in trouble", TEXT, "two").await?;
    site.gate.on("overlay.json", Fault::Moved("/login"));
    again(page).await?;
    page.expect("note behind a captive portal", TEXT, "two").await?;
    site.gate.on("overlay.json", Fault::Status(404));
    page.load("301/").await?;
    page.expect("parts of a note that was taken away", NONE, 0).await?;
    site.gate.on("", Fault::Reset);
    again(page).await?;
    page.expect("parts of it without a network", NONE, 0).await
}

/// The copy has the notes although no page with one was opened after it was made.
async fn before_any_note_was_read(page: &Page) -> Result<()> {
    let site = Site::new(page)?;
    site.build.put_notes(&file(&json!({ "301": { "text": "kept" } })))?;
    page.load("").await?;
    installed(page).await?;
    site.cut(page);
    page.load("301/").await?;
    page.expect("note", TEXT, "kept").await
}

/// In somebody else's frame the note is part of the card.
async fn in_a_frame(page: &Page) -> Result<()> {
    let build = site_with(page, &file(&json!({ "301": whole() })))?;
    let frame = format!(
        "<iframe title=\"x\" style=\"border:0;width:320px;height:700px\" src=\"{}301/?embed=1\"></iframe>",
        build.url()
    );
    let host = Host::new(&frame)?;
    page.on(&host.url());
    page.open("").await?;
    page.in_frame("data-app in the frame", "document.documentElement.dataset.app", "ready").await?;
    page.in_frame("owner", &format!("{NOTE}?.[2]"), "Gateway team").await?;
    for width in [320, 700] {
        page.eval(&format!("void (document.querySelector('iframe').style.width = '{width}px')"))
            .await?;
        let seen = "(() => { const box = document.querySelector('.house').getBoundingClientRect(); return box.height > 40 && box.right <= innerWidth; })()";
        page.in_frame(&format!("whether it is seen at {width} px"), seen, true).await?;
    }
    Ok(())
}

async fn accessible(page: &Page) -> Result<()> {
    page.allow("overlay.json:");
    let notes = json!({ "301": whole(), "302": { "text": 5 } });
    let _build = site_with(page, &file(&notes))?;
    for theme in ["light", "dark"] {
        for (path, there) in [
            ("301/", ".house"),
            ("en/301/", ".house"),
            ("about/", ".house-wrong"),
            ("en/about/", ".house-wrong"),
        ] {
            let place = format!("{path}?theme={theme}");
            load(page, &place).await?;
            page.expect(there, &format!("!!document.querySelector('{there}')"), true).await?;
            access::look(page, &place).await?;
        }
    }
    Ok(())
}
