//! What may be typed next.

use crate::fold;
use crate::index::Index;
use crate::query::{Facet, Is, MOST_CHARACTERS};
use crate::search::is_open;
use model::Class;

/// As many are offered.
const MOST: usize = 6;
/// A word of fewer letters says too little to complete it.
const LEAST: usize = 2;

impl Index {
    /// Facets and values that the last word of a text may be going to be, each as it would be
    /// typed.
    pub fn suggest(&self, text: &str) -> Vec<String> {
        let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        if last.is_empty() || text.len() > MOST_CHARACTERS {
            return Vec::new();
        }
        let folded = fold(last);
        let (sign, word) = match folded.strip_prefix('-') {
            Some(word) => ("-", word),
            None => ("", folded.as_str()),
        };
        let named = word.split_once(':').and_then(|(name, value)| {
            let facet = Facet::ALL.into_iter().find(|facet| facet.name() == name)?;
            Some((facet, value.trim_matches('"')))
        });
        let mut found = match named {
            Some((facet, value)) => {
                let mut found = Vec::new();
                self.add_values(facet, value, &mut found);
                found
            }
            None if word.len() < LEAST => Vec::new(),
            None => self.begun(word),
        };
        found.retain(|one| fold(one) != word);
        found.truncate(MOST);
        found.into_iter().map(|one| format!("{sign}{one}")).collect()
    }

    /// Facets and values that begin with a word.
    fn begun(&self, word: &str) -> Vec<String> {
        let facets = Facet::ALL.into_iter().filter(|facet| facet.name().starts_with(word));
        let mut found: Vec<String> = facets.map(|facet| format!("{}:", facet.name())).collect();
        for facet in [Facet::Is, Facet::Header, Facet::Vendor] {
            self.add_values(facet, word, &mut found);
        }
        found
    }

    fn add_values(&self, facet: Facet, begun: &str, found: &mut Vec<String>) {
        let mut add = |value: &str| found.push(format!("{}:{value}", facet.name()));
        let begins = |value: &&'static str| value.starts_with(begun);
        match facet {
            Facet::Is => Is::ALL.map(Is::name).iter().filter(|v| begins(v)).for_each(|v| add(v)),
            Facet::Class => {
                Class::ALL.map(Class::label).iter().filter(|v| begins(v)).for_each(|v| add(v));
            }
            _ => {
                let values = self.values.of(facet).filter(|_| is_open(facet));
                let typed = values.map(|value| value.typed());
                typed.filter(|value| fold(value).starts_with(begun)).for_each(|value| add(&value));
            }
        }
    }
}
