//! Lines of logs: what a pasted line says about a code.

use crate::fold::is_letter;

/// Stands for a number that is another one each time.
const NUMBER: u32 = 1;

/// A number for each word of a folded text: equal words have equal ones. A number that is no status
/// code has the same as all of these.
pub(crate) fn fingerprints(folded: &str) -> Vec<u32> {
    let mut marks = Vec::new();
    let mut start = None;
    for (at, c) in folded.char_indices().chain([(folded.len(), ' ')]) {
        match (start, is_letter(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                marks.push(fingerprint(&folded[from..at], folded[..from].ends_with('.')));
                start = None;
            }
            _ => {}
        }
    }
    marks
}

fn fingerprint(word: &str, after_dot: bool) -> u32 {
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && word.len() != 3 && !after_dot {
        return NUMBER;
    }
    // FNV-1a, 32 bits.
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The longest run of `symptom`'s words that stands in `line`.
pub(crate) fn longest_run(line: &[u32], symptom: &[u32]) -> usize {
    let mut longest = 0;
    for from in 0..line.len() {
        for begin in 0..symptom.len() {
            // A run that could be longer than the longest so far.
            if symptom.len() - begin <= longest {
                break;
            }
            if line[from] != symptom[begin] {
                continue;
            }
            let pairs = line[from..].iter().zip(&symptom[begin..]);
            longest = longest.max(pairs.take_while(|(a, b)| a == b).count());
        }
    }
    longest
}

/// Whether the words of `symptom` stand in `line`, one after the other.
pub(crate) fn has_run(line: &[u32], symptom: &[u32]) -> bool {
    // Nearly all are told apart by the first word, and comparing slices costs a call.
    let here = |words: &[u32]| words.first() == symptom.first() && words == symptom;
    line.windows(symptom.len().max(1)).any(here)
}

/// The status code that a folded line names: `… HTTP/1.1" 502 …`, `] "…" 400 …`, `"status":502`.
pub fn status(line: &str) -> Option<u16> {
    after_protocol(line).or_else(|| after_request(line)).or_else(|| after_name(line))
}

fn after_protocol(line: &str) -> Option<u16> {
    let mut places = line.match_indices("http/");
    places.find_map(|(at, found)| {
        let rest =
            line[at + found.len()..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        leading_code(rest.strip_prefix('"').unwrap_or(rest).strip_prefix(' ')?)
    })
}

/// The ninth field of the common log format, where the request has no blanks or too many.
fn after_request(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("] \"")?;
    let mut ends = rest.match_indices("\" ");
    ends.find_map(|(at, found)| leading_code(&rest[at + found.len()..]))
}

fn after_name(line: &str) -> Option<u16> {
    let mut places = line.match_indices("status");
    places.find_map(|(at, found)| {
        let rest = &line[at + found.len()..];
        let rest = rest.strip_prefix(['_', '-', ' ']).unwrap_or(rest);
        let rest = rest.strip_prefix("code").unwrap_or(rest);
        let value = rest.trim_start_matches(['"', '\'', ' ']);
        let value = value.strip_prefix([':', '=']).unwrap_or(value);
        leading_code(value.trim_start_matches(['"', '\'', ' ']))
    })
}

/// The numbers of three digits that stand by themselves in a folded line, as in `error: 404` and
/// `401 (Unauthorized)`, and not in addresses, times and lists.
pub(crate) fn numbers(line: &str) -> Vec<u16> {
    let words = line.split(|c: char| c.is_whitespace() || "()[]\"',;".contains(c));
    let words = words.map(|word| word.trim_end_matches([':', '.']));
    words.filter(|word| word.len() == 3).filter_map(leading_code).collect()
}

/// Three digits at the start, and no more of them.
fn leading_code(text: &str) -> Option<u16> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ended = !text[digits..].starts_with(|c: char| is_letter(c) || c == '.');
    if digits == 3 && ended { text[..3].parse().ok().filter(|code| *code >= 100) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold;

    #[track_caller]
    fn check(line: &str, expect: Option<u16>) {
        assert_eq!(status(&fold(line)), expect, "{line}");
    }

    #[test]
    fn the_status_of_a_line() {
        let common =
            r#"1.2.3.4 - - [28/Nov/2026:10:00:00 +0800] "GET /404 HTTP/1.1" 502 157 "-" "curl/8""#;
        check(common, Some(502));
        check(r#"1.2.3.4 - - [28/Nov/2026:10:00:00 +0800] "-" 400 0 "-" "-""#, Some(400));
        check(r#"1.2.3.4 - bob [x] "\x16\x03\x01" 400 157"#, Some(400));
        check("HTTP/1.1 301 Moved Permanently", Some(301));
        check("HTTP/2 404", Some(404));
        check(r#"{"level":"error","status":502,"path":"/a"}"#, Some(502));
        check(r#"{"status": "503"}"#, Some(503));
        check("level=warn statusCode=429 dur=3ms", Some(429));
        check("request failed with status code 500", Some(500));
        check("status_code: 418", Some(418));
    }

    #[test]
    fn other_numbers_are_none() {
        check("connect() failed (111: Connection refused)", None);
        check(
            r#"upstream: "http://127.0.0.1:8080/404", request: "GET /502 HTTP/1.1", host: "a""#,
            None,
        );
        check("status 4045", None);
        check("status 40", None);
        check("status 099", None);
        check("statusquo", None);
        check("HTTP/1.1", None);
    }

    #[test]
    fn numbers_by_themselves() {
        let line = "[13/May/2024:08:12:44.123] 0/0/1/-1/30001 504 194 a.test:443 (401) error: 404.";
        assert_eq!(numbers(line), [504, 194, 401, 404]);
    }

    #[test]
    fn words_are_compared_and_numbers_are_not() {
        let marks = |text: &str| fingerprints(&fold(text));
        assert!(has_run(&marks("x: Exceeded 20 redirects."), &marks("exceeded 30 redirects")));
        assert!(!has_run(&marks("504 Gateway Time-out"), &marks("502 Gateway Time-out")));
        assert!(!has_run(&marks("HTTP Error 404.0"), &marks("HTTP Error 404.13")));
        assert!(!has_run(&marks("a b"), &marks("a b c")));
        assert_eq!(
            longest_run(&marks("x upstream timed out y"), &marks("upstream timed out z")),
            3
        );
        assert_eq!(longest_run(&[], &marks("a")), 0);
    }
}
