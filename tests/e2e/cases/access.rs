//! Accessibility, as far as axe-core can tell: no violation of any weight.

use super::cases;
use crate::harness::browser::Kind;
use crate::harness::page::Page;
use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

cases!(access: atlas_grid, atlas_list, atlas_filtered, atlas_empty, entry, class, document, about, not_found);

/// The default rules without those that are good habits only.
const RUN: &str = "return axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } })
    .then((found) => ({ rules: found.passes.length, violations: found.violations.map((v) => [
        `${v.id} (${v.impact}): ${v.help}`,
        ...v.nodes.slice(0, 5).map((n) => `${n.target} ${n.html.slice(0, 160)}: ${n.failureSummary.replace(/\\s+/g, ' ')}`),
    ].join('\\n      ')) }))";

/// Runs axe-core on what is shown.
async fn violations(page: &Page, axe: &str, place: &str) -> Result<Vec<String>> {
    page.run(&format!("{axe}\n;window.axe = window.axe ?? axe;"), Vec::new()).await?;
    let found = page.run(RUN, Vec::new()).await?;
    ensure!(found["rules"].as_u64() > Some(5), "{place}: axe-core checked almost nothing: {found}");
    let Value::Array(violations) = &found["violations"] else {
        bail!("axe-core told no violations: {found}")
    };
    Ok(violations
        .iter()
        .map(|text| format!("{place}: {}", text.as_str().unwrap_or_default()))
        .collect())
}

/// Both languages, light and dark.
async fn check(page: &Page, path: &str, query: &str) -> Result<()> {
    let axe = page.settings.axe()?;
    let mut found = Vec::new();
    for lang in ["", "en/"] {
        for theme in ["light", "dark"] {
            let place = format!("{lang}{path}?theme={theme}{query}");
            page.load(&place).await?;
            found.extend(violations(page, &axe, &place).await?);
        }
    }
    ensure!(
        found.is_empty(),
        "expected no violation, found {}\n    {}",
        found.len(),
        found.join("\n    ")
    );
    Ok(())
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

async fn atlas_empty(page: &Page) -> Result<()> {
    check(page, "", "&q=zzz").await
}

async fn entry(page: &Page) -> Result<()> {
    check(page, "301/", "").await?;
    check(page, "444/", "").await
}

async fn class(page: &Page) -> Result<()> {
    check(page, "4xx/", "").await
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
    let mut found = Vec::new();
    for scheme in ["light", "dark"] {
        if page.kind == Kind::Chromium {
            let feature =
                json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            page.cdp("Emulation.setEmulatedMedia", feature).await?;
        }
        page.open("no/such/page").await?;
        page.expect(
            "whether the link home is shown",
            "document.querySelector('#home').checkVisibility()",
            true,
        )
        .await?;
        found.extend(violations(page, &axe, &format!("404.html {scheme}")).await?);
    }
    ensure!(
        found.is_empty(),
        "expected no violation, found {}\n    {}",
        found.len(),
        found.join("\n    ")
    );
    Ok(())
}
