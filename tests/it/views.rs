//! Each page's view, as the whole string of its HTML.

use expect_test::expect_file;
use leptos::prelude::*;
use model::wire::EntryText;
use model::{Block, BlockKind, Inline, Lines};
use status_atlas::app::{App, Data, Shown};
use status_atlas::export::html;
use status_atlas::route::Route;
use status_atlas::state::{Layout, ThemeChoice};

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

fn entry(inlines: Vec<Inline<'static>>) -> Data {
    let body = vec![
        Block { line: 54, kind: BlockKind::Paragraph(inlines) },
        Block { line: 56, kind: BlockKind::Code("a < b".into()) },
    ];
    let heading_line = "##### 301 Moved Permanently".to_owned();
    Data::Entry(EntryText { heading_line, lines: Lines { first: 53, last: 56 }, body }.into())
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
fn a_class() {
    expect_file!["snapshots/class.html"].assert_eq(&main_of(shown("3xx/", Data::None)));
}

#[test]
fn the_document() {
    let text = "### T\n\n##### 100 Continue\n见 404 与 1000。\n  <i> & \"q\"";
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
        let app = App::new(shown("", Data::None));
        app.atlas.text.set("重定向".to_owned());
        app.theme.choice.set(ThemeChoice::Dark);
        let html = app.view().html();
        assert!(html.contains("role=\"status\">7 / 43 个<"), "the count");
        assert!(html.contains("data-filtering"), "the filter");
        assert_eq!(html.matches("data-match=\"yes\"").count(), 7);
        assert_eq!(html.matches("data-match=\"no\"").count(), 36);
        assert!(html.contains("aria-label=\"配色：深色\""), "the theme");
        app.atlas.layout.set(Layout::List);
        let html = app.view().html();
        let codes: Vec<&str> = html.split("data-code=\"").skip(1).map(|rest| &rest[..3]).collect();
        // By name first, then by text; equals by code.
        assert_eq!(codes, ["307", "308", "300", "301", "302", "303", "304"]);
        app.atlas.text.set("zzz".to_owned());
        assert!(app.view().html().contains("<div class=\"empty\"><h2>"), "the empty state");
    });
}
