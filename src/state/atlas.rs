use super::matches::without_classes;
use super::{Known, Matches};
use crate::index::INDEX;
use leptos::prelude::*;
use model::{Class, Lang, StatusCode};
use search::{Index, Texts, fold};
use std::sync::Arc;

/// How the atlas shows its codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// The periodic table.
    #[default]
    Grid,
    /// A list, the best match first.
    List,
    /// A list by number.
    ByNumber,
    /// A list by name.
    ByName,
}

impl Layout {
    /// Whether it is a list, in whatever order.
    pub fn is_list(self) -> bool {
        self != Layout::Grid
    }
}

/// So many queries of before are kept and offered.
pub const MOST_RECENT: usize = 5;

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
    /// Queries that led somewhere, the latest first, a line each.
    pub recent: RwSignal<String>,
    /// Whether the list of keys is open.
    pub keys: RwSignal<bool>,
    /// Whether single keys are shortcuts.
    pub shortcuts: RwSignal<bool>,
    /// What is known besides names, once it has been fetched.
    pub known: RwSignal<Option<Arc<Known>>>,
    /// Whether it has been asked for, and has not come yet, or has just failed to.
    pub asked: RwSignal<bool>,
    /// Whether it could not be fetched.
    pub failed: RwSignal<bool>,
    /// The text that it was asked for with.
    asked_with: RwSignal<String>,
    /// What the text finds.
    pub matches: Memo<Matches>,
}

impl Atlas {
    /// The state before anybody has typed: the one that pages are prerendered with.
    pub fn new() -> Atlas {
        let (text, known) = (RwSignal::new(String::new()), RwSignal::new(None::<Arc<Known>>));
        let names = StoredValue::new(None::<Arc<Index>>);
        let index = move || match known.get() {
            Some(known) => Arc::clone(&known.index),
            None => names.try_update_value(by_names).unwrap_or_default(),
        };
        Atlas {
            text,
            layout: RwSignal::new(Layout::Grid),
            pointed: RwSignal::new(None),
            remark: RwSignal::new(String::new()),
            searching: RwSignal::new(false),
            recent: RwSignal::new(String::new()),
            keys: RwSignal::new(false),
            shortcuts: RwSignal::new(true),
            known,
            asked: RwSignal::new(false),
            failed: RwSignal::new(false),
            asked_with: RwSignal::new(String::new()),
            matches: Memo::new(move |_| text.with(|text| Matches::of(text, index()))),
        }
    }

    /// The code pointed at, unless the query leaves it out.
    pub fn looked_at(self) -> Option<StatusCode> {
        let code = self.pointed.get()?;
        let at = INDEX.position(code)?;
        let stays = self.matches.with(|found| !found.found.filtering || found.is_hit(at));
        stays.then_some(code)
    }

    /// The sentence about a code; empty until the sentences are there.
    pub fn summary(self, lang: Lang, code: StatusCode) -> String {
        self.known.with(|known| {
            let known = known.as_ref().and_then(|known| known.summary(lang, code));
            known.unwrap_or_default().to_owned()
        })
    }

    /// Whether more has to be fetched: somebody looks at a code, or for one.
    pub fn wants_more(self) -> bool {
        // Each is read whatever the others are: an effect follows what was read the last time.
        let (pointed, layout) = (self.pointed.get(), self.layout.get());
        let (searching, text) = (self.searching.get(), self.text.get());
        let missing = !self.asked.get() && self.known.with(Option::is_none);
        let looked_for = searching || !text.is_empty();
        let wanted = match self.failed.get_untracked() {
            // The next query asks again, and not each code that is pointed at.
            true => looked_for && self.asked_with.get_untracked() != text,
            false => looked_for || pointed.is_some() || layout.is_list(),
        };
        wanted && missing
    }

    /// More is being fetched.
    pub fn ask(self) {
        self.asked_with.set(self.text.get_untracked());
        self.asked.set(true);
    }

    /// Whether a query was looked for without what could not be fetched.
    pub fn is_without(self) -> bool {
        self.failed.get() && self.known.with(Option::is_none)
    }

    /// Whether what a query finds is not all yet.
    pub fn is_waiting(self) -> bool {
        self.known.with(Option::is_none) && !self.failed.get()
    }

    /// Whether nothing matches, and nothing more will come that could.
    pub fn is_empty(self) -> bool {
        self.matches.with(|matches| matches.found.order.is_empty()) && !self.is_waiting()
    }

    /// The codes of the list: positions in the index, in its order.
    pub fn listed(self, lang: Lang) -> Vec<usize> {
        let layout = self.layout.get();
        self.matches.with(|matches| match layout {
            Layout::Grid | Layout::List => matches.found.order.clone(),
            Layout::ByNumber => matches.hits().collect(),
            Layout::ByName => {
                let names = INDEX.by_name[lang as usize].iter().map(|at| usize::from(*at));
                names.filter(|at| matches.is_hit(*at)).collect()
            }
        })
    }

    /// Whether the text has this word, in whatever spelling.
    pub fn has_word(self, word: &str) -> bool {
        self.text.with(|text| words(text).any(|other| fold(other) == word))
    }

    /// The text with this word added, or without it if it has it.
    pub fn toggled_word(self, word: &str) -> String {
        let others = |text: &String| {
            words(text).filter(|other| fold(other) != word).collect::<Vec<_>>().join(" ")
        };
        let rest = self.text.with_untracked(others);
        let had = self.text.with_untracked(|text| words(text).any(|other| fold(other) == word));
        if had { rest } else { format!("{rest} {word}").trim_start().to_owned() }
    }

    /// Whether the text asks for this class.
    pub fn has_class(self, class: Class) -> bool {
        self.text.with(|text| words(text).any(|word| Class::parse(word) == Some(class)))
    }

    /// The text with this class asked for, and no other; or with none, if it was asked for.
    pub fn toggled_class(self, class: Class) -> String {
        let rest = self.text.with_untracked(|text| without_classes(text));
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

/// An index of the names alone, made when it is first needed.
fn by_names(made: &mut Option<Arc<Index>>) -> Arc<Index> {
    let make = || Arc::new(Index::new(INDEX.heads, Texts::default()));
    Arc::clone(made.get_or_insert_with(make))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chip_is_a_word_of_the_query() {
        Owner::new().with(|| {
            let atlas = Atlas::new();
            atlas.text.set("5xx 超时".to_owned());
            assert!(atlas.has_class(Class::ServerError));
            assert_eq!(atlas.toggled_class(Class::ServerError), "超时");
            assert_eq!(atlas.toggled_class(Class::ClientError), "4xx 超时");
            assert_eq!(atlas.toggled_word("is:vendor"), "5xx 超时 is:vendor");
            atlas.text.set("ＩＳ：vendor 5xx".to_owned());
            assert!(atlas.has_word("is:vendor"));
            assert_eq!(atlas.toggled_word("is:vendor"), "5xx");
        });
    }

    #[test]
    fn what_could_not_be_fetched_is_asked_for_again_at_the_next_key() {
        Owner::new().with(|| {
            let atlas = Atlas::new();
            assert!(!atlas.wants_more(), "nobody looks for anything");
            atlas.searching.set(true);
            assert!(atlas.wants_more());
            atlas.ask();
            atlas.text.set("限".to_owned());
            assert!(!atlas.wants_more(), "it is on its way");
            atlas.failed.set(true);
            assert!(!atlas.wants_more(), "it has just failed");
            atlas.asked.set(false);
            assert!(atlas.wants_more(), "something was typed since");
            atlas.ask();
            atlas.asked.set(false);
            assert!(!atlas.wants_more(), "the same is not asked twice");
            atlas.pointed.set(StatusCode::parse("404"));
            assert!(!atlas.wants_more(), "a code that is pointed at does not ask");
            atlas.text.set("限流".to_owned());
            assert!(atlas.wants_more());
        });
    }

    #[test]
    fn classes_are_counted_as_if_none_was_chosen() {
        Owner::new().with(|| {
            let atlas = Atlas::new();
            let by_class = || atlas.matches.with(|matches| matches.by_class);
            let all = by_class();
            atlas.text.set("4xx".to_owned());
            assert_eq!(by_class(), all);
            atlas.text.set("timeout".to_owned());
            assert!(by_class()[3] < all[3] && by_class()[3] > 0);
            assert_eq!(by_class()[0], 0);
        });
    }

    #[test]
    fn a_list_has_three_orders() {
        Owner::new().with(|| {
            let atlas = Atlas::new();
            atlas.text.set("redirect 307-308".to_owned());
            let codes = |layout| {
                atlas.layout.set(layout);
                let listed = atlas.listed(Lang::En);
                listed.into_iter().map(|at| INDEX.heads[at].code.number()).collect::<Vec<_>>()
            };
            assert_eq!(codes(Layout::ByNumber), [307, 308]);
            assert_eq!(codes(Layout::ByName), [308, 307], "Permanent, Temporary");
        });
    }
}
