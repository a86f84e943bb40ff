//! `Origin` and `Referer`, as browsers set them (Fetch, Referrer Policy).

use crate::url::Url;
use crate::{Fields, Request};

/// What a browser tells about the page that asks.
pub(super) struct Teller {
    page: Url,
    policy: String,
    /// Whether the chain left an origin that was not the page's: from then on `Origin` is `null`.
    tainted: bool,
    /// Whether the page was named by the flow; if not, no `Referer` can be said.
    named: bool,
    /// Whether leaving the page's own origin taints as well, as it does in navigations.
    strict: bool,
}

impl Teller {
    /// A teller for a page; without one, the page lies on the origin of the first request.
    pub(super) fn new(page: Option<Url>, first: &Url, policy: &str, strict: bool) -> Teller {
        let named = page.is_some();
        let page = page.unwrap_or_else(|| first.with_fragment(None));
        Teller { page, policy: policy.to_ascii_lowercase(), tainted: false, named, strict }
    }

    /// The page.
    pub(super) fn page(&self) -> &Url {
        &self.page
    }

    /// A redirect leads from one URL to another: taint, and the policy of the response.
    pub(super) fn redirect(&mut self, from: &Url, to: &Url, fields: &Fields) {
        self.tainted |= !from.same_origin(to) && (self.strict || !from.same_origin(&self.page));
        let policies = fields.all("Referrer-Policy").flat_map(|value| value.split(','));
        let known = policies
            .map(str::trim)
            .filter(|token| POLICIES.iter().any(|policy| policy.eq_ignore_ascii_case(token)));
        if let Some(policy) = known.last() {
            self.policy = policy.to_ascii_lowercase();
        }
    }

    /// Sets `Referer` for a request to `url`.
    pub(super) fn referer(&self, request: &mut Request, url: &Url) {
        request.headers.remove("Referer");
        if self.named
            && let Some(referer) = referer(&self.page, url, &self.policy)
        {
            request.headers.add("Referer", &referer);
        }
    }

    /// The value of `Origin` for a request to `url` ("append a request Origin header").
    ///
    /// `cors`: the request is made in the mode `cors`, which no referrer policy hides.
    pub(super) fn origin(&self, url: &Url, cors: bool) -> String {
        let downgraded = self.page.scheme() == "https" && url.scheme() == "http";
        let hidden = match &*self.policy {
            _ if cors => false,
            "no-referrer" => true,
            "same-origin" => !self.page.same_origin(url),
            ""
            | "no-referrer-when-downgrade"
            | "strict-origin"
            | "strict-origin-when-cross-origin" => downgraded,
            _ => false,
        };
        if self.tainted || hidden { "null".to_owned() } else { self.page.origin() }
    }
}

/// The tokens of the Referrer Policy standard.
const POLICIES: [&str; 8] = [
    "no-referrer",
    "no-referrer-when-downgrade",
    "same-origin",
    "origin",
    "strict-origin",
    "origin-when-cross-origin",
    "strict-origin-when-cross-origin",
    "unsafe-url",
];

/// The referrer of a request from `page` to `url` under a policy; `None` sends none.
fn referer(page: &Url, url: &Url, policy: &str) -> Option<String> {
    let whole = || {
        let bare = page.without_user_info();
        bare.without_fragment().to_owned()
    };
    let origin = || page.origin() + "/";
    let same = page.same_origin(url);
    let downgraded = page.scheme() == "https" && url.scheme() == "http";
    match policy {
        "no-referrer" => None,
        "unsafe-url" => Some(whole()),
        "origin" => Some(origin()),
        "origin-when-cross-origin" => Some(if same { whole() } else { origin() }),
        "same-origin" => same.then(whole),
        "no-referrer-when-downgrade" => (!downgraded).then(whole),
        "strict-origin" => (!downgraded).then(origin),
        _ if same => Some(whole()),
        _ => (!downgraded).then(origin),
    }
}

/// The `Referer` that a library makes of the URL that redirected it.
pub(super) fn previous(url: &Url) -> String {
    url.without_user_info().without_fragment().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url::Syntax;

    fn url(text: &str) -> Url {
        Url::parse(text, Syntax::Whatwg).expect("a URL")
    }

    #[test]
    fn the_policy_decides_what_is_told() {
        let told = |policy, to| referer(&url("https://u:p@a.test/x?y#z"), &url(to), policy);
        let whole = Some("https://a.test/x?y".to_owned());
        let origin = Some("https://a.test/".to_owned());
        assert_eq!(told("", "https://a.test/"), whole);
        assert_eq!(told("", "https://b.test/"), origin);
        assert_eq!(told("", "http://a.test/"), None);
        assert_eq!(told("unsafe-url", "http://b.test/"), whole);
        assert_eq!(told("origin", "https://a.test/"), origin);
        assert_eq!(told("same-origin", "https://b.test/"), None);
        assert_eq!(told("no-referrer-when-downgrade", "https://b.test/"), whole);
        assert_eq!(told("no-referrer", "https://a.test/"), None);
    }

    #[test]
    fn leaving_a_foreign_origin_taints() {
        let mut teller =
            Teller::new(Some(url("https://page.test/")), &url("https://a.test/"), "", false);
        assert_eq!(teller.origin(&url("https://a.test/"), true), "https://page.test");
        teller.redirect(&url("https://a.test/"), &url("https://a.test/2"), &Fields::default());
        assert_eq!(teller.origin(&url("https://a.test/2"), true), "https://page.test");
        teller.redirect(&url("https://a.test/2"), &url("https://b.test/"), &Fields::default());
        assert_eq!(teller.origin(&url("https://b.test/"), true), "null");
    }
}
