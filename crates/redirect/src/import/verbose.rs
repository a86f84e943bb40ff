//! Output of `curl -v`: `> ` what was sent, `< ` what was received, `* ` comments.

use super::lines::{Lines, without_meter};
use super::transcript::{Transcript, is_request_line, status_line};
use super::{Expected, Refusal};

/// Whether only this form has such a line.
pub(super) fn is_mark(text: &str) -> bool {
    match marked(text) {
        ('<', line) => status_line(line).is_some(),
        ('>', line) => is_request_line(line),
        _ => false,
    }
}

/// Reads the output.
pub(super) fn read(lines: Lines) -> Result<Transcript, Refusal> {
    let mut transcript = Transcript::default();
    for line in lines {
        match marked(without_meter(line.text)) {
            ('*', text) => transcript.comment(text),
            ('>', text) if transcript.request_line(text) => {}
            ('<', text) if transcript.status_line(text) => {}
            ('<', text) if text.starts_with("HTTP/") => {
                return Err(line.refusal(Expected::StatusLine));
            }
            ('<' | '>', "") => transcript.end(),
            // A printed content may have such lines, too.
            ('<' | '>', text) if transcript.in_head() => transcript.field(text),
            _ => {}
        }
    }
    Ok(transcript)
}

/// The mark at the beginning of the line, and what comes after it.
fn marked(text: &str) -> (char, &str) {
    match text.chars().next() {
        Some(mark @ ('*' | '<' | '>')) => {
            let rest = &text[1..];
            (mark, rest.strip_prefix(' ').unwrap_or(rest).trim_ascii_end())
        }
        _ => (' ', ""),
    }
}
