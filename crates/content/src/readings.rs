//! `content/pinyin.toml` and the crate `pinyin`: how the Han characters of the content are read.
//!
//! The crate knows the usual reading of each character and the others that it can have; the file
//! has the words in which it is another one. Both end up in `api/v1/search.txt`, so that no
//! dictionary is shipped.

use crate::atlas::Atlas;
use crate::codes::CodeFile;
use crate::table::{Reader, Table, Text};
use crate::{Diagnostic, Source};
use model::{Class, Lang};
use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::{BTreeMap, BTreeSet};

/// Words with readings of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    /// The word, its syllables, and where the file names it.
    words: Vec<(String, String, usize)>,
}

/// Reads the file.
pub fn read(text: &str) -> (Readings, Vec<Diagnostic>) {
    Reader::new(text).read(|root| {
        let words = root.only(&["words"]).open_table("words");
        let words = words.into_iter().flat_map(|table| {
            let keys: Vec<Text> = table.keys().collect();
            keys.into_iter().filter_map(move |key| word(table, key))
        });
        Readings { words: words.collect() }
    })
}

fn word(table: Table, key: Text) -> Option<(String, String, usize)> {
    let syllables = table.text(key.value)?;
    let read: Vec<&str> = syllables.value.split_whitespace().collect();
    let count = key.value.chars().count();
    if read.len() != count {
        let message =
            format!("`{}` has {count} characters and {} syllables", key.value, read.len());
        table.error(syllables.at, "bad-reading", message, "write one syllable a character");
        return None;
    }
    for (character, syllable) in key.value.chars().zip(&read) {
        let known = all(character);
        if !known.contains(*syllable) {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let message = format!("`{character}` is not read `{syllable}`");
            let help = match known.is_empty() {
                true => "name words of Han characters only".to_owned(),
                false => format!("its readings are {}", known.join(", ")),
            };
            table.error(syllables.at, "bad-reading", message, &help);
        }
    }
    Some((key.value.to_owned(), syllables.value.to_owned(), key.at))
}

impl Readings {
    /// Reports words that stand nowhere in what is searched.
    pub fn check(&self, file: &str, atlas: &Atlas) -> Vec<Diagnostic> {
        let texts = texts(atlas);
        let source = Source::new(file);
        let unused = self.words.iter().filter(|(word, ..)| !texts.contains(word.as_str()));
        let unused = unused.map(|(word, _, at)| {
            let message = format!("`{word}` stands in no text that is searched");
            source.warning(*at, "unused-word", message, "take it out")
        });
        unused.collect()
    }

    /// The first two lines of `api/v1/search.txt`: each syllable with the characters that are usually
    /// read so, and the words with readings of their own.
    pub fn lines(&self, atlas: &Atlas) -> [String; 2] {
        let characters: BTreeSet<char> = texts(atlas).chars().collect();
        let mut usual: BTreeMap<String, String> = BTreeMap::new();
        for character in characters {
            if let Some(reading) = character.to_pinyin() {
                usual.entry(typed(reading.plain())).or_default().push(character);
            }
        }
        let usual = usual.iter().map(|(syllable, characters)| format!("{syllable}{characters}"));
        let words = self.words.iter().map(|(word, syllables, _)| format!("{word}{syllables}"));
        [usual.collect::<Vec<_>>().join("\t"), words.collect::<Vec<_>>().join("\t")]
    }
}

impl Readings {
    /// The positions of the codes in the order of their names in a language.
    pub fn by_name(&self, atlas: &Atlas, lang: Lang) -> Vec<u16> {
        let key = |file: &CodeFile| match lang {
            Lang::Zh if !file.name_zh.is_empty() => self.spelled(&file.name_zh),
            _ => file.name.to_lowercase(),
        };
        let mut keys: Vec<(String, u16)> = atlas.codes.values().map(key).zip(0..).collect();
        keys.sort();
        keys.into_iter().map(|(_, at)| at).collect()
    }

    /// A name by its syllables.
    fn spelled(&self, name: &str) -> String {
        let mut name = name.to_lowercase();
        for (word, syllables, _) in &self.words {
            name = name.replace(word, &format!("{syllables} "));
        }
        let one = |c: char| match c.to_pinyin() {
            Some(reading) => format!("{} ", typed(reading.plain())),
            None => c.to_string(),
        };
        name.chars().map(one).collect()
    }
}

/// Every reading that a character can have.
fn all(character: char) -> BTreeSet<String> {
    let readings = character.to_pinyin_multi().into_iter().flatten();
    readings.map(|reading| typed(reading.plain())).collect()
}

/// A syllable as it is typed.
fn typed(syllable: &str) -> String {
    syllable.replace('ü', "v")
}

/// All that is searched and may have Han characters, a text a line.
fn texts(atlas: &Atlas) -> String {
    let mut texts: Vec<String> =
        Class::ALL.iter().map(|class| class.name().zh.to_owned()).collect();
    for file in atlas.codes.values() {
        texts.extend([file.name_zh.clone(), file.short[0].clone(), atlas.aliases(file)]);
        texts.push(file.members["summary"]["zh"].as_str().unwrap_or_default().to_owned());
        texts.push(atlas.text(file.code));
    }
    texts.join("\n")
}
