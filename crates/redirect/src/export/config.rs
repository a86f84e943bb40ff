//! Configurations that answer as the flow's servers do.

mod caddy;
mod nginx;
#[cfg(test)]
mod tests;

pub use caddy::caddy;
pub use nginx::nginx;

use crate::trace::From;
use crate::url::{Syntax, Url};
use crate::{Hop, Visit};

/// A server's part of the flow: its origin, and the first answer for each path.
struct Server<'a> {
    url: Url,
    paths: Vec<(String, &'a Hop)>,
    /// Answers that a configuration cannot give, since the path has one already.
    left_out: usize,
    /// Paths that the server cannot be told.
    unsaid: Vec<String>,
}

/// The flow's servers; `compared` is a path as the server compares it, if that can be written.
fn servers(visit: &Visit, compared: fn(&str) -> Option<String>) -> Vec<Server<'_>> {
    let mut servers: Vec<Server> = Vec::new();
    // Where the transcript has no answer, the configuration has none either.
    for hop in visit.hops.iter().filter(|hop| hop.from == From::Network) {
        let Ok(url) = Url::parse(&hop.request.url, Syntax::Whatwg) else { continue };
        let path = url.path().to_owned();
        let at = servers.iter().position(|server| server.url.same_origin(&url));
        let at = at.unwrap_or_else(|| {
            servers.push(Server { url, paths: Vec::new(), left_out: 0, unsaid: Vec::new() });
            servers.len() - 1
        });
        let server = &mut servers[at];
        match compared(&path) {
            Some(path) if server.paths.iter().any(|(own, _)| *own == path) => server.left_out += 1,
            Some(path) => server.paths.push((path, hop)),
            None if server.unsaid.contains(&path) => {}
            None => server.unsaid.push(path),
        }
    }
    servers
}

/// The path without percent-encoding, as servers compare it; `None` where that is no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let digit = |at: usize| char::from(*behind.get(at)?).to_digit(16);
        let code = (byte == b'%').then(|| Some(digit(0)? * 16 + digit(1)?)).flatten();
        bytes.push(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(byte));
        rest = if code.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).ok()
}

/// Fields that a configuration sets: what redirects depend on.
fn fields(hop: &Hop) -> impl Iterator<Item = (&str, &str)> {
    const KEPT: [&str; 5] = [
        "Set-Cookie",
        "Cache-Control",
        "Strict-Transport-Security",
        "Access-Control-Allow-Origin",
        "Referrer-Policy",
    ];
    let kept = |name: &str| KEPT.iter().any(|own| own.eq_ignore_ascii_case(name));
    hop.response.headers.0.iter().map(|(n, v)| (&**n, &**v)).filter(move |(name, _)| kept(name))
}

/// A host as it is; quoted where the URL standard lets it have signs that end a word or a block.
fn bare_or(text: &str, quoted: fn(&str) -> String) -> String {
    let bare = |c: u8| c.is_ascii_alphanumeric() || b"-_.:/[]".contains(&c);
    if text.bytes().all(bare) { text.to_owned() } else { quoted(text) }
}

/// What the configuration leaves out, as comments.
fn notes(out: &mut String, server: &Server) {
    if server.left_out > 0 {
        let count = server.left_out.to_string();
        *out +=
            &["    # ", &count, " more responses for the same paths cannot be told apart here\n"]
                .concat();
    }
    for path in &server.unsaid {
        // Still encoded, so that nothing of it ends the line.
        *out += &["    # ", path, " is left out: this server compares decoded paths\n"].concat();
    }
}
