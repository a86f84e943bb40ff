//! The sequence diagram of a visit, as shapes: a pure function, drawn by the page and by
//! [`svg()`] alike.
//!
//! All lengths are in CSS px, whole numbers. Widths of text are estimates on the safe side: 8 px
//! for a sign of the monospaced face at 13 px, 7 of the other at 12 px, twice that for Han.

mod hop;
mod svg;
#[cfg(test)]
mod tests;

pub use svg::svg;

use crate::trace::From;
use crate::url::{Syntax, Url};
use crate::{Outcome, Request, Visit};
use hop::Drawing;

/// Which way the diagram is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For a container of 640 px and more: 840 wide, wider with more than four origins.
    Landscape,
    /// For a narrow one: 358 wide.
    Portrait,
}

/// The texts that the layout needs, in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The client's name.
    pub client: &'a str,
    /// Below it: its version.
    pub version: &'a str,
    /// What an origin is called, before its letter.
    pub origin: &'a str,
    /// What the content is called.
    pub content: &'a str,
    /// What the client's own store is called.
    pub store: &'a str,
    /// Why the visit failed; empty where it did not.
    pub failure: &'a str,
    /// What an answer is called that nobody gave and that is assumed.
    pub assumed: &'a str,
    /// What stands where the transcript has no answer.
    pub unrecorded: &'a str,
}

/// The diagram.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagram {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The client's lane first, then one for each origin.
    pub lanes: Vec<Lane>,
    /// The hops, from top to bottom.
    pub hops: Vec<Band>,
}

/// A participant, and the line below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The middle.
    pub x: i32,
    /// Half the width of its head.
    pub half: i32,
    /// Its name, cut to fit.
    pub name: String,
    /// Below the name; may be empty.
    pub sub: String,
    /// The whole name.
    pub full: String,
}

/// A hop's part of the diagram.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Its upper edge.
    pub top: i32,
    /// Its lower edge.
    pub bottom: i32,
    /// The middle of the disc with its number.
    pub disc: (i32, i32),
    /// Whether the answer came from no server.
    pub local: bool,
    /// What is drawn.
    pub shapes: Vec<Shape>,
}

/// Something drawn, with the class that says how.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A path.
    Path(&'static str, String),
    /// A box: x, y, width, height.
    Box(&'static str, i32, i32, i32, i32),
    /// Text, from the left.
    Text(&'static str, Label),
    /// Text around a middle.
    Middle(&'static str, Label),
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where it begins, or its middle.
    pub x: i32,
    /// Its base line.
    pub y: i32,
    /// What is shown.
    pub text: String,
    /// The whole text, where that is more; empty otherwise.
    pub full: String,
}

/// Where the lanes begin.
const HEAD: i32 = 10;
const HEAD_HEIGHT: i32 = 42;
/// Where the first hop begins.
const FIRST: i32 = HEAD + HEAD_HEIGHT + 6;

/// Lays a visit out. `asked` is the flow's own request, which the first hop is compared with.
pub fn layout(visit: &Visit, asked: &Request, form: Form, words: &Words) -> Diagram {
    let places: Vec<String> =
        visit.hops.iter().map(|hop| place(hop.from, &hop.request.url)).collect();
    let mut origins: Vec<&str> = Vec::new();
    for place in &places {
        if !origins.contains(&&**place) {
            origins.push(place);
        }
    }
    let (width, lanes) = lanes(&origins, form, words);
    let mut drawing = Drawing { visit, asked, form, words, width, client: lanes[0].x };
    let mut top = FIRST;
    let mut hops = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let lane = origins.iter().position(|origin| origin == place).unwrap_or(0);
        let band = drawing.band(at, lanes[lane + 1].x, top);
        top = band.bottom + 8;
        hops.push(band);
    }
    Diagram { width, height: top, lanes, hops }
}

/// The origin that answers; the empty string is the client's own store.
fn place(from: From, url: &str) -> String {
    match from {
        From::Network | From::Unrecorded => {
            Url::parse(url, Syntax::Whatwg).map_or(String::new(), |url| url.origin())
        }
        From::Cache | From::Hsts => String::new(),
    }
}

fn lanes(origins: &[&str], form: Form, words: &Words) -> (i32, Vec<Lane>) {
    let count = i32::try_from(origins.len()).unwrap_or(1).max(1);
    let (width, client, right, half) = match form {
        Form::Landscape => (840.max(206 + 158 * count), 114, 92, 74),
        Form::Portrait => (358, 58, 44, 38),
    };
    let spacing = (width - right - client) / count;
    // Where heads would touch, letters stand for the names; the list below has them in full.
    let letters = spacing < 2 * half + 4;
    let start = client + half + 4;
    let slot = (width - 10 - start) / count;
    let half_of = if letters { (slot / 2 - 2).clamp(8, 18) } else { half };
    let own = Lane {
        x: client,
        half,
        name: fit(words.client, 2 * half - 12, SANS),
        sub: fit(words.version, 2 * half - 12, SANS),
        full: words.client.to_owned(),
    };
    let lanes = origins.iter().zip(0..).map(|(origin, at)| {
        let host = origin.split("//").nth(1).unwrap_or(words.store);
        let letter = char::from(b'A' + (at as u8 % 26)).to_string();
        let (name, sub) = match letters {
            true => (letter, String::new()),
            false => {
                let insecure = origin.starts_with("http:");
                let scheme = if insecure { " · http" } else { "" };
                let sub = match *origin {
                    "" => String::new(),
                    _ => format!("{} {letter}{scheme}", words.origin),
                };
                (fit(host, 2 * half_of - 12, SANS), fit(&sub, 2 * half_of - 8, SANS))
            }
        };
        let x = if letters { start + slot * at + slot / 2 } else { client + spacing * (at + 1) };
        Lane { x, half: half_of, name, sub, full: host.to_owned() }
    });
    (width, std::iter::once(own).chain(lanes).collect())
}

/// The width of a sign of ASCII in the monospaced face.
const MONO: i32 = 8;
/// In the other.
const SANS: i32 = 7;

/// How wide a text is at most.
fn measure(text: &str, sign: i32) -> i32 {
    text.chars().map(|c| if c.is_ascii() { sign } else { 2 * sign }).sum()
}

/// The text, cut in the middle if it is wider than its room.
fn fit(text: &str, room: i32, sign: i32) -> String {
    if measure(text, sign) <= room {
        return text.to_owned();
    }
    let room = (room - 2 * sign).max(0);
    let mut head = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = if c.is_ascii() { sign } else { 2 * sign };
        if used + wide > room / 2 {
            break;
        }
        used += wide;
        head.push(c);
    }
    let mut tail: Vec<char> = Vec::new();
    for c in text.chars().rev() {
        let wide = if c.is_ascii() { sign } else { 2 * sign };
        if used + wide > room {
            break;
        }
        used += wide;
        tail.push(c);
    }
    head.push('…');
    head.extend(tail.into_iter().rev());
    head
}

/// Whether a visit failed at this hop.
fn failed_at(visit: &Visit, at: usize) -> bool {
    visit.outcome == Outcome::Error && at + 1 == visit.hops.len()
}
