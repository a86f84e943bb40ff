//! `content/wording.toml`: words that texts do not use, and what an RFC says nothing about.

mod statements;

use crate::table::{Reader, Table};
use crate::{Diagnostic, Source};
use model::Lang;
use statements::Statement;

/// The words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    avoid: Vec<Avoid>,
    silent: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Avoid {
    lang: Lang,
    words: Vec<String>,
    write: String,
}

/// A word that a text should not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Avoided<'a> {
    /// The word, as the list has it.
    pub word: &'a str,
    /// What to write instead.
    pub write: &'a str,
}

/// Between Han and Latin there is no blank: browsers set the distance.
const BLANK: Avoided<'static> =
    Avoided { word: "a blank between Han and Latin", write: "them side by side" };

/// Reads the file.
///
/// `[[avoid]]` has `lang`, `words` and what to `write` instead; `[silent]` has the `words` that no
/// RFC speaks of.
pub fn read(text: &str) -> (Wording, Vec<Diagnostic>) {
    Reader::new(text).read(|root| {
        let root = root.only(&["avoid", "silent"]);
        let avoid = root.tables("avoid", &["lang", "words", "write"]);
        let silent = root.table("silent", &["words"]);
        Wording {
            avoid: avoid.into_iter().filter_map(self::avoid).collect(),
            silent: silent.map(words).unwrap_or_default(),
        }
    })
}

fn avoid(table: Table) -> Option<Avoid> {
    let lang = table.choice("lang", &Lang::ALL.map(Lang::short))?;
    let lang = Lang::ALL.into_iter().find(|it| it.short() == lang.value)?;
    Some(Avoid { lang, words: words(table), write: table.text("write")?.value.to_owned() })
}

fn words(table: Table) -> Vec<String> {
    table.texts("words").into_iter().map(|text| text.value.to_lowercase()).collect()
}

impl Wording {
    /// The words of `text` that are to be avoided in this language; code in backticks is free.
    pub fn avoided(&self, lang: Lang, text: &str) -> Vec<Avoided<'_>> {
        let text = without_code(text).to_lowercase();
        let lists = self.avoid.iter().filter(|avoid| avoid.lang == lang);
        let mut found: Vec<_> = lists.flat_map(|avoid| avoid.found(&text)).collect();
        found.extend((lang == Lang::Zh && has_blank(&text)).then_some(BLANK));
        found
    }

    /// What is wrong with the texts of a file of `content/`; nothing where it is no TOML, which its
    /// own reader says.
    pub fn check(&self, file: &str) -> Vec<Diagnostic> {
        let source = Source::new(file);
        let statements = statements::of(file);
        statements.iter().flat_map(|it| self.about(&source, it)).collect()
    }

    fn about(&self, source: &Source, statement: &Statement) -> Vec<Diagnostic> {
        let Statement { lang, text, at, .. } = statement;
        let avoided = self.avoided(*lang, text).into_iter().map(|Avoided { word, write }| {
            let message = format!("texts do without “{word}”");
            source.error(*at, "wording", message, &format!("write {write}"))
        });
        let silent = statement.rests_on_rfcs().then(|| self.unsaid(text)).flatten().map(|word| {
            let message = format!("only RFCs are cited, and none speaks of “{word}”");
            let help =
                "cite who says it, split the text, or leave `source` out: then it is practice";
            source.error(*at, "silent-source", message, help)
        });
        avoided.chain(silent).collect()
    }

    /// The first word of `text` that no RFC speaks of.
    fn unsaid(&self, text: &str) -> Option<&str> {
        let text = text.to_lowercase();
        self.silent.iter().map(String::as_str).find(|word| has_word(&text, word))
    }
}

impl Avoid {
    fn found<'a>(&'a self, text: &str) -> Vec<Avoided<'a>> {
        let words = self.words.iter().filter(|word| has_word(text, word));
        words.map(|word| Avoided { word, write: &self.write }).collect()
    }
}

/// Whether `text` has `word`, both in lower case: between letters of its own kind, a Latin word is
/// part of another.
fn has_word(text: &str, word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        let before = is_letter(text[..at].chars().next_back());
        let after = is_letter(text[at + word.len()..].chars().next());
        let starts = is_letter(word.chars().next());
        let ends = is_letter(word.chars().next_back());
        !(starts && before || ends && after)
    })
}

/// `text` with what stands in backticks blotted out.
fn without_code(text: &str) -> String {
    let part = |(at, part): (usize, &str)| match at % 2 {
        0 => part.to_owned(),
        _ => "`".repeat(part.len()),
    };
    text.split('`').enumerate().map(part).collect::<Vec<_>>().join("`")
}

fn has_blank(text: &str) -> bool {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let characters: Vec<char> = text.chars().collect();
    characters.windows(3).any(|three| {
        let [first, ' ', last] = three else { return false };
        (is_han(*first) && last.is_ascii_alphanumeric())
            || (first.is_ascii_alphanumeric() && is_han(*last))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"
[[avoid]]
lang = "en"
words = ["for good", "mend"]
write = "permanent, fix"

[[avoid]]
lang = "zh"
words = ["「"]
write = "“"

[silent]
words = ["nginx", "退避"]
"#;

    fn list() -> Wording {
        let (wording, found) = read(LIST);
        assert_eq!(found, []);
        wording
    }

    fn found(file: &str) -> Vec<String> {
        let found = list().check(file);
        found.into_iter().map(|it| format!("{} {} {}", it.line, it.code, it.message)).collect()
    }

    #[test]
    fn whole_words_are_found_outside_code() {
        let wording = list();
        let words = |lang, text| -> Vec<String> {
            wording.avoided(lang, text).iter().map(|found| found.word.to_owned()).collect()
        };
        assert_eq!(words(Lang::En, "Moved For Good; mend it"), ["for good", "mend"]);
        assert_eq!(words(Lang::En, "Recommend `for good`, amended"), [""; 0]);
        assert_eq!(words(Lang::Zh, "叫「甲」"), ["「"]);
        assert_eq!(words(Lang::Zh, "用`a b` 也行；HTTP状态码"), [""; 0]);
        assert_eq!(words(Lang::Zh, "第 3 行"), [BLANK.word]);
    }

    #[test]
    fn a_text_is_met_where_it_stands() {
        assert_eq!(
            found("name = \"x\"\nzh = \"好\"\nen = \"Mend it.\"\n"),
            ["3 wording texts do without “mend”"]
        );
    }

    #[test]
    fn rfcs_say_nothing_about_products() {
        let cited = |source: &str| {
            found(&format!("[s]\nzh = \"指数退避\"\nen = \"nginx does\"\nsource = \"{source}\"\n"))
        };
        assert_eq!(
            cited("RFC 9110 §15"),
            [
                "2 silent-source only RFCs are cited, and none speaks of “退避”",
                "3 silent-source only RFCs are cited, and none speaks of “nginx”",
            ]
        );
        assert_eq!(cited("RFC 9110 §15; nginx-c"), [""; 0]);
        let because = "source = \"RFC 1\"\nbecause = { zh = \"好\", en = \"In nginx.\" }\n\
            ask = { zh = \"好\", en = \"In nginx?\" }\n";
        assert_eq!(found(because).len(), 1, "the reason, not the question");
    }
}
