//! Another document in the place of the original, and the original with something changed.

use crate::atlas::files;
use crate::read;
use content::atlas::Atlas;
use content::files::Files;
use content::generate::index_source;
use content::{Diagnostic, api, quiz};
use expect_test::{Expect, expect};
use model::Traits;
use serde_json::{Value, json};

/// The project's files around this document.
fn with(document: &str) -> Files {
    Files { document: document.to_owned(), ..files() }
}

fn lines(found: &[Diagnostic]) -> String {
    found.iter().map(Diagnostic::to_string).collect::<Vec<_>>().join("\n")
}

/// The example that README.md shows.
fn example() -> String {
    let readme = read("../../README.md");
    let (_, after) = readme.split_once("```markdown\n").expect("README.md has an example");
    after.split_once("```").expect("it ends").0.to_owned()
}

/// The document runs: nothing stops the build, and nothing of the original is left in its data.
fn runs(document: &str) -> Vec<Diagnostic> {
    let files = with(document);
    let (atlas, found) = Atlas::check(&files);
    assert!(!found.iter().any(Diagnostic::is_error), "{}", lines(&found));
    assert_eq!(api::errata(&atlas), json!([]));
    assert_eq!(quiz::json(&atlas)["claims"], json!([]));
    for file in atlas.codes.values() {
        assert!(!file.traits.has(Traits::ERRATUM), "{} has an erratum", file.code);
        assert_eq!(api::code(&atlas, file.code)["errata"], json!([]));
    }
    let title = atlas.document.title.as_ref().expect("a title").text.to_string();
    assert_eq!(api::document(&atlas.document)["title"], Value::from(title.clone()));
    assert!(index_source(&atlas).contains(&format!("title: {title:?}")));
    found
}

#[test]
fn the_readmes_own_example_runs_with_one_message() {
    let found = runs(&example());
    expect![[r#"
        content/http-status.md:1:1: warning[other-document]: this is another document than the one that 41 errata in 32 files and 34 claims of content/quiz.toml speak of: they are left out
          1 | # Title
          help: if that is meant, there is nothing to do; this goes with the [[errata]] of content/codes/ (100, 101, 102, 200, 201, 202, 204, 206, 207, 300, 301, 302, 303, 304, 305, 307, 308, 401, 403, 404, 406, 408, 411, 424, 494, 502, 503, 505, 506) and content/classes/ (1xx, 2xx, 3xx), and the [[claims]] of content/quiz.toml"#]].assert_eq(&lines(&found));
    assert_eq!(found.len(), 1);
}

#[test]
fn an_english_document_runs_with_one_message() {
    let found = runs(&read("tests/fixtures/english.md"));
    assert_eq!(found.len(), 1, "{}", lines(&found));
    assert_eq!(found[0].code, "other-document");
}

#[test]
fn a_document_of_a_megabyte_with_one_code_runs() {
    let text =
        format!("# Big\n## 5xx\n### 503 Busy\n{}", "A long line about it. \n".repeat(50_000));
    assert!(text.len() > 1_000_000);
    assert_eq!(runs(&text).len(), 1);
}

#[test]
fn codes_without_a_file_are_named_once_and_have_no_page() {
    let found = runs("# T\n## 2xx\n### 299 Odd\na\n### 200 OK\nb\n## 4xx\n### 477 Odder\nc\n");
    let last = found.last().expect("a warning");
    expect![[r#"
        content/http-status.md:3:1: warning[no-page]: no page of their own, for want of a file in content/codes: 299, 477
          3 | ### 299 Odd
          help: add the files; content/README.md says what they hold. Until then these entries are shown with the document alone"#]].assert_eq(&last.to_string());
    assert_eq!(found.len(), 2);
}

/// What is wrong with the document and with nothing else.
fn refused(document: &str, want: &Expect) {
    let files = with(document);
    let (_, found) = Atlas::check(&files);
    want.assert_eq(&lines(&found));
}

#[test]
fn a_document_with_nothing_in_it_is_named_as_such() {
    refused(
        "",
        &expect![[r#"
        content/http-status.md:1:1: error[no-sections]: the document is empty
          1 | 
          help: write a title, and below it sections with entries: `# Title`, `## 4xx Client errors`, `### 404 Not Found`, each with its text"#]],
    );
    refused(
        "\u{feff}\r\n",
        &expect![[r#"
        content/http-status.md:1:1: error[no-sections]: the document is empty
          1 | 
          help: write a title, and below it sections with entries: `# Title`, `## 4xx Client errors`, `### 404 Not Found`, each with its text"#]],
    );
    refused(
        "# Status codes\n\nSome words.\n",
        &expect![[r#"
        content/http-status.md:1:1: error[no-sections]: the document has a title and no sections
          1 | # Status codes
          help: write a title, and below it sections with entries: `# Title`, `## 4xx Client errors`, `### 404 Not Found`, each with its text"#]],
    );
    refused(
        "Some words.\n",
        &expect![[r#"
        content/http-status.md:1:1: error[no-sections]: the document has no headings
          1 | Some words.
          help: write a title, and below it sections with entries: `# Title`, `## 4xx Client errors`, `### 404 Not Found`, each with its text"#]],
    );
}

#[test]
fn one_change_of_the_original_is_an_error_of_one_erratum() {
    let text = files().document.replace("请求超时。", "超时了。");
    refused(
        &text,
        &expect![[r#"
            content/codes/408.toml:71:9: error[bad-quote]: line 102 of content/http-status.md does not have these words
              71 | quote = "请求超时"
              help: copy the words from the line that the erratum names"#]],
    );
}

#[test]
fn a_line_added_to_the_original_is_no_other_document() {
    let text = files().document.replacen('\n', "\nOne more line.\n", 1);
    let files = with(&text);
    let (_, found) = Atlas::check(&files);
    assert_eq!(found.iter().filter(|found| found.code == "bad-quote").count(), 41);
    expect![[r#"
        content/codes/100.toml:76:9: error[bad-quote]: line 10 of content/http-status.md does not have these words
          76 | quote = "请求已经被接受，还需要继续请求"
          help: they stand on line 11 now"#]].assert_eq(&found[0].to_string());
}

#[test]
fn half_of_the_original_is_still_the_original() {
    let text = files().document;
    let half: String = text.split_inclusive('\n').take(80).collect();
    let files = with(&half);
    let (_, found) = Atlas::check(&files);
    assert!(found.iter().any(|found| found.code == "bad-quote"));
    assert!(found.iter().all(|found| found.code != "other-document"));
}
