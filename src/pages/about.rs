//! Provenance, versions, licence.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::pages::document::download;
use crate::route::{Page, Route};
use model::{Lang, Phrase};

const LEAD: Phrase = Phrase {
    zh: "一份中文的 HTTP 状态码文档，逐字保留、逐行编号，做成可以查找和链接的图鉴。",
    en: "A Chinese document about HTTP status codes, kept word for word and numbered line by line, as an atlas that can be searched and linked to.",
};
const ORIGIN: Phrase = Phrase {
    zh: "正文取自这份文档，构建时解析，不作改动。它写于 RFC 2616 的年代，有些说法已与现行标准（RFC 9110）不符，引用前请核对。",
    en: "The text is this document, parsed when the site is built and left as it is. It was written against RFC 2616, so some of its statements no longer match today's standard (RFC 9110): check before you quote it.",
};
const NAMES: Phrase = Phrase {
    zh: "文档没有给出中文名称的状态码，中文名称由本站补充。",
    en: "Chinese names that the document does not give were added by this site.",
};
const PRIVACY: Phrase = Phrase {
    zh: "全部内容都是静态文件，不向任何其他地址发送请求。配色选择只存在你的浏览器里。",
    en: "Everything is a static file, and nothing is requested from any other address. Your choice of theme stays in your browser.",
};
const LICENCE: Phrase = Phrase {
    zh: "代码以 MIT 或 Apache-2.0 许可发布，任选其一。文档的来源见 content/README.md。",
    en: "The code is licensed under MIT or Apache-2.0, at your choice. For the document's provenance see content/README.md.",
};

const ROWS: [Phrase; 5] = [
    Phrase { zh: "文档", en: "Document" },
    Phrase { zh: "篇幅", en: "Extent" },
    Phrase { zh: "校验", en: "Digest" },
    Phrase { zh: "文件", en: "File" },
    Phrase { zh: "版本", en: "Version" },
];

/// The page.
pub fn page(route: Route) -> Vec<Element> {
    let lang = route.lang;
    let title = el("a").class("link").attr("lang", Lang::Zh.tag());
    let values = [
        title.attr("href", route.to(Page::Document)).child(INDEX.title),
        el("span").child(extent(lang)),
        el("code").child("SHA-256 ").child(INDEX.sha256),
        download(route),
        el("span").class("num").child(env!("CARGO_PKG_VERSION")),
    ];
    let rows = ROWS.into_iter().zip(values).map(|(name, value)| {
        let name = el("dt").child(name.get(lang));
        el("div").child(name).child(el("dd").child(value))
    });
    let heading = |name: Phrase| el("h2").class("h2").child(name.get(lang));
    let text = |text: Phrase| el("p").child(text.get(lang));
    let prose = el("div")
        .class("prose")
        .child(text(LEAD).class("lead"))
        .child(el("dl").class("facts").children(rows))
        .child(heading(Phrase { zh: "出处", en: "Provenance" }))
        .child(text(ORIGIN))
        .child(text(NAMES))
        .child(heading(Phrase { zh: "隐私", en: "Privacy" }))
        .child(text(PRIVACY))
        .child(heading(Phrase { zh: "许可", en: "Licence" }))
        .child(text(LICENCE));
    let header = el("header").class("m-top").child(el("h1").child(i18n::ABOUT_TITLE.get(lang)));
    vec![el("article").class("page about").child(header).child(prose)]
}

fn extent(lang: Lang) -> String {
    let (sections, codes, lines) = (INDEX.sections.len(), INDEX.heads.len(), INDEX.lines);
    match lang {
        Lang::Zh => format!("{sections} 个章节，{codes} 个状态码，{lines} 行"),
        Lang::En => format!("{sections} sections, {codes} codes, {lines} lines"),
    }
}
