//! Accessibility, as far as axe-core can tell: no violation of any weight.

use super::cases;
use crate::harness::browser::Kind;
use crate::harness::offline::Site;
use crate::harness::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::collections::BTreeMap;

cases!(access: atlas_grid, atlas_list, atlas_filtered, atlas_empty, atlas_faulty, atlas_marked, atlas_keys, entry, class, compare, choose, redirects, quiz_decks, quiz_answered, quiz_exam, embedding, in_a_frame, document, about, not_found, with_a_worker);

/// The default rules without those that are good habits only.
const RUN: &str = "
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const short = (n) => n.html.replace(/ data-find=\"[^\"]*\"?/, '').slice(0, 160);
    return axe.run(document, { runOnly: { type: 'tag', values: tags } }).then((found) => ({
        rules: found.passes.length,
        violations: found.violations.flatMap((v) => v.nodes.slice(0, 5).map((n) =>
            `${v.id} (${v.impact}), one of ${v.nodes.length}: ${short(n)}: ${n.failureSummary.replace(/\\s+/g, ' ')}`)),
    }));";

/// What violates a rule, and on which pages.
#[derive(Default)]
struct Found(BTreeMap<String, Vec<String>>);

impl Found {
    /// Runs axe-core on what is shown.
    async fn look(&mut self, page: &Page, axe: &str, place: &str) -> Result<()> {
        page.run(axe, Vec::new()).await?;
        let found = page.run(RUN, Vec::new()).await?;
        ensure!(
            found["rules"].as_u64() > Some(5),
            "{place}: axe-core checked almost nothing: {found}"
        );
        let violations = found["violations"].as_array().context("axe-core told no violations")?;
        for text in violations.iter().filter_map(Value::as_str) {
            self.0.entry(text.to_owned()).or_default().push(place.to_owned());
        }
        Ok(())
    }

    /// Fails if there is any, each with the pages that have it.
    fn verdict(self) -> Result<()> {
        let list =
            self.0.iter().map(|(text, places)| format!("\n  {text}\n    on {}", places.join(", ")));
        let list: String = list.collect();
        ensure!(list.is_empty(), "expected no violation, found{list}");
        Ok(())
    }
}

/// Fails if what is shown has any.
pub async fn look(page: &Page, place: &str) -> Result<()> {
    let mut found = Found::default();
    found.look(page, &page.settings.axe()?, place).await?;
    found.verdict()
}

/// Both languages, light and dark.
async fn check(page: &Page, path: &str, query: &str) -> Result<()> {
    let axe = page.settings.axe()?;
    let mut found = Found::default();
    for lang in ["", "en/"] {
        for theme in ["light", "dark"] {
            let place = format!("{lang}{path}?theme={theme}{query}");
            page.load(&place).await?;
            found.look(page, &axe, &place).await?;
        }
    }
    found.verdict()
}

async fn atlas_grid(page: &Page) -> Result<()> {
    check(page, "", "").await
}

async fn atlas_list(page: &Page) -> Result<()> {
    check(page, "", "&view=list").await
}

async fn atlas_filtered(page: &Page) -> Result<()> {
    check(page, "", "&q=30").await
}

/// The atlas in both languages, light and dark, after some keys and once something is shown.
async fn check_shown(page: &Page, query: &str, keys: &str, css: &str) -> Result<()> {
    let axe = page.settings.axe()?;
    let mut found = Found::default();
    for lang in ["", "en/"] {
        for theme in ["light", "dark"] {
            let place = format!("{lang}?theme={theme}{query}");
            page.load(&place).await?;
            if !keys.is_empty() {
                page.keys(keys).await?;
            }
            let shown = format!("document.querySelector('{css}')?.checkVisibility() ?? false");
            page.expect(&format!("whether {css} is shown on /{place}"), &shown, true).await?;
            found.look(page, &axe, &place).await?;
        }
    }
    found.verdict()
}

/// With terms to leave out; then with codes that are near.
async fn atlas_empty(page: &Page) -> Result<()> {
    check_shown(page, "&q=is:redirect+5xx", "", ".empty .sug").await?;
    check_shown(page, "&q=427", "", ".empty a.num").await
}

async fn atlas_faulty(page: &Page) -> Result<()> {
    check_shown(page, "&q=header:Retry-Afte", "", "#hints .bad").await
}

/// A list with reasons: in names, in aliases, in prose.
async fn atlas_marked(page: &Page) -> Result<()> {
    check_shown(page, "&view=list&q=timeout", "", ".list .ds mark").await
}

async fn atlas_keys(page: &Page) -> Result<()> {
    check_shown(page, "", "?", "dialog:modal h2").await
}

async fn entry(page: &Page) -> Result<()> {
    check(page, "301/", "").await?;
    check(page, "444/", "").await?;
    check(page, "499/", "").await?;
    check(page, "410/", "").await
}

async fn class(page: &Page) -> Result<()> {
    check(page, "4xx/", "").await
}

async fn compare(page: &Page) -> Result<()> {
    check(page, "compare/", "").await?;
    check(page, "compare/", "&codes=301,302,307,308").await
}

async fn choose(page: &Page) -> Result<()> {
    check(page, "choose/", "").await?;
    check(page, "choose/", "#a=1").await
}

async fn redirects(page: &Page) -> Result<()> {
    check(page, "redirects/", "").await
}

async fn quiz_decks(page: &Page) -> Result<()> {
    check(page, "quiz/", "").await
}

/// A question that was answered wrong, or right; then the end of the round.
async fn quiz_answered(page: &Page) -> Result<()> {
    let axe = page.settings.axe()?;
    let mut found = Found::default();
    for place in ["quiz/?theme=light", "en/quiz/?theme=dark"] {
        page.load(&format!("{place}&deck=redirects&seed=7x3k")).await?;
        for shot in ["open", "answered"] {
            page.expect("whether a question is shown", QUESTION, true).await?;
            found.look(page, &axe, &format!("{place} {shot}")).await?;
            page.eval("document.querySelector('[data-option=\"1\"]')?.click()").await?;
        }
        page.eval("document.querySelector('#next')?.click()").await?;
        page.eval("document.querySelector('#finish')?.click()").await?;
        page.expect("whether the round is over", "!!document.querySelector('#summary')", true)
            .await?;
        found.look(page, &axe, &format!("{place} summary")).await?;
    }
    found.verdict()
}

const QUESTION: &str = "!!document.querySelector('[data-kind]')";

async fn quiz_exam(page: &Page) -> Result<()> {
    let axe = page.settings.axe()?;
    let mut found = Found::default();
    page.load("quiz/").await?;
    page.click(".q-go .seg button:nth-child(3)").await?;
    page.click("#start").await?;
    page.expect("whether a question is shown", QUESTION, true).await?;
    found.look(page, &axe, "quiz/ exam").await?;
    found.verdict()
}

async fn embedding(page: &Page) -> Result<()> {
    check(page, "embed/", "&host=html").await?;
    check(page, "embed/", "&host=feishu&for=429").await
}

/// A page as a frame has it.
async fn in_a_frame(page: &Page) -> Result<()> {
    check(page, "301/", "&embed=1").await?;
    check(page, "", "&embed=1").await?;
    check(page, "quiz/", "&embed=1").await
}

/// What scripts fill in once there is a worker: the lab with its result, a run of a flow, what is
/// stored, the line at the page's edge.
async fn with_a_worker(page: &Page) -> Result<()> {
    page.allow("Failed to load resource");
    page.allow("A ServiceWorker intercepted the request");
    let axe = page.settings.axe()?;
    let _site = Site::visited(page, "about/").await?;
    let mut found = Found::default();
    for theme in ["light", "dark"] {
        for lang in ["", "en/"] {
            for (path, button, result) in [
                ("301/", "status-lab [data-run]", "[data-made]"),
                ("redirects/", "#run-real", "[data-run-hop]"),
                ("about/", "", "#delete-copy"),
            ] {
                if lang == "en/" && path == "redirects/" {
                    continue;
                }
                page.load(&format!("{lang}{path}?theme={theme}")).await?;
                page.expect(
                    "scripts that are there",
                    "customElements.get('status-lab') !== undefined",
                    true,
                )
                .await?;
                let there = |css: &str| format!("document.querySelector('{css}') !== null");
                if !button.is_empty() {
                    page.expect(button, &there(button), true).await?;
                    page.eval(&format!("document.querySelector('{button}').click()")).await?;
                }
                page.expect(result, &there(result), true).await?;
                found.look(page, &axe, &format!("{lang}{path} {theme}")).await?;
            }
        }
    }
    found.verdict()
}

async fn document(page: &Page) -> Result<()> {
    check(page, "document/", "").await
}

async fn about(page: &Page) -> Result<()> {
    check(page, "about/", "").await
}

/// It has one language, and follows the system's theme.
async fn not_found(page: &Page) -> Result<()> {
    page.allow("status of 404");
    let axe = page.settings.axe()?;
    let mut found = Found::default();
    for scheme in ["light", "dark"] {
        if page.kind == Kind::Chromium {
            let feature =
                json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            page.cdp("Emulation.setEmulatedMedia", feature).await?;
        }
        page.open("no/such/page").await?;
        let home = "document.querySelector('#home').checkVisibility()";
        page.expect("whether the link home is shown", home, true).await?;
        found.look(page, &axe, &format!("404.html {scheme}")).await?;
    }
    found.verdict()
}
