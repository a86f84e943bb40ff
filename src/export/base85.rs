//! Bytes as text, five characters for four bytes: of the file that is carried in text a fifteenth
//! smaller than Base64. `src/scripts/single/start.js` reads it.

/// The digits are the 85 characters from `(` on, but `!` in the place of `<`, which no script may hold.
const FIRST: u32 = b'(' as u32;

/// Writes bytes; a last group of fewer than four has one character more than it has bytes.
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for group in bytes.chunks(4) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let value = (0..4).fold(0, |value, at| value << 8 | byte(at));
        let digits = [4, 3, 2, 1, 0].map(|power| value / 85_u32.pow(power) % 85);
        out.extend(digits[..=group.len()].iter().map(|digit| character(*digit)));
    }
    out
}

fn character(digit: u32) -> char {
    match char::from_u32(FIRST + digit) {
        Some('<') | None => '!',
        Some(other) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the script reads it.
    fn decode(text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        let codes: Vec<u64> = text.bytes().map(u64::from).collect();
        for group in codes.chunks(5) {
            let digit = |at: usize| match group.get(at) {
                Some(33) => 20,
                Some(code) => code - 40,
                None => 84,
            };
            let value = (0..5).fold(0, |value, at| value * 85 + digit(at));
            out.extend(&(value as u32).to_be_bytes()[..group.len() - 1]);
        }
        out
    }

    #[test]
    fn what_is_written_is_read_back() {
        let all: Vec<u8> = (0..=255).chain([255; 9]).chain([0; 7]).collect();
        for length in 0..all.len() {
            let text = encode(&all[..length]);
            assert_eq!(decode(&text), all[..length]);
            assert!(!text.contains(['<', '&', '"']) && text.is_ascii());
        }
    }
}
