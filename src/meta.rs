//! What stands in a page's `<head>`, as a function of its route and data.

use crate::app::{Data, Shown};
use crate::i18n;
use crate::index::INDEX;
use crate::route::{Page, Route};
use crate::views::row::plain;
use model::{Lang, Phrase, StatusCode};

const ATLAS: Phrase = Phrase {
    zh: "按号码、类别、中文和英文名称查找HTTP状态码，每个都附原文与行号。",
    en: "Find an HTTP status code by number, class or name, with the original text and its line numbers.",
};
const DOCUMENT: Phrase = Phrase {
    zh: "《HTTP状态码总结》全文，逐行编号，一字未改。",
    en: "The complete Chinese document on HTTP status codes, unchanged, with every line numbered.",
};
const ABOUT: Phrase = Phrase {
    zh: "本站的原文出处、资料依据、版本与许可。",
    en: "Where this site's document and facts come from, its version and its licence.",
};

const CHOOSE: Phrase = Phrase {
    zh: "回答几个问题，找到接口该返回的HTTP状态码，附理由与RFC章节；也可以直接看整棵决策树。",
    en: "Answer a few questions to find the HTTP status code to return, with the reason and the section of the RFC, or read the whole decision tree.",
};
const REDIRECTS: Phrase = Phrase {
    zh: "推演一次HTTP重定向：十七种客户端各自怎样处理方法、请求内容、凭据和Cookie，每一步附规则与出处。",
    en: "Trace an HTTP redirect: what seventeen clients do with the method, the content, credentials and cookies, step by step, with the rule and its source.",
};
const QUIZ: Phrase = Phrase {
    zh: "用间隔复习记住HTTP状态码：情景题、勘误题、预测下一个请求，每个选项都说明理由，进度只留在本机。",
    en: "Learn HTTP status codes with spaced repetition: situations, corrections, the client's next request, with a reason for every choice. Progress stays on your device.",
};
const EMBED: Phrase = Phrase {
    zh: "把状态码图鉴嵌进Confluence、MediaWiki、GitLab、Notion、飞书等系统：现成的代码、实时预览，以及管理员需要放行什么。",
    en: "Embed the atlas in Confluence, MediaWiki, GitLab, Notion and other systems: code to copy, a live preview, and what an administrator has to allow.",
};
const COMPARE: Phrase = Phrase {
    zh: "最多六个HTTP状态码并排对照：缓存、内容、重试、首部字段，以及决定该选哪个的区别。",
    en: "Up to six HTTP status codes side by side: caching, content, retries, header fields, and the difference that decides.",
};

/// The title of a page.
pub fn title(route: Route) -> String {
    let lang = route.lang;
    let site = i18n::SITE.get(lang);
    let title = match route.page {
        Page::Atlas => {
            return format!("{} · {}", i18n::HEADLINE.get(lang), i18n::SITE.get(lang.other()));
        }
        Page::Code(code) => of_code(lang, code),
        Page::Class(class) => i18n::class(lang, class),
        Page::Compare => i18n::COMPARE.get(lang).to_owned(),
        Page::Choose => i18n::CHOOSE.get(lang).to_owned(),
        Page::Redirects => i18n::REDIRECTS.get(lang).to_owned(),
        Page::Quiz => i18n::QUIZ.get(lang).to_owned(),
        Page::Embed => i18n::EMBED.get(lang).to_owned(),
        Page::Document => i18n::SOURCE.get(lang).to_owned(),
        Page::About => i18n::ABOUT_TITLE.get(lang).to_owned(),
    };
    format!("{title} · {site}")
}

/// The description of a page, for search engines and previews.
pub fn description(Shown { route, data }: &Shown) -> String {
    let lang = route.lang;
    match (route.page, data) {
        (_, Data::Code(article)) => plain(&article.summary.text),
        (_, Data::Class(article)) => plain(&article.meaning.text),
        (Page::Compare, _) => COMPARE.get(lang).to_owned(),
        (Page::Redirects, _) => REDIRECTS.get(lang).to_owned(),
        (Page::Quiz, _) => QUIZ.get(lang).to_owned(),
        (Page::Embed, _) => EMBED.get(lang).to_owned(),
        (Page::Choose, _) => CHOOSE.get(lang).to_owned(),
        (Page::Document, _) => DOCUMENT.get(lang).to_owned(),
        (Page::About, _) => ABOUT.get(lang).to_owned(),
        _ => ATLAS.get(lang).to_owned(),
    }
}

fn of_code(lang: Lang, code: StatusCode) -> String {
    let Some(head) = INDEX.get(code) else { return code.to_string() };
    let also = if lang == Lang::Zh && !head.name_zh.is_empty() { head.name } else { "" };
    format!("{code} {} {also}", head.title(lang)).trim_end().to_owned()
}
