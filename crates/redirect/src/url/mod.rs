//! URLs, and how a reference is resolved against one: by RFC 3986, as most programs do it, or by
//! the WHATWG URL standard, as browsers do.
//!
//! The crate `url` would be 73 kB of the WASM. What is left out here: UTS 46 mapping of host
//! names beyond ASCII case and ideographic dots (a label is only put into Punycode), `file:`, and
//! everything inside URLs with other schemes than http and https, which no client here follows.

mod encode;
mod host;
mod rfc3986;
mod whatwg;

use std::fmt;

/// Which standard a reference is read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// RFC 3986, section 5, strict.
    Rfc3986,
    /// The URL standard.
    Whatwg,
}

/// Why a text is no URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlError {
    /// It does not begin with a scheme that can be followed.
    NoScheme,
    /// Its host is missing or cannot be a host.
    Host,
    /// Its port is no number up to 65535.
    Port,
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            UrlError::NoScheme => "it does not begin with http:// or https://",
            UrlError::Host => "its host is missing or cannot be a host",
            UrlError::Port => "its port is no number up to 65535",
        })
    }
}

impl std::error::Error for UrlError {}

/// An absolute URL: one text, and where its parts begin.
#[derive(Clone, PartialEq, Eq)]
pub struct Url {
    text: String,
    /// Of the colon behind the scheme.
    scheme_end: usize,
    /// Where the host begins and ends; `None` without an authority.
    host: Option<(usize, usize)>,
    path: usize,
    /// Of the question mark.
    query: Option<usize>,
    /// Of the hash sign.
    fragment: Option<usize>,
}

impl Url {
    /// Reads an absolute URL.
    ///
    /// # Errors
    /// If it has no scheme, or its authority is malformed.
    pub fn parse(text: &str, syntax: Syntax) -> Result<Url, UrlError> {
        match syntax {
            Syntax::Rfc3986 => rfc3986::parse(text),
            Syntax::Whatwg => whatwg::parse(text),
        }
    }

    /// Resolves a reference against this URL.
    ///
    /// # Errors
    /// If the reference names a malformed authority.
    pub fn join(&self, reference: &str, syntax: Syntax) -> Result<Url, UrlError> {
        match syntax {
            Syntax::Rfc3986 => rfc3986::join(self, reference),
            Syntax::Whatwg => whatwg::join(self, reference),
        }
    }

    /// The whole URL.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The scheme, in lower case, without its colon.
    pub fn scheme(&self) -> &str {
        &self.text[..self.scheme_end]
    }

    /// Whether the scheme is http or https.
    pub fn is_http(&self) -> bool {
        matches!(self.scheme(), "http" | "https")
    }

    /// From behind the two slashes to the host, without the `@`.
    fn user_info(&self) -> Option<&str> {
        let (start, _) = self.host?;
        self.text[self.scheme_end + 3..start].strip_suffix('@')
    }

    /// The user's name, encoded as it stands.
    pub fn username(&self) -> Option<&str> {
        let info = self.user_info()?;
        Some(info.split_once(':').map_or(info, |(name, _)| name))
    }

    /// The password, encoded as it stands.
    pub fn password(&self) -> Option<&str> {
        self.user_info()?.split_once(':').map(|(_, password)| password)
    }

    /// The host; an IPv6 address with its brackets.
    pub fn host(&self) -> Option<&str> {
        self.host.map(|(start, end)| &self.text[start..end])
    }

    /// The port as it is written; `None` where there is none.
    pub fn port_written(&self) -> Option<u16> {
        let (_, end) = self.host?;
        self.text[end..self.path].strip_prefix(':')?.parse().ok()
    }

    /// The port in effect; `None` if the scheme has no default.
    pub fn port(&self) -> Option<u16> {
        self.port_written().or_else(|| default_port(self.scheme()))
    }

    /// The path, encoded.
    pub fn path(&self) -> &str {
        &self.text[self.path..self.query.or(self.fragment).unwrap_or(self.text.len())]
    }

    /// The query, without its question mark.
    pub fn query(&self) -> Option<&str> {
        let end = self.fragment.unwrap_or(self.text.len());
        self.query.map(|start| &self.text[start + 1..end])
    }

    /// The fragment, without its hash sign.
    pub fn fragment(&self) -> Option<&str> {
        self.fragment.map(|start| &self.text[start + 1..])
    }

    /// Everything before the fragment.
    pub fn without_fragment(&self) -> &str {
        &self.text[..self.fragment.unwrap_or(self.text.len())]
    }

    /// Scheme, host and port, the default port left out: `https://a.test:8443`.
    pub fn origin(&self) -> String {
        let mut origin = format!("{}://{}", self.scheme(), self.host().unwrap_or_default());
        let port = self.port_written().filter(|port| Some(*port) != default_port(self.scheme()));
        if let Some(port) = port {
            origin.push(':');
            origin.push_str(&port.to_string());
        }
        origin
    }

    /// Whether scheme, host and port are the same.
    pub fn same_origin(&self, other: &Url) -> bool {
        let parts = |url: &Url| url.port();
        self.scheme() == other.scheme()
            && self.host() == other.host()
            && parts(self) == parts(other)
            && self.is_http()
    }

    /// Whether the host is an IP address.
    pub fn host_is_ip(&self) -> bool {
        self.host().is_some_and(|host| host.starts_with('[') || host::ends_in_number(host))
    }

    /// Whether the host is the other's, or below it.
    pub fn is_subdomain_of(&self, other: &Url) -> bool {
        let (Some(own), Some(other)) = (self.host(), other.host()) else { return false };
        own.strip_suffix(other).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }

    /// The URL with another fragment, or none.
    pub fn with_fragment(&self, fragment: Option<&str>) -> Url {
        let mut url = self.clone();
        url.text.truncate(self.without_fragment().len());
        url.fragment = fragment.map(|fragment| {
            url.text.push('#');
            url.text.push_str(fragment);
            url.text.len() - fragment.len() - 1
        });
        url
    }

    /// The URL without a user's name and password.
    pub fn without_user_info(&self) -> Url {
        let Some((start, _)) = self.host else { return self.clone() };
        self.without(self.scheme_end + 3, start)
    }

    /// The URL with another scheme; a port that was the old one's default goes.
    pub fn with_scheme(&self, scheme: &str) -> Url {
        let mut url = self.clone();
        if let Some((_, end)) = self.host
            && self.port_written().is_some()
            && self.port_written() == default_port(self.scheme())
        {
            url = self.without(end, self.path);
        }
        url.text.replace_range(..url.scheme_end, scheme);
        let moved = |at: usize| at + scheme.len() - self.scheme_end;
        Url {
            scheme_end: scheme.len(),
            host: url.host.map(|(start, end)| (moved(start), moved(end))),
            path: moved(url.path),
            query: url.query.map(moved),
            fragment: url.fragment.map(moved),
            text: url.text,
        }
    }

    /// Cuts a part out; the parts behind it move up.
    fn without(&self, start: usize, end: usize) -> Url {
        let mut url = self.clone();
        url.text.replace_range(start..end, "");
        let moved = |at: usize| if at >= end { at - (end - start) } else { at };
        url.host = url.host.map(|(from, to)| (moved(from), moved(to)));
        url.path = moved(url.path);
        url.query = url.query.map(moved);
        url.fragment = url.fragment.map(moved);
        url
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Url {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

/// The port of a scheme, where none is written.
fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    }
}

/// The scheme that a text begins with, and what is behind its colon.
fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let inner = |c: u8| c.is_ascii_alphanumeric() || b"+-.".contains(&c);
    let named = scheme.bytes().next()?.is_ascii_alphabetic() && scheme.bytes().all(inner);
    named.then_some((scheme, rest))
}

/// A URL being written, part by part.
struct Draft {
    url: Url,
}

impl Draft {
    /// Begins with a scheme.
    fn new(scheme: &str, room: usize) -> Draft {
        let mut text = String::with_capacity(scheme.len() + room + 8);
        text.push_str(scheme);
        text.make_ascii_lowercase();
        let scheme_end = text.len();
        text.push(':');
        let path = text.len();
        Draft { url: Url { text, scheme_end, host: None, path, query: None, fragment: None } }
    }

    /// Begins with another URL's scheme and authority.
    fn like(base: &Url, room: usize) -> Draft {
        let mut text = String::with_capacity(base.path + room + 8);
        text.push_str(&base.text[..base.path]);
        let Url { scheme_end, host, path, .. } = *base;
        Draft { url: Url { text, scheme_end, host, path, query: None, fragment: None } }
    }

    /// Notes the host, which has been written from here on.
    fn host_from(&mut self, start: usize) {
        self.url.host = Some((start, self.url.text.len()));
    }

    /// The path begins here.
    fn path_here(&mut self) {
        self.url.path = self.url.text.len();
    }

    fn query(&mut self, query: &str, keep: fn(u8) -> bool) {
        self.url.query = Some(self.url.text.len());
        self.url.text.push('?');
        encode::push(&mut self.url.text, query, keep);
    }

    fn fragment(&mut self, fragment: &str) {
        self.url.fragment = Some(self.url.text.len());
        self.url.text.push('#');
        encode::push(&mut self.url.text, fragment, encode::in_fragment);
    }
}

/// Whether a segment is `.` or `..`, also with its dots encoded (`encoded`): how many dots.
fn dots(segment: &str, encoded: bool) -> usize {
    let bytes = segment.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        at += match rest {
            [b'.', ..] => 1,
            [b'%', b'2', b'e' | b'E', ..] if encoded => 3,
            _ => return 0,
        };
        count += 1;
    }
    if count > 2 { 0 } else { count }
}

#[cfg(test)]
mod tests;
