//! No text makes the import panic, and nothing that it hands out is masked a second time.

#![no_main]

use libfuzzer_sys::fuzz_target;
use redirect::import::{Content, mask, read, words};

fuzz_target!(|text: &str| {
    for found in [words::shell(text), words::cmd(text)] {
        let end = found.map_or_else(|quote| quote, |found| found.end);
        assert!(text.is_char_boundary(end));
    }
    let begun = ["curl ", "wget ", "fetch('http://a/', {"].map(|begin| format!("{begin}{text}"));
    for text in begun.iter().map(String::as_str).chain([text]) {
        let Ok(import) = read(text) else { continue };
        let mut again = import.flow.clone();
        assert!(mask::flow(&mut again, Content::Kept).is_empty());
        assert!(again == import.flow);
    }
});
