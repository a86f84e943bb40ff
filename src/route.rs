//! The one table of pages: from a path below the site's root to a page, and back.

use crate::index::CODES;
use model::{Class, Lang, StatusCode};

/// Where the document itself lies, below the site's root.
pub const DOCUMENT_FILE: &str = "document/http-status.md";
/// Where the questions as a diagram lie, but for the language and `.mmd`.
pub const GUIDE_DIAGRAM: &str = "choose/choose.";

/// Where what the search looks at besides names lies, below the site's root.
pub const SEARCH: &str = "api/v1/search.txt";

/// A page in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Route {
    /// The language, which is the tree the page stands in: `en/` or the root.
    pub lang: Lang,
    /// The page.
    pub page: Page,
}

/// The kinds of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// Every code as a grid or a list, with the search field.
    Atlas,
    /// One code: `301/`.
    Code(StatusCode),
    /// One class: `3xx/`.
    Class(Class),
    /// Codes side by side.
    Compare,
    /// Which code to return, a question at a time.
    Choose,
    /// What clients do with redirects.
    Redirects,
    /// Questions.
    Quiz,
    /// How a page gets into other systems.
    Embed,
    /// The original document, every line numbered.
    Document,
    /// Provenance, versions, licence.
    About,
}

impl Route {
    /// The route of a path below the site's root, with or without its last slash and
    /// `index.html`; `None` for any other path.
    pub fn parse(path: &str) -> Option<Route> {
        if path.starts_with('/') || path.contains("//") {
            return None;
        }
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let (lang, page) = match path.strip_prefix("en") {
            Some("") => (Lang::En, ""),
            Some(rest) if rest.starts_with('/') => (Lang::En, &rest[1..]),
            _ => (Lang::Zh, path),
        };
        Page::parse(page).map(|page| Route { lang, page })
    }

    /// The path below the site's root: empty, or ending in a slash.
    pub fn path(self) -> String {
        let page = match self.page {
            Page::Atlas => String::new(),
            Page::Code(code) => format!("{code}/"),
            Page::Class(class) => format!("{}/", class.label()),
            Page::Compare => "compare/".to_owned(),
            Page::Choose => "choose/".to_owned(),
            Page::Redirects => "redirects/".to_owned(),
            Page::Quiz => "quiz/".to_owned(),
            Page::Embed => "embed/".to_owned(),
            Page::Document => "document/".to_owned(),
            Page::About => "about/".to_owned(),
        };
        match self.lang {
            Lang::Zh => page,
            Lang::En => format!("en/{page}"),
        }
    }

    /// From this page to the site's root: `./`, `../` or `../../`.
    pub fn root(self) -> &'static str {
        match (self.lang, self.page) {
            (Lang::Zh, Page::Atlas) => "./",
            (Lang::Zh, _) | (Lang::En, Page::Atlas) => "../",
            (Lang::En, _) => "../../",
        }
    }

    /// A relative link from this page to `path` below the site's root.
    pub fn link(self, path: &str) -> String {
        format!("{}{path}", self.root())
    }

    /// A relative link from this page to another page of the same language.
    pub fn to(self, page: Page) -> String {
        self.link(&Route { page, ..self }.path())
    }

    /// Whether the site has this page: the index has its code, or a code of its class.
    pub fn exists(self) -> bool {
        match self.page {
            Page::Code(code) => CODES.binary_search(&code.number()).is_ok(),
            Page::Class(class) => {
                let code = |number: &u16| StatusCode::new(*number).ok()?.class();
                CODES.iter().any(|number| code(number) == Some(class))
            }
            Page::Atlas
            | Page::Compare
            | Page::Choose
            | Page::Redirects
            | Page::Quiz
            | Page::Document
            | Page::About => true,
            // In one file there is no address to embed.
            Page::Embed => !cfg!(feature = "single"),
        }
    }

    /// The same page in the other language.
    pub fn mirrored(self) -> Route {
        Route { lang: self.lang.other(), ..self }
    }
}

impl Page {
    /// The pages that are neither a code's nor a class's.
    pub const SINGULAR: [Page; 8] = [
        Page::Atlas,
        Page::Compare,
        Page::Choose,
        Page::Redirects,
        Page::Quiz,
        Page::Embed,
        Page::Document,
        Page::About,
    ];

    /// The files, below the site's root, that hold what the page needs beyond the index.
    pub fn data_files(self) -> Vec<String> {
        match self {
            Page::Atlas | Page::About => Vec::new(),
            Page::Code(code) => vec![format!("api/v1/{code}.json")],
            Page::Class(class) => vec![format!("api/v1/{}.json", class.label())],
            Page::Compare => vec!["api/v1/compare.json".to_owned()],
            Page::Choose => vec!["api/v1/choose.json".to_owned()],
            Page::Redirects => vec!["api/v1/redirects.json".to_owned()],
            Page::Quiz => vec!["api/v1/quiz.json".to_owned()],
            Page::Embed => vec!["api/v1/hosts.json".to_owned()],
            Page::Document => vec![DOCUMENT_FILE.to_owned(), "api/v1/errata.json".to_owned()],
        }
    }

    fn parse(path: &str) -> Option<Page> {
        match path {
            "" => Some(Page::Atlas),
            "compare" => Some(Page::Compare),
            "choose" => Some(Page::Choose),
            "redirects" => Some(Page::Redirects),
            "quiz" => Some(Page::Quiz),
            "embed" => Some(Page::Embed),
            "document" => Some(Page::Document),
            "about" => Some(Page::About),
            _ => {
                let code = StatusCode::parse(path).map(Page::Code);
                // Classes are written in lower case only: one page, one address.
                let class = || Class::parse(path).filter(|class| class.label() == path);
                code.or_else(|| class().map(Page::Class))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Route> {
        let codes = (100..1000).filter_map(|n| StatusCode::new(n).ok()).map(Page::Code);
        let classes = Class::ALL.into_iter().map(Page::Class);
        let pages = Page::SINGULAR.into_iter().chain(codes).chain(classes);
        let pages: Vec<Page> = pages.collect();
        Lang::ALL
            .into_iter()
            .flat_map(|l| pages.iter().map(move |p| Route { lang: l, page: *p }))
            .collect()
    }

    #[test]
    fn a_path_is_read_as_it_is_written() {
        for route in all() {
            let path = route.path();
            assert_eq!(Route::parse(&path), Some(route), "{path}");
            assert_eq!(Route::parse(path.trim_end_matches('/')), Some(route), "{path}");
            assert_eq!(Route::parse(&format!("{path}index.html")), Some(route), "{path}");
            assert_eq!(route.root().matches("../").count(), path.matches('/').count());
            assert_eq!(route.mirrored().mirrored(), route);
        }
    }

    #[test]
    fn other_paths_are_no_pages() {
        for path in ["099/", "6xx/", "3XX/", "english/", "en//", "301/x", "/", "../", "404.html"] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }

    #[test]
    fn links_are_relative() {
        let from = |path| Route::parse(path).expect("a page");
        assert_eq!(from("").to(Page::About), "./about/");
        assert_eq!(from("301/").to(Page::Atlas), "../");
        assert_eq!(from("en/301/").to(Page::Document), "../../en/document/");
        assert_eq!(from("en/").link("404.html"), "../404.html");
    }
}
