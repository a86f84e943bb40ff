//! Words come out as the shells make them, whatever they are made of.

use super::*;
use proptest::prelude::*;

fn check(split: fn(&str) -> Result<Words, usize>, cases: &[(&str, &[&str])]) {
    for (text, words) in cases {
        assert_eq!(split(text).unwrap().words, *words, "{text}");
    }
}

#[test]
fn shells_split() {
    check(
        shell,
        &[
            (r"curl 'a b' c\ d", &["curl", "a b", "c d"]),
            (r#"a"b $c \" \\ \x"'d'"#, &[r#"ab $c " \ \xd"#]),
            (r"$'it\'s \u00e9 \x41\102\n'", &["it's é AB\n"]),
            (r#"$"x" '' """#, &["x", "", ""]),
            ("a \\\n  b \\  \r\n c", &["a", "b", "c"]),
            ("a 2>&1 b > /dev/null c | less d", &["a", "b", "c"]),
            ("http://a/?x=1&y=2 b & c", &["http://a/?x=1&y=2", "b"]),
            ("a;b1 ; c", &["a;b1"]),
            ("a b#c #d", &["a", "b#c"]),
            ("a\nb", &["a"]),
            ("", &[]),
        ],
    );
    assert_eq!(shell("a 'b").map(|found| found.end), Err(2));
    assert_eq!(shell("a $'b\\'").map(|found| found.end), Err(2));
    assert_eq!(shell("a | b\nc").map(|found| found.end), Ok(6));
}

#[test]
fn a_semicolon_ends_a_command_and_belongs_to_a_url() {
    check(
        shell,
        &[
            ("curl https://a.test/;curl https://b.test/", &["curl", "https://a.test/"]),
            ("curl https://a.test/&&curl https://b.test/", &["curl", "https://a.test/"]),
            ("curl https://a.test/&curl https://b.test/", &["curl", "https://a.test/"]),
            ("curl https://a.test/||curl https://b.test/", &["curl", "https://a.test/"]),
            ("curl https://a.test/;echo done", &["curl", "https://a.test/"]),
            ("curl https://a.test/; curl b", &["curl", "https://a.test/"]),
            ("curl https://a.test/;", &["curl", "https://a.test/"]),
            (
                "curl http://a/x;jsessionid=1?a=1;b=2 -v",
                &["curl", "http://a/x;jsessionid=1?a=1;b=2", "-v"],
            ),
            ("curl http://a/?a&b -v", &["curl", "http://a/?a&b", "-v"]),
            ("curl 'http://a/;curl b'", &["curl", "http://a/;curl b"]),
        ],
    );
    check(cmd, &[("curl a&&curl b", &["curl", "a"]), ("curl a&curl b", &["curl", "a"])]);
}

#[test]
fn quotation_marks_and_dashes_of_word_processors_are_read() {
    check(
        shell,
        &[
            ("curl “https://a.test/?a=1&b=2” ‘x’", &["curl", "https://a.test/?a=1&b=2", "x"]),
            (
                "curl ”a b” \\\n —data=‘it’s’ –L –head",
                &["curl", "a b", "--data=it’s", "-L", "--head"],
            ),
            ("echo it’s — so", &["echo", "it’s", "—", "so"]),
            ("curl '“a”' \"—b\"", &["curl", "“a”", "—b"]),
        ],
    );
    assert_eq!(shell("a “b c").map(|found| found.end), Err(2));
}

#[test]
fn windows_splits() {
    check(
        cmd,
        &[
            (r#"curl ^"https://a/?x=1^&y=^%^41^" ^"#, &["curl", "https://a/?x=1&y=%41"]),
            ("a ^\r\n  -H ^\"b: ^\\^\"c^\\^\"^\"\nd", &["a", "-H", "b: \"c\""]),
            ("a ^\"b^\n\nc^\"", &["a", "b\nc"]),
            (r#""a ""b"" c" "" d\e"f\\" "#, &["a \"b\" c", "", r"d\ef\"]),
            ("a ^& b & c", &["a", "&", "b"]),
        ],
    );
    assert_eq!(cmd("a \"b").map(|found| found.end), Err(2));
    assert_eq!(cmd("a\nb").map(|found| found.end), Ok(2));
}

fn in_cmd(word: &str) -> String {
    let mut out = String::from("^\"");
    for (n, c) in word.char_indices() {
        let before_quote = word[n..].trim_start_matches('\\');
        match c {
            '"' => out.push_str("^\\^\""),
            '\\' if before_quote.is_empty() || before_quote.starts_with('"') => {
                out.push_str("^\\^\\")
            }
            '\n' => out.push_str("^\n\n"),
            c => out.extend(['^', c]),
        }
    }
    out + "^\""
}

proptest! {
    #[test]
    fn quoted_words_come_back(words in proptest::collection::vec("\\PC*|[\"'\\\\$ \n^a]{0,9}", 0..5)) {
        let literal: Vec<_> = words.iter().map(|word| format!("'{}'", word.replace('\'', r"'\''"))).collect();
        prop_assert_eq!(&shell(&literal.join(" ")).unwrap().words, &words);
        let escaped: Vec<_> = words
            .iter()
            .map(|word| format!("$'{}'", word.replace('\\', r"\\").replace('\'', r"\'")))
            .collect();
        prop_assert_eq!(&shell(&escaped.join(" \\\n")).unwrap().words, &words);
        let carets: Vec<_> = words.iter().map(|word| in_cmd(word)).collect();
        prop_assert_eq!(&cmd(&carets.join(" ^\r\n ")).unwrap().words, &words);
    }

    #[test]
    fn words_between_the_marks_of_word_processors_come_back(words in proptest::collection::vec("[^“”‘’]{0,9}", 0..5)) {
        for marks in ["“”", "””", "‘’", "’’"] {
            let marks: Vec<char> = marks.chars().collect();
            let quoted: Vec<_> = words.iter().map(|word| format!("{}{word}{}", marks[0], marks[1])).collect();
            prop_assert_eq!(&shell(&quoted.join(" ")).unwrap().words, &words);
        }
    }

    #[test]
    fn any_text_splits(text in "(\\PC|[\"'\\\\$ \n^&;“’—><|]|curl )*") {
        for found in [shell(&text), cmd(&text)] {
            let end = found.map_or_else(|at| at, |found| found.end);
            prop_assert!(text.is_char_boundary(end));
        }
    }
}
