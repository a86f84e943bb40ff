//! Another document of the same shape, in English, with more of Markdown.

use crate::read;
use content::api::parsed;
use content::parse;
use expect_test::expect_file;
use model::wire::write_blocks;

#[test]
fn another_document_is_read_without_a_change() {
    let text = read("tests/fixtures/english.md");
    let (document, diagnostics) = parse(&text);
    assert_eq!(diagnostics, []);
    let value = parsed(&document, &diagnostics);
    let pretty = serde_json::to_string_pretty(&value).expect("is JSON");
    expect_file!["../fixtures/english.json"].assert_eq(&pretty);
    let bodies = document.entries().map(|entry| {
        let body = serde_json::to_string_pretty(&write_blocks(&entry.body)).expect("is JSON");
        format!("{}: {body}\n", entry.code)
    });
    expect_file!["../fixtures/english-bodies.txt"].assert_eq(&bodies.collect::<String>());
}
