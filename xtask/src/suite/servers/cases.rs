//! Every rule of `deploy/`, as requests.

use super::case::{BROWSER, Body, Case, IMMUTABLE, NO_CACHE, Want};
use crate::hosts::Site;
use anyhow::Result;

const HTML: &str = "text/html; charset=utf-8";
const PAGE: &str = "301/index.html";
const DECK: &str = "anki/status-atlas.apkg";
const DATA: &str = "api/v1/404.json";
/// The codings that a browser takes, the best first.
const BEST: &[&str] = &["br", "gzip"];

/// All of them.
pub fn all(site: &Site) -> Result<Vec<Case>> {
    let wasm = site.hashed("app-", "_bg.wasm")?;
    let mut cases = files(site)?;
    cases.extend(kinds());
    cases.extend(codings(&wasm));
    cases.extend(folders());
    cases.extend(heads(&wasm));
    cases.extend(ranges(site, &wasm)?);
    cases.extend(conditions(&wasm));
    cases.extend(missing());
    cases.extend(refused(&site.hashed("boot-", ".js")?));
    cases.extend(origins());
    Ok(cases)
}

/// How long each file is kept, and who may read it: those with a hash in their names, and one of
/// every place whose names stay.
fn files(site: &Site) -> Result<Vec<Case>> {
    let mut found = Vec::new();
    for (begins, ends) in [
        ("app-", "_bg.wasm"),
        ("app-", ".js"),
        ("quiz-", "_bg.wasm"),
        ("redirects-", ".js"),
        ("boot-", ".js"),
        ("site-", ".js"),
        ("pages-", ".css"),
        ("offline-", ".txt"),
    ] {
        // The pack of the offline copy is the worker's, which is no other origin's.
        found.push((site.hashed(begins, ends)?, IMMUTABLE, begins != "offline-"));
    }
    found.push(("app-0123456789abcdef.mjs".to_owned(), IMMUTABLE, false));
    for path in ["404.html", "status-atlas.html", "sw.js", "manifest.webmanifest", "icon.svg"] {
        found.push((path.to_owned(), NO_CACHE, false));
    }
    for path in [
        "overlay.json",
        "icon-192.png",
        "document/http-status.md",
        "choose/choose.zh.mmd",
        "robots.txt",
    ] {
        found.push((path.to_owned(), NO_CACHE, false));
    }
    found.push((DECK.to_owned(), NO_CACHE, false));
    for path in ["embed.js", DATA, "cards/404.svg", "cards/en/404.svg"] {
        found.push((path.to_owned(), NO_CACHE, true));
    }
    let case = |(path, cache, shared): &(String, &str, bool)| {
        Case::get("type, cache", &format!("/{path}"))
            .is("content-type", offline::kind::of_path(path).mime)
            .is("cache-control", cache)
            .want("etag", Want::Any)
            .shared(*shared)
    };
    let cases = found
        .iter()
        .flat_map(|file| [case(file).file(&file.0), case(file).coded(BROWSER, &file.0, BEST)]);
    Ok(cases.collect())
}

/// The servers' types are those of the one table.
fn kinds() -> impl Iterator<Item = Case> {
    offline::kind::all().iter().flat_map(|kind| {
        let path = Site::of_kind(kind.extension);
        let case = Case::get("kind", &format!("/{path}")).is("content-type", kind.mime);
        [case.clone().file(&path), case.coded("gzip", &path, &["gzip"])]
    })
}

fn codings(wasm: &str) -> Vec<Case> {
    let accepted: [(&str, &'static [&'static str]); 11] = [
        ("gzip", &["gzip"]),
        ("gzip, deflate", &["gzip"]),
        ("br", &["br"]),
        ("identity", &[]),
        ("", &[]),
        ("br;q=0, gzip", &["gzip"]),
        ("gzip;q=0", &[]),
        ("br;q=0, gzip;q=0.0", &[]),
        ("br;q=1.0, gzip;q=0.5", BEST),
        ("deflate, zstd", &[]),
        ("xbr, gzipped", &[]),
    ];
    let asked = accepted.iter().flat_map(|(accepted, codings)| {
        [("/301/", PAGE), (&*format!("/{wasm}"), wasm)].map(|(path, file)| {
            let case = Case::get("coding", path).is("vary", "Accept-Encoding");
            case.coded(accepted, file, codings)
        })
    });
    let cdn = Case::get("coding, through a CDN", "/301/").send("Via", "1.1 cdn.example");
    asked.chain([cdn.coded("gzip", PAGE, &["gzip"])]).collect()
}

fn folders() -> Vec<Case> {
    let page = |path: &str, file: &str| {
        Case::get("page", path).is("content-type", HTML).is("cache-control", NO_CACHE).file(file)
    };
    let moved = |path: &str, to: &str| {
        let case = Case::get("folder without its slash", path).status(&[301, 308]);
        case.is("location", to).is("cache-control", NO_CACHE)
    };
    vec![
        page("/", "index.html").shared(false),
        page("/?q=404", "index.html"),
        page("/301/", PAGE).shared(false),
        page("/en/301/", "en/301/index.html"),
        moved("/301", "{base}/301/"),
        moved("/301", "{base}/301/").send("Accept-Encoding", BROWSER),
        moved("/redirects?from=x&a=1", "{base}/redirects/?from=x&a=1"),
        moved("/en/301", "{base}/en/301/")
            .send("Host", "atlas.example")
            .send("X-Forwarded-Proto", "https"),
        // An address that begins with two slashes would be one of another host.
        Case::get("two slashes", "//301")
            .status(&[200, 301, 308, 404])
            .want("location", Want::NotAtFirst("//")),
    ]
}

fn heads(wasm: &str) -> Vec<Case> {
    let head = |path: &str| Case::get("HEAD", path).method("HEAD").body(Body::Empty);
    vec![
        head("/301/")
            .send("Accept-Encoding", BROWSER)
            .is("content-type", HTML)
            .is("cache-control", NO_CACHE),
        head(&format!("/{wasm}"))
            .is("content-type", "application/wasm")
            .is("cache-control", IMMUTABLE),
        head("/no-such").status(&[404]).is("content-type", HTML).is("cache-control", NO_CACHE),
    ]
}

fn ranges(site: &Site, wasm: &str) -> Result<Vec<Case>> {
    let length = site.bytes(DECK)?.len();
    let part = |range: &str, path: &str| {
        Case::get("range", &format!("/{path}")).status(&[206]).send("Range", range)
    };
    Ok(vec![
        part("bytes=0-99", DECK)
            .is("content-range", &format!("bytes 0-99/{length}"))
            .is("cache-control", NO_CACHE)
            .body(Body::Part(DECK.to_owned(), 0..100)),
        part("bytes=-10", DECK).body(Body::Part(DECK.to_owned(), length - 10..length)),
        part("bytes=5-9", wasm)
            .is("content-type", "application/wasm")
            .body(Body::Part(wasm.to_owned(), 5..10)),
        part("bytes=999999999-", wasm)
            .status(&[416])
            .want("cache-control", Want::Without("immutable")),
        part("bytes=0-9", wasm)
            .send("If-Range", "{etag of plain}")
            .body(Body::Part(wasm.to_owned(), 0..10)),
        part("bytes=0-9", wasm).send("If-Range", "\"0-0\"").status(&[200]).file(wasm),
    ])
}

fn conditions(wasm: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for (path, cache, shared) in
        [("301/", NO_CACHE, false), (wasm, IMMUTABLE, true), (DATA, NO_CACHE, true)]
    {
        for coding in ["identity", "gzip", "br"] {
            let case = Case::get("condition", &format!("/{path}")).status(&[304]);
            let case = case.send("Accept-Encoding", coding).send("If-None-Match", "{etag}");
            let case = case.is("etag", "{etag}").is("cache-control", cache).shared(shared);
            cases.push(case.is("vary", "Accept-Encoding").body(Body::Empty));
        }
    }
    let page = || Case::get("condition", "/301/");
    let unchanged = || page().status(&[304]).body(Body::Empty);
    cases.extend([
        unchanged().send("Accept-Encoding", "gzip").send("If-None-Match", "W/{etag}"),
        unchanged().send("Accept-Encoding", "gzip").send("If-None-Match", "\"x\", {etag}"),
        unchanged().send("If-Modified-Since", "{date}"),
        unchanged().method("HEAD").send("If-None-Match", "{etag of plain}"),
        page().send("If-None-Match", "\"0-0\"").file(PAGE),
        // The tag of one coding is none of another.
        page().send("If-None-Match", "{etag of plain}").coded("gzip", PAGE, &["gzip"]),
    ]);
    cases
}

fn missing() -> Vec<Case> {
    let plain = |path| Case::missing("missing", path).shared(false);
    let coded = |accepted, codings| plain("/no-such").coded(accepted, "404.html", codings);
    vec![
        coded("identity", &[]),
        coded("gzip", &["gzip"]),
        coded("br", &["br"]),
        plain("/no/such/"),
        plain("/en/no-such/").coded(BROWSER, "404.html", BEST),
        // Such a file may be there a second later, when a deployment is done.
        Case::missing("missing", "/app-0123456789abcdef.js").shared(true),
        Case::missing("missing", "/app-0123456789abcdef_bg.wasm")
            .shared(true)
            .coded(BROWSER, "404.html", BEST),
        Case::missing("missing, of the data", "/api/v1/999999.json").shared(true),
        plain("/no-such").send("If-None-Match", "*"),
        plain("/no-such").send("If-Modified-Since", "{date of 404.html}"),
        plain("/no-such").send("Range", "bytes=0-9").want("content-range", Want::Absent),
        // Folders without a page, and a page that is taken for a folder.
        Case::missing("missing", "/cards/").shared(true),
        plain("/anki/"),
        plain("/301/index.html/x"),
    ]
}

fn refused(boot: &str) -> Vec<Case> {
    let outside = |path| Case::get("outside", path).status(&[400, 403, 404]);
    let method = |method, path: &str| {
        let case = Case::get("method", path).method(method).status(&[405]);
        case.want("cache-control", Want::Without("immutable"))
    };
    vec![
        outside("/../../etc/passwd"),
        outside("/%2e%2e/%2e%2e/etc/passwd"),
        outside("/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd"),
        method("POST", "/301/"),
        method("DELETE", &format!("/{boot}")),
    ]
}

fn origins() -> Vec<Case> {
    let other = |path| Case::get("other origin", path).send("Origin", "https://other.example");
    vec![
        other("/api/v1/index.json").shared(true).coded(BROWSER, "api/v1/index.json", BEST),
        other("/embed.js?v=1").shared(true).file("embed.js"),
        other("/overlay.json?v=1").shared(false).file("overlay.json"),
        other("/301/?u=/api/v1/").shared(false).file(PAGE),
        other("/sw.js").shared(false),
    ]
}
