//! A URL being written, part by part.

use super::Url;
use super::encode;
use super::parts::Marks;
use super::reference::Reference;

/// What stands of a URL; the marks behind it are set as it grows.
pub(super) struct Draft {
    pub url: Url,
}

impl Draft {
    /// Begins with a scheme; without an authority, so far.
    pub fn new(scheme: &str, room: usize) -> Draft {
        let mut text = String::with_capacity(scheme.len() + room + 2);
        text.push_str(scheme);
        text.make_ascii_lowercase();
        text.push(':');
        let (scheme_end, end) = (scheme.len(), text.len());
        let marks =
            Marks { scheme_end, host: end, host_end: end, path: end, query: end, fragment: end };
        Draft { url: Url { text, marks } }
    }

    /// Begins with another URL's scheme and authority.
    pub fn like(base: &Url, room: usize) -> Draft {
        let marks = base.marks;
        let mut text = String::with_capacity(marks.path + room);
        text.push_str(&base.text[..marks.path]);
        Draft { url: Url { text, marks } }
    }

    /// The text so far.
    pub fn text(&mut self) -> &mut String {
        &mut self.url.text
    }

    /// The host has been written from `start` on.
    pub fn end_host(&mut self, start: usize) {
        self.url.marks.host = start;
        self.url.marks.host_end = self.url.text.len();
    }

    /// The authority has been written.
    pub fn end_authority(&mut self) {
        self.url.marks.path = self.url.text.len();
    }

    /// Writes query and fragment behind the path.
    pub fn finish(mut self, query: Option<&str>, fragment: Option<&str>, sets: [u8; 2]) -> Url {
        let Url { text, marks } = &mut self.url;
        marks.query = text.len();
        push(text, '?', query, sets[0]);
        marks.fragment = text.len();
        push(text, '#', fragment, sets[1]);
        self.url
    }

    /// [`Draft::finish`] with a reference's own query and fragment.
    pub fn finish_as(self, reference: &Reference, sets: [u8; 2]) -> Url {
        self.finish(reference.query, reference.fragment, sets)
    }
}

fn push(text: &mut String, mark: char, part: Option<&str>, set: u8) {
    if let Some(part) = part {
        text.push(mark);
        encode::push(text, part, set);
    }
}
