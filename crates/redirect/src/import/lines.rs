//! Lines with their numbers, and what is cut from them.

use super::{Expected, Refusal};

/// A line without its end.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// From 1.
    pub number: u32,
    /// The text.
    pub text: &'a str,
}

impl Line<'_> {
    /// A refusal at this line.
    pub fn refusal(&self, expected: Expected) -> Refusal {
        Refusal {
            line: self.number,
            byte: 0,
            expected,
            found: super::mask::line(self.text.trim_ascii()).chars().take(60).collect(),
        }
    }
}

/// The refusal of a text in which there is nothing.
pub(super) fn nothing() -> Refusal {
    Refusal { line: 1, byte: 0, expected: Expected::Anything, found: String::new() }
}

/// All lines of a text.
pub(super) fn lines(text: &str) -> Lines<'_> {
    Lines { rest: text, number: 0 }
}

/// The lines from the offset on, numbered as in the whole text.
pub(super) fn lines_from(text: &str, offset: usize) -> Lines<'_> {
    let (before, rest) = text.split_at(offset);
    Lines { rest, number: line_at(before, offset) - 1 }
}

/// The number of the line in which the offset is.
pub(super) fn line_at(text: &str, offset: usize) -> u32 {
    let mut rest = Lines { rest: &text[..offset], number: 0 };
    let mut ended = true;
    while !rest.rest.is_empty() {
        let before = rest.rest;
        rest.next();
        ended = rest.rest.is_empty() && before.ends_with(['\n', '\r']);
    }
    rest.number.max(1) + u32::from(ended && rest.number > 0)
}

/// An iterator over lines; they end with LF, CR LF, or CR alone, with which curl's progress meter
/// goes back.
pub(super) struct Lines<'a> {
    rest: &'a str,
    number: u32,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        let (text, ending) = self.rest.split_at(end);
        let skip = if ending.starts_with("\r\n") { 2 } else { ending.len().min(1) };
        self.rest = &ending[skip..];
        self.number = self.number.saturating_add(1);
        Some(Line { number: self.number, text })
    }
}

/// The line without the figures of curl's progress meter, after which another line may begin.
pub(super) fn without_meter(text: &str) -> &str {
    let figure = |c: char| c.is_ascii_digit() || " .:-kMGTP".contains(c);
    let rest = text.trim_start_matches(figure);
    let meter = &text[..text.len() - rest.len()];
    let goes_on = rest.starts_with(['*', '<', '>', '{', '}']) || rest.starts_with("HTTP/");
    if goes_on && meter.len() > 30 && meter.contains(':') { rest } else { text }
}

/// Whether a character is one of words: a letter or a figure, or of a script without blanks. What
/// std knows of letters is ten kilobytes of tables.
pub(super) fn is_letter(c: char) -> bool {
    match u32::from(c) {
        0..0x80 => c.is_ascii_alphanumeric(),
        0x80..0xc0 | 0x2000..0x2c00 | 0x3000..0x3040 | 0xfe00..0xfe70 => false,
        0xff00..0xff10 | 0xff1a..0xff21 | 0xfff0..=0xffff => false,
        _ => true,
    }
}

/// Whether the text begins with the word, in any case.
pub(super) fn begins(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_ends_a_line() {
        let found: Vec<_> =
            lines("a\nb\r\nc\rd\n\ne").map(|line| (line.number, line.text)).collect();
        assert_eq!(found, [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (5, ""), (6, "e")]);
    }

    #[test]
    fn offsets_have_lines() {
        let text = "a\nbc\r\n\nd";
        let found: Vec<_> = (0..=text.len()).map(|offset| line_at(text, offset)).collect();
        // The offset between CR and LF is nobody's; no quotation begins there.
        assert_eq!([found[0], found[1], found[2], found[3], found[4]], [1, 1, 2, 2, 2]);
        assert_eq!([found[6], found[7], found[8]], [3, 4, 4]);
        assert_eq!(lines_from(text, 6).map(|line| line.number).collect::<Vec<_>>(), [3, 4]);
    }

    #[test]
    fn meters_are_cut() {
        let meter =
            "  0     0    0     0    0     0      0      0 --:--:--  0:00:01 --:--:--     0";
        assert_eq!(without_meter(&format!("{meter}< HTTP/1.1 302 Found")), "< HTTP/1.1 302 Found");
        assert_eq!(without_meter(&format!("{meter}*   Trying")), "*   Trying");
        assert_eq!(without_meter(meter), meter);
        assert_eq!(without_meter("  * item"), "  * item");
    }
}
