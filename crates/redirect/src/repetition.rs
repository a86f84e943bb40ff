//! A visit that comes back to a request it has made before.

use crate::Visit;
use crate::trace::{From, Hop, Reason};
use crate::url::{Syntax, Url};

/// A request that is made again, and the round that leads back to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repetition {
    /// The hop that makes the request for the first time.
    pub first: usize,
    /// The hop that makes it again.
    pub again: usize,
    /// The hops of the round, each with what its answer changes; at least one.
    pub steps: Vec<Step>,
}

/// One hop of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The hop whose answer leads on.
    pub hop: usize,
    /// How the next URL differs from its own.
    pub change: Change,
}

/// How the URL that a redirect leads to differs from its own; where several things do, the one
/// that is most likely the cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Not at all.
    Itself,
    /// http becomes https.
    ToHttps,
    /// https becomes http.
    ToHttp,
    /// `www.` comes before the host.
    AddsWww,
    /// `www.` goes.
    DropsWww,
    /// The path ends with a slash now.
    AddsSlash,
    /// It does no longer.
    DropsSlash,
    /// Small letters or capitals in the path.
    Case,
    /// Another host.
    Host,
    /// Another port.
    Port,
    /// Another path.
    Path,
    /// Another query.
    Query,
}

impl Change {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Change::Itself => "itself",
            Change::ToHttps => "to-https",
            Change::ToHttp => "to-http",
            Change::AddsWww => "adds-www",
            Change::DropsWww => "drops-www",
            Change::AddsSlash => "adds-slash",
            Change::DropsSlash => "drops-slash",
            Change::Case => "case",
            Change::Host => "host",
            Change::Port => "port",
            Change::Path => "path",
            Change::Query => "query",
        }
    }

    /// The change from one URL to the next.
    pub(crate) fn between(from: &Url, to: &Url) -> Change {
        fn bare(host: &str) -> &str {
            host.strip_prefix("www.").unwrap_or(host)
        }
        let (before, after) = (from.host().unwrap_or_default(), to.host().unwrap_or_default());
        let (path, next) = (from.path(), to.path());
        match () {
            () if bare(before) != bare(after) => Change::Host,
            () if from.scheme() != to.scheme() => {
                if to.scheme() == "https" {
                    Change::ToHttps
                } else {
                    Change::ToHttp
                }
            }
            () if before.len() < after.len() => Change::AddsWww,
            () if before.len() > after.len() => Change::DropsWww,
            () if from.port() != to.port() => Change::Port,
            () if path != next => of_path(path, next),
            () if from.query() != to.query() => Change::Query,
            () => Change::Itself,
        }
    }
}

fn of_path(from: &str, to: &str) -> Change {
    match () {
        () if to.strip_suffix('/') == Some(from) => Change::AddsSlash,
        () if from.strip_suffix('/') == Some(to) => Change::DropsSlash,
        () if from.eq_ignore_ascii_case(to) => Change::Case,
        () => Change::Path,
    }
}

impl Visit {
    /// The first request that is made again: the same method, URL without fragment, and `Cookie`
    /// field. A login comes back once, too; so there is none where an answer that was given, and
    /// is no redirect, shows that the visit got out of it.
    pub fn repetition(&self) -> Option<Repetition> {
        let hops = &self.hops;
        let last = hops.last()?;
        if last.is_given() && !(300..400).contains(&last.response.status) {
            return None;
        }
        // A client that gave up says itself that it is one, though each round had its own cookie.
        let gave_up = matches!(self.reason, Some(Reason::TooManyRedirects | Reason::Loop));
        let (first, again) = self.again(true).or_else(|| self.again(false).filter(|_| gave_up))?;
        let steps = (first..again).map(|hop| Step { hop, change: self.change_at(hop) }).collect();
        Some(Repetition { first, again, steps })
    }

    /// The first pair of hops with the same request.
    fn again(&self, cookies: bool) -> Option<(usize, usize)> {
        let hops = &self.hops;
        // What the client answers itself to be secure is no request.
        let asked = |at: &usize| hops[*at].from != From::Hsts;
        (1..hops.len()).filter(asked).find_map(|at| {
            let same = |before: &usize| same(&hops[*before], &hops[at], cookies);
            Some(((0..at).filter(asked).find(same)?, at))
        })
    }

    fn change_at(&self, hop: usize) -> Change {
        let url = |at: usize| Url::parse(&self.hops[at].request.url, Syntax::Whatwg);
        match (url(hop), url(hop + 1)) {
            (Ok(from), Ok(to)) => Change::between(&from, &to),
            _ => Change::Path,
        }
    }
}

/// Whether two hops make the same request, with the same cookies if those count.
fn same(a: &Hop, b: &Hop, cookies: bool) -> bool {
    fn key(hop: &Hop) -> (&str, Option<&str>) {
        let request = &hop.request;
        (request.url.split('#').next().unwrap_or_default(), request.headers.get("Cookie"))
    }
    let ((url, cookie), (other, other_cookie)) = (key(a), key(b));
    a.request.method == b.request.method && url == other && (!cookies || cookie == other_cookie)
}
