use crate::index::INDEX;
use model::{Class, Head, Lang, StatusCode};
use search::{Found, Index, Query, Why, read_texts};
use std::sync::Arc;

/// What is known besides names.
#[derive(Debug)]
pub struct Known {
    /// What a search looks through.
    pub index: Arc<Index>,
    /// Sentences about each code, one a language.
    summaries: Vec<[String; Lang::ALL.len()]>,
}

impl Known {
    /// Reads `api/v1/search.txt`; `None` if it is not about the codes of this build.
    pub fn read(text: &str) -> Option<Known> {
        let texts = read_texts(text, INDEX.heads.iter().map(|head| head.code))?;
        let summaries = texts.about.iter().map(|about| about.summaries.clone()).collect();
        Some(Known { index: Arc::new(Index::new(INDEX.heads, texts)), summaries })
    }

    /// The sentence about a code.
    pub fn summary(&self, lang: Lang, code: StatusCode) -> Option<&str> {
        Some(&self.summaries.get(INDEX.position(code)?)?[lang as usize])
    }
}

/// What a text finds.
#[derive(Clone, Debug)]
pub struct Matches(Arc<Searched>);

/// A query, where it was looked for, and what was found.
#[derive(Debug)]
pub struct Searched {
    /// The query.
    pub query: Query,
    /// Where it was looked for.
    pub index: Arc<Index>,
    /// What was found.
    pub found: Found,
    hits: Vec<bool>,
    /// How many codes of each class there would be if the query named no class.
    pub by_class: [usize; Class::ALL.len()],
}

impl Matches {
    /// What `text` finds.
    pub fn of(text: &str, index: Arc<Index>) -> Matches {
        let mut searched = Searched::of(text, index);
        let open = without_classes(text);
        // Split at blanks and joined again, the same text can be another one; it finds the same.
        let names_class = open.len() < text.trim().len();
        let all = names_class.then(|| Searched::of(&open, Arc::clone(&searched.index)));
        let counted = all.as_ref().unwrap_or(&searched);
        searched.by_class =
            Class::ALL.map(|class| counted.count(|head| head.code.class() == Some(class)));
        Matches(Arc::new(searched))
    }
}

/// The words of a text but for classes.
pub fn without_classes(text: &str) -> String {
    let others = text.split_whitespace().filter(|word| Class::parse(word).is_none());
    others.collect::<Vec<_>>().join(" ")
}

impl std::ops::Deref for Matches {
    type Target = Searched;

    fn deref(&self) -> &Searched {
        &self.0
    }
}

/// The same search, not one with the same result.
impl PartialEq for Matches {
    fn eq(&self, other: &Matches) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Searched {
    fn of(text: &str, index: Arc<Index>) -> Searched {
        let query = Query::parse(text);
        let found = index.search(&query);
        let mut hits = vec![false; index.heads().len()];
        for at in &found.order {
            hits[*at] = true;
        }
        Searched { query, index, found, hits, by_class: Default::default() }
    }

    /// For `data-match`: `None` while nothing is asked for.
    pub fn mark(&self, at: usize) -> Option<&'static str> {
        self.found.filtering.then(|| if self.is_hit(at) { "yes" } else { "no" })
    }

    /// Whether the code at this position is found.
    pub fn is_hit(&self, at: usize) -> bool {
        self.hits.get(at) == Some(&true)
    }

    /// The positions of the codes found, by number.
    pub fn hits(&self) -> impl Iterator<Item = usize> {
        (0..self.hits.len()).filter(|at| self.hits[*at])
    }

    /// How many of those found a condition holds for.
    pub fn count(&self, holds: impl Fn(&Head) -> bool) -> usize {
        self.hits().filter(|at| holds(&self.index.heads()[*at])).fold(0, |count, _| count + 1)
    }

    /// The codes found, the best first.
    pub fn codes(&self) -> impl Iterator<Item = StatusCode> {
        self.found.order.iter().map(|at| self.index.heads()[*at].code)
    }

    /// Why the code at this position was found.
    pub fn why(&self, at: usize) -> Vec<Why> {
        match self.found.filtering && self.is_hit(at) {
            true => self.index.explain(&self.query, &self.found, at),
            false => Vec::new(),
        }
    }

    /// What the query would find without one of its terms.
    pub fn without(&self, term: usize) -> Searched {
        let span = self.query.terms.get(term).map_or(0..0, |term| term.span.clone());
        Searched::of(&self.query.without(&span), Arc::clone(&self.index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Matches {
        let index = Index::new(INDEX.heads, search::Texts::default());
        Matches::of(text, Arc::new(index))
    }

    #[test]
    fn a_blank_query_marks_nothing() {
        let matches = of(" ");
        assert_eq!(matches.found.order.len(), INDEX.heads.len());
        assert_eq!(matches.mark(0), None);
    }

    #[test]
    fn hits_and_misses_are_marked() {
        let matches = of("404");
        let marks: Vec<_> =
            (0..INDEX.heads.len()).filter(|at| matches.mark(*at) == Some("yes")).collect();
        assert_eq!(marks, matches.found.order);
        assert_eq!(matches.codes().map(StatusCode::number).collect::<Vec<_>>(), [404]);
    }

    #[test]
    fn a_term_can_be_left_out() {
        let matches = of("404 502");
        assert!(matches.found.order.is_empty());
        let codes =
            |term| matches.without(term).codes().map(StatusCode::number).collect::<Vec<_>>();
        assert_eq!((codes(0), codes(1)), (vec![502], vec![404]));
    }
}
