//! One mistake is one message: what only seems wrong because of it is not reported.

use crate::atlas::files;
use content::Diagnostic;
use content::atlas::Atlas;
use content::files::Files;
use expect_test::{Expect, expect};

fn check(files: &Files, want: &Expect) {
    let (_, found) = Atlas::check(files);
    want.assert_eq(&found.iter().map(Diagnostic::to_string).collect::<Vec<_>>().join("\n"));
}

fn with_code(stem: &str, change: impl Fn(&str) -> String) -> Files {
    let mut files = files();
    let (_, text) = files.codes.iter_mut().find(|(other, _)| other == stem).expect("a file");
    let changed = change(text);
    assert_ne!(*text, changed);
    *text = changed;
    files
}

#[test]
fn a_slip_in_a_codes_file_is_one_message() {
    check(
        &with_code("404", |text| text.replacen("[summary]", "[summary", 1)),
        &expect![[r#"
            content/codes/404.toml:10:9: error[toml]: unclosed table, expected `]`
              10 | [summary
              help: see https://toml.io for the syntax"#]],
    );
    check(
        &with_code("404", |text| text.replacen("code = 404", "code = = 404", 1)),
        &expect![[r#"
            content/codes/404.toml:1:8: error[toml]: extra `=`, expected nothing
              1 | code = = 404
              help: see https://toml.io for the syntax"#]],
    );
    check(
        &with_code("404", |text| text.replacen("name_zh = \"", "name_zh = ", 1)),
        &expect![[r#"
            content/codes/404.toml:3:11: error[toml]: missing opening quote, expected `"`
              3 | name_zh = 未找到"
              help: see https://toml.io for the syntax"#]],
    );
}

#[test]
fn a_code_whose_file_cannot_stand_is_not_said_to_have_none() {
    let without = |text: &str| {
        text.lines().filter(|line| !line.starts_with("name_zh")).collect::<Vec<_>>().join("\n")
    };
    check(
        &with_code("404", without),
        &expect![[r#"
            content/codes/404.toml:1:1: error[missing-key]: `name_zh` is missing
              1 | code = 404
              help: add `name_zh = …`
            content/codes/404.toml:178:1: error[missing-key]: `name_zh` is missing
              178 | [[meanings]]
              help: add `name_zh = …`
            content/codes/404.toml:187:1: error[missing-key]: `name_zh` is missing
              187 | [[meanings]]
              help: add `name_zh = …`
            content/codes/404.toml:195:1: error[missing-key]: `name_zh` is missing
              195 | [[meanings]]
              help: add `name_zh = …`
            content/codes/404.toml:203:1: error[missing-key]: `name_zh` is missing
              203 | [[meanings]]
              help: add `name_zh = …`"#]],
    );
}

#[test]
fn a_slip_in_the_sources_is_one_message() {
    let mut files = files();
    files.sources = files.sources.replacen("url = \"", "url = ", 1);
    check(
        &files,
        &expect![[r#"
        content/sources.toml:5:7: error[toml]: missing opening quote, expected `"`
          5 | url = https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml"
          help: see https://toml.io for the syntax"#]],
    );
    let mut files = crate::atlas::files();
    files.rfcs = files.rfcs.replacen("sections = \"", "sections = ", 1);
    check(
        &files,
        &expect![[r#"
        content/rfcs.toml:6:15: error[toml]: invalid float, expected nothing
          6 | sections = 8.1"
          help: see https://toml.io for the syntax"#]],
    );
}

#[test]
fn a_slip_in_the_clients_is_one_message() {
    let mut files = files();
    files.clients = files.clients.replacen("kind = \"fetch\"", "kind = fetch\"", 1);
    check(
        &files,
        &expect![[r#"
        content/clients.toml:8:8: error[toml]: invalid boolean, expected `false`
          8 | kind = fetch"
          help: see https://toml.io for the syntax"#]],
    );
}

#[test]
fn mistakes_of_several_files_are_all_told() {
    let mut files = with_code("404", |text| text.replacen("[summary]", "[summary", 1));
    files.compare = "sets = [[301], [302, 303]]".to_owned();
    check(
        &files,
        &expect![[r#"
            content/compare.toml:1:9: error[bad-set]: a set has 1 codes
              1 | sets = [[301], [302, 303]]
              help: write two to six codes
            content/codes/404.toml:10:9: error[toml]: unclosed table, expected `]`
              10 | [summary
              help: see https://toml.io for the syntax"#]],
    );
}
