//! The code and the names that an entry's heading gives.

use model::StatusCode;

/// What the heading of an entry begins with.
#[derive(Debug, PartialEq, Eq)]
pub enum Number {
    /// A status code; the rest of the heading follows.
    Code(StatusCode, usize),
    /// A number of three digits outside 100–599.
    OutOfRange(u16),
    /// Something else, or a number that is not of three digits.
    Missing,
}

/// Reads the number that a heading begins with.
pub fn number(heading: &str) -> Number {
    let digits = heading.bytes().take_while(u8::is_ascii_digit).count();
    let glued = heading[digits..].starts_with(|c: char| c.is_ascii_alphanumeric());
    if digits != 3 || glued {
        return Number::Missing;
    }
    let code = StatusCode::parse(&heading[..3]).filter(|code| code.class().is_some());
    match (code, heading[..3].parse()) {
        (Some(code), _) => Number::Code(code, 3),
        (None, Ok(number)) => Number::OutOfRange(number),
        (None, Err(_)) => Number::Missing,
    }
}

/// Splits what follows the number into the English name and the Chinese one: a last bracket,
/// full-width or half-width, that holds Han characters, or Han characters after Latin ones.
pub fn split(rest: &str) -> (&str, Option<&str>) {
    let rest = rest.trim().trim_start_matches([':', '：', '-', '–', '—', '.']).trim_start();
    if let Some((outside, inside)) = last_bracket(rest) {
        match (has_han(outside), has_han(inside)) {
            (false, true) => return (outside, Some(inside)),
            (true, false) => return (inside, Some(outside)),
            _ => {}
        }
    }
    match rest.char_indices().find(|(_, c)| is_han(*c)) {
        Some((at, _)) => (rest[..at].trim_end(), Some(&rest[at..])),
        None => (rest, None),
    }
}

fn last_bracket(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix([')', '）'])?;
    let (outside, inside) = inner.rsplit_once(['(', '（'])?;
    Some((outside.trim(), inside.trim()))
}

fn has_han(text: &str) -> bool {
    text.chars().any(is_han)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rest: &str, name: &str, name_zh: Option<&str>) {
        assert_eq!(split(rest), (name, name_zh), "{rest:?}");
    }

    #[test]
    fn names_with_and_without_brackets() {
        check(" Continue", "Continue", None);
        check("  Switching Protocols（协议切换）  ", "Switching Protocols", Some("协议切换"));
        check(" OK (请求成功)", "OK", Some("请求成功"));
        check(" Found(临时)", "Found", Some("临时"));
        check(" Not Found 未找到", "Not Found", Some("未找到"));
        check(" 未找到 (Not Found)", "Not Found", Some("未找到"));
        check(" 未找到", "", Some("未找到"));
        check(
            " Content Too Large (Payload Too Large)",
            "Content Too Large (Payload Too Large)",
            None,
        );
        check(": Teapot", "Teapot", None);
        check("", "", None);
        check(" Odd ) (", "Odd ) (", None);
    }

    #[test]
    fn the_number_has_three_digits() {
        assert_eq!(number("404 Not Found"), Number::Code(StatusCode::new(404).expect("404"), 3));
        assert_eq!(number("700 x"), Number::OutOfRange(700));
        assert_eq!(number("099"), Number::OutOfRange(99));
        for text in ["", "40 x", "4040 x", "404x", "x 404", "四〇四"] {
            assert_eq!(number(text), Number::Missing, "{text:?}");
        }
    }
}
