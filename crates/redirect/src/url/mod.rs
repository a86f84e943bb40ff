//! URLs, and how a reference is resolved against one: by RFC 3986, as most programs do it, or by
//! the WHATWG URL standard, as browsers do.
//!
//! The crate `url` would be 73 kB of the WASM. What is done otherwise here:
//!
//! By [`Syntax::Whatwg`]
//! - `http`, `https`, `ws`, `wss` and `ftp` are parsed in full. Of other schemes, `file` among
//!   them, only the scheme, the query and the fragment are told apart, and nothing but another
//!   fragment resolves against such a URL.
//! - Hosts are not mapped by UTS 46: beyond ASCII, full-width forms and ideographic dots become
//!   the ASCII that they stand for, and each label that is left is put into Punycode as it is,
//!   capital letters included. Labels that begin with `xn--` are not looked into.
//!
//! By [`Syntax::Rfc3986`], which leaves it open what is done with a text that its grammar has no
//! place for
//! - Blanks, backslashes, control characters and everything beyond ASCII are percent-encoded;
//!   other characters stay, also where the grammar would have them encoded.
//! - A name beyond ASCII is put into Punycode, since it could not be looked up otherwise.
//! - Scheme and host are in lower case (section 6.2.2.1), and the empty path of an http URL is
//!   `/` (section 6.2.3). A default port, or an empty one, stays as it is written.
//! - A host has to keep to the grammar, the one of an http URL must not be empty, and a port must
//!   not be above 65535.
//! - A relative reference may have a colon in its first segment (section 4.2 forbids it), if what
//!   is before the colon is no scheme.

mod authority;
mod change;
mod draft;
mod encode;
mod host;
mod ip;
mod parts;
mod path;
mod punycode;
mod reference;
mod rfc3986;
mod whatwg;

pub use parts::Url;

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
    /// It does not begin with a scheme, and there is nothing to resolve it against.
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

#[cfg(test)]
mod tests;
