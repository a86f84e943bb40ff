//! RFC 3986, compared with the crates `fluent-uri` and `iri-string`.

use super::super::*;
use super::properties::texts;
use fluent_uri::{Uri, UriRef};
use iri_string::types::{UriAbsoluteStr, UriReferenceStr};
use proptest::prelude::*;
use proptest::sample::select;

/// `%2e` is not among them: both crates take it for a dot, which section 5.2.4 does not.
const WORDS: &str = "http: g: //b.test // / / .. . ../ ./ /. /.. %41 u:p@ @ : :80 :8080 ? # a b
    b.test [::1] ' ~ ;x=1 !$&'()*+,;= -_";

fn bases() -> impl Strategy<Value = String> {
    let starts = "http://a.test/ https://u:p@a.test:8443/ g://h g://h/ g:/ g:";
    (select(starts.split(' ').collect::<Vec<_>>()), texts(WORDS))
        .prop_map(|(start, rest)| format!("{start}{rest}"))
}

/// With a slash for the empty path of an http URL: see the module.
fn normal(uri: &str) -> String {
    let uri = Uri::parse(uri).expect("a URI");
    let Some(authority) = uri.authority().filter(|_| uri.path().is_empty()) else {
        return uri.to_string();
    };
    let slash = if uri.scheme().as_str().starts_with("http") { "/" } else { "" };
    let end = uri.scheme().as_str().len() + "://".len() + authority.as_str().len();
    let (start, rest) = uri.as_str().split_at(end);
    format!("{start}{slash}{rest}")
}

/// Whether an http URL would have no host, or the port is none.
fn is_refused(base: &Url, reference: &UriRef<&str>) -> bool {
    let authority = reference.authority();
    let scheme = reference.scheme().map_or(base.scheme(), |scheme| scheme.as_str());
    let absolute = reference.scheme().is_some() || authority.is_some();
    let hostless = authority.is_none_or(|authority| authority.host().is_empty());
    let port = authority.and_then(|authority| authority.port()).map_or("", |port| port.as_str());
    let port_fits = port.is_empty() || port.parse::<u16>().is_ok();
    !port_fits || (absolute && hostless && scheme.starts_with("http"))
}

fn compare(base: &Url, text: &str) -> Result<(), TestCaseError> {
    let Ok(reference) = UriRef::parse(text) else { return Ok(()) };
    let joined = base.join(text, Syntax::Rfc3986).map(|url| url.to_string());
    if is_refused(base, &reference) {
        prop_assert!(joined.is_err(), "{} + {}", base, text);
        return Ok(());
    }
    let start = Uri::parse(base.without_fragment()).expect("a URI");
    // This one leaves the dots in paths that do not begin with a slash, and takes no such base.
    if let Ok(fluent) = reference.resolve_against(&start)
        && !fluent.path().is_rootless()
    {
        prop_assert_eq!(&joined, &Ok(normal(fluent.as_str())), "{} + {}", base, text);
    }
    let start = UriAbsoluteStr::new(base.without_fragment()).expect("a URI");
    let iri = UriReferenceStr::new(text).expect("a reference").resolve_against(start);
    if iri.ensure_rfc3986_normalizable().is_ok() {
        prop_assert_eq!(joined, Ok(normal(&iri.to_string())), "{} + {}", base, text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    /// From bases without dot segments, which those crates do not remove there.
    #[test]
    fn references_resolve_alike(base in bases(), text in texts(WORDS)) {
        if let (Ok(own), Ok(_)) = (Url::parse(&base, Syntax::Rfc3986), Uri::parse(base.as_str())) {
            compare(&own, &text)?;
        }
    }
}
