//! Output of `wget`: a dated line for each URL; with `-S`, the heads; without, the status alone.

use super::lines::Lines;
use super::transcript::Transcript;
use crate::Response;

/// The URL of a line such as `--2026-01-31 12:00:00--  http://a.test/`.
pub(super) fn asked(text: &str) -> Option<&str> {
    let (date, rest) = text.strip_prefix("--")?.split_once("--  ")?;
    let dated = date.ends_with(|c: char| c.is_ascii_digit()) && date.contains(':');
    // A second try has its number before the URL.
    let url = rest.split_ascii_whitespace().next_back()?;
    (dated && url.contains("://")).then_some(url)
}

/// Reads the output.
pub(super) fn read(lines: Lines) -> Transcript {
    let mut transcript = Transcript::default();
    let mut indented = false;
    for line in lines {
        let text = line.text.trim_ascii();
        let is_indented = line.text.starts_with(' ');
        if transcript.status_line(text) {
            indented = is_indented;
        } else if transcript.in_head() && !text.is_empty() && is_indented == indented {
            transcript.field(text);
        } else {
            transcript.end();
            between(&mut transcript, text);
        }
    }
    transcript
}

/// Takes a line that is in no head.
fn between(transcript: &mut Transcript, text: &str) {
    if let Some(url) = asked(text) {
        match transcript.responses.last_mut() {
            Some(response) => located(response, url),
            None => transcript.url = transcript.url.take().or_else(|| Some(url.to_owned())),
        }
    } else if let Some(status) = short_status(text) {
        transcript.response(status);
        transcript.end();
    } else if let (Some(location), Some(last)) =
        (text.strip_prefix("Location: "), transcript.responses.last_mut())
    {
        located(last, location.split(" [").next().unwrap_or(location));
    } else if text.starts_with("Spider mode") {
        transcript.method = Some("HEAD".to_owned());
    }
}

/// The response redirects to the URL, if its own head did not say so already.
fn located(response: &mut Response, url: &str) {
    if (300..400).contains(&response.status) && response.headers.get("Location").is_none() {
        response.headers.add("Location", url);
    }
}

/// The status at the end of `HTTP request sent, awaiting response... 302 Found`, in any language.
pub(super) fn short_status(text: &str) -> Option<u16> {
    let (before, after) = text.split_once("... ")?;
    let code = after.split(' ').next()?;
    let status = if code.len() == 3 { code.parse().ok()? } else { return None };
    let asked = ["HTTP", "Proxy"].iter().any(|word| before.contains(word));
    (asked && (200..1000).contains(&status)).then_some(status)
}
