//! The whole pages that the exporter writes.

use model::Lang;
use status_atlas::export::{export, routes};
use status_atlas::route::{Page, Route};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// A folder with a site in it, removed at the end.
struct Site(PathBuf);

impl Site {
    fn write(name: &str, site_url: Option<&str>) -> Site {
        let folder = env::temp_dir().join(format!("status-atlas-{}-{name}", process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let names = r#"<meta name="atlas-app" data-js="./app-0.js" data-wasm="./app-0_bg.wasm">"#;
        fs::write(folder.join("index.html"), names).expect("a file");
        let pages = export(Path::new(env!("CARGO_MANIFEST_DIR")), &folder, site_url);
        assert_eq!(pages.expect("is written"), routes().len());
        Site(folder)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn page(&self, route: Route) -> String {
        self.read(&format!("{}index.html", route.path()))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_page_is_there_in_both_languages() {
    let site = Site::write("all", None);
    // 43 codes, 5 classes, the atlas, the document, about; twice.
    assert_eq!(routes().len(), 2 * (43 + 5 + 3));
    for route in routes() {
        let html = site.page(route);
        let lang = route.lang.tag();
        assert!(html.contains(&format!("<html lang=\"{lang}\" data-app=\"static\">")), "{route:?}");
        assert!(html.contains("<h1>"), "{route:?}");
        assert!(!html.contains("style=\""), "{route:?} has an inline style");
        assert!(!html.contains("<!>"), "{route:?} has a marker");
        assert!(html.contains("Content-Security-Policy"), "{route:?}");
        let inline = html.matches("<script").count() - html.matches("<script src=").count();
        assert_eq!(inline, html.matches("<script type=\"application/json\"").count(), "{route:?}");
    }
}

#[test]
fn every_link_on_every_page_leads_somewhere() {
    let site = Site::write("links", None);
    let mut count = 0;
    for route in routes() {
        let html = site.page(route);
        for link in attributes(&html, "href").chain(attributes(&html, "src")) {
            count += 1;
            let link = link.replace("&amp;", "&");
            let (path, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let path = path.split('?').next().unwrap_or_default();
            if link.starts_with("https://") || path.ends_with(".wasm") || path.contains("app-0") {
                continue;
            }
            let mut file = site.0.join(route.path()).join(path);
            if path.is_empty() || path.ends_with('/') {
                file = file.join("index.html");
            }
            assert!(file.is_file(), "{link} on /{} leads nowhere", route.path());
            if !fragment.is_empty() && !fragment.starts_with("i-") {
                let target = fs::read_to_string(&file).expect("a page");
                assert!(target.contains(&format!("id=\"{fragment}\"")), "{link} on {route:?}");
            }
        }
    }
    assert!(count > 4_000, "{count} links");
}

fn attributes<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let mark = format!(" {name}=\"");
    let (_, body) = html.split_once("</style>").expect("a page");
    let values = body.match_indices(&mark).map(|(at, mark)| &body[at + mark.len()..]);
    values.collect::<Vec<_>>().into_iter().filter_map(|rest| rest.split('"').next())
}

#[test]
fn an_entry_reads_without_script() {
    let site = Site::write("text", None);
    for route in routes().into_iter().filter(|route| matches!(route.page, Page::Code(_))) {
        let html = site.page(route);
        let json: serde_json::Value =
            serde_json::from_str(&site.read(&format!("api/v1/{}.json", last(&route.path()))))
                .expect("is JSON");
        let text = json["document"]["markdown"].as_str().expect("a text");
        let shown = strip_tags(html.split_once("class=\"lines\"").expect("the text").1);
        assert!(shown.contains(text), "{route:?} shows its text in full");
    }
}

fn last(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

fn strip_tags(html: &str) -> String {
    let texts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    texts.collect::<String>().replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn titles_are_distinct_and_name_the_page() {
    let site = Site::write("titles", None);
    let mut titles: Vec<String> = routes()
        .into_iter()
        .map(|route| {
            let html = site.page(route);
            let title =
                html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
            title.expect("a title").0.to_owned()
        })
        .collect();
    assert!(titles.iter().any(|title| title == "404 未找到 Not Found · 状态码图鉴"));
    let count = titles.len();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), count);
}

#[test]
fn addresses_are_absolute_only_where_the_site_has_one() {
    let site = Site::write("bare", None);
    assert!(!site.page(Route { lang: Lang::Zh, page: Page::About }).contains("canonical"));
    let site = Site::write("url", Some("https://atlas.example/x/"));
    let html = site.page(Route { lang: Lang::En, page: Page::About });
    assert!(html.contains(r#"rel="canonical" href="https://atlas.example/x/en/about/""#));
    assert!(html.contains(r#"hreflang="zh-Hans" href="https://atlas.example/x/about/""#));
}

#[test]
fn two_builds_are_the_same() {
    let (one, two) = (Site::write("one", None), Site::write("two", None));
    for path in ["index.html", "301/index.html", "404.html", "api/v1/index.json"] {
        assert_eq!(one.read(path), two.read(path), "{path}");
    }
}

#[test]
fn the_page_for_unknown_paths_stands_alone() {
    let html = Site::write("404", None).read("404.html");
    assert!(html.contains("请求失败，请求所希望得到的资源未被在服务器上发现"));
    for outside in ["src=", "rel=\"stylesheet\"", "rel=\"preload\"", "href=\"./", "href=\"../"] {
        assert!(!html.contains(outside), "{outside}");
    }
}
