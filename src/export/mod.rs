//! Writes the site: every page, the JSON files, the document, the small files.
//!
//! Run once a build, as Trunk's `post_build` hook, on the folder that Trunk has put the app's
//! JavaScript and WASM into. Needs the project's root as the working directory.

mod anki;
mod assets;
mod base85;
mod cards;
mod flows;
mod install;
mod not_found;
mod opensearch;
pub mod owner;
mod shell;
mod single;

use crate::app::{App, Data, Shown};
use crate::index::INDEX;
use crate::meta::{description, title};
use crate::route::{DOCUMENT_FILE, GUIDE_DIAGRAM, Page, Route, SEARCH};
use crate::state::Reading;
use crate::whole;
use assets::Assets;
use content::atlas::Atlas;
use content::files::Files;
use content::{api, compare, diagram, quiz};
use leptos::prelude::*;
use model::{Class, Lang, StatusCode};
use offline::Bundle;
use serde_json::Value;
use shell::{Meta, Shell};
use std::path::Path;
use std::{fmt, fs, io};

/// What `api/v1/` holds, as JSON Schema 2020-12.
const SCHEMA: &str = include_str!("schema.json");

/// What a site's owner may write into `overlay.json`, and an example of it.
const OVERLAY_SCHEMA: &str = include_str!("overlay.schema.json");
const OVERLAY_EXAMPLE: &str = include_str!("overlay.example.json");

/// Why the site could not be written.
#[derive(Debug)]
pub struct ExportError(String);

/// Writes the site into `dist`, from the project in `project`. `site_url` is the address it will
/// have, where that is known.
pub fn export(project: &Path, dist: &Path, site_url: Option<&str>) -> Result<usize, ExportError> {
    let site_url = site_url.map(address::site).transpose().map_err(ExportError)?;
    let site_url = site_url.as_deref();
    let files = Files::read(project).map_err(|error| ExportError(error.to_string()))?;
    let (atlas, diagnostics) = Atlas::check(&files);
    if atlas.sha256 != INDEX.sha256 || diagnostics.iter().any(|found| found.is_error()) {
        let text = "content/ is not what this exporter was built from; build it again";
        return Err(ExportError(text.to_owned()));
    }
    let assets = Assets::write(project, dist)?;
    let shell = Shell { assets: &assets, site_url };
    let routes = routes();
    for route in &routes {
        let data = page_data(&atlas, *route);
        let shown = shown(*route, &data)?;
        let meta = Meta { title: title(*route), description: description(&shown) };
        let page = shell.page(*route, &meta, &html(shown), &data);
        write(&dist.join(route.path()).join("index.html"), &page)?;
    }
    write(&dist.join("404.html"), not_found::page(&assets, &atlas))?;
    write_data(&atlas, dist)?;
    write(&dist.join(opensearch::FILE), opensearch::xml(site_url))?;
    for head in INDEX.heads {
        for (lang, folder) in [(Lang::Zh, "cards"), (Lang::En, "cards/en")] {
            let path = dist.join(folder).join(format!("{}.svg", head.code));
            write(&path, cards::card(&assets, head, lang))?;
        }
    }
    install::all(project, dist, &assets)?;
    single::write_all(project, dist, &assets)?;
    let worker = format!("const NAMES = {};\n{}", names(), assets::worker(project)?);
    let bundle = Bundle::of(dist, &worker).and_then(|bundle| bundle.write(dist));
    bundle.map_err(|error| ExportError(error.to_string()))?;
    Ok(routes.len())
}

/// The name of every code, as the worker knows it: `{"404":"Not Found"}`.
fn names() -> Value {
    INDEX.heads.iter().map(|head| (head.code.to_string(), Value::from(head.name))).collect()
}

/// Every page of the site.
pub fn routes() -> Vec<Route> {
    let codes = INDEX.heads.iter().map(|head| Page::Code(head.code));
    let classes = Class::ALL.into_iter().map(Page::Class);
    let pages: Vec<Page> = Page::SINGULAR.into_iter().chain(classes).chain(codes).collect();
    let in_lang = |lang| pages.iter().map(move |page| Route { lang, page: *page });
    Lang::ALL.into_iter().flat_map(in_lang).filter(|route| route.exists()).collect()
}

/// What the page's data block holds, in the page's language; null where the page needs nothing.
fn page_data(atlas: &Atlas, route: Route) -> Value {
    let mut data = match route.page {
        Page::Code(code) => entry(atlas, code),
        Page::Class(class) => api::class(atlas, class),
        Page::Compare => compare::json(&atlas.sets, &atlas.codes),
        Page::Choose => atlas.guide.value.clone(),
        Page::Redirects => api::redirects(atlas),
        Page::Quiz => quiz::json(atlas),
        Page::Embed => atlas.hosts.clone(),
        Page::Document => Value::from(vec![Value::from(atlas.document.source), api::errata(atlas)]),
        Page::Atlas | Page::About => Value::Null,
    };
    forget(&mut data, route.lang.other());
    data
}

/// An entry, with its small flow.
fn entry(atlas: &Atlas, code: StatusCode) -> Value {
    let mut value = api::code(atlas, code);
    let flow = flows::sketch(atlas, code);
    if !flow.is_null() {
        value["flow"] = flow;
    }
    value
}

/// Takes the texts of a language out, wherever there are texts in both.
fn forget(value: &mut Value, lang: Lang) {
    match value {
        Value::Object(members) => {
            if Lang::ALL.iter().all(|lang| members.contains_key(lang.short())) {
                members.remove(lang.short());
            }
            members.values_mut().for_each(|member| forget(member, lang));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| forget(item, lang)),
        _ => {}
    }
}

/// What is shown on a page, read from its data block as the browser will read it.
fn shown(route: Route, data: &Value) -> Result<Shown, ExportError> {
    let unreadable = || ExportError(format!("the data of /{} is not readable", route.path()));
    let data = match data {
        Value::Null => Data::None,
        data => whole::read(route, std::slice::from_ref(data)).ok_or_else(unreadable)?,
    };
    Ok(Shown { route, data })
}

/// The HTML of the app for what is shown.
pub fn html(shown: Shown) -> String {
    Owner::new().with(|| App::new(shown, whole::page, Some(Reading::new())).view().html())
}

fn write_data(atlas: &Atlas, dist: &Path) -> Result<(), ExportError> {
    let api = |name: &str, value: &Value| {
        write(&dist.join("api/v1").join(format!("{name}.json")), value.to_string())
    };
    for code in atlas.codes.keys() {
        api(&code.to_string(), &entry(atlas, *code))?;
    }
    for class in atlas.classes.keys() {
        api(class.label(), &api::class(atlas, *class))?;
    }
    api("index", &api::index(atlas, env!("CARGO_PKG_VERSION")))?;
    api("document", &api::document(&atlas.document))?;
    api("errata", &api::errata(atlas))?;
    write(&dist.join("api/v1/schema.json"), SCHEMA)?;
    api("choose", &atlas.guide.value)?;
    api("redirects", &api::redirects(atlas))?;
    api("quiz", &quiz::json(atlas))?;
    api("hosts", &atlas.hosts)?;
    api("compare", &compare::json(&atlas.sets, &atlas.codes))?;
    write(&dist.join(SEARCH), api::search(atlas))?;
    for lang in Lang::ALL {
        let diagram = diagram::mermaid(&atlas.guide, lang);
        write(&dist.join(format!("{GUIDE_DIAGRAM}{}.mmd", lang.short())), &diagram)?;
    }
    anki::write(atlas, &dist.join("anki/status-atlas.apkg"))?;
    write(&dist.join(DOCUMENT_FILE), atlas.document.source)?;
    owner::without_notes(dist)?;
    write(&dist.join("overlay.example.json"), OVERLAY_EXAMPLE)?;
    write(&dist.join("api/v1/overlay.schema.json"), OVERLAY_SCHEMA)?;
    write(&dist.join("robots.txt"), "User-agent: *\nAllow: /\n")
}

fn write(path: &Path, text: impl AsRef<[u8]>) -> Result<(), ExportError> {
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    fs::create_dir_all(&folder).map_err(|error| cannot("create", &folder, &error))?;
    fs::write(path, text).map_err(|error| cannot("write", path, &error))
}

fn cannot(what: &str, path: &Path, error: &io::Error) -> ExportError {
    ExportError(format!("cannot {what} {}: {error}", path.display()))
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ExportError {}
