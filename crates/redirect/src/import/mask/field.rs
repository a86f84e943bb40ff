//! Secrets in fields: what may stay is listed, everything else goes.

use super::url::{Way, run};
use super::{Kind, MASK, URL_MASK, is_mask, name, value};

/// Fields whose value stays as far as it looks like none: redirects, caches, negotiation, CORS
/// and what readers look for in an answer.
const OPEN: &str = " accept accept-ch accept-charset accept-encoding accept-language accept-patch \
accept-post accept-ranges access-control-allow-credentials access-control-allow-headers \
access-control-allow-methods access-control-allow-origin access-control-allow-private-network \
access-control-expose-headers access-control-max-age access-control-request-headers \
access-control-request-method age allow alt-svc cache-control cache-status cdn-cache-control \
clear-site-data connection content-disposition content-encoding content-language content-length \
content-location content-range content-security-policy content-type critical-ch \
cross-origin-embedder-policy cross-origin-opener-policy cross-origin-resource-policy date \
deprecation dnt expect expires host if-modified-since if-unmodified-since keep-alive \
last-modified link location max-forwards origin permissions-policy pragma prefer priority \
proxy-authenticate proxy-connection range referer referrer-policy refresh retry-after save-data \
sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform sec-fetch-dest sec-fetch-mode sec-fetch-site \
sec-fetch-user sec-gpc server server-timing strict-transport-security sunset te \
timing-allow-origin trailer transfer-encoding upgrade upgrade-insecure-requests user-agent vary \
via warning www-authenticate x-cache x-content-type-options x-forwarded-host x-forwarded-proto \
x-frame-options x-http-method-override x-powered-by x-requested-with x-robots-tag \
x-xss-protection ";

/// Fields with validators.
const VALIDATORS: &str = " etag if-match if-none-match if-range ";

/// Schemes of authentication: those that IANA lists, and some that many servers have.
const SCHEMES: &str = " basic bearer concealed digest dpop gnap hoba mutual negotiate oauth \
privatetoken scram-sha-1 scram-sha-256 vapid aws4-hmac-sha256 ntlm hawk token apikey ";

/// Attributes of a cookie.
const ATTRIBUTES: &str =
    " domain expires httponly max-age partitioned path priority samesite secure ";

fn lists(list: &str, name: &str) -> bool {
    !name.contains(' ') && list.contains(&[" ", name, " "].concat())
}

/// The field's value without secrets, and their kinds.
///
/// A value that goes on in a second line would be another field to who reads it: the line ends it.
pub fn field(name: &str, value: &str) -> (String, Vec<Kind>) {
    if let Some((first, rest)) = value.split_once(['\r', '\n', '\0']) {
        let behind = if is_mask(rest.trim()) { "" } else { " ***" };
        let (masked, mut kinds) = field(name, &[first, behind].concat());
        if !behind.is_empty() {
            kinds.push(Kind::Field);
        }
        return (masked, kinds);
    }
    let name = name.to_ascii_lowercase();
    match &*name {
        "authorization" | "proxy-authorization" => authorization(value),
        "cookie" => cookies(value),
        "set-cookie" => set_cookie(value),
        _ if lists(OPEN, &name) => run(value, Way::Url),
        _ if lists(VALIDATORS, &name) => run(value, Way::Validator),
        _ => secret(value, kind(&name, value)),
    }
}

/// A name that is a secret itself, or none at all, is masked as well.
pub(super) fn field_name(name: &str) -> Option<&'static str> {
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~:".contains(&b);
    let plain = name.bytes().all(token) && value::find(name.as_bytes(), true).is_none();
    (!plain && !is_mask(name)).then_some(URL_MASK)
}

fn kind(name: &str, text: &str) -> Kind {
    let looks = value::find(text.trim().as_bytes(), false).map(|(.., kind)| kind);
    looks.or_else(|| name::kind(name)).unwrap_or(Kind::Field)
}

/// The mask in the place of a value; an empty value and a mask stay as they are.
fn secret(value: &str, kind: Kind) -> (String, Vec<Kind>) {
    if is_mask(value.trim_ascii()) {
        return (value.to_owned(), Vec::new());
    }
    (MASK.to_owned(), vec![kind])
}

/// The scheme stays, if it is one and credentials follow.
fn authorization(value: &str) -> (String, Vec<Kind>) {
    let value = value.trim_ascii();
    match value.split_once(' ') {
        Some((scheme, credentials)) if lists(SCHEMES, &scheme.to_ascii_lowercase()) => {
            let (masked, kinds) = secret(credentials.trim_ascii(), Kind::Credentials);
            ([scheme, " ", &masked].concat(), kinds)
        }
        _ => secret(value, Kind::Credentials),
    }
}

fn cookies(value: &str) -> (String, Vec<Kind>) {
    let (mut masked, mut kinds) = (String::new(), Vec::new());
    for pair in value.split(';') {
        let pair = cookie(pair, &mut kinds);
        if !masked.is_empty() {
            masked.push_str("; ");
        }
        masked.push_str(&pair);
    }
    (masked, kinds)
}

fn set_cookie(value: &str) -> (String, Vec<Kind>) {
    let mut parts = value.split(';');
    let mut kinds = Vec::new();
    let mut out = cookie(parts.next().unwrap_or_default(), &mut kinds);
    for part in parts {
        let (name, own) = part.split_once('=').unwrap_or((part, ""));
        out.push(';');
        if lists(ATTRIBUTES, &name.trim().to_ascii_lowercase()) {
            let (own, found) = run(own, Way::Url);
            out.push_str(name);
            if part.contains('=') {
                out.push('=');
            }
            out.push_str(&own);
            kinds.extend(found);
        } else if is_mask(part.trim()) {
            out.push_str(part);
        } else {
            out.push_str(" •••");
            kinds.push(Kind::Cookie);
        }
    }
    (out, kinds)
}

fn cookie(pair: &str, kinds: &mut Vec<Kind>) -> String {
    let pair = pair.trim_ascii();
    let (name, value) = pair.split_once('=').unwrap_or(("", pair));
    let (masked, found) = secret(value, Kind::Cookie);
    kinds.extend(found);
    if !pair.contains('=') {
        return masked;
    }
    let own = field_name(name.trim());
    if own.is_some() {
        kinds.push(Kind::Cookie);
    }
    [own.unwrap_or(name), "=", &masked].concat()
}
