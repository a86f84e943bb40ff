//! Lines that a message quotes.

use super::name;
use super::url::{Way, run};

/// What a client said at the end, as far as it can be quoted: up to the first name of a secret,
/// without what looks like one.
pub(in crate::import) fn quoted(text: &str) -> String {
    let cut = name::before_value(text, &name::SIGNS);
    let open = cut.map_or_else(|| text.to_owned(), |(at, _)| [&text[..at], "…"].concat());
    run(&open, Way::Url).0
}

/// A line of a pasted text, as far as it can be quoted: as [`quoted`]; of a command, options and
/// plain words alone.
pub(in crate::import) fn line(text: &str) -> String {
    let open = quoted(text);
    let is_command = open.contains("curl") || open.contains(" -") || open.starts_with('-');
    if !is_command {
        return open;
    }
    let quotable = |word: &&str| {
        let letters = word.trim_start_matches('-');
        let plain =
            letters.len() == 1 || letters.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let option = word.starts_with('-') && letters.len() <= 24 && plain;
        option || ["curl", "wget", "$"].contains(word)
    };
    let words: Vec<&str> = open
        .split_ascii_whitespace()
        .map(|word| if quotable(&word) { word } else { "…" })
        .collect();
    words.join(" ")
}

/// A piece of JSON, as far as it can be quoted: its signs, and words too short to be a secret. What
/// stands before the piece is not known, so names in it say nothing.
pub(in crate::import) fn structure(text: &str) -> String {
    let sign = |c: char| c.is_whitespace() || "{}[],:\"\\".contains(c);
    let mut out = String::new();
    let mut rest = text.trim_ascii();
    while let Some(c) = rest.chars().next() {
        let end = rest.find(sign).unwrap_or(rest.len());
        let word = &rest[..end];
        out.push_str(if word.chars().count() > 3 { "…" } else { word });
        rest = &rest[end..];
        if end == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out.chars().take(60).collect()
}
