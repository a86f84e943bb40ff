//! URLs made from others.

use super::Url;
use super::encode::{self, CONTROLS};
use super::parts::default_port;

impl Url {
    /// The URL with another fragment, given without its hash sign, or with none.
    ///
    /// The fragment is taken as another URL has it: encoded, as far as its syntax asks for that.
    pub fn with_fragment(&self, fragment: Option<&str>) -> Url {
        let room = fragment.map_or(0, |fragment| fragment.len() + 1);
        let mut text = String::with_capacity(self.marks.fragment + room);
        text.push_str(self.without_fragment());
        if let Some(fragment) = fragment {
            text.push('#');
            encode::push(&mut text, fragment, CONTROLS);
        }
        Url { text, marks: self.marks }
    }

    /// The URL without a user's name and password.
    pub fn without_user_info(&self) -> Url {
        let mut url = self.clone();
        if self.has_authority() {
            url.replace(self.marks.scheme_end + 3, self.marks.host, "");
        }
        url
    }

    /// The URL with another scheme, as HSTS changes http to https: a port that is the old
    /// scheme's default goes, any other stays (RFC 6797, section 8.3).
    ///
    /// `scheme` is taken as it is: in lower case, without a colon.
    pub fn with_scheme(&self, scheme: &str) -> Url {
        let mut url = self.clone();
        if self.port_written().is_some() && self.port_written() == default_port(self.scheme()) {
            url.replace(self.marks.host_end, self.marks.path, "");
        }
        url.replace(0, self.marks.scheme_end, scheme);
        url
    }

    /// Puts another text where one part is; the parts behind it move.
    fn replace(&mut self, start: usize, end: usize, text: &str) {
        let mut replaced = String::with_capacity(self.text.len() + text.len());
        replaced.push_str(&self.text[..start]);
        replaced.push_str(text);
        replaced.push_str(&self.text[end..]);
        self.text = replaced;
        let marks = &mut self.marks;
        for mark in [
            &mut marks.scheme_end,
            &mut marks.host,
            &mut marks.host_end,
            &mut marks.path,
            &mut marks.query,
            &mut marks.fragment,
        ] {
            if *mark >= end {
                *mark = *mark - (end - start) + text.len();
            }
        }
    }
}
