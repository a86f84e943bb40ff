//! No text makes a mask panic, and a mask is not masked again; heads with any text are read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use redirect::import::{Content, mask, read};

fuzz_target!(|text: &str| {
    let names = ["Authorization", "Cookie", "Set-Cookie", "X-Token", "Location"];
    for name in names {
        let (masked, _) = mask::field(name, text);
        assert_eq!(mask::field(name, &masked), (masked.clone(), Vec::new()));
    }
    let (masked, _) = mask::url(text);
    assert_eq!(mask::url(&masked), (masked.clone(), Vec::new()));
    for way in [Content::Shape, Content::Kept] {
        let (masked, _) = mask::body(text, None, way);
        assert_eq!(mask::body(&masked, None, way), (masked.clone(), Vec::new()));
    }
    for start in [
        "HTTP/1.1 302 Found\n",
        "> GET / HTTP/2\n< HTTP/2 302\n< ",
        "--1:1--  http://a/\n  HTTP/1.1 302\n  ",
    ] {
        if let Err(refusal) = read(&format!("{start}{text}")) {
            assert!(refusal.line >= 1 && refusal.found.chars().count() <= 60);
        }
    }
});
