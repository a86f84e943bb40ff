//! One hop: a request, an answer, and what changed.

use super::{Band, Form, Label, MONO, SANS, Shape, Words, failed_at, fit, measure};
use crate::changes::{What, changes};
use crate::trace::From;
use crate::url::{Syntax, Url};
use crate::{Request, Visit};

pub(super) struct Drawing<'a> {
    pub(super) visit: &'a Visit,
    pub(super) asked: &'a Request,
    pub(super) form: Form,
    pub(super) words: &'a Words<'a>,
    pub(super) width: i32,
    /// Where the client's lane is.
    pub(super) client: i32,
}

/// A box with a word in it.
struct Chip {
    kind: Kind,
    text: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Plain,
    Changed,
    Dropped,
    Added,
}

impl Chip {
    fn width(&self) -> i32 {
        measure(&self.text, SANS) + 16
    }
}

/// Of chips and pills.
const HEIGHT: i32 = 20;
const GAP: i32 = 6;
/// Between a lane and the text beside it.
const INSET: i32 = 12;
/// At the right edge.
const MARGIN: i32 = 10;

impl Drawing<'_> {
    /// Draws a hop from `top` downwards, towards the lane at `x`.
    pub(super) fn band(&mut self, at: usize, x: i32, top: i32) -> Band {
        let hop = &self.visit.hops[at];
        let mut shapes = Vec::new();
        let request = top + 40;
        let mut answer = top + 88;
        let (head, chips) = self.chips(at);
        let mut left = self.client + INSET;
        if let Some(chip) = head {
            left = chip_at(&mut shapes, &chip, left, request - 26) + 2;
        } else {
            left =
                text(&mut shapes, "m", left, request - 12, &hop.request.method, MONO, 120) + MONO;
        }
        let path = path(&hop.request.url);
        match self.form {
            Form::Landscape => {
                let room = (self.width - MARGIN - left) * 2 / 5;
                let right = text(&mut shapes, "mono", left, request - 12, &path, MONO, room);
                self.row(&mut shapes, &chips, right + 12, request - 26, true);
            }
            Form::Portrait => {
                let room = self.width - MARGIN - left;
                text(&mut shapes, "mono", left, request - 12, &path, MONO, room);
                let left = self.client + INSET;
                let rest = self.row(&mut shapes, &chips, left, request + 10, false);
                if rest < chips.len() {
                    self.row(&mut shapes, &chips[rest..], left, request + 34, true);
                    answer += 24;
                }
            }
        }
        arrow(&mut shapes, self.client, x, request);
        let bottom = self.answer(&mut shapes, at, x, answer);
        let disc = (if self.form == Form::Landscape { 26 } else { 14 }, request);
        Band { top, bottom, disc, local: hop.from != From::Network, shapes }
    }

    /// The answer's line; returns where the hop ends.
    fn answer(&self, shapes: &mut Vec<Shape>, at: usize, x: i32, y: i32) -> i32 {
        let hop = &self.visit.hops[at];
        let response = &hop.response;
        let pill = x - 51;
        let line = if hop.is_given() { "res" } else { "res un" };
        shapes.push(Shape::Path(line, format!("M{x} {y}H{}", self.client + 4)));
        let tip = self.client + 3;
        if hop.is_answered() {
            shapes.push(Shape::Path("ah2", format!("M{} {}L{tip} {y}l7 4.5", tip + 7, f(y))));
        }
        // What nobody gave has no colour of its own.
        let (pill_class, text_class) =
            if hop.is_given() { (class(response.status), "st-t") } else { ("drop", "chip-t") };
        let status = if hop.is_answered() { response.status.to_string() } else { "?".to_owned() };
        shapes.push(Shape::Box(pill_class, pill, y - 10, 38, HEIGHT));
        shapes.push(Shape::Middle(text_class, label(pill + 19, y + 4, &status, "")));
        let left = self.client + INSET;
        let (line, room) = match self.form {
            Form::Landscape => (y - 8, pill - 8 - left),
            Form::Portrait => (y + 22, self.width - MARGIN - left),
        };
        let location = response.headers.get("Location").map(|to| match self.form {
            // Where there is little room, the name is what can be done without.
            Form::Landscape if measure(to, MONO) + 10 * MONO <= room => format!("Location: {to}"),
            Form::Landscape => to.to_owned(),
            Form::Portrait => to.to_owned(),
        });
        let unheard = match () {
            () if !hop.is_answered() => self.words.unrecorded,
            () if hop.is_assumed() => self.words.assumed,
            () => "",
        };
        if let Some(location) = &location {
            text(shapes, "mono", left, line, location, MONO, room);
        } else if !unheard.is_empty() {
            text(shapes, "sub", left, line, unheard, SANS, room);
        }
        let mut bottom = y + if self.form == Form::Landscape { 24 } else { 30 };
        if failed_at(self.visit, at) {
            let failure = format!("✕ {}", self.words.failure);
            text(shapes, "fail", left, bottom + 6, &failure, SANS, self.width - MARGIN - left);
            bottom += 16;
        }
        bottom
    }

    /// The method, if it changed, and what else there is to say about the request.
    fn chips(&self, at: usize) -> (Option<Chip>, Vec<Chip>) {
        let request = &self.visit.hops[at].request;
        let found = changes(self.visit, at, self.asked);
        let mut head = None;
        let mut chips = Vec::new();
        let content = |request: &Request| {
            let length = request.body.as_deref().map_or(0, str::len);
            format!("{} {length} B", self.words.content)
        };
        let lost = found.iter().any(|change| change.what == What::Body && change.after.is_none());
        if request.body.is_some() {
            chips.push(Chip { kind: Kind::Plain, text: content(request) });
        } else if lost {
            let before = at.checked_sub(1).map_or(self.asked, |at| &self.visit.hops[at].request);
            chips.push(Chip { kind: Kind::Dropped, text: content(before) });
        }
        for change in &found {
            match (&change.what, &change.before, &change.after) {
                (What::Method, Some(before), Some(after)) => {
                    head =
                        Some(Chip { kind: Kind::Changed, text: format!("{before} → {after}") });
                }
                (What::Field(name), Some(_), None) => {
                    chips.push(Chip { kind: Kind::Dropped, text: name.clone() });
                }
                (What::Field(name), None, Some(_)) => {
                    chips.push(Chip { kind: Kind::Added, text: format!("+ {name}") });
                }
                _ => {}
            }
        }
        let added = |name: &str| {
            found.iter().any(|change| {
                matches!(&change.what, What::Field(own) if own == name) && change.before.is_none()
            })
        };
        for (name, _) in request.headers.0.iter().filter(|(name, _)| !added(name)) {
            chips.push(Chip { kind: Kind::Plain, text: name.to_string() });
        }
        (head, chips)
    }

    /// Chips in a row, as many as there is room for; returns how many. In the last row what is
    /// left over becomes a number.
    fn row(
        &self,
        shapes: &mut Vec<Shape>,
        chips: &[Chip],
        left: i32,
        top: i32,
        last: bool,
    ) -> usize {
        let right = self.width - MARGIN;
        let mut x = left;
        for (at, chip) in chips.iter().enumerate() {
            let rest = chips.len() - at - 1;
            let reserve = if rest > 0 { 38 } else { 0 };
            if x + chip.width() + reserve > right {
                let more = Chip { kind: Kind::Plain, text: format!("+{}", rest + 1) };
                if last && x + more.width() <= right {
                    let names: Vec<&str> = chips[at..].iter().map(|chip| &*chip.text).collect();
                    chip_with(shapes, &more, x, top, &names.join(", "));
                }
                return at;
            }
            x = chip_at(shapes, chip, x, top);
        }
        chips.len()
    }
}

/// One half of a px above: arrow heads are nine high.
fn f(y: i32) -> String {
    format!("{}.5", y - 5)
}

fn arrow(shapes: &mut Vec<Shape>, from: i32, to: i32, y: i32) {
    shapes.push(Shape::Path("arr", format!("M{from} {y}H{}", to - 9)));
    shapes.push(Shape::Path("ah", format!("M{} {y}l-9-4.5v9z", to - 2)));
}

/// Path and query, which is what a request line has.
fn path(url: &str) -> String {
    let Ok(url) = Url::parse(url, Syntax::Whatwg) else { return url.to_owned() };
    let mut path = url.path().to_owned();
    if let Some(query) = url.query() {
        path.push('?');
        path.push_str(query);
    }
    path
}

fn label(x: i32, y: i32, text: &str, full: &str) -> Label {
    let full = if text == full { "" } else { full };
    Label { x, y, text: text.to_owned(), full: full.to_owned() }
}

/// Writes a text cut to its room; returns where it ends.
fn text(
    shapes: &mut Vec<Shape>,
    class: &'static str,
    x: i32,
    y: i32,
    text: &str,
    sign: i32,
    room: i32,
) -> i32 {
    let shown = fit(text, room, sign);
    let end = x + measure(&shown, sign);
    shapes.push(Shape::Text(class, label(x, y, &shown, text)));
    end
}

fn chip_at(shapes: &mut Vec<Shape>, chip: &Chip, x: i32, top: i32) -> i32 {
    chip_with(shapes, chip, x, top, &chip.text)
}

fn chip_with(shapes: &mut Vec<Shape>, chip: &Chip, x: i32, top: i32, full: &str) -> i32 {
    let (class, words) = match chip.kind {
        Kind::Plain => ("chip-b", "chip-t"),
        Kind::Changed => ("chg", "chg-t"),
        Kind::Dropped => ("drop", "drop-t"),
        Kind::Added => ("add", "chip-t"),
    };
    let width = chip.width();
    shapes.push(Shape::Box(class, x, top, width, HEIGHT));
    shapes.push(Shape::Middle(words, label(x + width / 2, top + 14, &chip.text, full)));
    x + width + GAP
}

/// The pill of a status, coloured by its class.
fn class(status: u16) -> &'static str {
    match status / 100 {
        1 => "st k-1",
        2 => "st k-2",
        3 => "st k-3",
        4 => "st k-4",
        5 => "st k-5",
        _ => "st k-v",
    }
}
