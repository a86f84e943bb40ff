//! Percent-encoding.

/// Writes `text`, with every byte encoded that `keep` does not know.
pub(super) fn push(out: &mut String, text: &str, keep: fn(u8) -> bool) {
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii() && keep(byte) {
            continue;
        }
        out.push_str(text.get(start..at).unwrap_or_default());
        push_byte(out, byte);
        start = at + 1;
    }
    out.push_str(text.get(start..).unwrap_or_default());
}

fn push_byte(out: &mut String, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    out.push('%');
    out.push(char::from(HEX[usize::from(byte >> 4)]));
    out.push(char::from(HEX[usize::from(byte & 15)]));
}

// What stands as it is, by part; all of printable ASCII but the named. The URL standard's
// percent-encode sets; RFC 3986 has no others that a client would have to refuse.

fn printable(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte)
}

pub(super) fn in_fragment(byte: u8) -> bool {
    printable(byte) && !b" \"<>`".contains(&byte)
}

/// In a query that RFC 3986 knows, or that of a scheme the URL standard calls special.
pub(super) fn in_query(byte: u8) -> bool {
    printable(byte) && !b" \"#<>'".contains(&byte)
}

pub(super) fn in_path(byte: u8) -> bool {
    printable(byte) && !b" \"#<>?^`{}".contains(&byte)
}

pub(super) fn in_user_info(byte: u8) -> bool {
    in_path(byte) && !b"/:;=@[\\]|".contains(&byte)
}

/// As programs send a path or a query that they resolve by RFC 3986.
pub(super) fn in_reference(byte: u8) -> bool {
    printable(byte) && !b" \"<>\\^`{|}".contains(&byte)
}

/// The bytes of a text whose `%XX` are decoded.
pub(super) fn decode(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digit = |offset: usize| {
            bytes.get(at + offset).and_then(|digit| char::from(*digit).to_digit(16))
        };
        match (byte, digit(1), digit(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}
