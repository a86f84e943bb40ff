//! A cookie jar (RFC 6265), without a clock: cookies last until they are deleted.

use crate::Fields;
use crate::url::Url;

/// The cookies that a client keeps.
#[derive(Default)]
pub(super) struct Cookies(Vec<Cookie>);

struct Cookie {
    name: String,
    value: String,
    /// The host it came from, or the domain it is for.
    domain: String,
    host_only: bool,
    path: String,
    secure: bool,
    same_site: SameSite,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum SameSite {
    None,
    Lax,
    Strict,
}

/// What is known about a request when its cookies are chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sending {
    /// The client knows no sites.
    Plain,
    /// The request stays within the page's site, or nobody but the reader began it.
    SameSite,
    /// A navigation to another site by a safe method.
    CrossSiteTop,
    /// Any other request across sites.
    CrossSite,
}

impl Cookies {
    /// Takes the `Set-Cookie` fields of an answer from this URL in; says whether there were any.
    pub(super) fn take(&mut self, url: &Url, fields: &Fields) -> bool {
        let mut any = false;
        for value in fields.all("Set-Cookie") {
            any = true;
            if let Some((cookie, expired)) = Cookie::parse(url, value) {
                self.0.retain(|old| !old.replaced_by(&cookie));
                if !expired {
                    self.0.push(cookie);
                }
            }
        }
        any
    }

    /// The `Cookie` field for a request; `None` if there is nothing to send.
    pub(super) fn field(&self, url: &Url, sending: Sending) -> Option<String> {
        let mut fitting: Vec<&Cookie> = Vec::new();
        for cookie in self.0.iter().filter(|cookie| cookie.fits(url, sending)) {
            // RFC 6265, section 5.4: longer paths first, then in the order they came. There are
            // few, so they are put where they belong; sorting would be 5 kB of the WASM.
            let shorter = |other: &&Cookie| other.path.len() < cookie.path.len();
            let at = fitting.iter().position(shorter).unwrap_or(fitting.len());
            fitting.insert(at, cookie);
        }
        let mut field = String::new();
        for cookie in fitting {
            if !field.is_empty() {
                field.push_str("; ");
            }
            field.push_str(&cookie.name);
            field.push('=');
            field.push_str(&cookie.value);
        }
        (!field.is_empty()).then_some(field)
    }
}

impl Cookie {
    /// A cookie of a `Set-Cookie` value, and whether it is to be deleted.
    fn parse(url: &Url, value: &str) -> Option<(Cookie, bool)> {
        let mut parts = value.split(';');
        let (name, content) = parts.next()?.split_once('=')?;
        let mut cookie = Cookie {
            name: name.trim().to_owned(),
            value: content.trim().to_owned(),
            domain: url.host()?.to_owned(),
            host_only: true,
            path: default_path(url.path()).to_owned(),
            secure: false,
            same_site: SameSite::Lax,
        };
        let mut expired = false;
        for attribute in parts {
            let (key, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            let (key, value) = (key.trim(), value.trim());
            match () {
                () if key.eq_ignore_ascii_case("domain") && !value.is_empty() => {
                    cookie.for_domain(url, value.trim_start_matches('.'))?;
                }
                () if key.eq_ignore_ascii_case("path") && value.starts_with('/') => {
                    cookie.path = value.to_owned();
                }
                () if key.eq_ignore_ascii_case("secure") => cookie.secure = true,
                () if key.eq_ignore_ascii_case("samesite") => cookie.same_site = same_site(value),
                () if key.eq_ignore_ascii_case("max-age") => {
                    expired = value.starts_with('-') || value == "0";
                }
                () if key.eq_ignore_ascii_case("expires") => expired |= long_ago(value),
                () => {}
            }
        }
        // A cookie for plain http cannot claim to be secure.
        (!cookie.name.is_empty() && (!cookie.secure || url.scheme() == "https"))
            .then_some((cookie, expired))
    }

    fn for_domain(&mut self, url: &Url, domain: &str) -> Option<()> {
        let domain = domain.to_ascii_lowercase();
        let host = url.host()?;
        if host != domain && (url.host_is_ip() || !is_below(host, &domain)) {
            return None;
        }
        self.host_only = url.host_is_ip();
        self.domain = domain;
        Some(())
    }

    fn replaced_by(&self, new: &Cookie) -> bool {
        self.name == new.name && self.domain == new.domain && self.path == new.path
    }

    fn fits(&self, url: &Url, sending: Sending) -> bool {
        let Some(host) = url.host() else { return false };
        let host = host == self.domain || (!self.host_only && is_below(host, &self.domain));
        let site = match self.same_site {
            SameSite::None => true,
            SameSite::Lax => sending != Sending::CrossSite,
            SameSite::Strict => matches!(sending, Sending::Plain | Sending::SameSite),
        };
        host && site
            && path_matches(url.path(), &self.path)
            && (!self.secure || url.scheme() == "https")
    }
}

fn same_site(value: &str) -> SameSite {
    match () {
        () if value.eq_ignore_ascii_case("none") => SameSite::None,
        () if value.eq_ignore_ascii_case("strict") => SameSite::Strict,
        () => SameSite::Lax,
    }
}

/// Without a clock, a date counts as past if it is in the century before or at the epoch, which
/// is how servers delete cookies.
fn long_ago(date: &str) -> bool {
    let past = |word: &str| word.len() == 4 && word.starts_with("19") || word == "70";
    date.split([' ', '-']).any(past)
}

fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

/// RFC 6265, section 5.1.4.
fn default_path(path: &str) -> &str {
    match path.rfind('/') {
        None | Some(0) => "/",
        Some(end) => &path[..end],
    }
}

fn path_matches(path: &str, cookie: &str) -> bool {
    let path = if path.is_empty() { "/" } else { path };
    path.strip_prefix(cookie)
        .is_some_and(|rest| rest.is_empty() || cookie.ends_with('/') || rest.starts_with('/'))
}

/// Whether two URLs are of one site: the same scheme, and the last two labels of the host in
/// common. The public suffix list would be exact, and is some 100 kB.
pub(super) fn same_site_urls(a: &Url, b: &Url) -> bool {
    fn site(url: &Url) -> Option<&str> {
        let host = url.host()?;
        let mut dots = host.rmatch_indices('.').map(|(at, _)| at + 1);
        dots.next();
        let start = if url.host_is_ip() { None } else { dots.next() };
        Some(&host[start.unwrap_or(0)..])
    }
    a.scheme() == b.scheme() && site(a) == site(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url::Syntax;

    fn url(text: &str) -> Url {
        Url::parse(text, Syntax::Rfc3986).expect("a URL")
    }

    /// Cookies set at one URL, asked for at another.
    fn sent(at: &str, set: &[&str], to: &str) -> Option<String> {
        let mut jar = Cookies::default();
        jar.take(&url(at), &set.iter().map(|value| ("Set-Cookie", *value)).collect());
        jar.field(&url(to), Sending::Plain)
    }

    #[test]
    fn a_cookie_goes_where_it_belongs() {
        let yes = |at, set: &[&str], to| assert_eq!(sent(at, set, to).as_deref(), Some("k=v"));
        let no = |at, set: &[&str], to| assert_eq!(sent(at, set, to), None, "{set:?} {to}");
        yes("http://a.test/x/y", &["k=v"], "http://a.test/x/z");
        yes("http://a.test/x/y", &["k=v"], "http://a.test:8080/x");
        no("http://a.test/x/y", &["k=v"], "http://a.test/xy");
        yes("http://a.test/x/y", &["k=v; Path=/"], "http://a.test/");
        no("http://a.test/", &["k=v"], "http://b.a.test/");
        yes("http://a.test/", &["k=v; Domain=.a.test"], "http://b.a.test/");
        no("http://a.test/", &["k=v; Domain=b.test"], "http://a.test/");
        yes("https://a.test/", &["k=v; Secure"], "https://a.test/");
        no("https://a.test/", &["k=v; Secure"], "http://a.test/");
        no("http://a.test/", &["k=v; Secure"], "https://a.test/");
        no("http://a.test/", &["k=v", "k=; Max-Age=0"], "http://a.test/");
        no(
            "http://a.test/",
            &["k=v", "k=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"],
            "http://a.test/",
        );
    }

    #[test]
    fn longer_paths_come_first() {
        let set = ["a=1; Path=/", "b=2; Path=/x"];
        assert_eq!(sent("http://a.test/x/", &set, "http://a.test/x/").as_deref(), Some("b=2; a=1"));
    }

    #[test]
    fn sites_decide_where_same_site_does() {
        let mut jar = Cookies::default();
        let set = ["s=1; SameSite=Strict", "l=2; SameSite=Lax", "n=3; SameSite=None", "d=4"];
        jar.take(&url("https://a.test/"), &set.map(|v| ("Set-Cookie", v)).into_iter().collect());
        let at = |sending| jar.field(&url("https://a.test/"), sending).unwrap();
        assert_eq!(at(Sending::SameSite), "s=1; l=2; n=3; d=4");
        assert_eq!(at(Sending::CrossSiteTop), "l=2; n=3; d=4");
        assert_eq!(at(Sending::CrossSite), "n=3");
        assert!(same_site_urls(&url("https://a.b.test/"), &url("https://c.b.test/")));
        assert!(!same_site_urls(&url("https://b.test/"), &url("http://b.test/")));
        assert!(!same_site_urls(&url("http://127.0.0.1/"), &url("http://127.1.0.1/")));
    }
}
