use crate::index::INDEX;
use leptos::prelude::*;
use model::article::Prose;
use model::{Class, Lang, StatusCode};
use search::{Query, Written, fold, search};

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
    /// Whether the reader is at the search field.
    pub searching: RwSignal<bool>,
    /// The prose about all codes, in one language, once it has been fetched.
    pub prose: RwSignal<Option<(Lang, Known)>>,
    /// What the text finds.
    pub matches: Memo<Matches>,
}

/// The prose about all codes, in the index's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    prose: Vec<Prose>,
    /// The same for the search.
    written: Vec<Written>,
}

impl Known {
    /// Prepares prose for the search; what does not fit the index counts as nothing.
    pub fn new(prose: Vec<Prose>) -> Known {
        let codes = prose.iter().map(|row| row.code);
        if !codes.eq(INDEX.heads.iter().map(|head| head.code)) {
            return Known::default();
        }
        let written = prose.iter().map(|row| Written {
            aliases: fold(&row.aliases),
            text: fold(&format!("{}\n{}", row.summary, row.text)),
        });
        Known { written: written.collect(), prose }
    }
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
    /// What `text` finds in the index and, as far as it is known, in the prose.
    pub fn of(text: &str, known: &Known) -> Matches {
        let query = Query::parse(text);
        let order = search(INDEX.heads, &known.written, &query);
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
        let (text, prose) = (RwSignal::new(String::new()), RwSignal::new(None::<(Lang, Known)>));
        Atlas {
            text,
            layout: RwSignal::new(Layout::Grid),
            pointed: RwSignal::new(None),
            remark: RwSignal::new(String::new()),
            searching: RwSignal::new(false),
            prose,
            matches: Memo::new(move |_| {
                let none = Known::default();
                text.with(|text| {
                    prose.with(|known| {
                        Matches::of(text, known.as_ref().map_or(&none, |(_, known)| known))
                    })
                })
            }),
        }
    }

    /// The sentence about a code; empty until the sentences of this language are there.
    pub fn summary(self, lang: Lang, code: StatusCode) -> String {
        self.prose.with(|known| {
            let known = known.as_ref().filter(|(own, _)| *own == lang);
            let row = known.and_then(|(_, all)| all.prose.get(INDEX.position(code)?));
            row.map_or_else(String::new, |row| row.summary.clone())
        })
    }

    /// Whether the prose of this language has to be fetched: somebody looks at a code, or for one.
    pub fn wants_prose(self, lang: Lang) -> bool {
        let looked_at = self.pointed.get().is_some() || self.layout.get() == Layout::List;
        let looked_for = self.searching.get() || !self.text.with(String::is_empty);
        let known = self.prose.with(|known| known.as_ref().is_some_and(|(own, _)| *own == lang));
        (looked_at || looked_for) && !known
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
        let matches = Matches::of(" ", &Known::default());
        assert_eq!(matches.order.len(), INDEX.heads.len());
        assert_eq!(matches.mark(0), None);
    }

    #[test]
    fn hits_and_misses_are_marked() {
        let matches = Matches::of("404", &Known::default());
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
