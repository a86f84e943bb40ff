use crate::StatusCode;

/// A place in running text that names a status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The code named.
    pub code: StatusCode,
    /// Byte offset of its first digit; the mention is three bytes long.
    pub start: usize,
}

/// The status codes that `text` names, in order.
///
/// A code is named by three ASCII digits from 100 to 599 that stand alone: no Latin letter,
/// digit, `_`, `%` or `$` beside them, and no `.` or `,` that joins them to another digit
/// (`3位数字`, `HTTP200`, `1,200`, `200.5`, `200ms` and `200%` name none; `307和308`, `(404)` and
/// `301/302.` do).
pub fn mentions(text: &str) -> Mentions<'_> {
    Mentions { text: text.as_bytes(), at: 0 }
}

/// The iterator that [`mentions`] returns.
#[derive(Clone, Debug)]
pub struct Mentions<'a> {
    text: &'a [u8],
    at: usize,
}

impl Iterator for Mentions<'_> {
    type Item = Mention;

    fn next(&mut self) -> Option<Mention> {
        loop {
            let start = self.at + self.text[self.at..].iter().position(u8::is_ascii_digit)?;
            let run = self.text[start..].iter().take_while(|b| b.is_ascii_digit()).count();
            self.at = start + run;
            if run != 3 || !stands_alone(&self.text[..start], &self.text[self.at..]) {
                continue;
            }
            let digits = std::str::from_utf8(&self.text[start..self.at]).ok()?;
            // A number from 600 on is most likely something else.
            if let Some(code) = StatusCode::parse(digits).filter(|code| code.class().is_some()) {
                return Some(Mention { code, start });
            }
        }
    }
}

fn stands_alone(before: &[u8], after: &[u8]) -> bool {
    let sticks = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'%' | b'$');
    let joins = |b: &u8| matches!(b, b'.' | b',');
    let clear = |near: Option<&u8>, far: Option<&u8>| match near {
        Some(b) if sticks(b) => false,
        Some(b) if joins(b) => !far.is_some_and(u8::is_ascii_digit),
        _ => true,
    };
    clear(before.last(), before.iter().nth_back(1)) && clear(after.first(), after.get(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expect: &[u16]) {
        let found: Vec<u16> = mentions(text).map(|m| m.code.number()).collect();
        assert_eq!(found, expect, "{text:?}");
        for mention in mentions(text) {
            let digits = &text[mention.start..mention.start + 3];
            assert_eq!(StatusCode::parse(digits), Some(mention.code));
        }
    }

    #[test]
    fn names_a_code() {
        check("307和308重复301和302的行为", &[307, 308, 301, 302]);
        check("同200一样", &[200]);
        check("在错误代码431提出之前", &[431]);
        check("(404)", &[404]);
        check("301/302, 307-308. 599", &[301, 302, 307, 308, 599]);
    }

    #[test]
    fn names_none() {
        for text in [
            "",
            "3位数字",
            "12",
            "2616",
            "HTTP200",
            "200ms",
            "$200",
            "200%",
            "1,200",
            "200.5",
            "v1.200",
            "099",
            "600",
            "4xx",
            "_404",
            "４０４",
        ] {
            check(text, &[]);
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_stays_in_order(text in ".*") {
            let starts: Vec<usize> = mentions(&text).map(|m| m.start).collect();
            prop_assert!(starts.windows(2).all(|w| w[0] + 3 <= w[1]));
        }
    }
}
