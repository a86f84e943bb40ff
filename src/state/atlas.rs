use crate::index::INDEX;
use leptos::prelude::*;
use model::{Class, StatusCode};
use search::{Query, search};

/// How the atlas shows its codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// The periodic table.
    #[default]
    Grid,
    /// A list, the best match first.
    List,
}

/// The query, what it finds, and how that is shown. One source of truth: the text.
#[derive(Clone, Copy)]
pub struct Atlas {
    /// What the search field holds.
    pub text: RwSignal<String>,
    /// Grid or list.
    pub layout: RwSignal<Layout>,
    /// The code under the pointer or with the focus.
    pub pointed: RwSignal<Option<StatusCode>>,
    /// A remark about the address, to be shown once.
    pub remark: RwSignal<String>,
    /// What the text finds.
    pub matches: Memo<Matches>,
}

/// The codes that match a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    /// Whether anything was asked for.
    pub filtering: bool,
    /// Positions in the index, the best first.
    pub order: Vec<usize>,
    hits: Vec<bool>,
}

impl Matches {
    /// What `text` finds in the index.
    pub fn of(text: &str) -> Matches {
        let query = Query::parse(text);
        let order = search(INDEX.heads, &query);
        let mut hits = vec![false; INDEX.heads.len()];
        for at in &order {
            hits[*at] = true;
        }
        Matches { filtering: !query.is_empty(), order, hits }
    }

    /// For `data-match`: `None` while nothing is asked for.
    pub fn mark(&self, at: usize) -> Option<&'static str> {
        self.filtering.then(|| if self.hits[at] { "yes" } else { "no" })
    }

    /// The codes found, the best first.
    pub fn codes(&self) -> impl Iterator<Item = StatusCode> {
        self.order.iter().map(|at| INDEX.heads[*at].code)
    }
}

impl Atlas {
    /// The state before anybody has typed: the one that pages are prerendered with.
    pub fn new() -> Atlas {
        let text = RwSignal::new(String::new());
        Atlas {
            text,
            layout: RwSignal::new(Layout::Grid),
            pointed: RwSignal::new(None),
            remark: RwSignal::new(String::new()),
            matches: Memo::new(move |_| text.with(|text| Matches::of(text))),
        }
    }

    /// Whether the text asks for this class.
    pub fn has_class(self, class: Class) -> bool {
        self.text.with(|text| words(text).any(|word| Class::parse(word) == Some(class)))
    }

    /// The text with this class asked for, and no other; or with none, if it was asked for.
    pub fn toggled_class(self, class: Class) -> String {
        let others = |text: &String| {
            words(text).filter(|word| Class::parse(word).is_none()).collect::<Vec<_>>().join(" ")
        };
        let rest = self.text.with_untracked(others);
        if self.has_class(class) {
            rest
        } else {
            format!("{} {rest}", class.label()).trim_end().to_owned()
        }
    }
}

impl Default for Atlas {
    fn default() -> Atlas {
        Atlas::new()
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_query_marks_nothing() {
        let matches = Matches::of(" ");
        assert_eq!(matches.order.len(), INDEX.heads.len());
        assert_eq!(matches.mark(0), None);
    }

    #[test]
    fn hits_and_misses_are_marked() {
        let matches = Matches::of("404");
        let marks: Vec<_> =
            (0..INDEX.heads.len()).filter(|at| matches.mark(*at) == Some("yes")).collect();
        assert_eq!(marks, matches.order);
        assert_eq!(matches.codes().map(StatusCode::number).collect::<Vec<_>>(), [404]);
    }

    #[test]
    fn a_chip_is_a_word_of_the_query() {
        Owner::new().with(|| {
            let atlas = Atlas::new();
            atlas.text.set("5xx 超时".to_owned());
            assert!(atlas.has_class(Class::ServerError));
            assert_eq!(atlas.toggled_class(Class::ServerError), "超时");
            assert_eq!(atlas.toggled_class(Class::ClientError), "4xx 超时");
        });
    }
}
