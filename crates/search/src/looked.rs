//! What was looked for already: a query that no code has whole is tried in several ways, with the same
//! words.

use crate::index::Index;
use crate::needle::Needle;

/// How a word is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looks {
    /// As it is written only.
    AsWritten,
    /// As it is written and by pinyin; where that is nowhere, as what it is nearly.
    AsUsual,
    /// In all ways.
    Nearly,
}

/// Looks for words in an index, for each once.
pub(crate) struct Looked<'i> {
    index: &'i Index,
    exact: Vec<(String, Needle)>,
    near: Vec<(String, Needle)>,
}

impl<'i> Looked<'i> {
    pub fn new(index: &'i Index) -> Looked<'i> {
        Looked { index, exact: Vec::new(), near: Vec::new() }
    }

    /// The places of a folded word.
    pub fn places(&mut self, word: &str, looks: Looks) -> Needle {
        if looks == Looks::AsWritten {
            return Needle::written(self.index, word);
        }
        let mut needle = recalled(&mut self.exact, word, || Needle::exact(self.index, word));
        if looks == Looks::Nearly || needle.places.is_empty() {
            let near = recalled(&mut self.near, word, || Needle::near(self.index, word));
            needle.places.extend(near.places);
        }
        needle
    }
}

fn recalled(known: &mut Vec<(String, Needle)>, word: &str, look: impl Fn() -> Needle) -> Needle {
    if let Some((_, needle)) = known.iter().find(|(other, _)| other == word) {
        return needle.clone();
    }
    let needle = look();
    known.push((word.to_owned(), needle.clone()));
    needle
}
