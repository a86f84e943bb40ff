//! Files as editors and systems save them: with a byte order mark, with `\r\n`.

use crate::atlas::files;
use crate::original;
use content::atlas::Atlas;
use content::files::{Files, plain};
use content::{api, parse};
use std::fs;
use std::path::{Path, PathBuf};

const MARK: &str = "\u{feff}";

/// A copy of `content/` in a folder of its own, each text as `change` has it.
pub fn copy(name: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    for folder in ["", "codes", "classes"] {
        let to = root.join("content").join(folder);
        fs::create_dir_all(&to).expect("a folder");
        for item in fs::read_dir(from.join(folder)).expect("a folder") {
            let path = item.expect("an item").path();
            let Some(name) = path.file_name().filter(|_| path.is_file()) else { continue };
            let text = fs::read_to_string(&path).expect("a text");
            fs::write(to.join(name), change(&text)).expect("is written");
        }
    }
    root
}

/// The atlas of these files is that of the project's own.
fn same(root: &Path) {
    let (own, files) = (files(), Files::read(root).expect("is readable"));
    let ((own, _), (atlas, found)) = (Atlas::check(&own), Atlas::check(&files));
    assert_eq!(found, []);
    assert_eq!(atlas.sha256, own.sha256);
    assert_eq!(api::document(&atlas.document), api::document(&own.document));
    assert_eq!(api::errata(&atlas), api::errata(&own));
    for file in own.codes.values() {
        assert_eq!(api::code(&atlas, file.code), api::code(&own, file.code));
    }
}

#[test]
fn files_with_a_byte_order_mark_are_read_as_without() {
    same(&copy("marked", |text| format!("{MARK}{text}")));
}

#[test]
fn files_with_carriage_returns_are_read_as_without() {
    same(&copy("returns", |text| text.replace('\n', "\r\n")));
}

#[test]
fn a_document_with_a_byte_order_mark_has_its_title_lines_and_columns() {
    let text = original();
    let marked = format!("{MARK}{text}");
    let ((document, found), (own, _)) = (parse(&marked), parse(&text));
    assert_eq!(found, []);
    assert_eq!(document, own);
    let (_, found) = parse("\u{feff}### 404 A\n#### 4xx\n##### B\n");
    assert_eq!((found[0].line, found[0].column), (3, 1));
}

#[test]
fn places_stay_where_they_are() {
    assert_eq!(plain("\u{feff}a\r\nb\r\n"), "a\nb\n");
    assert_eq!(plain("a\rb\u{feff}"), "a\rb\u{feff}");
    let root = copy("misplaced", |text| text.replace('\n', "\r\n"));
    let path = root.join("content/codes/404.toml");
    let text = fs::read_to_string(&path).expect("a text");
    fs::write(&path, text.replacen("name_zh", "nam_zh", 1)).expect("is written");
    let files = Files::read(&root).expect("is readable");
    let (_, found) = Atlas::check(&files);
    let at: Vec<_> = found.iter().map(|found| (found.line, found.column, found.code)).collect();
    assert_eq!(at, [(1, 1, "missing-key"), (3, 1, "unknown-key")]);
}

#[test]
fn a_file_that_is_no_utf8_is_named_with_what_to_do() {
    let root = copy("utf16", str::to_owned);
    let path = root.join("content/http-status.md");
    let utf16: Vec<u8> = original().encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(&path, utf16).expect("is written");
    let error = Files::read(&root).expect_err("no text").to_string();
    assert_eq!(error, format!("{} is not UTF-8: save it as UTF-8 text", path.display()));
}
