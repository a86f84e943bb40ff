//! The same files under any base path, and the page for an unknown one.

use super::cases;
use crate::harness::page::Page;
use anyhow::{Context, Result};

cases!(base: atlas, entries, english, deep_links, unknown_paths, not_found_by_name);

/// Runs a piece for the site under each base path.
macro_rules! each_base {
    ($page:ident, $body:block) => {
        for root in $page.sites.all() {
            $page.on(&root);
            async {
                $body;
                anyhow::Ok(())
            }
            .await
            .with_context(|| format!("under {root}"))?;
        }
        return Ok(())
    };
}

async fn atlas(page: &Page) -> Result<()> {
    each_base!(page, {
        page.load("").await?;
        page.expect_page("").await?;
        page.type_query("404").await?;
        page.expect_hits(&[404]).await?;
        page.expect_path("?q=404").await?;
        page.click("#results [data-code='404']").await?;
        page.expect_page("404/").await?;
        page.back().await?;
        page.expect_hits(&[404]).await?;
    });
}

async fn entries(page: &Page) -> Result<()> {
    each_base!(page, {
        page.load("301/").await?;
        page.expect_page("301/").await?;
        page.eval("window.__mark = true").await?;
        page.click("a[rel=next]").await?;
        page.expect_page("302/").await?;
        page.click(".crumb a[href$='3xx/']").await?;
        page.expect_page("3xx/").await?;
        page.expect("whether the page was kept", "window.__mark === true", true).await?;
    });
}

async fn english(page: &Page) -> Result<()> {
    each_base!(page, {
        page.load("en/301/").await?;
        page.click("a.lang").await?;
        page.expect_page("301/").await?;
        page.click("a.lang").await?;
        page.expect_page("en/301/").await?;
        page.click("a.brand").await?;
        page.expect_page("en/").await?;
    });
}

async fn deep_links(page: &Page) -> Result<()> {
    each_base!(page, {
        page.load("document/#L53").await?;
        page.expect("line that is :target", "document.querySelector(':target')?.id", "L53").await?;
        page.load("en/?q=5xx&view=list").await?;
        page.expect("layout", "document.querySelector('#results').dataset.view", "list").await?;
        page.open("301").await?;
        page.ready().await?;
        page.expect_page("301/").await?;
        page.load("301/index.html").await?;
    });
}

/// Says which path was asked for, as the reader wrote it, and leads home.
async fn unknown_paths(page: &Page) -> Result<()> {
    page.allow("status of 404");
    each_base!(page, {
        for path in ["x", "x/y/z", "301/%E7%8A%B6%E6%80%81", "en/998/", "%3Cb%3E/%zz"] {
            page.open(path).await?;
            let asked = "((e) => e.checkVisibility() && e.querySelector('code').textContent)(document.querySelector('#asked'))";
            let want = page
                .run(
                    "const p = location.pathname; try { return decodeURI(p) } catch { return p }",
                    Vec::new(),
                )
                .await?;
            page.expect(&format!("path named on /{path}"), asked, want).await?;
            page.expect(
                "h1",
                "document.querySelector('h1').textContent.includes('没有这个页面')",
                true,
            )
            .await?;
            let home = "((e) => e.checkVisibility() && e.querySelector('a').href)(document.querySelector('#home'))";
            page.expect(&format!("link home on /{path}"), home, page.root()).await?;
            page.click("#home a").await?;
            page.ready().await?;
            page.expect_page("").await?;
        }
    });
}

async fn not_found_by_name(page: &Page) -> Result<()> {
    each_base!(page, {
        page.open("404.html").await?;
        let asked = "document.querySelector('#asked').checkVisibility()";
        page.expect("whether a path is named", asked, false).await?;
        let home = "((e) => e.checkVisibility() && e.querySelector('a').href)(document.querySelector('#home'))";
        page.expect("link home", home, page.root()).await?;
    });
}
