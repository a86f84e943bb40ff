//! What a browser remembers from one visit to the next: redirects, and hosts to ask by https.

use crate::url::Url;
use crate::{Fields, Response};

/// Redirects that were kept, by URL without fragment.
#[derive(Default)]
pub(super) struct Kept(Vec<(String, Response, usize)>);

impl Kept {
    /// Keeps the answer to a GET or HEAD if it is a redirect that may be used again.
    pub(super) fn keep(&mut self, method: &str, url: &Url, answer: &Response, item: Option<usize>) {
        let Some(item) = item else { return };
        if matches!(method, "GET" | "HEAD") && is_fresh(answer) {
            self.0.retain(|(kept, ..)| kept != url.without_fragment());
            self.0.push((url.without_fragment().to_owned(), answer.clone(), item));
        }
    }

    /// The redirect kept for a request, and the item of the flow it came from.
    pub(super) fn find(&self, method: &str, url: &Url) -> Option<(Response, usize)> {
        let kept = self.0.iter().find(|(kept, ..)| kept == url.without_fragment())?;
        matches!(method, "GET" | "HEAD").then(|| (kept.1.clone(), kept.2))
    }
}

/// Whether a redirect may be used again at once without asking (RFC 9111, section 4.2).
///
/// 301 and 308 may be kept without a lifetime (heuristically cacheable, RFC 9110, section 15.1);
/// browsers then keep them for good. 302, 303 and 307 need an explicit lifetime.
pub(super) fn is_fresh(answer: &Response) -> bool {
    if !matches!(answer.status, 301 | 302 | 303 | 307 | 308)
        || answer.headers.all("Vary").any(|value| value.trim() == "*")
        || directive(&answer.headers, "no-store").is_some()
        || directive(&answer.headers, "no-cache").is_some()
    {
        return false;
    }
    match lifetime(&answer.headers) {
        Some(fresh) => fresh,
        None => matches!(answer.status, 301 | 308),
    }
}

/// Whether an explicit lifetime, if there is one, is longer than nothing.
fn lifetime(fields: &Fields) -> Option<bool> {
    if let Some(age) = directive(fields, "max-age") {
        return Some(age.trim_matches('"').parse().is_ok_and(|seconds: u64| seconds > 0));
    }
    let expires = fields.get("Expires")?;
    // Without a clock: a date other than the response's own, and not the epoch, is in the future.
    let dated = expires.len() > 20 && !expires.contains("1970");
    Some(dated && fields.get("Date") != Some(expires))
}

/// The argument of a directive of `Cache-Control`, empty where it has none.
fn directive<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.0.iter().filter(|(n, _)| n.eq_ignore_ascii_case("Cache-Control")).find_map(|(_, v)| {
        v.split(',').find_map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            key.trim().eq_ignore_ascii_case(name).then_some(value.trim())
        })
    })
}

/// Hosts that are asked by https only (RFC 6797): host, and whether its subdomains are, too.
#[derive(Default)]
pub(super) struct SecureHosts(Vec<(String, bool)>);

impl SecureHosts {
    /// Takes the `Strict-Transport-Security` field of an answer in.
    pub(super) fn take(&mut self, url: &Url, fields: &Fields) {
        let (Some(host), Some(value)) = (url.host(), fields.get("Strict-Transport-Security"))
        else {
            return;
        };
        if url.scheme() != "https" || url.host_is_ip() {
            return;
        }
        let mut age = None;
        let mut below = false;
        for part in value.split(';') {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            if key.trim().eq_ignore_ascii_case("max-age") {
                age = value.trim().trim_matches('"').parse::<u64>().ok();
            }
            below |= key.trim().eq_ignore_ascii_case("includeSubDomains");
        }
        let Some(age) = age else { return };
        self.0.retain(|(known, _)| known != host);
        if age > 0 {
            self.0.push((host.to_owned(), below));
        }
    }

    /// Whether this URL is to be asked for by https.
    pub(super) fn upgrades(&self, url: &Url) -> bool {
        let Some(host) = url.host() else { return false };
        let covers = |(known, below): &(String, bool)| {
            host == known
                || (*below && host.strip_suffix(&**known).is_some_and(|rest| rest.ends_with('.')))
        };
        url.scheme() == "http" && self.0.iter().any(covers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url::Syntax;

    fn fresh(status: u16, fields: &[(&str, &str)]) -> bool {
        is_fresh(&Response { status, headers: fields.iter().copied().collect() })
    }

    #[test]
    fn redirects_are_kept_as_rfc_9111_allows() {
        let control = |value| [("Cache-Control", value)];
        assert!(fresh(301, &[]) && fresh(308, &[]));
        assert!(!fresh(302, &[]) && !fresh(303, &[]) && !fresh(307, &[]) && !fresh(300, &[]));
        assert!(fresh(302, &control("public, max-age=60")));
        assert!(!fresh(301, &control("max-age=0")) && !fresh(308, &control("no-store")));
        assert!(!fresh(301, &control("No-Cache")) && !fresh(301, &[("Vary", "*")]));
        assert!(fresh(307, &[("Expires", "Wed, 21 Oct 2099 07:28:00 GMT")]));
        assert!(!fresh(301, &[("Expires", "0")]));
    }

    #[test]
    fn secure_hosts_are_named_over_https_only() {
        let url = |text| Url::parse(text, Syntax::Whatwg).expect("a URL");
        let field: Fields =
            [("Strict-Transport-Security", "max-age=9; includeSubDomains")].into_iter().collect();
        let mut hosts = SecureHosts::default();
        hosts.take(&url("http://a.test/"), &field);
        assert!(!hosts.upgrades(&url("http://a.test/")));
        hosts.take(&url("https://a.test/"), &field);
        assert!(hosts.upgrades(&url("http://a.test/")) && hosts.upgrades(&url("http://b.a.test/")));
        assert!(
            !hosts.upgrades(&url("https://a.test/")) && !hosts.upgrades(&url("http://xa.test/"))
        );
        let gone = [("Strict-Transport-Security", "max-age=0")].into_iter().collect();
        hosts.take(&url("https://a.test/"), &gone);
        assert!(!hosts.upgrades(&url("http://a.test/")));
    }
}
