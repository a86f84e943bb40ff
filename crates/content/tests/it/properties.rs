//! What holds for every text.

use crate::original;
use content::{Source, parse};
use model::Document;
use proptest::prelude::*;

/// Spans stand in the order of the file, do not overlap, and with the gaps between them give the
/// file back.
fn check_spans(document: &Document) {
    let (mut end, mut copy) = (0, String::new());
    for span in document.spans() {
        assert!(end <= span.start && span.start <= span.end, "{span:?} after {end}");
        copy += &document.source[end..span.start];
        copy += &document.source[span.clone()];
        end = span.end;
    }
    copy += &document.source[end..];
    assert_eq!(copy, document.source);
}

/// The lines of every entry are the lines its span covers, and its text lies in it.
fn check_lines(document: &Document) {
    let source = Source::new(document.source);
    for entry in document.entries() {
        let (place, end) = (&entry.place, entry.place.span.end);
        assert_eq!(place.lines.first, source.line(place.span.start));
        assert_eq!(place.lines.last, source.line(end.max(1) - 1));
        assert!(document.source[place.span.clone()].ends_with(entry.markdown));
    }
}

#[test]
fn of_the_original_nothing_but_blanks_lies_between_spans() {
    let text = original();
    let (document, _) = parse(&text);
    check_spans(&document);
    let mut end = 0;
    for span in document.spans() {
        assert_eq!(text[end..span.start].trim(), "");
        end = span.end;
    }
}

/// Lines that documents are made of, whole and broken.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "#{1,7} [1-7][0-9xX]{2} [A-Za-z一-三（）() ]{0,9}",
        "#{1,6} [0-9A-Za-z]{0,5}",
        "[>*+-]{1,2} ?[a-z0-9三和 ]{0,9}",
        "[ \t]{0,5}[0-9]{1,3}[.)] [a-z]{0,4}",
        "- 40[0-9]和50[0-9]",
        r"[\[\]()<>!*_`&#:;/a-z0-9 ]{0,16}",
        Just("```".to_owned()),
        Just("===".to_owned()),
        ".{0,12}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    let ends = prop::sample::select(vec!["\n", "\r\n", "\n\n", "\r"]);
    prop::collection::vec((line(), ends), 0..24)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #[test]
    fn no_text_panics_and_spans_give_it_back(text in text()) {
        let (document, diagnostics) = parse(&text);
        check_spans(&document);
        check_lines(&document);
        for found in diagnostics {
            prop_assert!(found.line >= 1 && found.column >= 1, "{found}");
        }
    }

    #[test]
    fn nor_does_arbitrary_text(text in "(?s).{0,200}") {
        let (document, _) = parse(&text);
        check_spans(&document);
    }
}

#[test]
fn deep_nesting_is_flattened() {
    for text in [">".repeat(50_000), "- ".repeat(20_000), "*a ".repeat(20_000), "[".repeat(50_000)]
    {
        let text = format!("# T\n## 4xx\n### 404 A\n{text} x\n");
        let (document, _) = parse(&text);
        check_spans(&document);
    }
}
