//! A URL and its parts.

use super::{Syntax, UrlError, ip, rfc3986, whatwg};
use std::fmt;

/// An absolute URL: one text, all ASCII, and where its parts begin.
#[derive(Clone)]
pub struct Url {
    pub(super) text: String,
    pub(super) marks: Marks,
}

/// Where the parts of a URL begin, in bytes.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    /// The colon behind the scheme.
    pub scheme_end: usize,
    /// The host; as `path` where there is no authority.
    pub host: usize,
    /// What is behind the host.
    pub host_end: usize,
    /// What is behind the authority.
    pub path: usize,
    /// The question mark; as `fragment` where there is none.
    pub query: usize,
    /// The hash sign; the text's length where there is none.
    pub fragment: usize,
}

impl Url {
    /// Reads an absolute URL.
    ///
    /// # Errors
    /// If it has no scheme, or its authority is malformed.
    pub fn parse(text: &str, syntax: Syntax) -> Result<Url, UrlError> {
        match syntax {
            Syntax::Rfc3986 => rfc3986::resolve(None, text),
            Syntax::Whatwg => whatwg::resolve(None, text),
        }
    }

    /// Resolves a reference, such as the value of a Location field, against this URL.
    ///
    /// An empty reference is this URL without its fragment.
    ///
    /// # Errors
    /// If the reference's authority is malformed, or nothing can be relative to this URL's scheme.
    pub fn join(&self, reference: &str, syntax: Syntax) -> Result<Url, UrlError> {
        match syntax {
            Syntax::Rfc3986 => rfc3986::resolve(Some(self), reference),
            Syntax::Whatwg => whatwg::resolve(Some(self), reference),
        }
    }

    /// The whole URL.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The scheme, in lower case, without its colon.
    pub fn scheme(&self) -> &str {
        &self.text[..self.marks.scheme_end]
    }

    /// Whether the scheme is http or https.
    pub fn is_http(&self) -> bool {
        matches!(self.scheme(), "http" | "https")
    }

    /// Whether two slashes follow the scheme, and a host, which may be empty.
    pub(super) fn has_authority(&self) -> bool {
        self.marks.host > self.marks.scheme_end + 1
    }

    /// What is between the two slashes and the `@`.
    fn user_info(&self) -> Option<&str> {
        let start = self.marks.scheme_end + 3;
        self.text.get(start..self.marks.host)?.strip_suffix('@')
    }

    /// The user's name, encoded as it stands; empty where only a password is given.
    pub fn username(&self) -> Option<&str> {
        let info = self.user_info()?;
        Some(info.split_once(':').map_or(info, |(name, _)| name))
    }

    /// The password, encoded as it stands.
    pub fn password(&self) -> Option<&str> {
        self.user_info()?.split_once(':').map(|(_, password)| password)
    }

    /// The host, in lower case; an IPv6 address with its brackets.
    pub fn host(&self) -> Option<&str> {
        self.has_authority().then(|| &self.text[self.marks.host..self.marks.host_end])
    }

    /// The port as it is written; `None` where there is none.
    ///
    /// The URL standard's parser drops a port that is the scheme's default.
    pub fn port_written(&self) -> Option<u16> {
        self.text[self.marks.host_end..self.marks.path].strip_prefix(':')?.parse().ok()
    }

    /// The port in effect; `None` if the scheme has no default.
    pub fn port(&self) -> Option<u16> {
        self.port_written().or_else(|| default_port(self.scheme()))
    }

    /// The path, encoded.
    pub fn path(&self) -> &str {
        &self.text[self.marks.path..self.marks.query]
    }

    /// The query, encoded, without its question mark.
    pub fn query(&self) -> Option<&str> {
        self.text[self.marks.query..self.marks.fragment].strip_prefix('?')
    }

    /// The fragment, encoded, without its hash sign.
    pub fn fragment(&self) -> Option<&str> {
        self.text[self.marks.fragment..].strip_prefix('#')
    }

    /// Everything before the fragment.
    pub fn without_fragment(&self) -> &str {
        &self.text[..self.marks.fragment]
    }

    /// Scheme, host and port, the default port left out: `https://a.test:8443`.
    ///
    /// `null` for schemes that have no default port, as the URL standard writes opaque origins.
    pub fn origin(&self) -> String {
        let (Some(host), Some(default)) = (self.host(), default_port(self.scheme())) else {
            return "null".to_owned();
        };
        let mut origin = String::with_capacity(self.marks.path);
        origin.push_str(self.scheme());
        origin.push_str("://");
        origin.push_str(host);
        if let Some(port) = self.port_written().filter(|port| *port != default) {
            origin.push(':');
            ip::push_number(&mut origin, port, 10);
        }
        origin
    }

    /// Whether scheme, host and port are the same; never so for opaque origins.
    pub fn same_origin(&self, other: &Url) -> bool {
        default_port(self.scheme()).is_some()
            && self.scheme() == other.scheme()
            && self.host() == other.host()
            && self.port() == other.port()
    }

    /// Whether the host is an IP address.
    pub fn host_is_ip(&self) -> bool {
        self.host().is_some_and(|host| host.starts_with('[') || ip::v4(host).is_some())
    }

    /// Whether the host is the other's, or below it.
    pub fn is_subdomain_of(&self, other: &Url) -> bool {
        let (Some(own), Some(other)) = (self.host(), other.host()) else { return false };
        own.strip_suffix(other).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

impl PartialEq for Url {
    fn eq(&self, other: &Url) -> bool {
        self.text == other.text
    }
}

impl Eq for Url {}

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

/// The port of a scheme where none is written. Those that have one are what the URL standard
/// calls special, but for `file`.
pub(super) fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" | "ws" => Some(80),
        "https" | "wss" => Some(443),
        "ftp" => Some(21),
        _ => None,
    }
}
