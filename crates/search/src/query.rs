use crate::fold;
use model::{Class, Head};

/// What a reader asks for: terms that must all match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The terms, in the order typed.
    pub terms: Vec<Term>,
}

/// What is written about a code, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// What people call it.
    pub aliases: String,
    /// The prose about it.
    pub text: String,
}

/// One word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Codes that begin with these one to three digits: `404`, `40`, `4xx`, `30x`.
    Number(String),
    /// Anything else, folded: found wherever it stands in the names or the text.
    Text(String),
}

/// How well a code matches: the smaller, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The query is this very code.
    Code,
    /// The code begins with the digits asked for.
    Prefix,
    /// A name has the text.
    Name,
    /// Only the text about it has it.
    Text,
}

impl Rank {
    /// All, the best first.
    pub const ALL: [Rank; 4] = [Rank::Code, Rank::Prefix, Rank::Name, Rank::Text];
}

impl Query {
    /// Reads what a reader typed. Every text is a query; blank text asks for everything.
    pub fn parse(text: &str) -> Query {
        Query { terms: fold(text).split_whitespace().map(Term::parse).collect() }
    }

    /// Whether it asks for everything.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// How well `head`, with what is `written` about it, matches all terms; `None` if it misses
    /// one.
    pub fn rank(&self, head: &Head, written: Option<&Written>) -> Option<Rank> {
        let mut best = Rank::Text;
        for term in &self.terms {
            best = best.min(term.rank(head, written)?);
        }
        Some(best)
    }
}

impl Term {
    fn parse(word: &str) -> Term {
        let digits = word.trim_end_matches('x');
        let numeric = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let wildcard = digits.len() < word.len();
        match word.len() {
            3 if numeric && wildcard => Term::Number(digits.to_owned()),
            1..=3 if numeric && !wildcard => Term::Number(digits.to_owned()),
            _ => Term::Text(word.to_owned()),
        }
    }

    fn rank(&self, head: &Head, written: Option<&Written>) -> Option<Rank> {
        match self {
            Term::Number(digits) => {
                let begins = head.code.to_string().starts_with(digits.as_str());
                begins.then_some(if digits.len() == 3 { Rank::Code } else { Rank::Prefix })
            }
            Term::Text(text) => {
                let has = |words: &str| words.contains(text.as_str());
                if names(head).iter().any(|name| has(name)) {
                    return Some(Rank::Name);
                }
                let written = written?;
                match has(&written.aliases) {
                    true => Some(Rank::Name),
                    false => has(&written.text).then_some(Rank::Text),
                }
            }
        }
    }
}

/// What a text is looked for in first. Names are folded here and not in the index, where they
/// would stand twice.
fn names(head: &Head) -> [String; 3] {
    [head.code.class().map_or("", Class::label), head.name, head.name_zh].map(fold)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search;
    use model::{Lines, Registry, StatusCode, Traits};
    use proptest::prelude::*;

    fn head(code: u16, name: &'static str, name_zh: &'static str) -> Head {
        Head {
            code: StatusCode::new(code).expect("a code"),
            name,
            name_zh,
            short_en: "",
            short_zh: "",
            registry: Registry::Assigned,
            traits: Traits::NONE,
            entry: Some((Lines { first: 1, last: 1 }, 0)),
        }
    }

    fn check(query: &str, expect: &[u16]) {
        let heads = [
            head(301, "Moved Permanently", "永久移动"),
            head(304, "Not Modified", "未修改"),
            head(307, "Temporary Redirect", "临时重定向"),
            head(404, "Not Found", "未找到"),
        ];
        let prose = ["表示永久重定向。见 404。", "重定向浏览器缓存。", "方法不变。", "请求失败。"];
        let known = ["", "", "", "missing\n找不到"]
            .into_iter()
            .zip(prose)
            .map(|(aliases, text)| Written { aliases: aliases.to_owned(), text: text.to_owned() });
        let known: Vec<Written> = known.collect();
        let found = search(&heads, &known, &Query::parse(query));
        let codes: Vec<u16> = found.into_iter().map(|at| heads[at].code.number()).collect();
        assert_eq!(codes, expect, "{query:?}");
    }

    #[test]
    fn numbers_match_codes_and_never_prose() {
        check("404", &[404]);
        check("４０４", &[404]);
        check("30", &[301, 304, 307]);
        check("3xx", &[301, 304, 307]);
        check("3XX", &[301, 304, 307]);
        check("30x", &[301, 304, 307]);
        check("4", &[404]);
        check("999", &[]);
    }

    #[test]
    fn names_come_before_text() {
        check("重定向", &[307, 301, 304]);
        check("not", &[304, 404]);
        check("NOT found", &[404]);
        check("找不到", &[404]);
        check("MISSING", &[404]);
    }

    #[test]
    fn words_are_anded_and_blank_asks_for_all() {
        check("3xx 缓存", &[304]);
        check("301 404", &[]);
        check("  　", &[301, 304, 307, 404]);
    }

    #[test]
    fn what_is_no_number_pattern_is_text() {
        check("xxx", &[]);
        check("3xxx", &[]);
        check("0404", &[]);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".*") {
            Query::parse(&text).rank(&head(404, "Not Found", ""), None);
        }
    }
}
