//! A text as its writer meant it: percent-encoding undone, as often as it was done.

/// The bytes of a text, decoded, and where each of them is written.
pub(super) struct Units {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// How often each was encoded.
    depths: Vec<u8>,
    /// Where each begins in the text; behind the last one, where the text ends.
    places: Vec<usize>,
}

impl Units {
    /// The units of a text.
    pub fn of(text: &str) -> Units {
        let source = text.as_bytes();
        let mut units =
            Units { bytes: Vec::with_capacity(source.len()), depths: Vec::new(), places: vec![0] };
        let mut at = 0;
        while at < source.len() {
            let (byte, length) = unit(source, at);
            at += length;
            units.bytes.push(byte);
            units.depths.push(u8::try_from(length / 2).unwrap_or(u8::MAX));
            units.places.push(at);
        }
        units
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The byte, 0 where the text has ended.
    pub fn at(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// How often the byte was encoded.
    pub fn depth(&self, at: usize) -> u8 {
        self.depths.get(at).copied().unwrap_or(0)
    }

    /// Where the unit begins in the text.
    pub fn place(&self, at: usize) -> usize {
        self.places[at.min(self.len())]
    }

    /// The units as a text.
    pub fn text(&self, from: usize, to: usize) -> String {
        String::from_utf8_lossy(&self.bytes[from..to]).into_owned()
    }

    /// The first unit from `from` on, before `to`, that the test takes; otherwise `to`.
    pub fn find(&self, from: usize, to: usize, test: impl Fn(u8, u8) -> bool) -> usize {
        (from..to).find(|at| test(self.bytes[*at], self.depths[*at])).unwrap_or(to)
    }
}

/// A byte, and how many bytes write it: `%2F` is one, and so is `%252F`.
fn unit(source: &[u8], at: usize) -> (u8, usize) {
    let digit = |at: usize| source.get(at).and_then(|b| char::from(*b).to_digit(16));
    let (mut byte, mut length) = (source[at], 1);
    while byte == b'%'
        && let (Some(high), Some(low)) = (digit(at + length), digit(at + length + 1))
    {
        byte = u8::try_from(high * 16 + low).unwrap_or_default();
        length += 2;
    }
    (byte, length)
}
