//! `content/stop-words.toml`: words that say nothing in a query where a number or another word does.

use crate::Diagnostic;
use crate::table::{Reader, Table, Text};
use search::fold;

/// Reads the file.
pub fn read(text: &str) -> (Vec<String>, Vec<Diagnostic>) {
    Reader::new(text).read(|root| {
        let root = root.only(&["words"]);
        let mut words: Vec<String> = Vec::new();
        for Text { value, at } in root.texts("words") {
            check(root, value, at, &words);
            words.push(value.to_owned());
        }
        words
    })
}

/// A query is folded and split at blanks before its words are compared with these.
fn check(root: Table, word: &str, at: usize, before: &[String]) {
    let folded = fold(word);
    if folded != word || word.contains(char::is_whitespace) {
        let message = format!("no query has the word `{word}`");
        let help = "write it in lower case, in ASCII where that has it, and without blanks";
        root.error(at, "bad-word", message, help);
    }
    if before.iter().any(|other| other == word) {
        root.error(at, "twice", format!("`{word}` is there twice"), "take one out");
    }
}
