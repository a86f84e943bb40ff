//! No text makes the parser panic, and its spans give every text back.

#![no_main]

use content::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (document, diagnostics) = parse(text);
    let mut end = 0;
    for span in document.spans() {
        assert!(end <= span.start && span.start <= span.end && span.end <= text.len());
        end = span.end;
    }
    for found in diagnostics {
        assert!(found.line >= 1 && found.column >= 1);
        assert!(!found.to_string().is_empty());
    }
});
