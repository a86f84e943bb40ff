//! What the manifest promises: that the site can be installed, and what it then takes and shows.

use super::cases;
use crate::harness::browser::Kind;
use crate::harness::offline::Site;
use crate::harness::page::Page;
use anyhow::Result;
use serde_json::json;

cases!(manifest: what_is_shared_lands_in_the_importer;
    in [Kind::Chromium] => can_be_installed, screenshots_are_of_this_build);

/// The manifest's `share_target`: an address or a text comes in the query string, and leaves it.
async fn what_is_shared_lands_in_the_importer(page: &Page) -> Result<()> {
    let field = "document.querySelector('#import').value";
    let first = "document.querySelector('[data-hop]').dataset.url";
    for (query, text, url) in [
        (
            "title=A+page&text=https%3A%2F%2Fexample.test%2Fa%3Fb%3D1%27",
            "curl 'https://example.test/a?b=1%27'",
            "https://example.test/a?b=1%27",
        ),
        ("url=&text=curl+-I+http%3A%2F%2Fb.test%2F", "curl -I http://b.test/", "http://b.test/"),
    ] {
        page.load(&format!("redirects/?{query}")).await?;
        page.expect("field", field, text).await?;
        page.expect("first request", first, url).await?;
        page.expect("query string", "location.search", "").await?;
        page.open("robots.txt").await?;
        page.allow("/favicon.ico");
    }
    page.load("redirects/").await
}

/// The browser finds nothing that keeps it from installing the site.
async fn can_be_installed(page: &Page) -> Result<()> {
    let _site = Site::visited(page, "").await?;
    let errors = page.cdp_value("Page.getInstallabilityErrors", json!({})).await?;
    anyhow::ensure!(errors["installabilityErrors"] == json!([]), "found {errors}");
    let manifest = page.cdp_value("Page.getAppManifest", json!({})).await?;
    anyhow::ensure!(manifest["errors"] == json!([]), "found {}", manifest["errors"]);
    let text = "fetch('manifest.webmanifest').then((r) => r.json())";
    for (name, expression, want) in [
        ("shortcuts", "(m) => m.shortcuts.map((s) => s.url).join()", json!("./,redirects/,quiz/")),
        (
            "forms of screenshots",
            "(m) => m.screenshots.map((s) => s.form_factor).join()",
            json!("wide,narrow"),
        ),
        (
            "icons",
            "(m) => m.icons.map((i) => `${i.sizes} ${i.purpose}`).join()",
            json!("192x192 any,512x512 any,512x512 maskable"),
        ),
        ("addresses", "(m) => [m.id, m.start_url, m.scope].join()", json!("./,./,./")),
    ] {
        page.expect(name, &format!("{text}.then({expression})"), want).await?;
    }
    let sizes = format!("{text}.then((m) => Promise.all([...m.icons, ...m.screenshots].map(async (i) => {{
        const b = await createImageBitmap(await (await fetch(i.src)).blob()); return `${{b.width}}x${{b.height}}` === i.sizes; }}))).then((all) => all.every(Boolean))");
    page.expect("whether pictures are as large as they say", &sizes, true).await
}

/// The manifest's screenshots are what the build looks like; `UPDATE_SCREENS=1` takes them anew.
async fn screenshots_are_of_this_build(page: &Page) -> Result<()> {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../style/screens"));
    for (name, width, height) in [("wide", 1280, 800), ("narrow", 390, 844)] {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        page.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        page.load("").await?;
        page.frames().await?;
        let taken = page.screenshot().await?;
        let path = folder.join(format!("{name}.png"));
        if std::env::var_os("UPDATE_SCREENS").is_some() {
            std::fs::write(&path, &taken)?;
        }
        let kept = std::fs::read(&path)?;
        let bytes = |png: &[u8]| json!(png.iter().map(|byte| u32::from(*byte)).collect::<Vec<_>>());
        let difference = page.run(DIFFERENCE, vec![bytes(&taken), bytes(&kept)]).await?;
        let difference = difference.as_f64().unwrap_or(1.0);
        // Other machines have other fonts.
        anyhow::ensure!(
            difference < 0.05,
            "{name}.png differs by {difference:.3}: UPDATE_SCREENS=1"
        );
    }
    page.cdp("Emulation.clearDeviceMetricsOverride", json!({})).await
}

/// How far two pictures are apart, from 0 to 1, in the mean of their pixels; 1 for other sizes.
const DIFFERENCE: &str = "return (async (...files) => {
    const [a, b] = await Promise.all(files.map(async (file) => {
        const picture = await createImageBitmap(new Blob([new Uint8Array(file)], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(picture.width, picture.height), context = canvas.getContext('2d');
        context.drawImage(picture, 0, 0);
        return context.getImageData(0, 0, picture.width, picture.height);
    }));
    if (a.width !== b.width || a.height !== b.height) return 1;
    let sum = 0;
    for (let i = 0; i < a.data.length; i += 1) sum += Math.abs(a.data[i] - b.data[i]);
    return sum / a.data.length / 255;
})(...arguments)";
