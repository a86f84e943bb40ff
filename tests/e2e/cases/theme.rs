//! The theme: chosen by the button, remembered, or told by the address.

use super::cases;
use crate::harness::page::Page;
use anyhow::Result;
use serde_json::json;

cases!(theme: button_goes_round, choice_is_remembered, address_wins, set_before_the_app);

/// The choice, the theme that is forced, and what the button says.
const THEME: &str =
    "((d, b) => [d.themeChoice ?? null, d.theme ?? null, b.getAttribute('aria-label')])
    (document.documentElement.dataset, document.querySelector('button.theme'))";

const DARK: &str = "getComputedStyle(document.documentElement).colorScheme";

async fn button_goes_round(page: &Page) -> Result<()> {
    page.load("").await?;
    page.expect("theme", THEME, json!([null, null, "配色：跟随系统"])).await?;
    for (choice, theme, label) in [
        ("light", Some("light"), "配色：浅色"),
        ("dark", Some("dark"), "配色：深色"),
        ("auto", None, "配色：跟随系统"),
    ] {
        page.click("button.theme").await?;
        page.expect("theme", THEME, json!([choice, theme, label])).await?;
    }
    Ok(())
}

async fn choice_is_remembered(page: &Page) -> Result<()> {
    page.load("").await?;
    page.click("button.theme").await?;
    page.click("button.theme").await?;
    page.expect("theme", THEME, json!(["dark", "dark", "配色：深色"])).await?;
    page.reload().await?;
    page.ready().await?;
    page.expect("theme after a reload", THEME, json!(["dark", "dark", "配色：深色"])).await?;
    page.load("en/301/").await?;
    page.expect("theme on another page", THEME, json!(["dark", "dark", "Theme: dark"])).await?;
    page.expect("colour scheme", DARK, "dark").await?;
    page.click("button.theme").await?;
    page.reload().await?;
    page.ready().await?;
    page.expect("theme back to auto", THEME, json!(["auto", null, "Theme: system"])).await
}

async fn address_wins(page: &Page) -> Result<()> {
    page.load("?theme=dark").await?;
    page.expect("theme", THEME, json!(["dark", "dark", "配色：深色"])).await?;
    page.expect(
        "what is stored by looking",
        "localStorage.getItem('status-atlas.theme')",
        json!(null),
    )
    .await?;
    page.eval("localStorage.setItem('status-atlas.theme', 'dark')").await?;
    page.load("?theme=light").await?;
    page.expect("theme", THEME, json!(["light", "light", "配色：浅色"])).await?;
    page.load("?theme=auto").await?;
    page.expect("theme", THEME, json!(["auto", null, "配色：跟随系统"])).await?;
    page.load("?theme=sepia").await?;
    page.expect("theme after an unknown one", THEME, json!(["dark", "dark", "配色：深色"])).await?;
    page.eval("localStorage.setItem('status-atlas.theme', 'x\"><b>')").await?;
    page.load("").await?;
    page.expect("theme after a damaged store", THEME, json!([null, null, "配色：跟随系统"])).await
}

/// The small script sets it, so that nothing flashes.
async fn set_before_the_app(page: &Page) -> Result<()> {
    use crate::harness::gate::Fault;
    let gate = page.gate()?;
    page.on(&gate.url());
    gate.on(".wasm", Fault::Hold);
    page.open("301/?theme=dark").await?;
    page.expect("theme before the app", "document.documentElement.dataset.theme", "dark").await?;
    page.expect("colour scheme before the app", DARK, "dark").await?;
    page.expect("data-app", "document.documentElement.dataset.app", "static").await?;
    gate.clear();
    page.ready().await?;
    page.expect("theme", THEME, json!(["dark", "dark", "配色：深色"])).await
}
