use super::Fault;
use model::StatusCode;

/// Codes by number: a lowest and a highest one, both among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The lowest.
    pub from: u16,
    /// The highest.
    pub to: u16,
}

impl Numbers {
    /// Whether a code is among them.
    pub fn has(self, code: StatusCode) -> bool {
        (self.from..=self.to).contains(&code.number())
    }

    /// The one code that is asked for, if it is one.
    pub fn single(self) -> Option<u16> {
        (self.from == self.to).then_some(self.from)
    }
}

/// Reads a folded word as numbers: `404`, `40`, `4xx`, `40?`, `301-308`, `>=500`. `None` if it is
/// a word like any other; a fault if it was meant as numbers and is none.
pub fn read(word: &str) -> Option<Result<Numbers, Fault>> {
    comparison(word).or_else(|| range(word)).or_else(|| digits(word).map(Ok))
}

/// The first and the last code there can be.
const ALL: Numbers = Numbers { from: 100, to: 999 };

fn comparison(word: &str) -> Option<Result<Numbers, Fault>> {
    let (sign, rest) =
        [">=", "<=", ">", "<"].iter().find_map(|sign| Some((*sign, word.strip_prefix(sign)?)))?;
    let Some(number) = whole(rest) else { return Some(Err(Fault::NoNumber)) };
    Some(Ok(match sign {
        ">=" => Numbers { from: number, ..ALL },
        ">" => Numbers { from: number + 1, ..ALL },
        "<=" => Numbers { to: number, ..ALL },
        _ => Numbers { from: ALL.from, to: number.saturating_sub(1) },
    }))
}

fn range(word: &str) -> Option<Result<Numbers, Fault>> {
    let (from, to) = word.split_once("..").or_else(|| word.split_once(['-', '~']))?;
    let (from, to) = (digits(from)?, digits(to)?);
    Some(match from.from <= to.to {
        true => Ok(Numbers { from: from.from, to: to.to }),
        false => Err(Fault::Reversed),
    })
}

/// `404`, `40`, `4`, `4xx`, `40x`, `40?`, and `4x` on the way there: what is not said can be any digit.
fn digits(word: &str) -> Option<Numbers> {
    let known = word.trim_end_matches(['x', '?']);
    if known.is_empty() || word.len() > 3 {
        return None;
    }
    let number = whole(known)?;
    let open = 10_u16.pow(3 - known.len() as u32);
    Some(Numbers { from: number * open, to: number * open + open - 1 })
}

fn whole(text: &str) -> Option<u16> {
    let numeric = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    numeric.then(|| text.bytes().fold(0, |sum, byte| sum * 10 + u16::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expect: Option<Result<(u16, u16), Fault>>) {
        let read = read(word).map(|read| read.map(|numbers| (numbers.from, numbers.to)));
        assert_eq!(read, expect, "{word}");
    }

    #[test]
    fn forms() {
        check("404", Some(Ok((404, 404))));
        check("40", Some(Ok((400, 409))));
        check("4", Some(Ok((400, 499))));
        for word in ["4xx", "4??", "4x?", "4x"] {
            check(word, Some(Ok((400, 499))));
        }
        check("30x", Some(Ok((300, 309))));
        check("40?", Some(Ok((400, 409))));
        for word in ["301-308", "301~308", "301..308"] {
            check(word, Some(Ok((301, 308))));
        }
        check("3xx-40x", Some(Ok((300, 409))));
        check(">=500", Some(Ok((500, 999))));
        check(">499", Some(Ok((500, 999))));
        check("<=103", Some(Ok((100, 103))));
        check("<200", Some(Ok((100, 199))));
        check("<0", Some(Ok((100, 0))));
    }

    #[test]
    fn words_and_faults() {
        for word in ["", "x", "xxx", "?", "4xxx", "0404", "9110", "a-b", "2-b", "404a"] {
            check(word, None);
        }
        check("999-100", Some(Err(Fault::Reversed)));
        for word in [">", ">=", ">=x", "<9999"] {
            check(word, Some(Err(Fault::NoNumber)));
        }
    }
}
