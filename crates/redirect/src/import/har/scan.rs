//! Where the plain text of a string ends.

/// How many bytes there are before the first quotation mark or backslash: eight at a time, because
/// contents of megabytes are skipped here.
pub(super) fn plain(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (n, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = zeros(word ^ repeated(b'"')) | zeros(word ^ repeated(b'\\'));
        if found != 0 {
            return n * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let tail = rest.iter().position(|b| matches!(b, b'"' | b'\\')).unwrap_or(rest.len());
    bytes.len() - rest.len() + tail
}

const fn repeated(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The high bit of each byte that is zero; above the first one, others may be set, too.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(repeated(1)) & !word & repeated(0x80)
}
