//! Another page that does not come as it should is left to the browser.

use super::cases;
use crate::harness::gate::Fault;
use crate::harness::page::Page;
use anyhow::Result;

cases!(leaving: a_style_sheet_that_is_gone_loads_the_page, data_that_hang_load_the_page,
    back_to_data_that_hang_loads_the_page);

/// Whether the page is the one that the app began in.
const KEPT: &str = "window.__mark === true";

/// What only the style sheet of the pages can have done.
const STYLED: &str = "getComputedStyle(document.querySelector('.e-hero-in')).display";

/// A later deployment has removed the style sheet that this page knows by name.
async fn a_style_sheet_that_is_gone_loads_the_page(page: &Page) -> Result<()> {
    for complaint in ["pages-", "Failed to load resource"] {
        page.allow(complaint);
    }
    for lang in ["", "en/"] {
        let gate = page.gate()?;
        gate.on("pages-", Fault::Status(404));
        page.on(&gate.url());
        page.load(lang).await?;
        page.eval("window.__mark = true").await?;
        page.click("#results [data-code='404']").await?;
        page.expect_path(&format!("{lang}404/")).await?;
        page.ready().await?;
        page.expect("whether the page was kept", KEPT, false).await?;
        page.expect("how the heading is laid out", STYLED, "grid").await?;
    }
    Ok(())
}

async fn data_that_hang_load_the_page(page: &Page) -> Result<()> {
    // Whatever the page had asked for ends with it.
    page.allow("NetworkError");
    let gate = page.gate()?;
    gate.on("404.json", Fault::Hold);
    page.on(&gate.url());
    page.load("").await?;
    page.eval("window.__mark = true").await?;
    page.eval("document.querySelector('#results [data-code=\"404\"]').click()").await?;
    page.expect_path("404/").await?;
    page.expect("whether the page was kept", KEPT, false).await?;
    page.ready().await?;
    gate.clear();
    page.expect("how the heading is laid out", STYLED, "grid").await
}

async fn back_to_data_that_hang_loads_the_page(page: &Page) -> Result<()> {
    page.allow("NetworkError");
    let gate = page.gate()?;
    page.on(&gate.url());
    page.load("404/").await?;
    page.eval("window.__mark = true").await?;
    page.eval("document.querySelector('a.brand').click()").await?;
    page.expect_path("").await?;
    page.expect("whether the page was kept", KEPT, true).await?;
    gate.on("404.json", Fault::Hold);
    page.back().await?;
    page.expect_path("404/").await?;
    page.expect("whether the page was kept", KEPT, false).await?;
    page.ready().await?;
    gate.clear();
    page.expect("how the heading is laid out", STYLED, "grid").await
}
