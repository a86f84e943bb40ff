//! What stands in a page's `<head>`, as a function of its route.

use crate::i18n;
use crate::index::INDEX;
use crate::route::{Page, Route};
use model::{Lang, Phrase};

/// The page's title and description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// For `<title>`.
    pub title: String,
    /// For `<meta name="description">`.
    pub description: String,
}

const ATLAS: Phrase = Phrase {
    zh: "按号码、类别、中文和英文名称查找 HTTP 状态码，每个都附原文与行号。",
    en: "Find an HTTP status code by number, class or name, with the original text and its lines.",
};
const DOCUMENT: Phrase = Phrase {
    zh: "《HTTP 状态码总结》全文，逐行编号，一字未改。",
    en: "The whole Chinese document about HTTP status codes, every line numbered, unchanged.",
};
const ABOUT: Phrase = Phrase {
    zh: "本站的出处、版本与许可。",
    en: "Provenance, versions and licence of this site.",
};

/// The title and description of a page.
pub fn meta(route: Route) -> Meta {
    let lang = route.lang;
    let site = i18n::SITE.get(lang);
    let (title, description) = match route.page {
        Page::Atlas => return of_atlas(lang),
        Page::Code(code) => of_code(lang, code),
        Page::Class(class) => {
            let name = i18n::class_name(class).get(lang);
            let intro = INDEX.section_of(class).map_or("", |section| section.intro);
            (format!("{} {name}", class.label()), intro.to_owned())
        }
        Page::Document => (i18n::SOURCE.get(lang).to_owned(), DOCUMENT.get(lang).to_owned()),
        Page::About => (i18n::ABOUT_TITLE.get(lang).to_owned(), ABOUT.get(lang).to_owned()),
    };
    Meta { title: format!("{title} · {site}"), description }
}

fn of_atlas(lang: Lang) -> Meta {
    let title = format!("{} · {}", i18n::HEADLINE.get(lang), i18n::SITE.get(lang.other()));
    Meta { title, description: ATLAS.get(lang).to_owned() }
}

fn of_code(lang: Lang, code: model::StatusCode) -> (String, String) {
    match INDEX.get(code) {
        Some(head) => {
            let also = if lang == Lang::Zh && !head.name_zh.is_empty() { head.name } else { "" };
            let title = format!("{code} {} {also}", head.title(lang));
            (title.trim_end().to_owned(), head.excerpt.to_owned())
        }
        None => (code.to_string(), String::new()),
    }
}
