//! Hosts, as the URL standard reads them.

use super::UrlError;
use super::encode::decode;
use std::fmt::Write;

/// Writes a host in its one form.
pub(super) fn push(out: &mut String, host: &str) -> Result<(), UrlError> {
    if let Some(inner) = host.strip_prefix('[') {
        let address = inner.strip_suffix(']').and_then(ipv6).ok_or(UrlError::Host)?;
        push_ipv6(out, address);
        return Ok(());
    }
    let decoded = decode(host);
    let domain = ascii(&String::from_utf8_lossy(&decoded));
    if domain.is_empty() || domain.bytes().any(is_forbidden) {
        return Err(UrlError::Host);
    }
    if ends_in_number(&domain) {
        let address = ipv4(&domain).ok_or(UrlError::Host)?;
        let [a, b, c, d] = address.to_be_bytes();
        let _ = write!(out, "{a}.{b}.{c}.{d}");
        return Ok(());
    }
    out.push_str(&domain);
    Ok(())
}

/// Forbidden domain code points.
fn is_forbidden(byte: u8) -> bool {
    byte <= b' ' || byte == 0x7f || b"#/:<>?@[\\]^|%".contains(&byte)
}

/// A domain in lower case, its labels beyond ASCII in Punycode.
pub(super) fn ascii(domain: &str) -> String {
    let mut out = String::with_capacity(domain.len());
    for (at, label) in domain.split(['.', '。', '．', '｡']).enumerate() {
        if at > 0 {
            out.push('.');
        }
        let label: String = label.chars().map(narrow).collect();
        if label.is_ascii() {
            out.push_str(&label);
        } else {
            out.push_str("xn--");
            punycode(&mut out, &label);
        }
    }
    out.make_ascii_lowercase();
    out
}

/// Full-width forms as the ASCII they stand for, in lower case.
fn narrow(c: char) -> char {
    let ascii = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from((c as u32 - 0xfee0) as u8),
        c => c,
    };
    ascii.to_ascii_lowercase()
}

/// RFC 3492, section 6.3.
fn punycode(out: &mut String, label: &str) {
    let basic = label.chars().filter(char::is_ascii).count() as u32;
    out.extend(label.chars().filter(char::is_ascii));
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias, mut handled) = (128, 0u32, 72, basic);
    let total = label.chars().count() as u32;
    while handled < total {
        let beyond = label.chars().map(u32::from).filter(|c| *c >= n);
        let Some(next) = beyond.min() else { return };
        delta = delta.wrapping_add((next - n).wrapping_mul(handled + 1));
        n = next;
        for c in label.chars().map(u32::from) {
            if c < n {
                delta = delta.wrapping_add(1);
            }
            if c == n {
                push_number(out, delta, bias);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.wrapping_add(1);
        n += 1;
    }
}

fn push_number(out: &mut String, mut number: u32, bias: u32) {
    for step in 1.. {
        let threshold = (step * 36u32).saturating_sub(bias).clamp(1, 26);
        if number < threshold {
            break;
        }
        out.push(digit(threshold + (number - threshold) % (36 - threshold)));
        number = (number - threshold) / (36 - threshold);
    }
    out.push(digit(number));
}

fn digit(number: u32) -> char {
    char::from(b"abcdefghijklmnopqrstuvwxyz0123456789"[number as usize % 36])
}

fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut step = 0;
    while delta > 455 {
        delta /= 35;
        step += 36;
    }
    step + 36 * delta / (delta + 38)
}

/// Whether a host has to be an IPv4 address: its last label is a number.
pub(super) fn ends_in_number(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = host.rsplit('.').next().unwrap_or_default();
    (!last.is_empty() && last.bytes().all(|c| c.is_ascii_digit())) || number(last).is_some()
}

/// Decimal, octal (`0…`) or hexadecimal (`0x…`).
fn number(text: &str) -> Option<u64> {
    let (digits, radix) = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => (&text[2..], 16),
        [b'0', _, ..] => (&text[1..], 8),
        _ => (text, 10),
    };
    match digits {
        "" => (radix == 16).then_some(0),
        // More digits than an address can have are a number all the same, and too large.
        _ if digits.bytes().any(|c| !char::from(c).is_digit(radix)) => None,
        _ => Some(u64::from_str_radix(digits, radix).unwrap_or(u64::MAX)),
    }
}

fn ipv4(host: &str) -> Option<u32> {
    let host = host.strip_suffix('.').unwrap_or(host);
    let numbers: Vec<u64> = host.split('.').map(number).collect::<Option<_>>()?;
    let (last, first) = numbers.split_last()?;
    if first.len() > 3 || first.iter().any(|number| *number > 255) {
        return None;
    }
    let room = 256u64.pow(4 - first.len() as u32);
    if *last >= room {
        return None;
    }
    let high = first.iter().zip([24, 16, 8]).map(|(number, shift)| number << shift).sum::<u64>();
    u32::try_from(high + last).ok()
}

/// The URL standard allows what [`std::net::Ipv6Addr`] allows; its parser is in std anyway.
fn ipv6(text: &str) -> Option<[u16; 8]> {
    text.parse::<std::net::Ipv6Addr>().ok().map(|address| address.segments())
}

/// Writes the address with its first longest run of zeros left out.
fn push_ipv6(out: &mut String, address: [u16; 8]) {
    let (mut best, mut length) = (8, 1);
    for start in 0..8 {
        let zeros = address[start..].iter().take_while(|piece| **piece == 0).count();
        if zeros > length {
            (best, length) = (start, zeros);
        }
    }
    out.push('[');
    let mut at = 0;
    while at < 8 {
        if at == best {
            out.push_str(if at == 0 { "::" } else { ":" });
            at += length;
            continue;
        }
        let _ = write!(out, "{:x}", address[at]);
        if at < 7 {
            out.push(':');
        }
        at += 1;
    }
    out.push(']');
}
