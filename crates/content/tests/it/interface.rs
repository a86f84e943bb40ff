//! The interface's words, held to the list that holds content (`content/wording.toml`).

use content::wording::{self, Wording};
use model::Lang;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::fs;
use std::path::{Path, PathBuf};

/// Where readers' words stand in code, below the project's root.
const FOLDERS: [&str; 4] = ["src", "crates/quiz/src", "crates/redirect/src", "crates/offline/src"];

/// A list of what people name their fields: nobody reads it.
const NAMES: &str = "crates/redirect/src/import/mask/name.rs";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn list() -> Wording {
    let text = fs::read_to_string(root().join("content/wording.toml")).expect("the list");
    let (wording, found) = wording::read(&text);
    assert_eq!(found, []);
    wording
}

fn files_below(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
    for item in fs::read_dir(folder).expect("a folder") {
        let path = item.expect("an item").path();
        let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
        if is_test || path.ends_with(NAMES) {
            continue;
        } else if path.is_dir() {
            files_below(&path, ending, files);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            files.push(path);
        }
    }
}

fn files(ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        files_below(&root().join(folder), ending, &mut files);
    }
    files.sort();
    files
}

/// The string literals of Rust code: not those of attributes, which doc comments are, nor of unit tests.
fn literals(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut in_tests = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                // `#![…]` is one, too.
                tokens.next_if(|next| matches!(next, TokenTree::Punct(_)));
                if let Some(TokenTree::Group(attribute)) =
                    tokens.next_if(|next| matches!(next, TokenTree::Group(_)))
                {
                    in_tests |= attribute.stream().to_string().replace(' ', "") == "cfg(test)";
                }
            }
            TokenTree::Group(group) => {
                let is_tests = in_tests && group.delimiter() == Delimiter::Brace;
                if is_tests {
                    in_tests = false;
                } else {
                    literals(group.stream(), found);
                }
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if text.starts_with(['"', 'r']) {
                    found.push(text.trim_matches(['r', '#', '"']).to_owned());
                }
            }
            _ => {}
        }
    }
}

/// The strings of a script, its templates included.
fn strings(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in script.lines().filter(|line| !line.trim_start().starts_with(['/', '*'])) {
        for quote in ['"', '\'', '`'] {
            found.extend(line.split(quote).skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

/// The words of a text that are to be avoided: a text with Han is Chinese, one of several words English.
fn avoided(list: &Wording, text: &str) -> Vec<String> {
    let is_chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let is_english = !is_chinese && text.contains(' ');
    let lang = if is_chinese { Lang::Zh } else { Lang::En };
    let found = if is_chinese || is_english { list.avoided(lang, text) } else { Vec::new() };
    found
        .iter()
        .map(|found| format!("{}, in {text:?}: write {}", found.word, found.write))
        .collect()
}

#[test]
fn the_interface_uses_no_word_that_is_to_be_avoided() {
    let list = list();
    let mut wrong = Vec::new();
    let (mut texts, mut note) = (0, |path: &Path, text: &str| {
        for what in avoided(&list, text) {
            wrong.push(format!("{}: {what}", path.display()));
        }
    });
    for path in files("rs") {
        let code = fs::read_to_string(&path).expect("code");
        let mut found = Vec::new();
        literals(code.parse().expect("Rust"), &mut found);
        texts += found.len();
        found.iter().for_each(|text| note(&path, text));
    }
    for path in files("js") {
        let found = strings(&fs::read_to_string(&path).expect("a script"));
        texts += found.len();
        found.iter().for_each(|text| note(&path, text));
    }
    assert!(texts > 2000, "{texts} strings were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_that_comes_back_is_met() {
    let list = list();
    let of = |code: &str| -> Vec<String> {
        let mut found = Vec::new();
        literals(code.parse().expect("Rust"), &mut found);
        found.iter().flat_map(|text| avoided(&list, text)).collect()
    };
    assert_eq!(of("const A: &str = \"Moved for good\";").len(), 1);
    assert_eq!(of("f(r#\"叫「甲」\"#)").len(), 2);
    assert_eq!(of("/// Moved for good.\nconst A: &str = \"Moved\";"), [""; 0]);
    assert_eq!(of("#[cfg(test)] mod tests { const A: &str = \"Moved for good\"; }"), [""; 0]);
    let script = strings("say(\"第 3 行\"); // for good");
    assert_eq!(script.iter().flat_map(|text| avoided(&list, text)).count(), 1);
}
