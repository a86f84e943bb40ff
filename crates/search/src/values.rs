//! The values of the facets that only the content knows: vendors, RFCs, fields.

use crate::fold::{fold, is_letter};
use crate::near::nearest;
use crate::query::Facet;

/// One value.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub facet: Facet,
    /// As the content writes it.
    pub label: String,
    /// The same to compare: folded, with a hyphen for all that is neither letter nor digit.
    pub key: String,
    /// The codes that have it, as positions.
    pub entries: Vec<usize>,
}

/// All values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values(Vec<Value>);

impl Values {
    pub fn add(&mut self, facet: Facet, label: &str, entry: usize) {
        let key = key(label);
        let known = self.0.iter_mut().find(|value| value.facet == facet && value.key == key);
        match known {
            Some(value) if value.entries.last() == Some(&entry) => {}
            Some(value) => value.entries.push(entry),
            None => {
                let (label, entries) = (label.to_owned(), vec![entry]);
                self.0.push(Value { facet, label, key, entries });
            }
        }
    }

    /// Those of a facet.
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = &Value> {
        self.0.iter().filter(move |value| value.facet == facet)
    }

    /// Those that a value typed means: a field or an RFC as it is, a vendor by any of its words.
    pub fn named(&self, facet: Facet, typed: &str) -> impl Iterator<Item = &Value> {
        let typed = key(typed);
        self.of(facet).filter(move |value| match facet {
            Facet::Vendor => has_words(&value.key, &typed),
            _ => value.key == typed,
        })
    }

    /// The one that a value typed is nearest to, as the content writes it.
    pub fn nearest(&self, facet: Facet, typed: &str) -> Option<String> {
        let typed = key(typed);
        let begun = self.of(facet).find(|value| value.key.starts_with(&typed));
        let near = || {
            let key = nearest(&typed, self.of(facet).map(|value| value.key.as_str()))?;
            self.of(facet).find(|value| value.key == key)
        };
        begun.or_else(near).map(|value| value.typed())
    }
}

impl Value {
    /// As it is typed after the colon.
    pub fn typed(&self) -> String {
        match self.facet {
            Facet::Vendor => self.key.clone(),
            _ => self.label.clone(),
        }
    }
}

/// Whether the words of `key` have those of `typed` beside each other.
fn has_words(key: &str, typed: &str) -> bool {
    let mut places = key.match_indices(typed);
    places.any(|(at, _)| {
        let before = at == 0 || key[..at].ends_with('-');
        let rest = &key[at + typed.len()..];
        !typed.is_empty() && before && (rest.is_empty() || rest.starts_with('-'))
    })
}

fn key(label: &str) -> String {
    let mut key = String::new();
    for c in fold(label).chars() {
        if is_letter(c) {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with('-') {
            key.push('-');
        }
    }
    key.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        let mut values = Values::default();
        values.add(Facet::Header, "Retry-After", 1);
        values.add(Facet::Header, "retry-after", 2);
        values.add(Facet::Vendor, "Microsoft IIS", 1);
        values.add(Facet::Vendor, "cPanel hosting / Apache bandwidth modules", 3);
        values
    }

    #[test]
    fn fields_are_found_as_they_are_and_vendors_by_their_words() {
        let values = values();
        let found = |facet, typed: &str| -> Vec<usize> {
            values.named(facet, typed).flat_map(|value| value.entries.clone()).collect()
        };
        assert_eq!(found(Facet::Header, "RETRY-AFTER"), [1, 2]);
        assert_eq!(found(Facet::Header, "retry"), [0; 0]);
        assert_eq!(found(Facet::Vendor, "iis"), [1]);
        assert_eq!(found(Facet::Vendor, "microsoft iis"), [1]);
        assert_eq!(found(Facet::Vendor, "hosting apache"), [3]);
        assert_eq!(found(Facet::Vendor, "micro"), [0; 0]);
        assert_eq!(found(Facet::Vendor, ""), [0; 0]);
    }

    #[test]
    fn the_nearest_is_named_as_it_is_typed() {
        let values = values();
        assert_eq!(values.nearest(Facet::Header, "Retry-Afte").as_deref(), Some("Retry-After"));
        assert_eq!(values.nearest(Facet::Header, "retri-after").as_deref(), Some("Retry-After"));
        assert_eq!(values.nearest(Facet::Vendor, "micro").as_deref(), Some("microsoft-iis"));
        assert_eq!(values.nearest(Facet::Header, "location"), None);
    }
}
