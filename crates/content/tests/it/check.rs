//! The program that checks `content/` before anything is built.

use crate::encodings::copy;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn check(root: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_check")).arg(root).output().expect("it runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("a text")
}

fn change(root: &Path, path: &str, from: &str, to: &str) {
    let path = root.join(path);
    let text = fs::read_to_string(&path).expect("a text");
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).expect("is written");
}

#[test]
fn content_without_mistakes_is_met_with_silence() {
    let output = check(&copy("fine", str::to_owned));
    assert!(output.status.success());
    assert_eq!((text(&output.stdout), text(&output.stderr)), (String::new(), String::new()));
}

#[test]
fn a_mistake_is_told_once_and_the_last_line_says_it() {
    let root = copy("slip", str::to_owned);
    change(&root, "content/codes/404.toml", "[summary]", "[summary");
    let output = check(&root);
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    assert_eq!(told.matches("404.toml").count(), 1, "{told}");
    assert_eq!(told.trim_end().lines().count(), 3, "{told}");
    let last = "content/codes/404.toml:10:9: unclosed table, expected `]` (1 mistake)\n";
    assert_eq!(text(&output.stdout), last);
}

#[test]
fn of_several_mistakes_the_last_line_has_the_first_and_their_number() {
    let root = copy("slips", str::to_owned);
    change(&root, "content/codes/404.toml", "[summary]", "[summary");
    change(&root, "content/compare.toml", "sets = [", "sets = [[301], ");
    let output = check(&root);
    let last = text(&output.stdout);
    assert!(last.ends_with("a set has 1 codes (the first of 2 mistakes)\n"), "{last}");
}

#[test]
fn another_document_is_a_warning() {
    let root = copy("another", str::to_owned);
    fs::write(root.join("content/http-status.md"), "# T\n## 4xx\n### 404 A\na\n").expect("written");
    let output = check(&root);
    assert!(output.status.success());
    assert_eq!(text(&output.stderr).matches("warning[").count(), 1);
}

#[test]
fn a_file_that_is_missing_is_named() {
    let root = copy("missing", str::to_owned);
    fs::remove_file(root.join("content/quiz.toml")).expect("is removed");
    let output = check(&root);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).starts_with("cannot read "), "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("content/quiz.toml"));
}
