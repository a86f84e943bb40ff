//! `content/pinyin.toml`.

use content::atlas::Atlas;
use content::files::Files;
use content::{Diagnostic, readings};
use expect_test::{Expect, expect};
use std::path::Path;

fn check(text: &str, expect: Expect) {
    let (_, found) = readings::read(text);
    let lines: Vec<String> = found.iter().map(Diagnostic::to_string).collect();
    expect.assert_eq(&lines.join("\n"));
}

#[test]
fn readings_that_a_character_cannot_have() {
    check("[words]\n\"重定向\" = \"chong ding xiang\"\n", expect![""]);
    check(
        "[words]\n\"重试\" = \"xing shi\"\n\"重a\" = \"chong a\"\n",
        expect![[r#"
        <input>:2:8: error[bad-reading]: `重` is not read `xing`
          2 | "重试" = "xing shi"
          help: its readings are chong, tong, zhong
        <input>:3:8: error[bad-reading]: `a` is not read `a`
          3 | "重a" = "chong a"
          help: name words of Han characters only"#]],
    );
}

#[test]
fn a_syllable_for_each_character() {
    check(
        "[words]\n\"重试\" = \"chongshi\"\n",
        expect![[r#"
        <input>:2:8: error[bad-reading]: `重试` has 2 characters and 1 syllables
          2 | "重试" = "chongshi"
          help: write one syllable a character"#]],
    );
}

#[test]
fn words_that_stand_nowhere_are_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Files::read(&root).expect("content/ is readable");
    files.pinyin = "[words]\n\"银杏\" = \"yin xing\"\n".to_owned();
    let (_, found) = Atlas::check(&files);
    let lines: Vec<String> = found.iter().map(Diagnostic::to_string).collect();
    expect![[r#"
        content/pinyin.toml:2:1: warning[unused-word]: `银杏` stands in no text that is searched
          2 | "银杏" = "yin xing"
          help: take it out"#]]
    .assert_eq(&lines.join("\n"));
    assert!(found.iter().all(|found| !found.is_error()), "another document may lack the words");
}
