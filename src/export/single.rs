//! `status-atlas.html`: the whole site in one file, for disks, attachments and frames that allow no
//! request.
//!
//! Where script is forbidden, too, what stands in the page is read: the document with its
//! corrections, and what every code means.

use super::assets::{Assets, compact, csp_hash, scripts};
use super::base85;
use super::{ExportError, cannot, routes, shell, write};
use crate::app::{Data, DocumentText};
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::pages;
use crate::route::{Page, Route, SEARCH};
use crate::views::prose::hue;
use crate::views::row::plain;
use crate::{i18n, meta};
use model::{Head, Lang};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// The file's name.
const NAME: &str = "status-atlas.html";

/// The scripts of its own, beside what wasm-bindgen has written.
const PARTS: [&str; 8] = [
    "page/element",
    "page/store",
    "page/address",
    "page/typed",
    "page/trapped",
    "page/embedded",
    "page/print",
    "single/start",
];

/// Writes the file, from what else lies in `dist`; takes the build away that is for it alone. A
/// `dist` that Trunk has put no such build into gets none.
pub fn write_all(project: &Path, dist: &Path, assets: &Assets) -> Result<(), ExportError> {
    let Some((glue, wasm)) = take_build(dist)? else { return Ok(()) };
    let files = Value::Object(files(dist)?).to_string();
    // In a task of its own: wasm-bindgen's script looks where the script that runs came from, and
    // throws in a `srcdoc`, where that is nowhere.
    let script = format!("setTimeout(() => {{\n{glue}\n{}}});\n", scripts(project, &PARTS)?);
    let body = to_be_read(dist)?.html();
    let carried = format!(
        "{}{}",
        carried("carried-app", &gzip(&wasm)?),
        carried("carried-files", &gzip(files.as_bytes())?)
    );
    write(&dist.join(NAME), page(&assets.single_css, &body, &carried, &script))
}

fn page(css: &str, body: &str, carried: &str, script: &str) -> String {
    let csp = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; \
        base-uri 'none'; form-action 'none'",
        csp_hash(script),
        csp_hash(css)
    );
    let start = Route { lang: Lang::Zh, page: Page::Atlas };
    let (lang, title) = (Lang::Zh.tag(), shell::escape(&meta::title(start)));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" data-app=\"static\" data-single>\n<head>\n\
        <meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{csp}\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
        <title>{title}</title>\n\
        <meta name=\"color-scheme\" content=\"light dark\">\n\
        <link rel=\"icon\" href=\"data:,\">\n\
        <style>{css}</style>\n</head>\n<body>\n<div id=\"app\">{body}</div>\n\
        {carried}<script>{script}</script>\n</body>\n</html>\n"
    )
}

fn take_build(dist: &Path) -> Result<Option<(String, Vec<u8>)>, ExportError> {
    let (js, wasm) = (dist.join("whole.js"), dist.join("whole_bg.wasm"));
    if !wasm.is_file() {
        return Ok(None);
    }
    let glue = fs::read_to_string(&js).map_err(|error| cannot("read", &js, &error))?;
    let bytes = fs::read(&wasm).map_err(|error| cannot("read", &wasm, &error))?;
    for path in [&js, &wasm] {
        fs::remove_file(path).map_err(|error| cannot("remove", path, &error))?;
    }
    Ok(Some((compact(&glue), bytes)))
}

/// What the pages fetch from a host, by path.
fn files(dist: &Path) -> Result<Map<String, Value>, ExportError> {
    // There is no address to embed the file from, so it lacks that page.
    let pages = routes().into_iter().map(|route| route.page).filter(|page| *page != Page::Embed);
    let mut paths: Vec<String> = pages.flat_map(|page| page.data_files()).collect();
    paths.push(SEARCH.to_owned());
    paths.sort();
    paths.dedup();
    paths.into_iter().map(|path| Ok((path.clone(), file(dist, &path)?))).collect()
}

fn file(dist: &Path, path: &str) -> Result<Value, ExportError> {
    let text = fs::read_to_string(dist.join(path));
    let text = text.map_err(|error| cannot("read", Path::new(path), &error))?;
    match path.ends_with(".json") {
        true => {
            serde_json::from_str(&text).map_err(|error| ExportError(format!("{path}: {error}")))
        }
        false => Ok(Value::from(text)),
    }
}

/// By Zopfli: the file has a limit, and zlib's best is a few per cent over it.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>, ExportError> {
    let mut out = Vec::new();
    let done = zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut out);
    done.map_err(|error| ExportError(format!("cannot compress: {error}")))?;
    Ok(out)
}

/// Bytes in a block that no browser runs or shows.
fn carried(id: &str, bytes: &[u8]) -> String {
    let text = base85::encode(bytes);
    format!("<script type=\"application/octet-stream\" id=\"{id}\">{text}</script>\n")
}

/// The page without script. It has no links: in a `srcdoc` they would lead to the host's page.
fn to_be_read(dist: &Path) -> Result<Element, ExportError> {
    let route = Route { lang: Lang::Zh, page: Page::Document };
    let (zh, en) = (summaries(dist, Lang::Zh)?, summaries(dist, Lang::En)?);
    let rows = INDEX.heads.iter().zip(zh.iter().zip(&en)).map(|(head, texts)| row(head, texts));
    let heading = |id: &'static str, zh: &'static str, en: &'static str| {
        el("h2").attr("id", id).child(zh).child(el("small").attr("lang", "en").child(en))
    };
    let lead = "这个文件里是整个网站。脚本运行后可以搜索、推演重定向、做练习；不能运行时，以下是原文、勘误和全部状态码的摘要。";
    let header = el("header")
        .class("m-top")
        .child(el("h1").child(i18n::SITE.get(Lang::Zh)))
        .child(el("p").child(lead));
    let text = document(dist, route)?;
    let document = pages::document::page(route, &text).into_iter().map(Element::unlinked);
    Ok(el("main")
        .class("page plain")
        .attr("id", "main")
        .child(header)
        .child(heading("codes", "全部状态码", "Every code"))
        .child(el("dl").class("plain-codes").children(rows))
        .children(document))
}

fn row(head: &Head, (zh, en): (&String, &String)) -> Element {
    let number = el("b").class(format!("num {}", hue(head.code))).child(head.code.to_string());
    let name = el("span").attr("lang", "en").child(head.name);
    let names =
        el("dt").child(number).child(" ").child(head.title(Lang::Zh)).child(" ").child(name);
    let text = |text: &str, lang: Lang| el("dd").attr("lang", lang.tag()).child(text.to_owned());
    el("div").child(names).child(text(zh, Lang::Zh)).child(text(en, Lang::En))
}

/// What each code means, in the order of the index.
fn summaries(dist: &Path, lang: Lang) -> Result<Vec<String>, ExportError> {
    let summary = |head: &Head| {
        let value = file(dist, &format!("api/v1/{}.json", head.code))?;
        let text = value["summary"][lang.short()].as_str().unwrap_or_default();
        Ok(plain(text))
    };
    INDEX.heads.iter().map(summary).collect()
}

fn document(dist: &Path, route: Route) -> Result<DocumentText, ExportError> {
    let parts = route
        .page
        .data_files()
        .iter()
        .map(|path| file(dist, path))
        .collect::<Result<Vec<_>, _>>()?;
    match crate::reading::read(route, &parts) {
        Some(Data::Document(text)) => Ok((*text).clone()),
        _ => Err(ExportError("the document is not readable".to_owned())),
    }
}
