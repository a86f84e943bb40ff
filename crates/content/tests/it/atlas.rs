//! The document joined with the files about codes.

use content::atlas::{Atlas, Files, excerpt};
use content::generate::index_source;
use content::{Diagnostic, api};
use std::path::Path;

fn files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Files::read(&root).expect("content/ is readable")
}

#[test]
fn the_content_has_no_mistakes() {
    let files = files();
    let (atlas, diagnostics) = Atlas::check(&files);
    assert_eq!(diagnostics, []);
    assert_eq!(atlas.document.entries().count(), 43);
    for entry in atlas.document.entries() {
        assert!(!atlas.name_zh(entry).is_empty(), "{} has a Chinese name", entry.code);
    }
}

#[test]
fn a_mistake_names_its_file() {
    let mut files = files();
    files.codes.push(("999".to_owned(), "code = 1".to_owned()));
    files.document.push_str("\n##### 494 Again\ntext");
    let (_, diagnostics) = Atlas::check(&files);
    let places: Vec<String> = diagnostics
        .iter()
        .map(|Diagnostic { file, line, column, .. }| format!("{file}:{line}:{column}"))
        .collect();
    assert_eq!(places, ["content/http-status.md:159:1", "content/codes/999.toml:1:1"]);
}

#[test]
fn what_the_search_looks_at_begins_with_number_and_class() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let entry = atlas.document.entries().find(|e| e.code.number() == 307).expect("307");
    let find = atlas.find(entry);
    assert!(find.starts_with("307 3xx temporary redirect 临时重定向\n表示被请求的资源"), "{find}");
    assert_eq!(excerpt(entry), "表示被请求的资源被移动到另一个URI上。");
}

#[test]
fn an_entry_as_json() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let entry = atlas.document.entries().find(|e| e.code.number() == 408).expect("408");
    let json = api::entry(&atlas, entry);
    assert_eq!(json["name_zh"], "请求超时");
    assert_eq!(json["document"]["heading"], "408 Request Timeout");
    assert_eq!(json["document"]["markdown"], "请求超时。");
    assert_eq!(json["document"]["lines"], serde_json::json!([101, 102]));
    assert_eq!(json["url"], "408/");
    let index = api::index(&atlas, "1.2.3");
    assert_eq!((index["count"].as_u64(), index["version"].as_str()), (Some(43), Some("1.2.3")));
}

#[test]
fn the_index_is_written_for_every_entry() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let source = index_source(&atlas);
    assert_eq!(source.matches("Head { code:").count(), 43);
    assert!(source.contains("NoteHead { text: \"307和308"));
}
