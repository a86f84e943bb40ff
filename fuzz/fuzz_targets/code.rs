//! No text makes the reader of progress codes panic, and what it takes can be kept: as text and as
//! a code.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quiz::progress::{Progress, from_code, to_code};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = str::from_utf8(bytes) {
        check(text);
    }
    // A checksum is hard to guess.
    check(&sealed(bytes));
});

fn check(text: &str) {
    let Some(progress) = from_code(text) else { return };
    let kept = Progress::read(&progress.to_string()).expect("what is taken over can be kept");
    assert!(kept.cards.len() == progress.cards.len());
    let code = to_code(&progress);
    assert_eq!(from_code(&code).map(|again| to_code(&again)), Some(code));
}

/// The code of these bytes, with the checksum that they have.
fn sealed(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (mut low, mut high) = (0u16, 0u16);
    for byte in bytes {
        low = (low + u16::from(*byte)) % 255;
        high = (high + low) % 255;
    }
    let bytes: Vec<u8> = bytes.iter().copied().chain([low as u8, high as u8]).collect();
    let mut text = "1".to_owned();
    for chunk in bytes.chunks(3) {
        let at = |nth: usize| u32::from(chunk.get(nth).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        let digit = |nth: usize| char::from(DIGITS[(bits >> (18 - 6 * nth) & 63) as usize]);
        text.extend((0..=chunk.len()).map(digit));
    }
    text
}
