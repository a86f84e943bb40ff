//! The original document: all its entries, names and lines, and each of its traps.

use crate::original;
use content::parse;
use expect_test::{expect, expect_file};
use model::{BlockKind, Class, Document, Entry, Inline, Section};
use sha2::{Digest, Sha256};

fn with<T>(read: impl FnOnce(&Document) -> T) -> T {
    let text = original();
    let (document, diagnostics) = parse(&text);
    assert_eq!(diagnostics, []);
    read(&document)
}

fn entry<'d, 'a>(document: &'d Document<'a>, code: u16) -> &'d Entry<'a> {
    document.entries().find(|entry| entry.code.number() == code).expect("the entry is there")
}

fn section<'d, 'a>(document: &'d Document<'a>, code: u16) -> &'d Section<'a> {
    let holds = |section: &&Section| section.entries.iter().any(|e| e.code.number() == code);
    document.sections.iter().find(holds).expect("the section is there")
}

#[test]
fn the_document_is_the_original_byte_for_byte() {
    let digest: String = Sha256::digest(original()).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(digest, "9d0bc6e885fcb29eac3d92ce51442548a9fc0cb187ea510e2a88a4aab2ab00b4");
}

#[test]
fn all_entries_with_names_and_lines() {
    let listing = with(|document| {
        let mut out = String::new();
        for section in &document.sections {
            let class = section.class.map_or("-", |class| class.label());
            let (name, lines) = (section.name(), section.lines);
            out += &format!("{class} {name} {}-{}\n", lines.first, lines.last);
            for Entry { code, name, name_zh, heading, place, .. } in &section.entries {
                let zh = name_zh.as_deref().unwrap_or("-");
                let lines = place.lines;
                let heading = &heading.text;
                out += &format!(
                    "  {}-{} {code} | {name} | {zh} | {heading:?}\n",
                    lines.first, lines.last
                );
            }
        }
        out
    });
    assert_eq!(listing.lines().filter(|line| line.starts_with("  ")).count(), 43);
    expect_file!["../fixtures/original.txt"].assert_eq(&listing);
}

#[test]
fn title_and_introduction() {
    with(|document| {
        let title = document.title.as_ref().expect("a title");
        assert_eq!(title.text, "HTTP状态码总结(HTTP Status Code)");
        let intro = document.intro.as_ref().expect("an introduction");
        assert_eq!((intro.place.lines.first, intro.place.lines.last), (2, 3));
        let lines: Vec<&str> = intro.text.lines().collect();
        assert_eq!(lines[0], "用以表示网页服务器超文本传输协议响应状态的3位数字代码。");
        assert_eq!(lines.len(), 2);
    });
}

#[test]
fn six_sections_with_the_text_under_their_headings() {
    with(|document| {
        let texts: Vec<Option<&str>> = document
            .sections
            .iter()
            .map(|section| section.intro.as_ref().map(|intro| intro.text.as_str()))
            .collect();
        assert_eq!(texts.len(), 6);
        assert_eq!(texts[0], Some("表示的请求已经被接受，但是还需要处理，是一个临时的响应码。"));
        assert!(texts[2].expect("3XX has a text").ends_with("可能是A->B->>C...。"));
        assert_eq!(texts[5], None);
    });
}

#[test]
fn a_section_without_a_number_keeps_its_codes_class() {
    with(|document| {
        let section = section(document, 444);
        assert_eq!((section.class, section.name()), (None, "其他的扩展类响应状态信息"));
        assert_eq!(entry(document, 494).code.class(), Some(Class::ClientError));
    });
}

#[test]
fn names_in_brackets_of_either_width_glued_or_not() {
    with(|document| {
        let names = |code| {
            let entry = entry(document, code);
            (entry.name.to_string(), entry.name_zh.as_deref().unwrap_or_default().to_owned())
        };
        assert_eq!(names(101), ("Switching Protocols".into(), "协议切换".into()));
        assert_eq!(names(200), ("OK".into(), "请求成功".into()));
        assert_eq!(names(307), ("Temporary Redirect".into(), "临时重定向".into()));
        assert_eq!(names(202), ("Accepted".into(), String::new()));
        assert_eq!(entry(document, 101).heading.text, "101  Switching Protocols（协议切换）");
    });
}

#[test]
fn the_remark_about_307_and_308_belongs_to_the_section() {
    with(|document| {
        let section = section(document, 308);
        let [note] = section.notes.as_slice() else { panic!("one note") };
        assert_eq!(note.markdown, "307和308重复302和301的行为，但不允许HTTP方法更改。");
        assert_eq!((note.place.lines.first, note.place.lines.last), (74, 74));
        let codes: Vec<u16> = note.codes.iter().map(|code| code.number()).collect();
        assert_eq!(codes, [307, 308, 302, 301]);
        let entry = entry(document, 308);
        assert!(!entry.markdown.contains("重复"));
        assert_eq!(entry.place.lines.last, 72);
    });
}

#[test]
fn a_heading_without_a_blank_line_before_it_begins_an_entry() {
    with(|document| {
        assert_eq!(entry(document, 500).place.lines.last, 125);
        assert_eq!(entry(document, 501).place.lines.first, 126);
        assert!(entry(document, 500).markdown.ends_with("没有给出具体错误信息。"));
    });
}

#[test]
fn the_last_line_has_no_line_break_and_is_there() {
    assert!(!original().ends_with('\n'));
    with(|document| {
        let last = entry(document, 494);
        assert_eq!(last.place.span.end, document.source.len());
        assert_eq!(last.place.lines.last, 158);
    });
}

#[test]
fn text_is_kept_as_it_is() {
    with(|document| {
        for entry in document.entries() {
            let BlockKind::Paragraph(inlines) = &entry.body[0].kind else { panic!("a paragraph") };
            let [Inline::Text(text)] = inlines.as_slice() else {
                panic!("{} is one text: {inlines:?}", entry.code)
            };
            assert_eq!(text, entry.markdown, "{}", entry.code);
        }
        assert!(entry(document, 203).markdown.contains("的 proxy （代理服务器）"));
        assert!(entry(document, 407).markdown.contains("（proxy server ）"));
    });
}

#[test]
fn the_tree_of_an_entry() {
    let tree = with(|document| format!("{:#?}", entry(document, 408).body));
    expect![[r#"
        [
            Block {
                line: 102,
                kind: Paragraph(
                    [
                        Text(
                            "请求超时。",
                        ),
                    ],
                ),
            },
        ]"#]]
    .assert_eq(&tree);
}
