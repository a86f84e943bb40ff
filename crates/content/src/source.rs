use crate::{Diagnostic, Severity};
use model::{Lines, Place, Span};
use std::cell::Cell;

/// Of a longer line, a diagnostic quotes this many characters.
const QUOTED: usize = 160;

/// A text with a table of its lines.
#[derive(Debug)]
pub struct Source<'a> {
    /// The text.
    pub text: &'a str,
    starts: Vec<usize>,
    /// The line last asked for: the next one asked for is mostly it or the one after.
    last: Cell<usize>,
}

impl<'a> Source<'a> {
    /// Reads through `text` once to find its lines.
    pub fn new(text: &'a str) -> Source<'a> {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        Source { text, starts, last: Cell::new(0) }
    }

    /// The line of the byte `at`, from 1.
    pub fn line(&self, at: usize) -> u32 {
        let last = self.last.get();
        let begins = |line: usize| self.starts.get(line).is_some_and(|start| *start <= at);
        let near = (last..last + 4).find(|line| begins(*line) && !begins(line + 1));
        let line = near.unwrap_or_else(|| self.starts.partition_point(|start| *start <= at) - 1);
        self.last.set(line);
        clamp(line + 1)
    }

    /// How many lines there are; a final line break does not begin another.
    pub fn count(&self) -> u32 {
        self.line(self.text.trim_end_matches(['\n', '\r']).len())
    }

    /// The place of `span`, whose trailing white space does not count.
    pub fn place(&self, span: Span) -> Place {
        let text = self.text[span.clone()].trim_end();
        let span = span.start..span.start + text.len();
        let last = self.line(span.end.saturating_sub(1).max(span.start));
        Place { lines: Lines { first: self.line(span.start), last }, span }
    }

    /// An error about the byte `at`.
    pub fn error(&self, at: usize, code: &'static str, message: String, help: &str) -> Diagnostic {
        self.diagnostic(Severity::Error, at, code, message, help)
    }

    /// A warning about the byte `at`.
    pub fn warning(
        &self,
        at: usize,
        code: &'static str,
        message: String,
        help: &str,
    ) -> Diagnostic {
        self.diagnostic(Severity::Warning, at, code, message, help)
    }

    fn diagnostic(
        &self,
        severity: Severity,
        at: usize,
        code: &'static str,
        message: String,
        help: &str,
    ) -> Diagnostic {
        let at = self.text.floor_char_boundary(at);
        let line = self.line(at);
        let start = self.starts[line as usize - 1];
        let text = self.text[start..].lines().next().unwrap_or_default();
        Diagnostic {
            severity,
            code,
            file: String::new(),
            line,
            column: clamp(self.text[start..at].chars().count() + 1),
            text: quoted(text),
            message,
            help: help.to_owned(),
        }
    }
}

fn quoted(line: &str) -> String {
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

fn clamp(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_and_in_characters() {
        let source = Source::new("一\n二三x\r\n\nlast");
        let found = source.error("一\n二三".len(), "rule", "wrong".into(), "right");
        assert_eq!((found.line, found.column), (2, 3));
        assert_eq!(found.text, "二三x");
        assert_eq!(
            found.in_file("content/a.md").to_string(),
            "content/a.md:2:3: error[rule]: wrong\n  2 | 二三x\n  help: right"
        );
    }

    #[test]
    fn a_final_line_break_begins_no_line() {
        for (text, count) in [("", 1), ("a", 1), ("a\n", 1), ("a\nb", 2), ("a\n\n\n", 1)] {
            assert_eq!(Source::new(text).count(), count, "{text:?}");
        }
    }

    #[test]
    fn a_place_ends_with_its_text() {
        let source = Source::new("a\nb  \n\nc");
        let place = source.place(0..7);
        assert_eq!((place.span, place.lines), (0..3, Lines { first: 1, last: 2 }));
    }

    #[test]
    fn a_long_line_is_cut() {
        let source = "x".repeat(1000);
        let found = Source::new(&source).warning(500, "rule", String::new(), "");
        assert_eq!((found.text.chars().count(), found.column), (QUOTED + 1, 501));
    }
}
