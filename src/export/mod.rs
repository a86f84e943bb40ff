//! Writes the site: every page, the JSON files, the document, the small files.
//!
//! Run once a build, as Trunk's `post_build` hook, on the folder that Trunk has put the app's
//! JavaScript and WASM into. Needs the project's root as the working directory.

mod assets;
mod not_found;
mod shell;

use crate::app::{App, Data, Shown};
use crate::index::INDEX;
use crate::route::{DOCUMENT_FILE, Page, Route};
use assets::Assets;
use content::api;
use content::atlas::{Atlas, Files};
use leptos::prelude::*;
use model::wire::read_entry;
use model::{Class, Lang};
use serde_json::Value;
use shell::Shell;
use std::path::Path;
use std::{fmt, fs, io};

/// Why the site could not be written.
#[derive(Debug)]
pub struct ExportError(String);

/// Writes the site into `dist`, from the project in `project`. `site_url` is the address it will
/// have, where that is known.
pub fn export(project: &Path, dist: &Path, site_url: Option<&str>) -> Result<usize, ExportError> {
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
        let data = page_data(&atlas, *route)?;
        let page = shell.page(*route, &render(*route, &data)?, &data);
        write(&dist.join(route.path()).join("index.html"), &page)?;
    }
    write(&dist.join("404.html"), &not_found::page(&assets))?;
    write_data(&atlas, dist)?;
    Ok(routes.len())
}

/// Every page of the site.
pub fn routes() -> Vec<Route> {
    let codes = INDEX.heads.iter().map(|head| Page::Code(head.code));
    let classes = Class::ALL.into_iter().map(Page::Class);
    let pages = [Page::Atlas, Page::Document, Page::About];
    let pages: Vec<Page> = pages.into_iter().chain(classes).chain(codes).collect();
    let in_lang = |lang| pages.iter().map(move |page| Route { lang, page: *page });
    Lang::ALL.into_iter().flat_map(in_lang).filter(|route| route.exists()).collect()
}

/// What `api/v1/` and the page's data block hold; null where the page needs nothing.
fn page_data(atlas: &Atlas, route: Route) -> Result<Value, ExportError> {
    match route.page {
        Page::Code(code) => match atlas.entry(code) {
            Some(entry) => Ok(api::entry(atlas, entry)),
            None => Err(ExportError(format!("{code} has no entry"))),
        },
        Page::Document => Ok(Value::from(atlas.document.source)),
        Page::Atlas | Page::Class(_) | Page::About => Ok(Value::Null),
    }
}

/// The HTML of the app on a page, as the browser will take it over.
fn render(route: Route, data: &Value) -> Result<String, ExportError> {
    let unreadable = || ExportError(format!("the data of /{} is not readable", route.path()));
    let data = match route.page {
        Page::Code(_) => Data::Entry(read_entry(&data["document"]).ok_or_else(unreadable)?.into()),
        Page::Document => Data::Document(data.as_str().ok_or_else(unreadable)?.into()),
        _ => Data::None,
    };
    Ok(html(Shown { route, data }))
}

/// The HTML of the app for what is shown.
pub fn html(shown: Shown) -> String {
    Owner::new().with(|| App::new(shown).view().html())
}

fn write_data(atlas: &Atlas, dist: &Path) -> Result<(), ExportError> {
    let api = dist.join("api/v1");
    for entry in atlas.document.entries() {
        let path = api.join(format!("{}.json", entry.code));
        write(&path, &api::entry(atlas, entry).to_string())?;
    }
    write(&api.join("document.json"), &api::document(&atlas.document).to_string())?;
    let index = api::index(atlas, env!("CARGO_PKG_VERSION"));
    write(&api.join("index.json"), &index.to_string())?;
    write(&dist.join(DOCUMENT_FILE), atlas.document.source)?;
    write(&dist.join("robots.txt"), "User-agent: *\nAllow: /\n")
}

fn write(path: &Path, text: &str) -> Result<(), ExportError> {
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
