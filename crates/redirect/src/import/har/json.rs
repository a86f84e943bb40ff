//! The reader: JSON byte by byte, in pieces of any size, which keeps only what a flow needs.

use super::entry::Entry;
use super::place::{Place, Slot};
use super::scan::plain;
use crate::import::bytes::{Coding, HEAD, Utf16, coding, compressed};
use crate::import::{Expected, Refusal, mask};

/// How deeply a file may be nested.
const DEPTH: usize = 64;
/// How many bytes of a string are kept; what is longer is no URL that one follows.
const KEPT: usize = 16 * 1024;

/// Reads a HAR file in pieces.
pub struct Reader {
    source: Source,
    state: State,
    stack: Vec<Frame>,
    /// The name in front of the value that comes next.
    name: Vec<u8>,
    /// The string or number that is being read, as far as it is kept.
    kept: Vec<u8>,
    slot: Slot,
    field: (String, String),
    entry: Entry,
    entries: Vec<Entry>,
    line: u32,
    /// How many bytes came before this piece, and before this line.
    before: u64,
    line_start: u64,
    high_surrogate: u32,
}

/// How the bytes are written.
enum Source {
    /// Not known yet: the first bytes.
    Head(Vec<u8>),
    Utf8,
    Utf16(Utf16),
}

#[derive(Clone, Copy)]
struct Frame {
    place: Place,
    is_array: bool,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Value,
    ValueOrEnd,
    NameOrEnd,
    Name,
    Colon,
    CommaOrEnd,
    /// Inside a string: a name, or a value.
    Text {
        name: bool,
    },
    Escape {
        name: bool,
    },
    Code {
        name: bool,
        digits: u8,
        code: u32,
    },
    /// Inside a number, or `true`, `false`, `null`.
    Bare,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader::new()
    }
}

impl Reader {
    /// A reader at the beginning of a file.
    pub fn new() -> Reader {
        Reader {
            source: Source::Head(Vec::new()),
            state: State::Value,
            stack: Vec::new(),
            name: Vec::new(),
            kept: Vec::new(),
            slot: Slot::Nothing,
            field: Default::default(),
            entry: Entry::default(),
            entries: Vec::new(),
            line: 1,
            before: 0,
            line_start: 0,
            high_surrogate: 0,
        }
    }

    /// Takes the next bytes, which may end anywhere, also inside a character.
    ///
    /// # Errors
    ///
    /// The line where the file is no JSON, or is nested too deeply. The reader is of no use then.
    pub fn feed(&mut self, chunk: &[u8]) -> Result<(), Refusal> {
        match &mut self.source {
            Source::Head(head) if head.len() + chunk.len() < HEAD => {
                head.extend_from_slice(chunk);
                Ok(())
            }
            Source::Head(head) => {
                let whole = [&std::mem::take(head), chunk].concat();
                self.begin(&whole)
            }
            Source::Utf8 => self.take(chunk),
            Source::Utf16(decoder) => {
                let text = decoder.decoded(chunk);
                self.take(&text)
            }
        }
    }

    /// Takes the first bytes, which say how the file is written.
    fn begin(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        self.source = match coding(bytes) {
            Coding::Compressed => return Err(compressed()),
            Coding::Utf8 => Source::Utf8,
            Coding::Utf16 { big } => Source::Utf16(Utf16::new(big)),
        };
        self.feed(bytes)
    }

    fn take(&mut self, chunk: &[u8]) -> Result<(), Refusal> {
        let mut at = 0;
        while at < chunk.len() {
            let line = self.line;
            let step = if let State::Text { name } = self.state {
                Ok(self.text(name, &chunk[at..]))
            } else {
                self.byte(chunk[at])
            };
            at += step.map_err(|expected| self.refusal(expected, chunk, at))?;
            if self.line != line {
                self.line_start = self.before + at as u64;
            }
        }
        self.before += chunk.len() as u64;
        Ok(())
    }

    /// The entries, at least one.
    ///
    /// # Errors
    ///
    /// The last line, if the file breaks off or has no entries.
    pub fn finish(mut self) -> Result<Vec<Entry>, Refusal> {
        if let Source::Head(head) = &mut self.source {
            let head = std::mem::take(head);
            self.begin(&head)?;
        }
        if self.state == State::Value && self.stack.is_empty() {
            return Err(self.refusal(Expected::Something, &[], 0));
        }
        if self.state == State::Bare {
            // Nothing but a number or a word ends with the file.
            self.state = State::CommaOrEnd;
        }
        if self.state != State::CommaOrEnd || !self.stack.is_empty() {
            return Err(self.refusal(Expected::HarRest, &[], 0));
        }
        if self.entries.is_empty() {
            return Err(self.refusal(Expected::HarEntries, &[], 0));
        }
        Ok(self.entries)
    }

    /// The text of the line, as far as it is in the same piece, around the place.
    fn refusal(&self, expected: Expected, chunk: &[u8], at: usize) -> Refusal {
        let before = chunk[..at].iter().rposition(|b| *b == b'\n').map_or(0, |end| end + 1);
        let start = before.max(at.saturating_sub(30));
        let rest = &chunk[start..chunk.len().min(start + 240)];
        let text = String::from_utf8_lossy(rest);
        let line = text.lines().next().unwrap_or_default();
        let found = mask::structure(line);
        // At the end there is no byte to point at, and those of UTF-16 are not counted.
        let is_place = !chunk.is_empty() && matches!(self.source, Source::Utf8);
        let byte = self.before + at as u64 - self.line_start + 1;
        let byte = if is_place { u32::try_from(byte).unwrap_or(u32::MAX) } else { 0 };
        Refusal { line: self.line, byte, expected, found }
    }

    fn place(&self) -> Place {
        self.stack.last().map_or(Place::Outside, |frame| frame.place)
    }

    /// Takes a byte outside the plain text of a string; how many bytes that were.
    fn byte(&mut self, byte: u8) -> Result<usize, Expected> {
        match self.state {
            State::Escape { name } => self.escape(name, byte)?,
            State::Code { name, digits, code } => self.code(name, digits, code, byte)?,
            State::Bare if byte.is_ascii_alphanumeric() || b"+-.".contains(&byte) => {
                self.keep(&[byte])
            }
            State::Bare => {
                self.bare_end()?;
                return Ok(0);
            }
            _ if byte == b'\n' => self.line = self.line.saturating_add(1),
            _ if byte.is_ascii_whitespace() => {}
            _ => self.token(byte)?,
        }
        Ok(1)
    }

    fn token(&mut self, byte: u8) -> Result<(), Expected> {
        match (self.state, byte) {
            (State::Name | State::NameOrEnd, b'"') => {
                self.name.clear();
                self.state = State::Text { name: true };
            }
            (State::Colon, b':') => self.state = State::Value,
            (State::CommaOrEnd, b',') if !self.stack.is_empty() => {
                let is_array = self.in_array();
                self.state = if is_array { State::Value } else { State::Name };
            }
            (State::NameOrEnd | State::CommaOrEnd, b'}') if !self.in_array() => self.close()?,
            (State::ValueOrEnd | State::CommaOrEnd, b']') if self.in_array() => self.close()?,
            (State::Value, b']') if self.in_array() => return Err(Expected::HarNoComma),
            (State::Name, b'}') => return Err(Expected::HarNoComma),
            (State::Value | State::ValueOrEnd, _) => self.value(byte)?,
            _ => return Err(Expected::HarJson),
        }
        Ok(())
    }

    fn in_array(&self) -> bool {
        self.stack.last().is_some_and(|frame| frame.is_array)
    }

    fn value(&mut self, byte: u8) -> Result<(), Expected> {
        match byte {
            b'{' => self.open(false),
            b'[' => self.open(true),
            b'"' => {
                self.begin_kept();
                self.state = State::Text { name: false };
                Ok(())
            }
            b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => {
                self.begin_kept();
                self.kept.push(byte);
                self.state = State::Bare;
                Ok(())
            }
            // The byte order mark.
            0xef | 0xbb | 0xbf if self.stack.is_empty() => Ok(()),
            b'<' if self.stack.is_empty() => Err(Expected::TextNotMarkup),
            _ => Err(Expected::HarJson),
        }
    }

    fn begin_kept(&mut self) {
        self.kept.clear();
        self.slot = self.place().slot(&self.name);
    }

    fn open(&mut self, is_array: bool) -> Result<(), Expected> {
        if self.stack.len() == DEPTH {
            return Err(Expected::HarDepth);
        }
        let place = self.place().inside(&self.name);
        match place {
            Place::Entry => self.entry = Entry::default(),
            Place::RequestField | Place::ResponseField => self.field = Default::default(),
            _ => {}
        }
        self.name.clear();
        self.stack.push(Frame { place, is_array });
        self.state = if is_array { State::ValueOrEnd } else { State::NameOrEnd };
        Ok(())
    }

    fn close(&mut self) -> Result<(), Expected> {
        let frame = self.stack.pop().ok_or(Expected::HarJson)?;
        self.name.clear();
        self.state = State::CommaOrEnd;
        match frame.place {
            Place::Entry => self.entries.push(std::mem::take(&mut self.entry)),
            Place::RequestField | Place::ResponseField => {
                let of_response = frame.place == Place::ResponseField;
                self.entry.field(of_response, &self.field.0, &self.field.1);
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes the plain text at the beginning of the bytes; how many bytes that were, with the
    /// quotation mark or backslash behind it.
    fn text(&mut self, name: bool, bytes: &[u8]) -> usize {
        let length = plain(bytes);
        if name || self.slot != Slot::Nothing {
            self.keep_text(name, &bytes[..length]);
        }
        match bytes.get(length) {
            Some(b'"') if name => self.state = State::Colon,
            Some(b'"') => self.text_end(),
            Some(_) => self.state = State::Escape { name },
            None => return length,
        }
        length + 1
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = KEPT.saturating_sub(self.kept.len());
        self.kept.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    fn keep_text(&mut self, name: bool, bytes: &[u8]) {
        if !name {
            return self.keep(bytes);
        }
        // No name that matters is longer than this.
        let room = 32_usize.saturating_sub(self.name.len());
        self.name.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    fn escape(&mut self, name: bool, byte: u8) -> Result<(), Expected> {
        let plain = match byte {
            b'"' | b'\\' | b'/' => byte,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                self.state = State::Code { name, digits: 0, code: 0 };
                return Ok(());
            }
            _ => return Err(Expected::HarJson),
        };
        self.state = State::Text { name };
        self.keep_text(name, &[plain]);
        Ok(())
    }

    fn code(&mut self, name: bool, digits: u8, code: u32, byte: u8) -> Result<(), Expected> {
        let digit = char::from(byte).to_digit(16).ok_or(Expected::HarJson)?;
        let code = code * 16 + digit;
        if digits < 3 {
            self.state = State::Code { name, digits: digits + 1, code };
            return Ok(());
        }
        self.state = State::Text { name };
        let high = std::mem::take(&mut self.high_surrogate);
        let code = match (high, code) {
            (_, 0xd800..=0xdbff) => {
                self.high_surrogate = code;
                return Ok(());
            }
            (0xd800.., 0xdc00..=0xdfff) => 0x1_0000 + ((high - 0xd800) << 10) + (code - 0xdc00),
            _ => code,
        };
        let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.keep_text(name, c.encode_utf8(&mut [0; 4]).as_bytes());
        Ok(())
    }

    fn bare_end(&mut self) -> Result<(), Expected> {
        let is_word = matches!(&*self.kept, b"true" | b"false" | b"null");
        let is_number = !self.kept[0].is_ascii_alphabetic()
            && self.kept.iter().all(|b| b.is_ascii_digit() || b"+-.eE".contains(b));
        if !is_word && !is_number {
            return Err(Expected::HarJson);
        }
        if is_word {
            self.slot = Slot::Nothing;
        }
        self.text_end();
        Ok(())
    }

    fn text_end(&mut self) {
        self.state = State::CommaOrEnd;
        self.high_surrogate = 0;
        if self.slot == Slot::Nothing {
            return;
        }
        let text = String::from_utf8_lossy(&self.kept).into_owned();
        match self.slot {
            Slot::FieldName => self.field.0 = text,
            Slot::FieldValue => self.field.1 = text,
            slot => self.entry.put(slot, text),
        }
    }
}
