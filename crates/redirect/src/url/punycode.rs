//! Punycode (RFC 3492).

/// Longer labels are refused: the time taken grows with the square of the length.
const LONGEST: usize = 1000;

/// Writes a label in Punycode, without `xn--`; `None` if it is too long.
pub(super) fn push(out: &mut String, label: &str) -> Option<()> {
    let total = label.chars().count();
    if total > LONGEST {
        return None;
    }
    let start = out.len();
    out.extend(label.chars().filter(char::is_ascii));
    let basic = (out.len() - start) as u32;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias, mut handled) = (128, 0, 72, basic);
    // With so short a label, `delta` stays below 2^31.
    while handled < total as u32 {
        let next = label.chars().map(u32::from).filter(|c| *c >= n).min()?;
        delta += (next - n) * (handled + 1);
        n = next;
        for c in label.chars().map(u32::from) {
            if c < n {
                delta += 1;
            } else if c == n {
                push_delta(out, delta, bias);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        n += 1;
    }
    Some(())
}

/// Writes a generalized variable-length integer (section 3.3).
fn push_delta(out: &mut String, mut delta: u32, bias: u32) {
    let mut k = 36u32;
    loop {
        let threshold = k.saturating_sub(bias).clamp(1, 26);
        if delta < threshold {
            return push_digit(out, delta);
        }
        push_digit(out, threshold + (delta - threshold) % (36 - threshold));
        delta = (delta - threshold) / (36 - threshold);
        k += 36;
    }
}

fn push_digit(out: &mut String, digit: u32) {
    let first = if digit < 26 { b'a' } else { b'0' - 26 };
    out.push(char::from(first + digit as u8));
}

/// Bias adaptation (section 6.1).
fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}
