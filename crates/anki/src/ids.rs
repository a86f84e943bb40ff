//! Numbers and checksums as Anki has them.

use crate::text::text;
use sha1::{Digest, Sha1};

/// Where the numbers of notes and cards begin: a number is milliseconds since 1970 by custom, and
/// this is a time when nobody made notes.
const FIRST: i64 = 1_000_000_000_000;

/// A number for a name: always the same, and as good as never that of another.
pub fn number(name: &str) -> i64 {
    let digest = Sha1::digest(name.as_bytes());
    let bytes: [u8; 8] = std::array::from_fn(|at| digest[at]);
    // 38 bits: the sum stays a time that Anki takes for one.
    FIRST + (u64::from_be_bytes(bytes) >> 26) as i64
}

/// The checksum by which Anki finds equal first fields: the first eight hexadecimal digits of the
/// SHA-1 of its text.
pub fn checksum(field: &str) -> i64 {
    let digest = Sha1::digest(text(field).as_bytes());
    i64::from(u32::from_be_bytes(std::array::from_fn(|at| digest[at])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_anki() {
        // `printf Front | sha1sum`, the first eight digits.
        assert_eq!(checksum("Front"), 0xdd19_f988);
        assert_eq!(checksum("<b>Front</b>"), checksum("Front"));
        // `field_checksum` of Anki 25.9.5.
        assert_eq!(checksum("a &amp; b"), 2_463_288_064);
        assert_eq!(checksum("7 < 8 is so"), 2_352_195_954);
    }

    #[test]
    fn numbers_are_times_of_long_ago() {
        let number = number("zh-409");
        assert_eq!(number, super::number("zh-409"));
        assert!((FIRST..FIRST + (1 << 38)).contains(&number));
    }
}
