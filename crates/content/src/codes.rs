//! `content/codes/NNN.toml`: what the project adds about a code.

use crate::{Diagnostic, Source};
use model::StatusCode;
use serde::Deserialize;
use toml::Spanned;

/// Han characters that fit on a tile.
pub const SHORT_ZH: usize = 5;
/// Latin characters that fit on a tile.
pub const SHORT_EN: usize = 10;

/// One file, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFile {
    /// The code, which is also the file's name.
    pub code: StatusCode,
    /// The Chinese name, which goes before the one in the document's heading.
    pub name_zh: String,
    /// The Chinese name for a tile.
    pub short_zh: String,
    /// The English name for a tile.
    pub short_en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    code: Spanned<u16>,
    name_zh: Spanned<String>,
    short: RawShort,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawShort {
    zh: Spanned<String>,
    en: Spanned<String>,
}

/// Reads the file `stem`.toml; `None` if it is not a file about a code, which the diagnostics
/// explain.
pub fn read(stem: &str, text: &str) -> (Option<CodeFile>, Vec<Diagnostic>) {
    let source = Source::new(text);
    let raw: Raw = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let help = "a code's file has `code`, `name_zh` and `short = { zh, en }`";
            let found = source.error(at, "toml", error.message().to_owned(), help);
            return (None, vec![found]);
        }
    };
    let mut diagnostics = Vec::new();
    let mut check = |ok: bool, at: usize, code: &'static str, message: String, help: &str| {
        if !ok {
            diagnostics.push(source.error(at, code, message, help));
        }
    };
    let number = *raw.code.get_ref();
    let at = raw.code.span().start;
    let message = format!("the file {stem}.toml is about {number}");
    check(
        stem == number.to_string(),
        at,
        "file-name",
        message,
        "rename the file or correct the code",
    );
    for (name, limit) in [(&raw.short.zh, SHORT_ZH), (&raw.short.en, SHORT_EN)] {
        let count = name.get_ref().chars().count();
        let message = format!("a tile holds 1 to {limit} characters of this language, not {count}");
        check((1..=limit).contains(&count), name.span().start, "short-name", message, "shorten it");
    }
    let empty = raw.name_zh.get_ref().trim().is_empty();
    check(!empty, raw.name_zh.span().start, "empty-name", "the name is empty".into(), "write it");
    let code = StatusCode::new(number).ok();
    let message = format!("{number} is not a status code: codes run from 100 to 599");
    check(code.is_some(), at, "bad-code", message, "correct the code");
    let file = code.map(|code| CodeFile {
        code,
        name_zh: raw.name_zh.into_inner(),
        short_zh: raw.short.zh.into_inner(),
        short_en: raw.short.en.into_inner(),
    });
    (file, diagnostics)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(stem: &str, text: &str, expect: Expect) {
        let (_, diagnostics) = read(stem, text);
        let lines: Vec<String> = diagnostics.iter().map(Diagnostic::to_string).collect();
        expect.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn a_good_file_is_read() {
        let text =
            "code = 404\nname_zh = \"未找到\"\nshort = { zh = \"未找到\", en = \"Not Found\" }";
        let (file, diagnostics) = read("404", text);
        assert_eq!(diagnostics, []);
        assert_eq!(file.map(|file| file.code.number()), Some(404));
    }

    #[test]
    fn every_mistake_is_reported_with_its_place() {
        check(
            "404",
            "code = 700\nname_zh = \" \"\nshort = { zh = \"一二三四五六\", en = \"\" }",
            expect![[r#"
                <input>:1:8: error[file-name]: the file 404.toml is about 700
                  1 | code = 700
                  help: rename the file or correct the code
                <input>:3:16: error[short-name]: a tile holds 1 to 5 characters of this language, not 6
                  3 | short = { zh = "一二三四五六", en = "" }
                  help: shorten it
                <input>:3:31: error[short-name]: a tile holds 1 to 10 characters of this language, not 0
                  3 | short = { zh = "一二三四五六", en = "" }
                  help: shorten it
                <input>:2:11: error[empty-name]: the name is empty
                  2 | name_zh = " "
                  help: write it
                <input>:1:8: error[bad-code]: 700 is not a status code: codes run from 100 to 599
                  1 | code = 700
                  help: correct the code"#]],
        );
    }

    #[test]
    fn an_unknown_key_is_named() {
        check(
            "404",
            "code = 404\nnam = \"x\"",
            expect![[r#"
                <input>:2:1: error[toml]: unknown field `nam`, expected one of `code`, `name_zh`, `short`
                  2 | nam = "x"
                  help: a code's file has `code`, `name_zh` and `short = { zh, en }`"#]],
        );
    }
}
