//! The bytes of a file as text: UTF-8, or UTF-16, which PowerShell writes; what is compressed is
//! told from both.

use super::{Expected, Refusal, lines};

/// How bytes are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Utf8,
    Utf16 { big: bool },
    Compressed,
}

/// So many bytes say which coding it is.
pub(super) const HEAD: usize = 4;

/// The coding by the first bytes, or all where they are fewer.
pub(super) fn coding(head: &[u8]) -> Coding {
    match *head {
        // gzip, zip, zstd.
        [0x1f, 0x8b, ..] | [b'P', b'K', 3, 4, ..] | [0x28, 0xb5, 0x2f, 0xfd, ..] => {
            Coding::Compressed
        }
        [0xff, 0xfe, ..] => Coding::Utf16 { big: false },
        [0xfe, 0xff, ..] => Coding::Utf16 { big: true },
        // Without a mark: every second byte of what is written in ASCII.
        [1..=127, 0, 1..=127, 0, ..] => Coding::Utf16 { big: false },
        [0, 1..=127, 0, 1..=127, ..] => Coding::Utf16 { big: true },
        _ => Coding::Utf8,
    }
}

/// The text of a whole file, without a byte order mark.
///
/// # Errors
///
/// The file is compressed.
pub fn text(bytes: &[u8]) -> Result<String, Refusal> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let text = match coding(head) {
        Coding::Compressed => return Err(compressed()),
        Coding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Coding::Utf16 { big } => {
            String::from_utf8_lossy(&Utf16::new(big).decoded(bytes)).into_owned()
        }
    };
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// The refusal of a compressed file.
pub(super) fn compressed() -> Refusal {
    Refusal { expected: Expected::Uncompressed, ..lines::nothing() }
}

/// UTF-16 that comes in pieces, which may end anywhere.
pub(super) struct Utf16 {
    big: bool,
    byte: Option<u8>,
    high: Option<u16>,
}

impl Utf16 {
    pub fn new(big: bool) -> Utf16 {
        Utf16 { big, byte: None, high: None }
    }

    /// The next bytes in UTF-8.
    pub fn decoded(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut text = String::with_capacity(bytes.len());
        for byte in bytes {
            let Some(first) = self.byte.take() else {
                self.byte = Some(*byte);
                continue;
            };
            let pair = [first, *byte];
            let unit = if self.big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
            self.unit(unit, &mut text);
        }
        text.into_bytes()
    }

    fn unit(&mut self, unit: u16, text: &mut String) {
        let high = self.high.take();
        if matches!(unit, 0xd800..=0xdbff) {
            text.extend(high.map(|_| char::REPLACEMENT_CHARACTER));
            self.high = Some(unit);
            return;
        }
        let units = high.into_iter().chain([unit]);
        let decoded = char::decode_utf16(units);
        text.extend(decoded.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes(text: &str, big: bool) -> Vec<u8> {
        let pair = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(pair).collect()
    }

    #[test]
    fn a_compressed_file_is_told_from_text() {
        for head in [&[0x1f, 0x8b, 8, 0][..], b"PK\x03\x04", &[0x28, 0xb5, 0x2f, 0xfd, 1]] {
            assert_eq!(text(head).map_err(|refusal| refusal.expected), Err(Expected::Uncompressed));
        }
        assert_eq!(text(b"PK").as_deref(), Ok("PK"));
        assert_eq!(text("\u{feff}é".as_bytes()).as_deref(), Ok("é"));
        assert_eq!(text(b"").as_deref(), Ok(""));
    }

    proptest! {
        #[test]
        fn utf_16_is_read_with_its_mark_and_in_pieces(
            told in "\\PC{0,20}", big: bool, at: prop::sample::Index
        ) {
            let whole = bytes(&format!("\u{feff}{told}"), big);
            let want = told.trim_start_matches('\u{feff}');
            let found = text(&whole);
            prop_assert_eq!(found.as_deref(), Ok(want));
            let (a, b) = whole.split_at(at.index(whole.len()));
            let mut decoder = Utf16::new(big);
            let pieces = [decoder.decoded(a), decoder.decoded(b)].concat();
            prop_assert_eq!(String::from_utf8(pieces), Ok(format!("\u{feff}{told}")));
        }

        #[test]
        fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = text(&bytes);
            let _ = Utf16::new(true).decoded(&bytes);
        }
    }
}
