//! Hosts.

use super::UrlError;
use super::encode::{decode, decoded_byte};
use super::{ip, punycode};

/// Writes a host as the URL standard's host parser does for special schemes.
pub(super) fn push_whatwg(out: &mut String, host: &str) -> Result<(), UrlError> {
    if let Some(inner) = host.strip_prefix('[') {
        let address = inner.strip_suffix(']').and_then(ip::v6).ok_or(UrlError::Host)?;
        ip::push_v6(out, address);
        return Ok(());
    }
    let start = out.len();
    if host.contains('%') {
        let decoded = String::from_utf8(decode(host)).map_err(|_| UrlError::Host)?;
        push_domain(out, &decoded)?;
    } else {
        push_domain(out, host)?;
    }
    let domain = &out[start..];
    if domain.is_empty() || domain.bytes().any(is_forbidden) {
        return Err(UrlError::Host);
    }
    if ip::ends_in_number(domain) {
        let address = ip::v4(domain).ok_or(UrlError::Host)?;
        out.truncate(start);
        ip::push_v4(out, address);
    }
    Ok(())
}

/// The URL standard's forbidden domain code points.
fn is_forbidden(byte: u8) -> bool {
    byte <= b' ' || byte == 0x7f || b"#%/:<>?@[\\]^|".contains(&byte)
}

/// Writes a host as RFC 3986 has it (section 3.2.2), in lower case. Nothing but the case is
/// changed, unless the host is beyond the RFC and not ASCII.
pub(super) fn push_rfc3986(out: &mut String, host: &str) -> Result<(), UrlError> {
    let start = out.len();
    push_domain(out, host)?;
    let written = &out[start..];
    let valid = match written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(inner) => is_future(inner) || ip::v6(inner).is_some(),
        None => is_registered_name(written.as_bytes()),
    };
    if valid { Ok(()) } else { Err(UrlError::Host) }
}

/// Whether it is an address of a later version of IP (`IPvFuture`), in lower case.
fn is_future(literal: &str) -> bool {
    let Some((version, address)) = literal.strip_prefix('v').and_then(|l| l.split_once('.')) else {
        return false;
    };
    let hex = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit());
    hex && !address.is_empty() && address.bytes().all(|byte| byte == b':' || is_name(byte))
}

fn is_registered_name(name: &[u8]) -> bool {
    let valid = |at| name[at] == b'%' && decoded_byte(&name[at..]).is_some() || is_name(name[at]);
    (0..name.len()).all(valid)
}

/// Whether the byte is unreserved or a sub-delim (sections 2.2 and 2.3).
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte)
}

/// Writes a domain in lower case, its labels beyond ASCII in Punycode.
fn push_domain(out: &mut String, domain: &str) -> Result<(), UrlError> {
    if domain.is_ascii() {
        let start = out.len();
        out.push_str(domain);
        out[start..].make_ascii_lowercase();
        return Ok(());
    }
    let domain: String = domain.chars().map(mapped).collect();
    for (at, label) in domain.split('.').enumerate() {
        if at > 0 {
            out.push('.');
        }
        push_label(out, label)?;
    }
    Ok(())
}

fn push_label(out: &mut String, label: &str) -> Result<(), UrlError> {
    if label.is_ascii() {
        out.push_str(label);
        return Ok(());
    }
    // A label cannot be in Punycode and have more to be encoded.
    if label.starts_with("xn--") {
        return Err(UrlError::Host);
    }
    out.push_str("xn--");
    punycode::push(out, label).ok_or(UrlError::Host)
}

/// The little of UTS 46 that needs no tables: ASCII in lower case, also where it is written in
/// full-width forms, and the other dots.
fn mapped(c: char) -> char {
    let ascii = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from((c as u32 - 0xfee0) as u8),
        '。' | '｡' => '.',
        c => c,
    };
    ascii.to_ascii_lowercase()
}
