//! Provenance, versions, licence.

use crate::i18n;
use crate::index::INDEX;
use crate::node::{Element, el};
use crate::pages::document::download;
use crate::route::{Page, Route};
use model::{Lang, Phrase};

const LEAD: Phrase = Phrase {
    zh: "一份中文的HTTP状态码文档，逐字保留、逐行编号；旁边是现行标准怎么说、每个状态码怎么用，以及出处。",
    en: "A Chinese document about HTTP status codes, kept word for word and numbered line by line. Beside it you will find what today's standards say, how each code is used, and the sources.",
};
const ORIGIN: Phrase = Phrase {
    zh: "原文在构建时解析，不作改动。它写于RFC 2616的年代，与现行标准不符之处以※标出，勘误连同依据列在旁边。",
    en: "The document is parsed when the site is built and left as it is. It was written against RFC 2616; whatever no longer holds is marked ※ and corrected beside it, with the section of the standard.",
};
const ADDED: Phrase = Phrase {
    zh: "原文没有的状态码、中文名称和全部说明由本站补充，依据是IANA登记表、RFC和各厂商的源码与文档；未经核实的厂商用法会注明。登记表以2025-09-15版为准。",
    en: "Codes that the document does not have, Chinese names and all explanations were added by this site, from IANA's registry, RFCs, and vendors' source code and documentation. What vendors do is marked where it could not be verified. The registry used is the version of 2025-09-15.",
};
const PRIVACY: Phrase = Phrase {
    zh: "全部内容都是静态文件，不向任何其他地址发送请求。配色、练习进度和离线副本只保存在你的浏览器里。",
    en: "Everything is a static file, and no requests go to any other address. Your theme, your quiz progress and the offline copy stay in your browser.",
};
const LICENCE: Phrase = Phrase {
    zh: "代码以MIT或Apache-2.0许可发布，任选其一。文档的来源见content/README.md。",
    en: "The code is licensed under MIT or Apache-2.0, at your option. For the document's provenance see content/README.md.",
};

const ROWS: [Phrase; 5] = [
    Phrase { zh: "文档", en: "Document" },
    Phrase { zh: "篇幅", en: "Size" },
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
        .child(text(ADDED))
        .child(heading(Phrase { zh: "隐私", en: "Privacy" }))
        .child(text(PRIVACY))
        .child(heading(Phrase {
            zh: "保存在这台设备上的内容", en: "Stored on this device"
        }))
        // Filled in by a script of its own (src/scripts/page/stored.js), where there is something.
        .child(el("status-stored"))
        .child(heading(Phrase { zh: "本组织的说明", en: "House notes" }))
        .child(el("status-notes"))
        .child(heading(Phrase { zh: "许可", en: "Licence" }))
        .child(text(LICENCE));
    let header = el("header").class("m-top").child(el("h1").child(i18n::ABOUT_TITLE.get(lang)));
    vec![el("article").class("page about").child(header).child(prose)]
}

fn extent(lang: Lang) -> String {
    let codes = INDEX.heads.iter().filter(|head| head.is_original()).count();
    let (sections, lines) = (INDEX.sections.len(), INDEX.lines);
    match lang {
        Lang::Zh => format!("{sections}个章节，{codes}个状态码，{lines}行"),
        Lang::En => format!("{sections} sections, {codes} codes, {lines} lines"),
    }
}
