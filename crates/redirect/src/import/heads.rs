//! Heads as they are on the wire, with or without content between them.

use super::lines::{Lines, without_meter};
use super::transcript::{Transcript, is_request_line, status_line};
use super::{Expected, Refusal};

/// Whether the line may be the first of a head.
pub(super) fn is_mark(text: &str) -> bool {
    looks_like_status(text) || status_line(text).is_some() || is_request_line(text)
}

fn looks_like_status(text: &str) -> bool {
    text.strip_prefix("HTTP/").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Reads the heads.
pub(super) fn read(lines: Lines) -> Result<Transcript, Refusal> {
    let mut transcript = Transcript::default();
    let mut begun = false;
    for line in lines {
        let text = without_meter(line.text).trim_ascii();
        if text.is_empty() {
            transcript.end();
        } else if transcript.status_line(text) || transcript.request_line(text) {
            begun = true;
        } else if looks_like_status(text) && !begun {
            return Err(line.refusal(Expected::StatusLine));
        } else if transcript.in_head() {
            transcript.field(text);
        } else {
            transcript.content(text);
        }
    }
    Ok(transcript)
}
