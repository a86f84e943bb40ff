//! Secrets in URLs: the password before the host, and parameters by their name.

use super::{MASK, URL_MASK, is_secret_parameter};

/// The text with its URLs' secrets masked, and how many there were: passwords, and parameters of
/// the query, the fragment and the path, also of a URL that is percent-encoded inside another.
///
/// A mask can take away the sign that kept a password or a name from being one, so it is looked
/// again until nothing more is found.
pub fn url(text: &str) -> (String, u32) {
    let mut text = text.to_owned();
    let mut count = 0;
    loop {
        let (without, passwords) = user_information(&text);
        let (without, secrets) = parameters(&without, false);
        text = without;
        if passwords + secrets == 0 {
            return (text, count);
        }
        count += passwords + secrets;
    }
}

/// The content of a form with its secrets masked.
pub(super) fn form(text: &str) -> (String, u32) {
    parameters(text, true)
}

fn user_information(text: &str) -> (String, u32) {
    let mut out = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = authority(rest, out.is_empty()) {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        rest = behind;
        let end = behind.find(['/', '?', '#', '&', '\\', ' ', '"']).unwrap_or(behind.len());
        let Some(host) = behind[..end].rfind('@') else { continue };
        let Some(colon) = behind[..host].find(':') else { continue };
        let password = &behind[colon + 1..host];
        out.push_str(&behind[..=colon]);
        rest = &behind[host..];
        if password.is_empty() || password == URL_MASK {
            out.push_str(password);
        } else {
            out.push_str(URL_MASK);
            count += 1;
        }
    }
    out.push_str(rest);
    (out, count)
}

/// Where the next authority begins. A reference may begin with one.
fn authority(text: &str, begins: bool) -> Option<usize> {
    if begins && text.starts_with("//") {
        return Some(2);
    }
    text.find("://").map(|at| at + 3)
}

/// A place behind which the name of a parameter begins.
struct Mark {
    end: usize,
    encoded: bool,
}

/// Masks parameters; in a form, a name also stands at the beginning, and only `&` ends a value.
fn parameters(text: &str, form: bool) -> (String, u32) {
    let mut out = String::with_capacity(text.len());
    let mut count = 0;
    let mut copied = 0;
    let first = form.then_some(Mark { end: 0, encoded: false });
    let mut next = first.or_else(|| mark(text, 0));
    while let Some(found) = next {
        let value = value_of(text, found.end);
        let Some(start) = value.filter(|start| is_secret_at(text, found.end, *start)) else {
            next = mark(text, found.end);
            continue;
        };
        let end = value_end(text, start, found.encoded, form);
        out.push_str(&text[copied..start]);
        let value = &text[start..end];
        let is_secret = !value.is_empty() && value != URL_MASK && value != MASK;
        out.push_str(if is_secret { URL_MASK } else { value });
        count += u32::from(is_secret);
        copied = end;
        next = mark(text, end);
    }
    out.push_str(&text[copied..]);
    (out, count)
}

/// The next of `?`, `&`, `#` and `;`, percent-encoded or not.
fn mark(text: &str, from: usize) -> Option<Mark> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find_map(|start| {
        let (byte, length) = unit(bytes, start);
        let found = b"?&#;".contains(&byte);
        found.then_some(Mark { end: start + length, encoded: length > 1 })
    })
}

/// The byte at the place, decoded, and how many bytes write it.
fn unit(bytes: &[u8], at: usize) -> (u8, usize) {
    let digit = |n: usize| bytes.get(at + n).and_then(|b| char::from(*b).to_digit(16));
    match (bytes[at], digit(1), digit(2)) {
        (b'%', Some(high), Some(low)) => (u8::try_from(high * 16 + low).unwrap_or_default(), 3),
        (byte, _, _) => (byte, 1),
    }
}

/// Where the value begins whose name begins here, if there is one before the next mark.
fn value_of(text: &str, name: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = name;
    while at < bytes.len() {
        let (byte, length) = unit(bytes, at);
        at += length;
        match byte {
            b'=' => return Some(at),
            b'?' | b'&' | b'#' | b';' => return None,
            _ => {}
        }
    }
    None
}

fn is_secret_at(text: &str, name: usize, value: usize) -> bool {
    let bytes = text.as_bytes();
    let mut decoded = String::new();
    let mut at = name;
    while at < value {
        let (byte, length) = unit(bytes, at);
        decoded.push(byte.into());
        at += length;
    }
    is_secret_parameter(&decoded)
}

fn value_end(text: &str, start: usize, encoded: bool, form: bool) -> usize {
    let bytes = text.as_bytes();
    let ends = |at: usize| {
        let (byte, length) = unit(bytes, at);
        match byte {
            b'&' => length == 1 || encoded,
            b'#' => !form && (length == 1 || encoded),
            b' ' | b'"' | b'\n' | b'\t' | b'\r' => !form && length == 1,
            _ => false,
        }
    };
    (start..bytes.len()).find(|at| ends(*at)).unwrap_or(bytes.len())
}
