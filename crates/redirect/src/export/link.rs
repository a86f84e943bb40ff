//! A flow as a fragment: `#f=` and then this.
//!
//! The first sign is the version. The rest is base64url of bytes: numbers as varints, texts as a
//! length and their bytes, except that a text, or the beginning of one, that the encoder has
//! written before or that stands in the table is written as a reference to it.

mod base64;
mod bounds;
mod table;

use crate::flow::{CredentialsMode, MOST_RESPONSES, Mode, Options, RedirectMode};
use crate::{End, EndKind, Fields, Flow, Recorded, Request, Response};
use base64::{base64, unbase64};
pub use bounds::TooLarge;
use bounds::{MOST_FIELDS, MOST_TEXT, STATUSES, VISITS, check};
use std::fmt;
use table::TABLE;

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

/// The version that is written for a flow that was made up.
const VERSION: char = '1';
/// The version for a recorded one: the same, and what was recorded behind it.
const RECORDED: char = '2';

/// Writes a flow; its id stays behind.
///
/// # Errors
/// If it is larger than [`decode`] would take.
pub fn encode(flow: &Flow) -> Result<String, TooLarge> {
    check(flow)?;
    let mut out = Writer { bytes: Vec::new(), known: Vec::new(), length: 0 };
    out.text(&flow.client);
    out.text(&flow.request.method);
    out.text(&flow.request.url);
    out.fields(&flow.request.headers);
    out.number(u32::from(flow.request.body.is_some()) + 2 * u32::from(!flow.request.replayable));
    if let Some(body) = &flow.request.body {
        out.text(body);
    }
    out.number(flow.visits.max(1));
    out.number(flow.responses.len() as u32);
    for response in &flow.responses {
        out.number(u32::from(response.status));
        out.fields(&response.headers);
    }
    out.options(&flow.options);
    let mut text = String::from(VERSION);
    if let Some(recorded) = &flow.recorded {
        text = String::from(RECORDED);
        out.recorded(recorded);
    }
    if out.length > MOST_TEXT {
        return Err(TooLarge::Text);
    }
    base64(&out.bytes, &mut text);
    Ok(text)
}

/// Reads a flow.
///
/// # Errors
/// [`LinkError::Newer`] for a later version, [`LinkError::Damaged`] for anything else that this
/// version would not have written.
pub fn decode(text: &str) -> Result<Flow, LinkError> {
    let (recorded, rest) = match text.chars().next() {
        Some(VERSION) => (false, &text[1..]),
        Some(RECORDED) => (true, &text[1..]),
        Some('3'..='9') => return Err(LinkError::Newer),
        _ => return Err(LinkError::Damaged),
    };
    let bytes = unbase64(rest).ok_or(LinkError::Damaged)?;
    let mut reader = Reader { bytes: &bytes, known: Vec::new(), length: 0 };
    let flow = reader.flow(recorded).filter(|_| reader.bytes.is_empty());
    flow.ok_or(LinkError::Damaged)
}

struct Writer {
    bytes: Vec<u8>,
    /// The texts written so far.
    known: Vec<String>,
    /// The length of all texts so far, as the reader counts it.
    length: usize,
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
        self.length += text.len();
        // It is refused in the end; until then it costs no more than it must.
        if self.length > MOST_TEXT {
            return;
        }
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

    /// How many are cut; the end's kind, from 1, its limit, from 1, and its text.
    fn recorded(&mut self, recorded: &Recorded) {
        self.number(recorded.cut);
        let Some(end) = &recorded.end else { return self.number(0) };
        let plain = end.kind.with_limit(None);
        let kind = EndKind::ALL.iter().position(|kind| *kind == plain).unwrap_or(0);
        self.number(kind as u32 + 1);
        self.number(end.kind.limit().map_or(0, |limit| limit.saturating_add(1)));
        self.text(&end.text);
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    known: Vec<String>,
    /// The length of all texts so far: references could make it grow without end.
    length: usize,
}

impl Reader<'_> {
    fn flow(&mut self, recorded: bool) -> Option<Flow> {
        let client = self.text()?;
        let (method, url, headers) = (self.text()?, self.text()?, self.fields()?);
        let bits = self.number().filter(|bits| *bits < 4)?;
        let body = if bits & 1 == 1 { Some(self.text()?.into()) } else { None };
        let visits = self.number().filter(|visits| VISITS.contains(visits))?;
        let count = self.count(MOST_RESPONSES)?;
        let responses = (0..count)
            .map(|_| {
                let status = u16::try_from(self.number()?).ok()?;
                let known = STATUSES.contains(&status);
                known.then_some(Response { status, headers: self.fields()? })
            })
            .collect::<Option<_>>()?;
        let options = self.options()?;
        let request = Request { method, url, headers, body, replayable: bits & 2 == 0 };
        let recorded = if recorded { Some(self.recorded()?) } else { None };
        Some(Flow { id: String::new(), client, request, responses, visits, options, recorded })
    }

    fn recorded(&mut self) -> Option<Recorded> {
        let cut = self.number()?;
        let Some(at) = self.number()?.checked_sub(1) else {
            return Some(Recorded { cut, end: None });
        };
        let kind = EndKind::ALL.get(at as usize)?;
        let kind = kind.with_limit(self.number()?.checked_sub(1));
        Some(Recorded { cut, end: Some(End::new(kind, &self.text()?)) })
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

    fn count(&mut self, most: usize) -> Option<usize> {
        self.number().map(|count| count as usize).filter(|count| *count <= most)
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
        let count = self.count(MOST_FIELDS)?;
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
            // No limit is written as if it were one less, which nobody sets.
            max_redirects: max
                .checked_sub(1)
                .map(|max| if max == u32::MAX - 1 { u32::MAX } else { max }),
            referrer_policy,
            page: (!page.is_empty()).then_some(page),
        })
    }
}

#[cfg(test)]
mod tests;
