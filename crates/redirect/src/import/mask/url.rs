//! Secrets in URLs and other short texts: user information, values by their name, by their look,
//! and by the word of the path before them.

use super::plain::{is_login, is_ordinary};
use super::units::Units;
use super::{Kind, URL_MASK, is_mask, name, value};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How a text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// A URL, or a value that may have one.
    Url,
    /// The content of a form.
    Form,
    /// A validator, which looks random by nature.
    Validator,
}

/// The text with its secrets masked, and their kinds: user information, parameters of the query,
/// the fragment and the path, values that look like secrets; also of a URL that is percent-encoded
/// inside another, however often.
pub fn url(text: &str) -> (String, Vec<Kind>) {
    run(text, Way::Url)
}

/// A mask can take away the sign that kept a password or a name from being one, so it is looked
/// again until nothing more is found. Each turn masks a sign that is no mask, so there is an end.
pub(super) fn run(text: &str, way: Way) -> (String, Vec<Kind>) {
    let (mut text, mut kinds) = (text.to_owned(), Vec::new());
    // What follows is content in Base64, or as it is; and may be long.
    if let Some(content) = text.trim_start().get(..5).filter(|it| it.eq_ignore_ascii_case("data:"))
    {
        let masked = [content, URL_MASK].concat();
        let found = if text == masked { Vec::new() } else { vec![Kind::Content] };
        return (masked, found);
    }
    loop {
        let units = Units::of(&text);
        let spans = Scan::of(&units, way).spans(&text);
        if spans.is_empty() {
            return (text, kinds);
        }
        let (mut out, mut copied) = (String::with_capacity(text.len()), 0);
        for span in spans {
            out.push_str(&text[copied..units.place(span.from)]);
            out.push_str(URL_MASK);
            copied = units.place(span.to);
            kinds.push(span.kind);
        }
        out.push_str(&text[copied..]);
        text = out;
    }
}

/// A secret.
#[derive(Clone, Copy)]
struct Span {
    from: usize,
    to: usize,
    kind: Kind,
}

struct Scan<'a> {
    units: &'a Units,
    way: Way,
    /// Where hosts are, which are no secrets.
    hosts: Vec<(usize, usize)>,
    found: Vec<Span>,
}

/// Schemes that need no slashes.
const SPECIAL: [&str; 5] = ["http", "https", "ws", "wss", "ftp"];

/// Words of a path, behind which a secret comes.
const BEFORE: &str = " token tokens reset secret secrets key apikey api-key password passwd otp \
pin invite invitation verify verification confirm confirmation activate activation magic session \
sessions ticket unsubscribe sig signature jwt bearer auth credential credentials accesstoken \
access_token access-token ";

/// What stands before a revision, which everybody may know.
const REVISIONS: [&str; 6] = ["/blob/", "/commit/", "/commits/", "/tree/", "/raw/", "/blame/"];

/// Words of a path, behind which all is secret.
const HOOKS: &str = " webhook webhooks webhookb2 hook hooks services ";

impl Scan<'_> {
    fn of(units: &Units, way: Way) -> Scan<'_> {
        let mut scan = Scan { units, way, hosts: Vec::new(), found: Vec::new() };
        scan.authorities();
        scan.names();
        scan.path();
        scan.words();
        scan.schemes();
        scan
    }

    /// What was found, in order, apart from each other, and no masks.
    fn spans(mut self, text: &str) -> Vec<Span> {
        let units = self.units;
        let is_new = |span: &Span| !is_mask(&text[units.place(span.from)..units.place(span.to)]);
        self.found.retain(is_new);
        // A heap is a tenth of what sorting by std weighs in the WASM.
        let places = self.found.iter().enumerate();
        let mut heap: BinaryHeap<_> =
            places.map(|(at, span)| Reverse((span.from, span.to, at))).collect();
        let mut spans: Vec<Span> = Vec::new();
        while let Some(Reverse((_, _, at))) = heap.pop() {
            let span = self.found[at];
            match spans.last_mut() {
                Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
                _ => spans.push(span),
            }
        }
        spans
    }

    fn add(&mut self, from: usize, to: usize, kind: Kind) {
        if from < to {
            self.found.push(Span { from, to, kind });
        }
    }

    /// User information, whole, in every authority.
    fn authorities(&mut self) {
        let mut at = 0;
        while at < self.units.len() {
            at = match self.authority(at) {
                Some(start) => self.user(start),
                None => at + 1,
            };
        }
    }

    /// The beginning of the authority, if the sign here leads to one.
    fn authority(&self, at: usize) -> Option<usize> {
        let units = self.units;
        let slash = |at: usize| matches!(units.at(at), b'/' | b'\\');
        if units.at(at) == b':' {
            let scheme = |b: &&u8| b.is_ascii_alphanumeric() || b"+-.".contains(b);
            let length = units.bytes[..at].iter().rev().take(12).take_while(scheme).count();
            let name = units.text(at - length, at).to_ascii_lowercase();
            let mut start = at + 1;
            while slash(start) {
                start += 1;
            }
            let special = SPECIAL.contains(&&*name);
            return (length > 0 && (start > at + 2 || special)).then_some(start);
        }
        let begins = at == 0
            || !units.bytes[at - 1].is_ascii_alphanumeric()
                && !b":/\\*.)".contains(&units.bytes[at - 1]);
        (begins && slash(at) && slash(at + 1)).then_some(at + 2)
    }

    /// Marks the user information before the host, and the host; says where it ends.
    ///
    /// A password may have a slash, though it must not: what is no port then is part of it.
    fn user(&mut self, start: usize) -> usize {
        let (units, depth) = (self.units, self.units.depth(start.saturating_sub(1)));
        let asked = (0..start).any(|at| units.at(at) == b'?' && units.depth(at) <= depth);
        let outside = |byte: u8, own: u8| {
            byte == b'\n' || own < depth && byte == b'&' || asked && own <= depth && byte == b'&'
        };
        let limit = units.find(start, units.len(), outside);
        let ends = |from: usize| units.find(from, limit, |byte, _| b"/\\?#\"<>".contains(&byte));
        let mut end = ends(start);
        let last = |from: usize, to: usize| (from..to).rev().find(|at| units.at(*at) == b'@');
        let mut sign = last(start, end);
        if sign.is_none() && end > start && units.at(end - 1) == b':' {
            // No port, and perhaps another scheme, which was taken for a host.
            return end - 1;
        }
        if sign.is_none() && !self.has_port(start, end) {
            sign = last(end, limit);
            if sign.is_none() {
                let colon = units.find(start, end, |byte, _| byte == b':');
                self.add(colon + 1, end, Kind::UserInfo);
            }
        }
        let mut host = start;
        if let Some(sign) = sign {
            self.add(start, sign, Kind::UserInfo);
            host = sign + 1;
            end = ends(host);
        }
        self.hosts.push((host, end));
        end.max(start)
    }

    /// Whether host and port are such, as far as the colon tells.
    fn has_port(&self, start: usize, end: usize) -> bool {
        if self.units.at(start) == b'[' {
            return true;
        }
        let colon = self.units.find(start, end, |byte, _| byte == b':');
        (colon + 1..end).all(|at| self.units.at(at).is_ascii_digit())
    }

    /// Values whose name says what they are.
    fn names(&mut self) {
        let units = self.units;
        let ends = |byte: u8, _| b"?&#;/,\"'{(<[ \t\r\n".contains(&byte) && byte != b'[';
        let mut start = 0;
        while start < units.len() {
            let end =
                units.find(start, units.len(), |byte, depth| byte == b'=' || ends(byte, depth));
            if units.at(end) == b'=' && end - start <= 64 {
                self.value(start, end);
            } else if start > 0
                && b"?&".contains(&units.at(start - 1))
                && end > start
                && units.at(end) != b'='
            {
                self.bare(start, end);
            }
            start = end + 1;
        }
    }

    /// The value behind the sign at `sign`.
    fn value(&mut self, name: usize, sign: usize) {
        let (units, from) = (self.units, sign + 1);
        let to = self.value_end(sign);
        if let Some(kind) = name::kind(&units.text(name, sign)) {
            return self.add(from, to, kind);
        }
        let value = units.text(from, to);
        let value = value.trim();
        // JSON, or anything else that has names itself, in a parameter.
        let named = name::before_value(value, &[':', '>']);
        if let Some((_, kind)) = named {
            self.add(from, to, kind);
        } else if is_login(value) {
            self.add(from, to, Kind::UserInfo);
        }
    }

    /// A value ends where its writer ended it: blanks and quotation marks are part of it.
    fn value_end(&self, sign: usize) -> usize {
        let (units, depth) = (self.units, self.units.depth(sign));
        let asks = |at: usize| b"?#".contains(&units.at(at)) && units.depth(at) <= depth;
        let is_url =
            units.at(0) == b'/' || self.hosts.first().is_some_and(|(from, _)| *from < sign);
        let in_path = self.way != Way::Form && is_url && !(0..sign).any(asks);
        let is_form = self.way == Way::Form;
        units.find(sign + 1, units.len(), |byte, own| {
            let ends = match byte {
                b'&' => true,
                b'#' => !is_form,
                b'/' | b'?' | b';' => in_path,
                _ => false,
            };
            ends && own <= depth
        })
    }

    /// A query without a name: words and short ones stay.
    fn bare(&mut self, from: usize, to: usize) {
        let bytes = &self.units.bytes[from..to];
        let figure = bytes.iter().any(u8::is_ascii_digit);
        let letter = bytes.iter().any(u8::is_ascii_alphabetic);
        let capital = bytes.iter().skip(1).any(u8::is_ascii_uppercase);
        let mixed = capital || figure && letter;
        if bytes.len() >= 6 && mixed && !bytes.contains(&b'%') {
            self.add(from, to, Kind::Random);
        }
    }

    /// What comes behind words of a path that announce a secret.
    fn path(&mut self) {
        let units = self.units;
        let ends = |byte: u8, _| b"/\\?#&".contains(&byte);
        let (mut announced, mut hooked, mut at) = (false, false, 0);
        while at < units.len() {
            let end = units.find(at, units.len(), ends);
            let segment = units.text(at, end);
            let is_host = self.hosts.iter().any(|(from, to)| *from <= at && at < *to);
            if !is_host && (announced || hooked) && !is_ordinary(&segment) {
                self.add(at, end, Kind::Token);
            }
            let bot = segment.strip_prefix("bot").unwrap_or_default();
            if bot.contains(':') && bot.starts_with(|c: char| c.is_ascii_digit()) {
                self.add(at + 3, end, Kind::Maker("Telegram"));
            }
            let word = [" ", &segment.to_ascii_lowercase(), " "].concat();
            let in_path = units.at(end) == b'/';
            announced = in_path && !segment.is_empty() && BEFORE.contains(&*word);
            hooked = in_path && (hooked || !segment.is_empty() && HOOKS.contains(&*word));
            at = end + 1;
        }
    }

    /// Words that look like secrets.
    fn words(&mut self) {
        let units = self.units;
        let random = self.way != Way::Validator;
        let mut at = 0;
        while at < units.len() {
            if let Some((_, to)) = self.hosts.iter().find(|(from, to)| *from <= at && at < *to) {
                at = *to;
                continue;
            }
            let in_word = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+".contains(&byte);
            let end = units.find(at, units.len(), |byte, _| !in_word(byte));
            self.word(at, end, random);
            at = end + 1;
        }
        if let Some(at) = find(&units.bytes, b"PRIVATE KEY") {
            let start = find(&units.bytes, b"-----BEGIN").unwrap_or(at);
            self.add(start.min(at), units.len(), Kind::PrivateKey);
        }
        if random {
            self.with_slashes();
        }
    }

    fn word(&mut self, mut at: usize, end: usize, random: bool) {
        let before = &self.units.bytes[..at];
        let commit = REVISIONS.iter().any(|word| before.ends_with(word.as_bytes()));
        if commit && end - at == 40 && self.units.bytes[at..end].iter().all(u8::is_ascii_hexdigit) {
            return;
        }
        while let Some((from, to, kind)) = value::find(&self.units.bytes[at..end], random) {
            // Base64 ends with these, and a random value may go on behind other signs.
            let padded = self.units.find(at + to, self.units.len(), |byte, _| byte != b'=');
            self.add(at + from, padded, kind);
            at += to;
        }
    }

    /// Base64 outside of paths, where a slash is a digit.
    fn with_slashes(&mut self) {
        let units = self.units;
        let digit = |byte: u8| byte.is_ascii_alphanumeric() || b"+/".contains(&byte);
        let mut at = 0;
        while at < units.len() {
            let end = units.find(at, units.len(), |byte, _| !digit(byte));
            let alone = at == 0 || b"= \"',:".contains(&units.at(at - 1));
            let own = &units.bytes[at..end];
            let slashes = own.contains(&b'/') && !b"/+".contains(&units.at(at));
            let is_host = self.hosts.iter().any(|(from, to)| *from <= at && at < *to);
            if alone && slashes && !is_host {
                let joined: Vec<u8> =
                    own.iter().copied().filter(|b| b"+/".iter().all(|c| c != b)).collect();
                if value::is_random(&joined) {
                    self.add(
                        at,
                        units.find(end, units.len(), |byte, _| byte != b'='),
                        Kind::Random,
                    );
                }
            }
            at = end + 1;
        }
    }

    /// What follows the name of an authentication scheme.
    fn schemes(&mut self) {
        let units = self.units;
        let lower = units.bytes.to_ascii_lowercase();
        for scheme in ["bearer", "basic"] {
            let mut at = 0;
            while let Some(start) = lower.get(at..).and_then(|rest| find(rest, scheme.as_bytes())) {
                at += start + scheme.len();
                let from = units.find(at, units.len(), |byte, _| !b" +\t:".contains(&byte));
                let to =
                    units.find(from, units.len(), |byte, _| b" \t\r\n,;&\"'<>".contains(&byte));
                // `realm=…` is a parameter of a challenge.
                let sign = units.find(from, to, |byte, _| byte == b'=');
                let parameter = sign + 2 < to || sign + 1 == to && units.at(to) == b'"';
                if from > at && !parameter {
                    self.add(from, to, Kind::Credentials);
                }
            }
        }
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
