//! A hop with the URLs around it, read once.

use crate::trace::Hop;
use crate::url::{Syntax, Url};
use crate::{Request, Visit};

/// A hop of a visit.
pub(super) struct Message<'a> {
    pub(super) at: usize,
    pub(super) hop: &'a Hop,
    pub(super) url: Option<Url>,
    /// The request that follows, with its URL.
    pub(super) next: Option<(&'a Request, Url)>,
}

impl<'a> Message<'a> {
    pub(super) fn new(visit: &'a Visit, at: usize) -> Message<'a> {
        let hop = &visit.hops[at];
        let read = |url: &str| Url::parse(url, Syntax::Whatwg).ok();
        let next = visit.hops.get(at + 1);
        Message {
            at,
            hop,
            url: read(&hop.request.url),
            next: next.and_then(|next| Some((&next.request, read(&next.request.url)?))),
        }
    }

    pub(super) fn status(&self) -> u16 {
        self.hop.response.status
    }

    /// Whether the answer is a redirect in the sense of RFC 9110.
    pub(super) fn redirects(&self) -> bool {
        matches!(self.status(), 301 | 302 | 303 | 307 | 308)
    }

    pub(super) fn permanent(&self) -> bool {
        matches!(self.status(), 301 | 308)
    }

    /// The URLs on both sides of the redirect that was followed.
    pub(super) fn step(&self) -> Option<(&Url, &Url)> {
        Some((self.url.as_ref()?, &self.next.as_ref()?.1))
    }
}

/// Whether two URLs differ in nothing but scheme, a leading `www.`, and a slash at the end: the
/// change of address that a site makes for good.
pub(super) fn same_place(a: &Url, b: &Url) -> bool {
    fn bare(url: &Url) -> (Option<&str>, &str, Option<&str>) {
        let host = url.host().map(|host| host.strip_prefix("www.").unwrap_or(host));
        (host, url.path().trim_end_matches('/'), url.query())
    }
    bare(a) == bare(b)
}
