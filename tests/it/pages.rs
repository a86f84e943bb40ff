//! The whole site that the exporter writes.

use model::{Lang, Registry, StatusCode};
use serde_json::Value;
use status_atlas::export::{export, routes};
use status_atlas::index::INDEX;
use status_atlas::route::{Page, Route};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A folder with a site in it, written anew by each run.
pub struct Site(PathBuf);

impl Site {
    fn write(name: &str, site_url: Option<&str>) -> Site {
        Site::write_beside(name, site_url, |_| {})
    }

    /// The same, after something has been put into the folder.
    pub fn write_beside(name: &str, site_url: Option<&str>, put: impl Fn(&Path)) -> Site {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder");
        let names = r#"<meta name="atlas-app" data-js="./app-0.js" data-wasm="./app-0_bg.wasm">"#;
        fs::write(folder.join("index.html"), names).expect("a file");
        fs::write(folder.join("tools.js"), "export default 0;\n").expect("a file");
        fs::write(folder.join("tools_bg.wasm"), "wasm").expect("a file");
        put(&folder);
        let pages = export(Path::new(env!("CARGO_MANIFEST_DIR")), &folder, site_url);
        assert_eq!(pages.expect("is written"), routes().len());
        Site(folder)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn page(&self, route: Route) -> String {
        self.read(&format!("{}index.html", route.path()))
    }

    fn code(&self, code: StatusCode) -> Value {
        self.json(&format!("api/v1/{code}.json"))
    }
}

/// The site that knows no address of its own.
pub fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| Site::write("site", None))
}

fn codes() -> impl Iterator<Item = StatusCode> {
    INDEX.heads.iter().map(|head| head.code)
}

#[test]
fn every_page_is_there_in_both_languages() {
    // The codes, 5 classes, the atlas, redirects, quiz, compare, choose, embed, the document, about; twice.
    assert_eq!(routes().len(), 2 * (INDEX.heads.len() + 5 + 8));
    assert!(INDEX.heads.len() > 90, "{} codes", INDEX.heads.len());
    for route in routes() {
        let html = site().page(route);
        let lang = route.lang.tag();
        assert!(html.contains(&format!("<html lang=\"{lang}\" data-app=\"static\">")), "{route:?}");
        assert_eq!(html.matches("<h1>").count(), 1, "{route:?}");
        assert!(!html.contains("style=\""), "{route:?} has an inline style");
        assert!(!html.contains("<!>"), "{route:?} has a marker");
        assert!(html.contains("Content-Security-Policy"), "{route:?}");
        let inline = html.matches("<script").count() - html.matches("<script src=").count();
        assert_eq!(inline, html.matches("<script type=\"application/json\"").count(), "{route:?}");
    }
}

#[test]
fn every_link_on_every_page_leads_somewhere() {
    let mut count = 0;
    let mut pages: BTreeMap<PathBuf, String> = BTreeMap::new();
    for route in routes() {
        let html = site().page(route);
        for link in attributes(&html, "href").chain(attributes(&html, "src")) {
            count += 1;
            let link = link.replace("&amp;", "&");
            let (path, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let path = path.split('?').next().unwrap_or_default();
            // Made of builds of Trunk's, which this site was written without.
            let built = [".wasm", "status-atlas.html"].iter().any(|end| path.ends_with(end));
            if link.starts_with("https://") || built || path.contains("app-0") {
                continue;
            }
            let mut file = site().0.join(route.path()).join(path);
            if path.is_empty() || path.ends_with('/') {
                file = file.join("index.html");
            }
            assert!(file.is_file(), "{link} on /{} leads nowhere", route.path());
            // The guide's answers and the visualiser's flow are state, not a place.
            let state = ["i-", "a=", "f="].iter().any(|start| fragment.starts_with(start));
            if !fragment.is_empty() && !state {
                let read = || fs::read_to_string(&file).expect("a page");
                let target = pages.entry(file.clone()).or_insert_with(read);
                assert!(target.contains(&format!("id=\"{fragment}\"")), "{link} on {route:?}");
            }
        }
    }
    assert!(count > 20_000, "{count} links");
}

/// Links out of the site: well-formed, and into sections that `rfcs.toml` lists. That the list is
/// complete is the content crate's to check; here it is that no page makes up an address.
#[test]
fn every_link_out_is_to_a_known_place() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = ["sources", "hosts"].map(|name| {
        fs::read_to_string(root.join(format!("content/{name}.toml"))).expect("the sources")
    });
    let rfcs = fs::read_to_string(root.join("content/rfcs.toml")).expect("the RFCs");
    let mut seen = BTreeSet::new();
    for route in routes() {
        let html = site().page(route);
        seen.extend(
            attributes(&html, "href").filter(|link| link.contains("//")).map(str::to_owned),
        );
    }
    for link in &seen {
        let link = link.replace("&amp;", "&");
        let Some(rest) = link.strip_prefix("https://www.rfc-editor.org/rfc/rfc") else {
            let entry = format!("url = \"{link}\"");
            assert!(sources.iter().any(|text| text.contains(&entry)), "{link} is no source");
            continue;
        };
        let (number, place) = rest.split_once('#').unwrap_or((rest, ""));
        let (_, table) = rfcs.split_once(&format!("[{number}]\n")).expect(&link);
        let section = place.trim_start_matches("section-").trim_start_matches("appendix-");
        let sections = table.lines().find(|line| line.starts_with("sections")).expect("sections");
        let sections: Vec<&str> = sections.split(['"', ' ']).collect();
        assert!(section.is_empty() || sections.contains(&section), "{link}");
    }
    assert!(seen.len() > 150, "{} links out", seen.len());
}

fn attributes<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let mark = format!(" {name}=\"");
    let (_, body) = html.split_once("</style>").expect("a page");
    let values = body.match_indices(&mark).map(|(at, mark)| &body[at + mark.len()..]);
    values.collect::<Vec<_>>().into_iter().filter_map(|rest| rest.split('"').next())
}

#[test]
fn a_code_reads_without_script() {
    for code in codes() {
        let json = site().code(code);
        for lang in Lang::ALL {
            let html = site().page(Route { lang, page: Page::Code(code) });
            let (html, _) = html.split_once("id=\"page-data\"").expect("the data");
            let shown = strip_tags(html);
            if let Some(text) = json["document"]["markdown"].as_str() {
                let (_, source) = html.split_once("class=\"lines\"").expect("the text");
                let bare = (1..=9).fold(strip_tags(source), |text, number| {
                    text.replace(&format!("※{number}"), "")
                });
                assert!(bare.contains(text), "{code} shows the document's text in full");
            }
            let texts = |path: &str| json.pointer(path).into_iter();
            let said = texts("/summary")
                .chain(texts("/use/send_when"))
                .chain(texts("/use/client_does"))
                .chain(
                    ["errata", "near", "trouble", "symptoms", "meanings"]
                        .iter()
                        .flat_map(|key| json[*key].as_array().into_iter().flatten()),
                );
            for said in said.filter(|said| said["origin"] != "iana") {
                let of = |key: &str| said[key][lang.short()].as_str();
                let text = of("correction").or(of("summary")).or(said[lang.short()].as_str());
                let text = text.unwrap_or_else(|| panic!("{code}: {said}")).replace('`', "");
                assert!(shown.contains(&text), "{code} in {lang:?} shows: {text}");
            }
        }
    }
}

#[test]
fn every_quotation_is_marked_where_it_stands() {
    for code in codes() {
        let errata = site().code(code)["errata"].as_array().map_or(0, Vec::len);
        let html = site().page(Route { lang: Lang::Zh, page: Page::Code(code) });
        assert_eq!(html.matches("class=\"err\"").count(), errata, "{code}");
    }
    let html = site().page(Route { lang: Lang::En, page: Page::Document });
    assert_eq!(html.matches("class=\"err\"").count(), 41, "the document marks all of them");
}

fn strip_tags(html: &str) -> String {
    let texts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let text = texts.collect::<String>();
    text.replace("&gt;", ">").replace("&lt;", "<").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn heads_are_distinct_and_name_the_page() {
    let mut titles = BTreeSet::new();
    let mut descriptions = BTreeSet::new();
    for route in routes() {
        let html = site().page(route);
        let between = |before: &str, after: &str| {
            let rest = html.split_once(before).unwrap_or_else(|| panic!("{before} on {route:?}")).1;
            rest.split_once(after).expect("an end").0.to_owned()
        };
        let title = between("<title>", "</title>");
        assert!(titles.insert(title.clone()), "{title} stands twice");
        let description = between("<meta name=\"description\" content=\"", "\"");
        assert!(description.chars().count() > 12, "{route:?}: {description}");
        assert!(descriptions.insert(description.clone()), "{description} stands twice");
        let other = route.mirrored();
        let alternate =
            format!("hreflang=\"{}\" href=\"{}\"", other.lang.tag(), route.link(&other.path()));
        assert!(html.contains(&alternate), "{route:?} leads to the other language");
    }
    assert!(titles.contains("404 未找到 Not Found · 状态码图鉴"));
}

#[test]
fn addresses_are_absolute_only_where_the_site_has_one() {
    assert!(!site().page(Route { lang: Lang::Zh, page: Page::About }).contains("canonical"));
    let site = Site::write("url", Some("https://atlas.example/x/"));
    for route in routes() {
        let html = site.page(route);
        let here = format!("rel=\"canonical\" href=\"https://atlas.example/x/{}\"", route.path());
        assert!(html.contains(&here), "{route:?}");
    }
    let html = site.page(Route { lang: Lang::En, page: Page::About });
    assert!(html.contains(r#"hreflang="zh-Hans" href="https://atlas.example/x/about/""#));
}

#[test]
fn two_builds_are_the_same() {
    let again = Site::write("again", None);
    for path in ["index.html", "301/index.html", "404.html", "api/v1/index.json", "cards/301.svg"] {
        assert_eq!(site().read(path), again.read(path), "{path}");
    }
}

#[test]
fn the_page_for_unknown_paths_stands_alone() {
    let html = site().read("404.html");
    assert!(html.contains("请求失败，请求所希望得到的资源未被在服务器上发现"));
    for outside in ["src=", "rel=\"stylesheet\"", "rel=\"preload\"", "href=\"./", "href=\"../"] {
        assert!(!html.contains(outside), "{outside}");
    }
}

#[test]
fn the_list_of_codes_agrees_with_the_pages() {
    let index = site().json("api/v1/index.json");
    let listed = index["codes"].as_array().expect("a list");
    assert_eq!(listed.len(), INDEX.heads.len());
    for (item, head) in listed.iter().zip(INDEX.heads) {
        assert_eq!(item["code"], head.code.number());
        assert_eq!(item["registry"], head.registry.label());
        let own = site().code(head.code);
        for key in ["name", "name_zh", "class", "registry", "url"] {
            assert_eq!(item[key], own[key], "{}: {key}", head.code);
        }
        assert_eq!(own["spec"].is_null(), head.registry == Registry::Unregistered);
    }
}

/// What the browser reads from the page is what it would fetch, but for the other language.
#[test]
fn the_data_of_a_page_is_that_of_its_file() {
    for page in [Page::Code(StatusCode::new(301).expect("a code")), Page::Compare, Page::Choose] {
        for lang in Lang::ALL {
            let html = site().page(Route { lang, page });
            let (_, rest) = html.split_once("id=\"page-data\">").expect("the data");
            let (data, _) = rest.split_once("</script>").expect("an end");
            let data: Value = serde_json::from_str(data).expect("is JSON");
            let file = site().json(&page.data_files()[0]);
            assert!(!data.to_string().contains(&format!("\"{}\":", lang.other().short())));
            assert_eq!(
                file.as_object().map(|file| file.len()),
                data.as_object().map(|data| data.len())
            );
        }
    }
}

#[test]
fn a_card_is_drawn_for_every_code() {
    for head in INDEX.heads {
        for (folder, name) in [("cards", head.title(Lang::Zh)), ("cards/en", head.name)] {
            let svg = site().read(&format!("{folder}/{}.svg", head.code));
            let name = name.replace('&', "&amp;").replace('"', "&quot;");
            assert!(svg.contains(&format!(">{name}</text>")), "{}: {name}", head.code);
            assert!(svg.contains("prefers-color-scheme:dark"));
            // Well-formed as far as a count can tell; the browser tests load them.
            for tag in ["text", "g", "svg", "title", "style", "clipPath"] {
                let opened = svg.matches(&format!("<{tag} ")).count()
                    + svg.matches(&format!("<{tag}>")).count();
                assert_eq!(
                    opened,
                    svg.matches(&format!("</{tag}>")).count(),
                    "{}: {tag}",
                    head.code
                );
            }
        }
    }
}
