use crate::Phrase;
use std::fmt;

/// A status code: a three-digit integer (RFC 9110 §15).
///
/// Valid are 100 to 599. Numbers up to 999 are sent all the same by a few servers, so they have a
/// place here too, but no class.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusCode(u16);

/// The number given is no status code: it lies outside 100–999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode(pub u16);

impl StatusCode {
    /// The code with this number, or [`NotACode`] outside 100–999.
    pub const fn new(number: u16) -> Result<StatusCode, NotACode> {
        match number {
            100..=999 => Ok(StatusCode(number)),
            _ => Err(NotACode(number)),
        }
    }

    /// The code written as exactly three ASCII digits, as it stands in a URL or a heading.
    pub fn parse(text: &str) -> Option<StatusCode> {
        match text.as_bytes() {
            [a @ b'1'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9'] => {
                let digit = |byte: &u8| u16::from(byte - b'0');
                Some(StatusCode(digit(a) * 100 + digit(b) * 10 + digit(c)))
            }
            _ => None,
        }
    }

    /// The number, 100 to 999.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The class, which the first digit names (RFC 9110 §15); none from 600 on, where a code is
    /// not valid.
    pub const fn class(self) -> Option<Class> {
        Class::of_digit(self.0 / 100)
    }

    /// The first two digits: the row of the atlas, 10 to 99.
    pub const fn decade(self) -> u16 {
        self.0 / 10
    }

    /// The last digit: the column of the atlas, 0 to 9.
    pub const fn unit(self) -> u16 {
        self.0 % 10
    }
}

impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not a status code: it has not three digits", self.0)
    }
}

impl std::error::Error for NotACode {}

/// The class of a status code, by its first digit (RFC 9110 §15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// 1xx: an interim response.
    Informational,
    /// 2xx: received, understood and accepted.
    Successful,
    /// 3xx: further action is needed to complete the request.
    Redirection,
    /// 4xx: the client seems to have erred.
    ClientError,
    /// 5xx: the server knows that it failed.
    ServerError,
}

impl Class {
    /// All five, in order.
    pub const ALL: [Class; 5] = [
        Class::Informational,
        Class::Successful,
        Class::Redirection,
        Class::ClientError,
        Class::ServerError,
    ];

    /// The first digit, 1 to 5.
    pub const fn digit(self) -> u16 {
        self as u16 + 1
    }

    /// The class with this first digit.
    pub const fn of_digit(digit: u16) -> Option<Class> {
        match digit {
            1..=5 => Some(Class::ALL[digit as usize - 1]),
            _ => None,
        }
    }

    /// As it is written here: `3xx`.
    pub const fn label(self) -> &'static str {
        ["1xx", "2xx", "3xx", "4xx", "5xx"][self as usize]
    }

    /// Its name in the standard (RFC 9110 §15).
    pub const fn name(self) -> Phrase {
        match self {
            Class::Informational => Phrase { zh: "消息", en: "Informational" },
            Class::Successful => Phrase { zh: "成功", en: "Successful" },
            Class::Redirection => Phrase { zh: "重定向", en: "Redirection" },
            Class::ClientError => Phrase { zh: "客户端错误", en: "Client error" },
            Class::ServerError => Phrase { zh: "服务器错误", en: "Server error" },
        }
    }

    /// The class written as a digit and two `x` in either case, as in a URL or a heading.
    pub fn parse(text: &str) -> Option<Class> {
        match text.as_bytes() {
            [digit @ b'1'..=b'5', b'x' | b'X', b'x' | b'X'] => {
                Class::of_digit(u16::from(digit - b'0'))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_three_digits_and_a_class_below_600() {
        assert_eq!(StatusCode::new(99), Err(NotACode(99)));
        assert_eq!(StatusCode::new(1000), Err(NotACode(1000)));
        for number in 100..=999 {
            let code = StatusCode::new(number).expect("in range");
            assert_eq!(StatusCode::parse(&number.to_string()), Some(code));
            assert_eq!(code.class(), Class::of_digit(number / 100));
            assert_eq!(code.class().is_some(), number < 600);
            assert_eq!(code.decade() * 10 + code.unit(), number);
        }
    }

    #[test]
    fn only_three_ascii_digits_are_a_code() {
        for text in ["", "40", "4040", "４０４", "4o4", "099", " 404", "+40"] {
            assert_eq!(StatusCode::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_class_is_read_as_it_is_written() {
        for class in Class::ALL {
            assert_eq!(Class::parse(class.label()), Some(class));
            assert_eq!(Class::parse(&class.label().to_uppercase()), Some(class));
        }
        for text in ["", "3x", "6xx", "0xx", "3xxx", "xxx"] {
            assert_eq!(Class::parse(text), None, "{text:?}");
        }
    }
}
