//! `content/stop-words.toml`.

use content::{Diagnostic, stop_words};
use expect_test::expect;

#[test]
fn a_word_that_no_query_has_is_named() {
    let text = "words = [\n  \"http\",\n  \"HTTP\",\n  \"is it\",\n  \"http\",\n]\n";
    let (words, found) = stop_words::read(text);
    assert_eq!(words.len(), 4);
    let lines: Vec<String> = found.iter().map(Diagnostic::to_string).collect();
    expect![[r#"
        <input>:3:3: error[bad-word]: no query has the word `HTTP`
          3 |   "HTTP",
          help: write it in lower case, in ASCII where that has it, and without blanks
        <input>:4:3: error[bad-word]: no query has the word `is it`
          4 |   "is it",
          help: write it in lower case, in ASCII where that has it, and without blanks
        <input>:5:3: error[twice]: `http` is there twice
          5 |   "http",
          help: take one out"#]]
    .assert_eq(&lines.join("\n"));
}
