//! Secrets in contents: forms, JSON, and the parts of a multipart form.

use super::url::form;
use super::{MASK, URL_MASK, is_secret_parameter};

/// The content without its secrets, and how many there were. It may be cut off anywhere.
pub fn body(text: &str) -> (String, u32) {
    let start = text.trim_ascii_start();
    if start.starts_with(['{', '[']) {
        let mut json = Json { text, ..Json::default() };
        json.run();
        (json.out, json.count)
    } else if start.starts_with("--") {
        multipart(text)
    } else {
        form(text)
    }
}

/// A scan for names and values; it checks nothing.
#[derive(Default)]
struct Json<'a> {
    text: &'a str,
    at: usize,
    out: String,
    count: u32,
    /// Whether the last name was that of a secret whose value has not come yet.
    secret: bool,
    depth: u32,
    /// The depth of the object or array that is a secret as a whole.
    hidden: Option<u32>,
}

impl Json<'_> {
    fn run(&mut self) {
        while let Some(c) = self.text[self.at..].chars().next() {
            match c {
                '"' => self.string(),
                '-' | '0'..='9' => self.number(),
                c => {
                    self.structure(c);
                    self.out.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
    }

    fn structure(&mut self, c: char) {
        match c {
            '{' | '[' => {
                self.depth += 1;
                if self.secret && self.hidden.is_none() {
                    self.hidden = Some(self.depth);
                }
                self.secret = false;
            }
            '}' | ']' => {
                self.hidden.take_if(|hidden| *hidden >= self.depth);
                self.depth = self.depth.saturating_sub(1);
                self.secret = false;
            }
            ',' => self.secret = false,
            _ => {}
        }
    }

    fn string(&mut self) {
        let start = self.at + 1;
        let end = start + string_length(&self.text[start..]);
        let content = &self.text[start..end];
        let closed = self.text[end..].starts_with('"');
        self.at = end + usize::from(closed);
        let is_name = self.text[self.at..].trim_ascii_start().starts_with(':');
        let hide = !is_name && (self.secret || self.hidden.is_some());
        self.secret = is_name && is_secret_parameter(content);
        self.out.push('"');
        if hide && !content.is_empty() && content != MASK && content != URL_MASK {
            self.out.push_str(MASK);
            self.count += 1;
        } else {
            self.out.push_str(content);
        }
        if closed {
            self.out.push('"');
        }
    }

    fn number(&mut self) {
        let rest = &self.text[self.at..];
        let inside = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        self.at += length;
        if self.secret || self.hidden.is_some() {
            self.out.extend(["\"", MASK, "\""]);
            self.count += 1;
        } else {
            self.out.push_str(&rest[..length]);
        }
        self.secret = false;
    }
}

/// The length of a string up to its closing quotation mark.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' if !escaped => return at,
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// Masks the contents of the parts whose name is that of a secret.
fn multipart(text: &str) -> (String, u32) {
    let boundary = text.trim_ascii_start().lines().next().unwrap_or_default().trim_ascii_end();
    let mut out = String::new();
    let mut count = 0;
    for (n, part) in text.split(boundary).enumerate() {
        if n > 0 {
            out.push_str(boundary);
        }
        let Some((start, end)) = secret_part(part) else {
            out.push_str(part);
            continue;
        };
        let is_secret = start < end && &part[start..end] != MASK;
        out.push_str(&part[..start]);
        out.push_str(if is_secret { MASK } else { &part[start..end] });
        out.push_str(&part[end..]);
        count += u32::from(is_secret);
    }
    (out, count)
}

/// Where the content of a part is, if it is a secret.
fn secret_part(part: &str) -> Option<(usize, usize)> {
    let head =
        part.find("\r\n\r\n").map(|at| (at, 4)).or_else(|| part.find("\n\n").map(|at| (at, 2)));
    let (end, gap) = head?;
    let (_, name) = part[..end].split_once("name=\"")?;
    let name = name.split('"').next().unwrap_or(name);
    let start = end + gap;
    let content = part[start..].trim_end_matches(['\r', '\n']);
    is_secret_parameter(name).then_some((start, start + content.len()))
}
