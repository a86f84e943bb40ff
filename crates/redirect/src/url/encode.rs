//! Percent-encoding.

// What is encoded besides control characters and everything beyond ASCII. The first five are the
// URL standard's percent-encode sets.

/// Fragments.
pub(super) const FRAGMENT: u8 = 1;
/// Queries.
pub(super) const QUERY: u8 = 2;
/// Queries of special schemes.
pub(super) const SPECIAL_QUERY: u8 = 4;
/// Paths.
pub(super) const PATH: u8 = 8;
/// Names and passwords.
pub(super) const USER_INFO: u8 = 16;
/// Everything in a URL by RFC 3986.
pub(super) const REFERENCE: u8 = 32;
/// There, names and passwords: what is behind another `@` must not become the host.
pub(super) const REFERENCE_USER_INFO: u8 = 64;
/// Nothing else.
pub(super) const CONTROLS: u8 = 0;

/// For each character of ASCII, the sets that it is in.
const SETS: [u8; 128] = sets();

const fn sets() -> [u8; 128] {
    let mut sets = [0; 128];
    add(&mut sets, b" \"<>`", FRAGMENT);
    add(&mut sets, b" \"#<>", QUERY);
    add(&mut sets, b" \"#<>'", SPECIAL_QUERY);
    add(&mut sets, b" \"#<>?^`{}", PATH);
    add(&mut sets, b" \"#<>?^`{}/:;=@[\\]|", USER_INFO);
    add(&mut sets, b" \\", REFERENCE);
    add(&mut sets, b" \\@", REFERENCE_USER_INFO);
    let mut at = 0;
    while at < 128 {
        if at < 0x20 || at == 0x7f {
            sets[at] = 0xff;
        }
        at += 1;
    }
    sets
}

const fn add(sets: &mut [u8; 128], characters: &[u8], set: u8) {
    let mut at = 0;
    while at < characters.len() {
        sets[characters[at] as usize] |= set;
        at += 1;
    }
}

/// Whether a byte has to be encoded. Bit 7 of the table, which no set has, marks the controls.
fn is_in(byte: u8, set: u8) -> bool {
    SETS.get(usize::from(byte)).is_none_or(|sets| sets & (set | 0x80) != 0)
}

/// Writes `text`, with the bytes encoded that are in the set.
pub(super) fn push(out: &mut String, text: &str, set: u8) {
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if is_in(byte, set) {
            // Between two bytes of one character there is nothing to be written.
            out.push_str(text.get(start..at).unwrap_or_default());
            push_byte(out, byte);
            start = at + 1;
        }
    }
    out.push_str(text.get(start..).unwrap_or_default());
}

fn push_byte(out: &mut String, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    out.push('%');
    out.push(char::from(HEX[usize::from(byte >> 4)]));
    out.push(char::from(HEX[usize::from(byte & 15)]));
}

/// The value of the two hexadecimal digits that follow a percent sign at the beginning.
pub(super) fn decoded_byte(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    Some((digit(*high)? * 16 + digit(*low)?) as u8)
}

/// The bytes of a text whose `%XX` are decoded.
pub(super) fn decode(text: &str) -> Vec<u8> {
    let mut rest = text.as_bytes();
    let mut out = Vec::with_capacity(rest.len());
    while let [first, behind @ ..] = rest {
        let decoded = decoded_byte(rest);
        out.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &behind[2..] } else { behind };
    }
    out
}
