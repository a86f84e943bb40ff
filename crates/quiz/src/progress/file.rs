//! The text of a file that a reader chose.

/// The text of these bytes: UTF-8, or UTF-16 with its byte order mark, as editors on Windows save
/// it. What cannot be read becomes U+FFFD, and the reader of progress says the rest.
pub fn text_of(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let chars = char::decode_utf16(units);
        chars.map(|found| found.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
