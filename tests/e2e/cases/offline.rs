//! Without a network: whatever is opened, the reader sees the page, as it was prerendered.

use super::{ALL, cases};
use crate::harness::browser::Kind;
use crate::harness::build::Build;
use crate::harness::gate::{Fault, Gate};
use crate::harness::offline::{BUILD, Site, WHOLE, again, expect_trouble, installed};
use crate::harness::page::Page;
use crate::harness::site;
use anyhow::Result;
use serde_json::json;

cases!(offline: below_a_path, unknown_path, back_and_forward, what_is_stored, nothing_is_fetched_again;
    in ALL => said_once, two_copies_on_one_origin, every_page, a_network_that_never_answers,
        head_and_range, in_a_frame_of_another_site, reload, page_never_visited, query_and_fragment,
        without_a_slash;
    in [Kind::Chromium] => without_script, paints_as_soon_as_from_a_server);

const TOAST: &str = "document.querySelector('.toast')?.innerText ?? ''";

/// The first visit says, once, that the site now works offline; no other page says it again.
async fn said_once(page: &Page) -> Result<()> {
    let _site = Site::new(page)?;
    page.load("").await?;
    page.expect("what is said", TOAST, "已可离线使用").await?;
    page.load("301/").await?;
    page.expect("scripts that are there", "customElements.get('status-lab') !== undefined", true)
        .await?;
    installed(page).await?;
    page.expect("what is said on the next page", TOAST, "").await
}

async fn reload(page: &Page) -> Result<()> {
    let site = Site::visited(page, "301/").await?;
    site.cut(page);
    again(page).await?;
    page.expect_html("301/", &prerendered(page, "301/")?).await
}

async fn page_never_visited(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    site.cut(page);
    for path in ["503/", "en/301/", "quiz/", "redirects/", "3xx/", "about/"] {
        page.load(path).await?;
        page.expect_html(path, &prerendered(page, path)?).await?;
    }
    Ok(())
}

async fn query_and_fragment(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    site.cut(page);
    page.load("?q=404&utm_source=x").await?;
    page.expect("field", "document.querySelector('#q').value", "404").await?;
    page.load("503/?x=%E7%8A%B6#main").await?;
    page.expect("number", "document.querySelector('h1').textContent.includes('503')", true).await
}

/// A path that is no page: the entry for 404, with that status, naming the path, leading home.
async fn unknown_path(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    site.cut(page);
    page.open("no/such/page").await?;
    page.expect("h1", "document.querySelector('h1').textContent.includes('没有这个页面')", true)
        .await?;
    page.expect("path named", "document.querySelector('#asked code').textContent", "/no/such/page")
        .await?;
    page.expect("link home", "document.querySelector('#home').checkVisibility()", true).await?;
    page.click("#home a").await?;
    page.ready().await?;
    page.expect_path("").await?;
    let status =
        "fetch('no/such/page/', { mode: 'same-origin' }).then((r) => r.status, () => 'no answer')";
    // What no page is navigated to is the network's, which is gone.
    page.expect("status of what is fetched", status, "no answer").await?;
    let frame = "new Promise((done) => {
        const frame = document.createElement('iframe'); frame.src = 'no/such/page';
        frame.onload = () => done(frame.contentWindow.performance.getEntriesByType('navigation')[0].responseStatus);
        document.body.append(frame);
    })";
    // The page's own policy allows no frames: the status is asked from a document without one.
    page.open("robots.txt").await?;
    page.expect("status of the page", frame, 404).await
}

async fn without_a_slash(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    site.cut(page);
    for (path, to) in [("301", "301/"), ("en/301?x=1", "en/301/?x=1"), ("en", "en/")] {
        page.load(path).await?;
        page.expect_path(to).await?;
    }
    page.load("301/index.html").await
}

/// Below a path, all is the same. The path without its slash is outside of what the worker may
/// answer: the host redirects, and without a network a browser knows where to if it remembers the
/// redirect, and else says itself that there is no network.
async fn below_a_path(page: &Page) -> Result<()> {
    let build = Build::deep(&page.settings.dist)?;
    let gate = Gate::start(build.port())?;
    page.on(&format!("{}a/b/", gate.named()));
    page.load("").await?;
    installed(page).await?;
    page.visit(page.root().trim_end_matches('/')).await?;
    page.ready().await?;
    page.expect_path("").await?;
    expect_trouble(page);
    gate.on("", Fault::Reset);
    for path in ["", "301/", "en/301"] {
        page.load(path).await?;
    }
    if page.visit(page.root().trim_end_matches('/')).await.is_ok() {
        page.ready().await?;
    }
    page.load("").await
}

/// Each of two copies keeps to its own pages, also where one lies below the other.
async fn two_copies_on_one_origin(page: &Page) -> Result<()> {
    let site = Site::of(page, Build::two(&page.settings.dist)?)?;
    page.load("").await?;
    installed(page).await?;
    page.expect("build at the root", BUILD, "outer").await?;
    page.load("other/301/").await?;
    page.expect("build below", BUILD, "inner").await?;
    page.expect("caches", "caches.keys().then((names) => names.length)", 2).await?;
    installed(page).await?;
    site.cut(page);
    for (path, mark) in
        [("", "outer"), ("other/", "inner"), ("301/", "outer"), ("other/en/301/", "inner")]
    {
        page.load(path).await?;
        page.expect(path, BUILD, mark).await?;
    }
    Ok(())
}

/// The whole site, every page in both languages, from one visit.
async fn every_page(page: &Page) -> Result<()> {
    let gate = page.gate()?;
    page.on(&gate.named());
    page.load("").await?;
    installed(page).await?;
    expect_trouble(page);
    gate.on("", Fault::Reset);
    let pages = site::Site::read(&page.settings.dist)?.pages()?;
    let check = "return (async (paths, root) => {
        const found = [];
        for (const path of paths) {
            const answer = await fetch(root + path).catch((e) => ({ status: String(e) }));
            const text = answer.ok ? await answer.text() : '';
            if (answer.status !== 200 || !text.endsWith('</html>\\n')) found.push(`${path}: ${answer.status}`);
        }
        return found;
    })(...arguments)";
    let found = page.run(check, vec![json!(pages), json!(page.root())]).await?;
    anyhow::ensure!(found == json!([]), "expected {} pages, found {found}", pages.len());
    for path in site::SAMPLE {
        page.load(path).await?;
        page.expect_page(path).await?;
    }
    Ok(())
}

/// A network that takes requests and never answers: pages open at once all the same.
async fn a_network_that_never_answers(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    site.gate.on("", Fault::Hold);
    for path in ["301/", "en/"] {
        page.load(path).await?;
        page.expect("build", BUILD, "1").await?;
        let waited = "performance.getEntriesByType('navigation')[0].responseEnd < 2000";
        page.expect("whether it came at once", waited, true).await?;
    }
    Ok(())
}

async fn head_and_range(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    site.cut(page);
    for (options, want) in [
        ("{ method: 'HEAD' }", json!([200, "text/html; charset=utf-8", null, 0])),
        (
            "{ headers: { Range: 'bytes=0-14' } }",
            json!([206, "text/html; charset=utf-8", "bytes 0-14", 15]),
        ),
        ("{ headers: { Range: 'bytes=-8' } }", json!([206, "text/html; charset=utf-8", "last", 8])),
        (
            "{ headers: { Range: 'bytes=99999999-' } }",
            json!([416, "text/html; charset=utf-8", "bytes *", 0]),
        ),
        (
            "{ headers: { Range: 'lines=1-2' } }",
            json!([200, "text/html; charset=utf-8", null, "all"]),
        ),
    ] {
        let asked = format!("fetch('301/', {options}).then(async (r) => {{
            const text = await r.text(), all = (await (await fetch('301/')).text());
            const range = r.headers.get('Content-Range');
            const short = range === null ? null : range.startsWith('bytes */') ? 'bytes *' : range.endsWith(`-${{new Blob([all]).size - 1}}/${{new Blob([all]).size}}`) ? 'last' : range.split('/')[0];
            return [r.status, r.headers.get('Content-Type'), short, text === all ? 'all' : new Blob([text]).size];
        }})");
        page.expect(options, &asked, want).await?;
    }
    Ok(())
}

async fn back_and_forward(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    site.cut(page);
    page.load("redirects/").await?;
    page.load("301/").await?;
    page.back().await?;
    page.ready().await?;
    page.expect_path("redirects/").await?;
    page.back().await?;
    page.ready().await?;
    page.expect_path("").await?;
    page.eval("void history.forward()").await?;
    page.expect_path("redirects/").await?;
    page.ready().await
}

/// In a frame of another site a browser keeps workers apart, or does not have them at all. The page
/// works either way.
async fn in_a_frame_of_another_site(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    let frame = site.gate.named() + "301/";
    let host = page.sites.root();
    page.on(&host);
    page.open("robots.txt").await?;
    let state = format!("new Promise((done) => {{
        const frame = document.createElement('iframe'); frame.src = '{frame}';
        document.body.replaceChildren(frame); frame.onload = () => done('loaded'); setTimeout(() => done('late'), 8000);
    }})");
    page.allow("/favicon.ico");
    page.expect("frame", &state, "loaded").await?;
    page.in_frame("data-app in the frame", "document.documentElement.dataset.app", "ready").await?;
    page.in_frame(
        "h1 in the frame",
        "document.querySelector('h1').textContent.includes('301')",
        true,
    )
    .await
}

/// What is stored is shown, with its size, and can be deleted.
async fn what_is_stored(page: &Page) -> Result<()> {
    let site = Site::visited(page, "about/").await?;
    let text = "document.querySelector('status-stored').innerText";
    page.expect_that(
        "the copy to be named",
        &format!("/\\d+个文件，构建[0-9a-f]{{16}}/.test({text})"),
        text,
    )
    .await?;
    page.expect_that("its size", &format!("/占用空间\\s+约[\\d.]+ (kB|MB)/.test({text})"), text)
        .await?;
    page.eval("localStorage.setItem('status-atlas.quiz.2', 'x')").await?;
    page.reload().await?;
    page.ready().await?;
    page.expect_that(
        "the progress to be named",
        &format!("/练习进度 \\d+ 字节/.test({text})"),
        text,
    )
    .await?;
    page.click("#delete-kept").await?;
    page.expect_that("the question whether to", &format!("{text}.includes('再按一次')"), text)
        .await?;
    page.expect("progress", "localStorage.getItem('status-atlas.quiz.2')", "x").await?;
    page.click("#delete-kept").await?;
    page.expect(
        "progress after the second press",
        "localStorage.getItem('status-atlas.quiz.2')",
        json!(null),
    )
    .await?;
    page.click("#delete-copy").await?;
    page.expect_that("that it was said", &format!("{text}.includes('已删除')"), text).await?;
    page.expect("caches", "caches.keys().then((names) => names.length)", 0).await?;
    page.expect(
        "workers",
        "navigator.serviceWorker.getRegistrations().then((all) => all.length)",
        0,
    )
    .await?;
    // The next visit makes a new one.
    page.load("en/about/").await?;
    installed(page).await?;
    page.expect_that("it in English", &format!("/\\d+ files, build/.test({text})"), text).await?;
    drop(site);
    Ok(())
}

/// The scripts and the WASM that the page has loaded are not loaded a second time for the copy.
async fn nothing_is_fetched_again(page: &Page) -> Result<()> {
    let site = Site::new(page)?;
    site.gate.on("", Fault::Field("Cache-Control", "max-age=600"));
    page.load("").await?;
    installed(page).await?;
    let asked = site.gate.asked();
    let wasm: Vec<&String> =
        asked.iter().filter(|path| path.contains("app-") && path.ends_with(".wasm")).collect();
    anyhow::ensure!(wasm.len() == 1, "expected one request for the WASM, found {wasm:?}");
    page.expect("whether the copy is whole", WHOLE, true).await
}

/// The copy also serves a browser whose scripts are off.
async fn without_script(page: &Page) -> Result<()> {
    let site = Site::visited(page, "").await?;
    page.scripts_off().await?;
    site.cut(page);
    page.open("301/").await?;
    let text = page.text("h1").await?;
    anyhow::ensure!(text.contains("301"), "found {text}");
    Ok(())
}

fn prerendered(page: &Page, path: &str) -> Result<String> {
    Ok(std::fs::read_to_string(page.settings.dist.join(path).join("index.html"))?)
}

/// The first paint of a page from the copy, beside that of the same page from a server on this
/// machine, in turn. Times of one run; the figure to be held is in `docs/performance.md`.
async fn paints_as_soon_as_from_a_server(page: &Page) -> Result<()> {
    let site = Site::visited(page, "301/").await?;
    page.on(&site.gate.url());
    let paint = "new Promise((done) => {
        const look = () => { const [p] = performance.getEntriesByName('first-contentful-paint'); p ? done(p.startTime) : setTimeout(look, 5); };
        look();
    })";
    let (mut copy, mut server) = (Vec::new(), Vec::new());
    for _ in 0..9 {
        for (root, times) in [(site.gate.named(), &mut copy), (site.gate.url(), &mut server)] {
            page.visit(&format!("{root}301/")).await?;
            times.push(page.eval(paint).await?.as_f64().unwrap_or(f64::MAX));
            page.ready().await?;
        }
    }
    let middle = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let (copy, server) = (middle(&mut copy), middle(&mut server));
    println!(
        "offline: first paint {copy:.0} ms from the copy, {server:.0} ms from a server: {:.2}",
        copy / server
    );
    anyhow::ensure!(
        copy < server * 2.0,
        "{copy:.0} ms from the copy, {server:.0} ms from a server"
    );
    Ok(())
}
