//! Authorities by their parts.

use super::UrlError;

/// User information, host and port (RFC 3986, section 3.2), as they are written.
pub(super) struct Authority<'a> {
    pub user_info: Option<&'a str>,
    pub host: &'a str,
    /// Digits, or nothing behind a colon.
    pub port: Option<&'a str>,
    /// The port's value; `None` if there are no digits.
    pub port_number: Option<u16>,
}

impl<'a> Authority<'a> {
    /// Cuts at the last `@`, and at the first colon behind it that is in no brackets.
    pub fn read(text: &'a str) -> Result<Authority<'a>, UrlError> {
        let (user_info, rest) = match text.bytes().rposition(|byte| byte == b'@') {
            Some(at) => (Some(&text[..at]), &text[at + 1..]),
            None => (None, text),
        };
        let brackets = if rest.starts_with('[') { rest.find(']').unwrap_or(rest.len()) } else { 0 };
        let (host, port) = match rest[brackets..].find(':') {
            Some(colon) => (&rest[..brackets + colon], Some(&rest[brackets + colon + 1..])),
            None => (rest, None),
        };
        let port_number = number(port.unwrap_or_default())?;
        Ok(Authority { user_info, host, port, port_number })
    }
}

/// The value of a port, if there is one.
fn number(digits: &str) -> Result<Option<u16>, UrlError> {
    let mut value = 0;
    for byte in digits.bytes() {
        value = value * 10 + u32::from(byte.wrapping_sub(b'0'));
        if !byte.is_ascii_digit() || value > u32::from(u16::MAX) {
            return Err(UrlError::Port);
        }
    }
    Ok((!digits.is_empty()).then_some(value as u16))
}
