//! The files of `content/` joined.

use content::atlas::Atlas;
use content::files::Files;
use content::generate::index_source;
use content::{Diagnostic, api, diagram};
use model::{Lang, Registry, StatusCode};
use serde_json::json;
use std::path::Path;

/// The real files.
pub fn files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Files::read(&root).expect("content/ is readable")
}

fn code(number: u16) -> StatusCode {
    StatusCode::new(number).expect("a code")
}

#[test]
fn the_content_has_no_mistakes() {
    let files = files();
    let (atlas, diagnostics) = Atlas::check(&files);
    let texts: Vec<String> = diagnostics.iter().map(Diagnostic::to_string).collect();
    assert_eq!(texts, [""; 0]);
    assert_eq!(atlas.document.entries().count(), 43);
    assert_eq!(atlas.classes.len(), 5);
    let registered =
        atlas.codes.values().filter(|file| file.registry != Registry::Unregistered).count();
    assert_eq!(registered, 64, "all of IANA's registry");
}

#[test]
fn every_erratum_of_the_audit_is_there() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let errata = api::errata(&atlas);
    let all = errata.as_array().expect("a list");
    let count = |verdict: &str| all.iter().filter(|erratum| erratum["verdict"] == verdict).count();
    assert_eq!((count("wrong"), count("outdated"), count("imprecise")), (7, 5, 29));
    for erratum in all {
        for lang in Lang::ALL {
            let text = erratum["correction"][lang.short()].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{erratum}");
        }
        let url = erratum["source"]["url"].as_str().unwrap_or_default();
        assert!(url.starts_with("https://"), "{erratum}");
    }
}

#[test]
fn a_mistake_names_its_file() {
    let mut files = files();
    files.codes.push(("999x".to_owned(), "code = 1".to_owned()));
    files.document.push_str("\n##### 494 Again\ntext\n##### 499 Added\ntext");
    let (_, diagnostics) = Atlas::check(&files);
    let first: Vec<String> = diagnostics
        .iter()
        .filter(|found| matches!(found.code, "duplicate-code" | "file-name" | "bad-code"))
        .map(|Diagnostic { file, line, column, .. }| format!("{file}:{line}:{column}"))
        .collect();
    let at = "content/codes/999x.toml:1:8";
    assert_eq!(first, ["content/http-status.md:159:1", at, at]);
}

#[test]
fn an_entry_without_a_file_is_a_mistake() {
    let mut files = files();
    files.codes.retain(|(stem, _)| stem != "404");
    let (_, diagnostics) = Atlas::check(&files);
    let missing = diagnostics.iter().find(|found| found.code == "missing-file").expect("a mistake");
    assert_eq!(missing.message, "404 has no file content/codes/404.toml");
    assert_eq!((missing.file.as_str(), missing.line), ("content/http-status.md", 89));
    assert!(diagnostics.iter().any(|found| found.code == "unknown-code"), "others name 404");
}

#[test]
fn the_search_looks_at_aliases_and_text() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    assert!(!atlas.aliases(&atlas.codes[&code(307)]).is_empty());
    assert!(atlas.text(code(307)).starts_with("表示被请求的资源"));
    assert_eq!(atlas.text(code(410)), "", "the document does not have it");
    let search = api::search(&atlas);
    let texts = search::read_texts(&search, atlas.codes.keys().copied()).expect("all codes");
    assert!(texts.stop_words.contains(&"什么意思".to_owned()));
    let of = |number| {
        let at = atlas.codes.keys().position(|other| *other == code(number)).expect("a code");
        &texts.about[at]
    };
    assert!(of(429).fields.contains(&"Retry-After".to_owned()));
    assert_eq!(of(429).rfcs, ["6585"]);
    assert_eq!(of(499).vendors[0], "nginx");
    assert_eq!(of(410).text, "");
    assert!(!of(410).summaries[1].contains('`'));
    let line = "no live upstreams while connecting to upstream";
    assert!(of(502).symptoms.iter().any(|it| it.text == line && it.seen_in == "nginx"));
    assert!(search.contains("\t重试chong shi\t"));
}

#[test]
fn a_code_as_json() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let it = api::code(&atlas, code(408));
    assert_eq!(it["name_zh"], "请求超时");
    assert_eq!(it["document"]["heading"], "408 Request Timeout");
    assert_eq!(it["document"]["markdown"], "请求超时。");
    assert_eq!(it["document"]["lines"], json!([101, 102]));
    let spec = json!({
        "title": "RFC 9110",
        "section": "15.5.9",
        "url": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9",
    });
    assert_eq!(it["spec"], spec);
    assert_eq!(it["errata"][0]["line"], 102);
    assert_eq!(it["meanings"], json!([{"origin": "iana"}]));
    assert_eq!(it["url"], "408/");
    assert_eq!(api::code(&atlas, code(599))["class"], "5xx");
    assert_eq!(api::code(&atlas, code(999))["class"], json!(null));
    assert_eq!(api::code(&atlas, code(410))["document"], json!(null));
    let index = api::index(&atlas, "1.2.3");
    assert_eq!(index["count"].as_u64(), u64::try_from(atlas.codes.len()).ok());
    assert_eq!(index["version"], "1.2.3");
}

#[test]
fn a_number_with_several_meanings_says_so() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let index = api::index(&atlas, "0");
    for number in [420, 430, 440, 449, 451, 498, 499, 509, 529, 530] {
        let all = index["codes"].as_array().expect("a list");
        let it = all.iter().find(|it| it["code"] == number).unwrap_or_else(|| panic!("{number}"));
        assert!(!it["origins"].as_array().expect("a list").is_empty(), "{number}");
    }
    let origins = |number: u16| {
        let it = api::code(&atlas, code(number));
        it["meanings"].as_array().map_or(0, Vec::len)
    };
    for number in [420, 451, 498, 499, 529, 530] {
        assert!(origins(number) >= 2, "{number} has several meanings");
    }
}

#[test]
fn the_index_is_written_for_every_code() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let source = index_source(&atlas);
    assert_eq!(source.matches("Head { code:").count(), atlas.codes.len());
    assert!(source.contains("NoteHead { text: \"307和308"));
}

#[test]
fn the_questions_as_a_diagram() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let questions = atlas.guide.value["questions"].as_array().map_or(0, Vec::len);
    assert!(questions >= 20, "{questions} questions");
    for lang in Lang::ALL {
        let diagram = diagram::mermaid(&atlas.guide, lang);
        assert!(diagram.starts_with("flowchart TD\n  q_"), "{diagram}");
        assert_eq!(diagram.matches("{{\"").count(), questions);
        assert!(diagram.contains("([\"404\"])"));
    }
}
