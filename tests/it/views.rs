//! Each page's view, as the whole string of its HTML.

use expect_test::expect_file;
use leptos::prelude::*;
use model::article::{About, Article, ClassArticle, Erratum, Example, Link, Meaning, Named, Said};
use model::guide::{Choice, Confused, Guide, Leads, Question};
use model::wire::EntryText;
use model::{Block, BlockKind, Head, Inline, Lines, StatusCode};
use status_atlas::app::{App, Data, DocumentText, Shown};
use status_atlas::export::html;
use status_atlas::index::INDEX;
use status_atlas::reading;
use status_atlas::route::Route;
use status_atlas::state::{Known, Layout, Reading, ThemeChoice};
use std::sync::Arc;

fn shown(path: &str, data: Data) -> Shown {
    Shown { route: Route::parse(path).expect("a page"), data }
}

/// One line an element, so that a change shows as the lines it changes.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

/// The main part, without the shell, which has a test of its own.
fn main_of(shown: Shown) -> String {
    let html = html(shown);
    let (_, rest) = html.split_once("<main").expect("a main part");
    let (main, _) = rest.split_once("</main>").expect("a main part");
    lines(&format!("<main{main}</main>"))
}

fn said(text: &str) -> Said {
    let source = Link {
        title: "RFC 9110 §15.4.2".to_owned(),
        url: "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.2".to_owned(),
    };
    Said { text: text.to_owned(), sources: vec![source] }
}

fn named(name: &str, kind: &str, text: &str) -> Named {
    Named { name: name.to_owned(), kind: kind.to_owned(), said: said(text) }
}

fn codes(numbers: &[u16]) -> Vec<StatusCode> {
    numbers.iter().map(|number| StatusCode::new(*number).expect("a code")).collect()
}

fn of_codes(numbers: &[u16], text: &str) -> About {
    About { codes: codes(numbers), said: said(text) }
}

/// An article with something in every part.
fn article(document: Option<EntryText>) -> Article {
    let erratum = Erratum {
        line: 54,
        quote: "不是 301".to_owned(),
        verdict: "outdated".to_owned(),
        correction: said("现在 <b> 不同，见 `308` 与 308。"),
    };
    Article {
        errata: if document.is_some() { vec![erratum] } else { Vec::new() },
        document,
        spec: said("").sources.pop(),
        summary: said("用 `Location` 换地址。"),
        facts: vec![named("retry", "never", "改用新地址"), named("content_allowed", "true", "")],
        fields: vec![named("Location", "SHOULD", "")],
        pick: "地址变了".to_owned(),
        send_when: said("永久换了地址。"),
        instead: vec![of_codes(&[308], "要保住方法")],
        client_does: Said { text: "跟随。".to_owned(), sources: Vec::new() },
        trouble: vec![named("on-call", "", "清缓存"), named("client", "", "看每一跳")],
        near: vec![of_codes(&[301, 308], "308 保持方法。")],
        symptoms: vec![named("ERR_TOO_MANY_REDIRECTS", "Chrome", "互相跳转")],
        example: Example {
            note: String::new(),
            request: "GET /a HTTP/1.1\nHost: a.example\n\n".to_owned(),
            response: "HTTP/1.1 301 Moved Permanently\nContent-Length: 2\n\na: b".to_owned(),
        },
        constants: vec![
            ("Go 1".to_owned(), "http.X".to_owned()),
            ("Java".to_owned(), String::new()),
        ],
        meanings: vec![Meaning {
            vendor: "nginx".to_owned(),
            name: "已断开".to_owned(),
            said: said("客户端走了。"),
            on_the_wire: "log".to_owned(),
            wire: "什么也不发。".to_owned(),
            verification: "unverified".to_owned(),
        }],
        related: codes(&[308, 404]),
        flow: None,
    }
}

fn entry(inlines: Vec<Inline<'static>>) -> Data {
    let body = vec![
        Block { line: 54, kind: BlockKind::Paragraph(inlines) },
        Block { line: 56, kind: BlockKind::Code("a < b".into()) },
    ];
    let heading_line = "##### 301 Moved Permanently".to_owned();
    let text = EntryText { heading_line, lines: Lines { first: 53, last: 56 }, body };
    Data::Code(article(Some(text)).into())
}

/// The app of the pages to read, and its state.
fn app(shown: Shown) -> (App, Reading) {
    let state = Reading::new();
    (App::new(shown, reading::page, Some(state)), state)
}

#[test]
fn the_shell() {
    let html = html(shown("about/", Data::None));
    let (before, rest) = html.split_once("<main").expect("a main part");
    let (_, after) = rest.split_once("</main>").expect("a main part");
    expect_file!["snapshots/shell.html"]
        .assert_eq(&lines(&format!("{before}<main>…</main>{after}")));
}

#[test]
fn the_atlas() {
    expect_file!["snapshots/atlas.html"].assert_eq(&main_of(shown("", Data::None)));
}

#[test]
fn the_atlas_in_english() {
    expect_file!["snapshots/atlas-en.html"].assert_eq(&main_of(shown("en/", Data::None)));
}

#[test]
fn a_code() {
    let text = vec![
        Inline::Text("见 302，不是 301，也不是 999；".into()),
        Inline::Strong(vec![Inline::Code("Location".into())]),
        Inline::Break(false),
        Inline::Link("https://example.com/?a&b".into(), vec![Inline::Text("404 链接".into())]),
    ];
    expect_file!["snapshots/code.html"].assert_eq(&main_of(shown("301/", entry(text))));
}

#[test]
fn a_code_with_a_remark_of_its_section() {
    let html = main_of(shown("en/308/", entry(vec![Inline::Text("<b>".into())])));
    expect_file!["snapshots/code-en.html"].assert_eq(&html);
}

#[test]
fn a_code_that_the_document_does_not_have() {
    let data = Data::Code(article(None).into());
    expect_file!["snapshots/code-added.html"].assert_eq(&main_of(shown("en/410/", data)));
}

#[test]
fn a_class() {
    let erratum = Erratum {
        line: 48,
        quote: "需要自动提交所需要的后续请求".to_owned(),
        verdict: "wrong".to_owned(),
        correction: said("可以，不是必须。"),
    };
    let article = ClassArticle {
        meaning: said("还要再做一步。"),
        unknown: said("当作 300。"),
        advice: Said { text: "给出 Location。".to_owned(), sources: Vec::new() },
        errata: vec![erratum],
        rows: vec![(codes(&[301])[0], "用 `Location`。".to_owned())],
    };
    let data = Data::Class(article.into());
    expect_file!["snapshots/class.html"].assert_eq(&main_of(shown("3xx/", data)));
}

fn guide() -> Guide {
    let choice = |text: &str, leads| Choice { text: text.to_owned(), hint: String::new(), leads };
    let to = |number, text: &str| Leads::Code(codes(&[number])[0], said(text));
    let question = |text: &str, hint: &str, options| Question {
        text: text.to_owned(),
        hint: hint.to_owned(),
        options,
    };
    let first = vec![choice("换地址", Leads::Question(1)), choice("没有", to(404, "不在"))];
    let second = vec![choice("永久", to(301, "一直")), choice("暂时", to(302, "还会回来"))];
    Guide {
        questions: vec![question("怎么了？", "先想 `GET`", first), question("多久？", "", second)],
    }
}

#[test]
fn the_guide() {
    let data = Data::Guide(guide().into());
    expect_file!["snapshots/choose.html"].assert_eq(&main_of(shown("choose/", data)));
}

#[test]
fn answers_lead_to_a_code() {
    Owner::new().with(|| {
        let (app, state) = app(shown("en/choose/", Data::Guide(guide().into())));
        state.answers.text.set("1".to_owned());
        let html = app.view().html();
        assert!(html.contains("<h2 tabindex=\"-1\" id=\"question\">多久？</h2>"), "{html}");
        assert!(html.contains("href=\"#a=12\""), "the second answer");
        state.answers.text.set("12".to_owned());
        let html = app.view().html();
        assert!(html.contains("<span class=\"big num\">302</span>"), "the code");
        assert!(html.contains("还会回来"), "the reason");
        assert!(html.contains("href=\"#a=\""), "the way back");
    });
}

#[test]
fn the_comparison() {
    let sets = vec![Confused {
        codes: codes(&[301, 308]),
        near: vec![of_codes(&[301, 308], "方法。")],
    }];
    let data = Data::Sets(sets.into());
    expect_file!["snapshots/compare.html"].assert_eq(&main_of(shown("compare/", data.clone())));
    Owner::new().with(|| {
        let (app, state) = app(shown("compare/", data));
        state.compared.codes.set(codes(&[301, 404]));
        let article = Arc::new(article(None));
        let columns = vec![(codes(&[301])[0], Some(article)), (codes(&[404])[0], None)];
        state.compared.columns.set(columns);
        let html = app.view().html();
        expect_file!["snapshots/compare-two.html"].assert_eq(&lines(
            html.split_once("<table>")
                .and_then(|(_, rest)| rest.split_once("</table>"))
                .expect("a table")
                .0,
        ));
    });
}

#[test]
fn the_document() {
    let text = "### T\n\n##### 100 Continue\n见 404 与 1000。\n  <i> & \"q\"";
    let erratum = Erratum {
        line: 4,
        quote: "404".to_owned(),
        verdict: "imprecise".to_owned(),
        correction: said("是 410。"),
    };
    let text = DocumentText { text: text.to_owned(), errata: vec![erratum] };
    let html = main_of(shown("document/", Data::Document(text.into())));
    expect_file!["snapshots/document.html"].assert_eq(&html);
}

#[test]
fn about() {
    expect_file!["snapshots/about.html"].assert_eq(&main_of(shown("about/", Data::None)));
}

/// What a reader's state changes: checked where it shows, not prerendered.
#[test]
fn the_state_shows() {
    Owner::new().with(|| {
        let (app, state) = app(shown("", Data::None));
        state.atlas.text.set("404".to_owned());
        app.theme.choice.set(ThemeChoice::Dark);
        let html = app.view().html();
        let all = INDEX.heads.len();
        assert!(html.contains(&format!("aria-hidden=\"true\">1 / {all}个<")), "the count");
        assert!(html.contains("data-filtering"), "the filter");
        assert!(html.contains("aria-label=\"配色：深色\""), "the theme");
        state.atlas.text.set("zzz".to_owned());
        assert!(app.view().html().contains("<div class=\"empty\" hidden"), "more may come");
        state.atlas.failed.set(true);
        let html = app.view().html();
        assert!(html.contains("<div class=\"empty\"><p>"), "nobody knows that nothing matches");
        assert!(html.contains("搜索用的文本没有加载成功"), "what the search lacks");
        state.atlas.failed.set(false);
        let rows: String =
            INDEX.heads.iter().map(|head| format!("{}\t\t\t\t\t\t\t\t\n", head.code)).collect();
        let known = Known::read(&format!("dai代\n\n\n{rows}")).map(Arc::new);
        assert!(known.is_some());
        state.atlas.known.set(known);
        assert!(app.view().html().contains("<div class=\"empty\"><h2>"), "the empty state");
    });
}

/// Names are known from the start; the rest is searched and shown once it is there.
#[test]
fn prose_is_searched_once_it_is_known() {
    let row = |head: &Head| {
        let alias = if head.code.number() == 410 { "代理人走了" } else { "" };
        let summary = if head.code.number() == 200 { "一定会转交代理人" } else { "" };
        format!("{}\t{alias}\t\t\t\t\t{summary}\t\t\n", head.code)
    };
    let search = |count: usize| {
        let rows: String = INDEX.heads.iter().take(count).map(row).collect();
        format!("dai代\tli理\tren人\n\n\n{rows}")
    };
    let all = INDEX.heads.len();
    Owner::new().with(|| {
        let (app, state) = app(shown("", Data::None));
        state.atlas.layout.set(Layout::List);
        state.atlas.text.set("代理人".to_owned());
        let codes = || {
            let html = app.view().html();
            let codes = html.split("data-code=\"").skip(1);
            codes.map(|rest| rest[..3].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(codes(), [""; 0]);
        assert!(app.view().html().contains("aria-hidden=\"true\">…<"), "more may come");
        let known = Known::read(&search(all)).expect("what fits");
        state.atlas.known.set(Some(Arc::new(known)));
        assert_eq!(codes(), ["410", "200"], "an alias comes before prose");
        let html = app.view().html();
        assert!(html.contains("<small>也叫</small><mark>代理人</mark>走了</span>"), "{html}");
        assert!(html.contains("<span class=\"ds\">一定会转交<mark>代理人</mark></span>"));
        let inspector = "<p class=\"why\"><small>也叫</small><mark>代理人</mark>走了</p>";
        assert!(html.contains(inspector), "the first one is in the inspector");
        state.atlas.text.set("dailiren".to_owned());
        assert_eq!(codes(), ["410", "200"], "pinyin finds the same");
        assert!(app.view().html().contains("拼音dailiren匹配“代理人”。"));
        let cut = Known::read(&search(all - 1));
        assert!(cut.is_none(), "what does not fit the index counts as nothing");
    });
}
