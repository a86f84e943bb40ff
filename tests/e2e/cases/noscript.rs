//! Scripts off: the pages read, and their links lead on.

use super::cases;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Result, ensure};

cases!(noscript: atlas_reads, entry_reads, links_lead_on, every_kind_reads);

/// Opens a path, and makes sure that no script of the page has run.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.open(path).await?;
    for (name, want) in [("data-app", Some("static")), ("data-root", None)] {
        let found = page.attributes("html", name).await?;
        ensure!(
            found == [want.map(str::to_owned)],
            "/{path}: {name}: expected {want:?}, found {found:?}"
        );
    }
    Ok(())
}

async fn shows(page: &Page, css: &str, want: &str) -> Result<()> {
    let found = page.text(css).await?;
    ensure!(found.contains(want), "{css}: expected {want:?} in it, found {found:?}");
    Ok(())
}

async fn atlas_reads(page: &Page) -> Result<()> {
    page.scripts_off().await?;
    open(page, "").await?;
    shows(page, "h1", "HTTP状态码图鉴").await?;
    shows(page, ".count", "个").await?;
    let codes = Site::read(&page.settings.dist)?.codes.len();
    let links = page.attributes("#results a[data-code]", "href").await?;
    ensure!(links.len() == codes, "expected {codes} links, found {}", links.len());
    for code in ["301", "404", "511"] {
        shows(page, &format!("#results [data-code='{code}']"), code).await?;
    }
    let found = page.text(".shell").await?;
    ensure!(
        !found.contains("没有加载成功"),
        "expected no word about a failed app, found it in {found:?}"
    );
    ensure!(
        !found.contains("没有匹配的状态码"),
        "expected no word about an empty result, found it"
    );
    Ok(())
}

async fn entry_reads(page: &Page) -> Result<()> {
    page.scripts_off().await?;
    for path in ["301/", "en/301/"] {
        open(page, path).await?;
        shows(page, "h1", "Moved Permanently").await?;
        shows(page, ".lines", "表示永久重定向").await?;
    }
    Ok(())
}

async fn every_kind_reads(page: &Page) -> Result<()> {
    page.scripts_off().await?;
    for (path, css, text) in [
        ("3xx/", "h1", "重定向"),
        ("en/4xx/", "main", "Not Found"),
        ("document/", "#L53", "301 Moved Permanently"),
        ("document/", "#L89", "404"),
        ("compare/", ".presets", "308"),
        ("en/choose/", "h1", "Choose"),
        ("410/", ".absent", "RFC 9110"),
        ("499/", ".meanings", "nginx"),
        ("en/about/", "h1", "About"),
        ("about/", "h1", "关于"),
    ] {
        open(page, path).await?;
        shows(page, css, text).await?;
    }
    Ok(())
}

async fn links_lead_on(page: &Page) -> Result<()> {
    page.scripts_off().await?;
    open(page, "").await?;
    for (css, want) in [
        ("#results [data-code='404']", "404/"),
        (".crumb a[href$='4xx/']", "4xx/"),
        ("main [data-code='405']", "405/"),
        ("a.lang", "en/405/"),
        ("a.prov", "en/document/#L"),
        ("a.brand", "en/"),
        ("header .nav a[href$='about/']", "en/about/"),
    ] {
        page.click(css).await?;
        let (want, found) = (page.root() + want, page.address().await?);
        ensure!(found.starts_with(&want), "a click on {css}: expected {want}, found {found}");
    }
    Ok(())
}
