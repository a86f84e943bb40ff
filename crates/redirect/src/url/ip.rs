//! IP addresses, as the URL standard reads and writes them.

/// Whether a host has to be an IPv4 address: its last label is a number.
pub(super) fn ends_in_number(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = &host[host.bytes().rposition(|byte| byte == b'.').map_or(0, |dot| dot + 1)..];
    number(last).is_some() || (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()))
}

/// An IPv4 address of up to four numbers, of which the last fills what is left.
pub(super) fn v4(host: &str) -> Option<u32> {
    let mut rest = host.strip_suffix('.').unwrap_or(host);
    let (mut address, mut room) = (0, 1u64 << 32);
    while let Some(dot) = rest.find('.') {
        let value = number(&rest[..dot])?;
        if value > 255 || room == 256 {
            return None;
        }
        room >>= 8;
        address += value * room;
        rest = &rest[dot + 1..];
    }
    let last = number(rest)?;
    (last < room).then_some((address + last) as u32)
}

/// Decimal, octal (`0…`) or hexadecimal (`0x…`); larger ones than any address are 2^32.
fn number(text: &str) -> Option<u64> {
    let (digits, radix) = match text.as_bytes() {
        [] => return None,
        [b'0', b'x' | b'X', digits @ ..] => (digits, 16),
        [b'0', digits @ ..] => (digits, 8),
        digits => (digits, 10),
    };
    digits.iter().try_fold(0, |value: u64, digit| {
        let digit = char::from(*digit).to_digit(radix)?;
        Some((value * u64::from(radix) + u64::from(digit)).min(1 << 32))
    })
}

/// Writes an IPv4 address.
pub(super) fn push_v4(out: &mut String, address: u32) {
    for (at, byte) in address.to_be_bytes().into_iter().enumerate() {
        if at > 0 {
            out.push('.');
        }
        push_number(out, byte.into(), 10);
    }
}

/// An IPv6 address, its last two pieces perhaps written as an IPv4 address: what std's parser
/// takes, at a third of its size.
pub(super) fn v6(text: &str) -> Option<[u16; 8]> {
    let mut address = [0; 8];
    let (mut at, mut gap, mut rest) = (0, None, text.as_bytes());
    if rest.starts_with(b":") {
        rest = rest.strip_prefix(b"::")?;
        gap = Some(0);
    }
    while !rest.is_empty() {
        let (value, behind) = piece(rest);
        if behind.starts_with(b".") && at < 7 {
            let quads = quads(rest)?;
            address[at] = (quads >> 16) as u16;
            address[at + 1] = quads as u16;
            at += 2;
            break;
        }
        *address.get_mut(at).filter(|_| behind.len() < rest.len())? = value;
        at += 1;
        rest = match behind {
            [] => behind,
            [b':', b':', rest @ ..] if gap.is_none() => {
                gap = Some(at);
                rest
            }
            [b':', rest @ ..] if !rest.is_empty() => rest,
            _ => return None,
        };
    }
    widen(address, at, gap)
}

/// Up to four hexadecimal digits, and what is behind them.
fn piece(text: &[u8]) -> (u16, &[u8]) {
    let (mut value, mut rest) = (0, text);
    while let [first, behind @ ..] = rest
        && text.len() - rest.len() < 4
        && let Some(digit) = char::from(*first).to_digit(16)
    {
        value = value * 16 + digit as u16;
        rest = behind;
    }
    (value, rest)
}

/// Exactly four decimal numbers without zeros in front.
fn quads(text: &[u8]) -> Option<u32> {
    let (mut address, mut count) = (0, 0);
    for digits in text.split(|byte| *byte == b'.') {
        if digits.is_empty() || digits.len() > 3 || (digits[0] == b'0' && digits.len() > 1) {
            return None;
        }
        let value = digits
            .iter()
            .try_fold(0, |value, digit| Some(value * 10 + char::from(*digit).to_digit(10)?))?;
        count += 1;
        if value > 255 || count > 4 {
            return None;
        }
        address = address << 8 | value;
    }
    (count == 4).then_some(address)
}

/// Moves the pieces behind the gap to the end; without a gap, there have to be eight.
fn widen(mut address: [u16; 8], count: usize, gap: Option<usize>) -> Option<[u16; 8]> {
    let Some(gap) = gap else { return (count == 8).then_some(address) };
    if count == 8 {
        return None;
    }
    let end = 8 - (count - gap);
    address.copy_within(gap..count, end);
    address[gap..end].fill(0);
    Some(address)
}

/// Writes an IPv6 address with its brackets, the first longest run of zeros left out (RFC 5952,
/// section 4.2), and never with an IPv4 address inside.
pub(super) fn push_v6(out: &mut String, address: [u16; 8]) {
    let (start, end) = zeros(&address);
    out.push('[');
    for (at, piece) in address.into_iter().enumerate() {
        if at == start {
            out.push_str(if at == 0 { "::" } else { ":" });
        }
        if (start..end).contains(&at) {
            continue;
        }
        push_number(out, piece, 16);
        if at < 7 {
            out.push(':');
        }
    }
    out.push(']');
}

/// The first longest run of more than one zero.
fn zeros(address: &[u16; 8]) -> (usize, usize) {
    let (mut best, mut start) = ((8, 8), 0);
    for (at, piece) in address.iter().enumerate() {
        if *piece != 0 {
            start = at + 1;
        } else if at > start && at + 1 - start > best.1 - best.0 {
            best = (start, at + 1);
        }
    }
    best
}

/// Writes a number, its digits in lower case.
pub(super) fn push_number(out: &mut String, number: u16, radix: u16) {
    if number >= radix {
        push_number(out, number / radix, radix);
    }
    out.push(char::from(b"0123456789abcdef"[usize::from(number % radix) & 15]));
}
