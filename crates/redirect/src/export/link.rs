//! A flow as a fragment: `#f=` and then this.
//!
//! The first sign is the version. The rest is base64url of bytes: numbers as varints, texts as a
//! length and their bytes, except that a text, or the beginning of one, that the encoder has
//! written before or that stands in the [`TABLE`] is written as a reference to it.

use crate::flow::{CredentialsMode, Mode, Options, RedirectMode};
use crate::{Fields, Flow, Request, Response};
use std::fmt;

/// Why a fragment is no flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It was written by a later version.
    Newer,
    /// It is not what this version writes.
    Damaged,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            LinkError::Newer => "the link was made by a newer version",
            LinkError::Damaged => "the link is damaged or cut off",
        })
    }
}

impl std::error::Error for LinkError {}

/// The version that is written.
const VERSION: char = '1';
/// So long a decoded flow may be, in bytes of text.
const MOST_TEXT: usize = 64 * 1024;
/// So many responses, and fields of a message, it may have.
const MOST_ITEMS: usize = 100;

/// Texts that many flows have. Part of the format: it may grow at the end only.
const TABLE: [&str; 48] = [
    "GET",
    "POST",
    "PUT",
    "HEAD",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "fetch",
    "navigation",
    "curl",
    "wget",
    "requests",
    "httpx",
    "aiohttp",
    "urllib",
    "node-fetch",
    "undici-request",
    "axios",
    "got",
    "superagent",
    "go",
    "reqwest",
    "java",
    "dotnet",
    "Location",
    "Authorization",
    "Bearer ",
    "Cookie",
    "Set-Cookie",
    "Content-Type",
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "text/html",
    "Cache-Control",
    "no-store",
    "max-age=",
    "Strict-Transport-Security",
    "Access-Control-Allow-Origin",
    "Access-Control-Allow-Credentials",
    "true",
    "*",
    "X-Api-Key",
    "https://",
    "http://",
    "https://www.",
    "Referrer-Policy",
    "Content-Length",
];

/// Writes a flow.
pub fn encode(flow: &Flow) -> String {
    let mut out = Writer { bytes: Vec::new(), known: Vec::new() };
    out.text(&flow.client);
    out.text(&flow.request.method);
    out.text(&flow.request.url);
    out.fields(&flow.request.headers);
    out.number(u32::from(flow.request.body.is_some()) + 2 * u32::from(!flow.request.replayable));
    if let Some(body) = &flow.request.body {
        out.text(body);
    }
    out.number(flow.visits);
    out.number(flow.responses.len() as u32);
    for response in &flow.responses {
        out.number(u32::from(response.status));
        out.fields(&response.headers);
    }
    out.options(&flow.options);
    let mut text = String::from(VERSION);
    base64(&out.bytes, &mut text);
    text
}

/// Reads a flow.
///
/// # Errors
/// [`LinkError::Newer`] for a later version, [`LinkError::Damaged`] for anything else that this
/// version would not have written.
pub fn decode(text: &str) -> Result<Flow, LinkError> {
    let rest = match text.chars().next() {
        Some(VERSION) => &text[1..],
        Some('2'..='9') => return Err(LinkError::Newer),
        _ => return Err(LinkError::Damaged),
    };
    let bytes = unbase64(rest).ok_or(LinkError::Damaged)?;
    let mut reader = Reader { bytes: &bytes, known: Vec::new(), length: 0 };
    let flow = reader.flow().filter(|_| reader.bytes.is_empty());
    flow.ok_or(LinkError::Damaged)
}

struct Writer {
    bytes: Vec<u8>,
    /// The texts written so far.
    known: Vec<String>,
}

impl Writer {
    fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Which known text is the best beginning of this one, from 1, and how long that is.
    fn best(&self, text: &str) -> (usize, usize) {
        let known = TABLE.iter().copied().chain(self.known.iter().map(String::as_str));
        let mut best = (0, 0);
        for (at, other) in known.enumerate() {
            let common = text.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
            let common = (0..=common).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
            if common > best.1 {
                best = (at + 1, common);
            }
        }
        // A reference costs two or three bytes itself.
        if best.1 > 2 { best } else { (0, 0) }
    }

    fn text(&mut self, text: &str) {
        let (reference, common) = self.best(text);
        self.number(reference as u32);
        if reference > 0 {
            self.number(common as u32);
        }
        let rest = &text[common..];
        self.number(rest.len() as u32);
        self.bytes.extend_from_slice(rest.as_bytes());
        if !rest.is_empty() {
            self.known.push(text.to_owned());
        }
    }

    fn fields(&mut self, fields: &Fields) {
        self.number(fields.0.len() as u32);
        for (name, value) in &fields.0 {
            self.text(name);
            self.text(value);
        }
    }

    fn options(&mut self, options: &Options) {
        let mut bits = u32::from(!options.follow) + 2 * u32::from(options.location_trusted);
        for status in &options.keep_post {
            bits |= 4 << status.saturating_sub(301).min(2);
        }
        bits |= (options.redirect as u32) << 5;
        bits |= (options.mode as u32) << 7;
        bits |= (options.credentials as u32) << 9;
        self.number(bits);
        self.number(options.max_redirects.map_or(0, |max| max.saturating_add(1)));
        self.text(&options.referrer_policy);
        self.text(options.page.as_deref().unwrap_or_default());
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    known: Vec<String>,
    /// The length of all texts so far: references could make it grow without end.
    length: usize,
}

impl Reader<'_> {
    fn flow(&mut self) -> Option<Flow> {
        let client = self.text()?;
        let (method, url, headers) = (self.text()?, self.text()?, self.fields()?);
        let bits = self.number().filter(|bits| *bits < 4)?;
        let body = if bits & 1 == 1 { Some(self.text()?.into()) } else { None };
        let visits = self.number().filter(|visits| (1..=10).contains(visits))?;
        let count = self.count()?;
        let responses = (0..count)
            .map(|_| {
                let status = u16::try_from(self.number()?).ok()?;
                let known = (100..=999).contains(&status);
                known.then_some(Response { status, headers: self.fields()? })
            })
            .collect::<Option<_>>()?;
        let options = self.options()?;
        let request = Request { method, url, headers, body, replayable: bits & 2 == 0 };
        Some(Flow { id: String::new(), client, request, responses, visits, options })
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn count(&mut self) -> Option<usize> {
        self.number().map(|count| count as usize).filter(|count| *count <= MOST_ITEMS)
    }

    fn text(&mut self) -> Option<String> {
        let reference = self.number()? as usize;
        let mut text = String::new();
        if let Some(at) = reference.checked_sub(1) {
            let common = self.number()? as usize;
            let own = at.checked_sub(TABLE.len());
            let known = match own {
                None => TABLE[at],
                Some(own) => self.known.get(own)?,
            };
            text.push_str(known.get(..common)?);
        }
        let length = self.number()? as usize;
        if length > self.bytes.len() {
            return None;
        }
        let (own, rest) = self.bytes.split_at(length);
        text.push_str(std::str::from_utf8(own).ok()?);
        self.bytes = rest;
        self.length += text.len();
        if self.length > MOST_TEXT {
            return None;
        }
        if length > 0 {
            self.known.push(text.clone());
        }
        Some(text)
    }

    fn fields(&mut self) -> Option<Fields> {
        let count = self.count()?;
        let mut fields = Fields::default();
        for _ in 0..count {
            let (name, value) = (self.text()?, self.text()?);
            fields.add(&name, &value);
        }
        Some(fields)
    }

    fn options(&mut self) -> Option<Options> {
        let bits = self.number()?;
        let max = self.number()?;
        let (referrer_policy, page) = (self.text()?, self.text()?);
        Some(Options {
            follow: bits & 1 == 0,
            location_trusted: bits & 2 != 0,
            keep_post: (0..3)
                .filter(|at| bits & (4 << at) != 0)
                .map(|at| 301 + at as u16)
                .collect(),
            redirect: match bits >> 5 & 3 {
                0 => RedirectMode::Follow,
                1 => RedirectMode::Error,
                2 => RedirectMode::Manual,
                _ => return None,
            },
            mode: match bits >> 7 & 3 {
                0 => Mode::Cors,
                1 => Mode::NoCors,
                2 => Mode::SameOrigin,
                _ => return None,
            },
            credentials: match bits >> 9 {
                0 => CredentialsMode::Omit,
                1 => CredentialsMode::SameOrigin,
                2 => CredentialsMode::Include,
                _ => return None,
            },
            max_redirects: max.checked_sub(1),
            referrer_policy,
            page: (!page.is_empty()).then_some(page),
        })
    }
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn base64(bytes: &[u8], out: &mut String) {
    for chunk in bytes.chunks(3) {
        let at = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..=chunk.len() {
            out.push(char::from(DIGITS[(bits >> (18 - 6 * digit)) as usize & 63]));
        }
    }
}

fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for at in 0..4 {
            let digit = match chunk.get(at) {
                Some(c) => DIGITS.iter().position(|digit| digit == c)?,
                None => 0,
            };
            bits = bits << 6 | digit as u32;
        }
        let whole = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
        bytes.extend_from_slice(&whole[..chunk.len().checked_sub(1).filter(|n| *n > 0)?]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests;
