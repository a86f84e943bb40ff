//! What the pages to read do beyond being shown: their state in the address, the prose that a
//! search needs, the key of the search field.

use super::navigation::{Manner, Navigation};
use super::{address, dom, fetch, keys, storage};
use crate::app::Data;
use crate::route::Page;
use crate::state::{Address, Answers, Compared, MOST_RECENT, Reading, kept};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;

/// How long the state is still before the address follows it.
const STILL: Duration = Duration::from_millis(150);

/// How long a server that failed is left alone.
const PAUSE: Duration = Duration::from_secs(1);

/// The pages to read.
pub struct ReadingPages;

impl Manner for ReadingPages {
    fn begin(&self, navigation: Navigation) {
        let Some(reading) = Reader::of(navigation) else { return };
        Effect::new(move |before: Option<()>| reading.follow_state(before.is_none()));
        Effect::new(move |_: Option<()>| reading.fetch_more());
        reading.keep();
        Effect::new(move |_: Option<()>| {
            reading.state.atlas.matches.track();
            reading.rove();
        });
    }

    fn read_address(&self, navigation: Navigation, mut address: Address) {
        let Some(reading) = Reader::of(navigation) else { return };
        match navigation.page() {
            Page::Compare => reading.read_codes(&mut address),
            Page::Choose => reading.read_answers(),
            _ => reading.read_query(address),
        }
    }

    fn stay(&self, navigation: Navigation, path: &str, search: &str, hash: &str) -> bool {
        match navigation.page() {
            Page::Atlas if hash.is_empty() => {
                self.read_address(navigation, address::read_search(search));
            }
            Page::Compare => {
                address::push_path(&format!("{path}{search}"));
                self.read_address(navigation, address::read());
            }
            _ => return false,
        }
        true
    }

    fn leave(&self, navigation: Navigation) {
        if let Some(reading) = Reader::of(navigation) {
            reading.write_address();
            if navigation.page() == Page::Atlas {
                reading.remember();
            }
        }
    }

    fn go_back(&self, navigation: Navigation) {
        if let Some(reading) = Reader::of(navigation) {
            reading.cancel_write();
        }
    }

    fn key(&self, navigation: Navigation, event: &KeyboardEvent) {
        if let Some(reading) = Reader::of(navigation)
            && navigation.page() == Page::Atlas
        {
            reading.key(event);
        }
    }
}

/// Navigation with the state of the pages to read.
#[derive(Clone, Copy)]
struct Reader {
    navigation: Navigation,
    state: Reading,
}

impl Reader {
    fn of(navigation: Navigation) -> Option<Reader> {
        navigation.app.reading.map(|state| Reader { navigation, state })
    }

    /// `?codes=` on the page that compares: fetches what is not known yet.
    fn read_codes(self, address: &mut Address) {
        let (compared, lang) = (self.state.compared, self.navigation.lang());
        let asked = address.take("codes").unwrap_or_default();
        let (codes, whole) = Compared::parse(&asked);
        let remark = (!whole).then(|| crate::i18n::bad_parameter(lang, "codes", &asked));
        compared.remark.set(remark.unwrap_or_default());
        if !whole {
            if !codes.is_empty() {
                address.others.push(("codes".to_owned(), Compared::format(&codes)));
            }
            address::write(address, false);
        }
        // Setting nothing anew would make the prerendered page anew.
        if codes.is_empty() && compared.codes.with_untracked(Vec::is_empty) {
            return;
        }
        compared.codes.set(codes.clone());
        let site_root = self.navigation.site_root.get_value();
        spawn_local(async move {
            let mut columns = Vec::new();
            for code in &codes {
                columns.push((*code, fetch::article(&site_root, lang, *code).await));
            }
            if compared.codes.with_untracked(|now| *now == codes) {
                compared.columns.set(columns);
            }
        });
    }

    /// `#a=` on the page that asks.
    fn read_answers(self) {
        let (answers, lang) = (self.state.answers, self.navigation.lang());
        let fragment = address::fragment();
        let asked = Answers::parse(&fragment);
        let taken = self.navigation.app.shown.with_untracked(|shown| match &shown.data {
            Data::Guide(guide) => guide.walk(asked).steps.len(),
            _ => 0,
        });
        let mended = taken < asked.len();
        let remark = mended.then(|| crate::i18n::bad_parameter(lang, "#a", asked));
        answers.remark.set(remark.unwrap_or_default());
        let text = asked[..taken].to_owned();
        if mended {
            address::replace_fragment(&format!("#a={text}"));
        }
        if answers.text.with_untracked(|before| *before != text) {
            answers.text.set(text);
            spawn_local(async {
                leptos::task::tick().await;
                dom::focus_question();
            });
        }
    }

    /// The query and the view of the atlas.
    fn read_query(self, address: Address) {
        let remark = address.bad.as_ref().map_or(String::new(), |(name, value)| {
            crate::i18n::bad_parameter(self.navigation.lang(), name, value)
        });
        #[cfg(feature = "single")]
        let remark = super::site::lost()
            .map_or(remark, |path| crate::i18n::no_page(self.navigation.lang(), &path));
        self.state.atlas.remark.set(remark);
        // Setting what is set already would make the grid anew.
        if self.state.atlas.layout.get_untracked().is_list() != address.layout.is_list() {
            self.state.atlas.layout.set(address.layout);
        }
        if self.state.atlas.text.with_untracked(|text| *text != address.text) {
            self.state.atlas.text.set(address.text);
        }
        if address.bad.is_some() {
            self.write_address();
        }
    }

    /// Lets `?q=` and `?view=` follow the state, once it has been still for a moment: writing the
    /// history takes the browser longer than all the rest that a key does.
    fn follow_state(self, first: bool) {
        self.state.atlas.text.track();
        self.state.atlas.layout.track();
        if !first {
            self.cancel_write();
            let write = move || self.write_address();
            self.state.writing.set_value(set_timeout_with_handle(write, STILL).ok());
        }
    }

    fn cancel_write(self) {
        if let Some(handle) = self.state.writing.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    /// Writes the state into the address; a search begun is a new step of the history.
    fn write_address(self) {
        self.cancel_write();
        if self.navigation.page() != Page::Atlas {
            return;
        }
        let (text, layout) =
            (self.state.atlas.text.get_untracked(), self.state.atlas.layout.get_untracked());
        let before = address::read();
        let push = before.text.is_empty() && !text.is_empty();
        if before.bad.is_some()
            || before.text != kept(&text)
            || before.layout.is_list() != layout.is_list()
        {
            address::write(&Address { text, layout, bad: None, others: before.others }, push);
        }
    }

    /// Fetches what a search looks at, once somebody looks at codes or looks for one.
    fn fetch_more(self) {
        let atlas = self.state.atlas;
        // Somebody is at the empty field, where earlier queries are offered.
        if atlas.searching.get() && atlas.text.with(String::is_empty) {
            self.recall();
        }
        if !atlas.wants_more() {
            return;
        }
        atlas.ask();
        let site_root = self.navigation.site_root.get_value();
        spawn_local(async move {
            match fetch::known(&site_root).await {
                Some(known) => atlas.known.set(Some(Arc::new(known))),
                None => {
                    atlas.failed.set(true);
                    // What is typed in the meantime asks again then, and not each key by itself.
                    set_timeout(move || atlas.asked.set(false), PAUSE);
                }
            }
        });
    }

    /// Single keys of the atlas: to the field, to the list of keys, to the one code found.
    fn key(self, event: &KeyboardEvent) {
        let atlas = self.state.atlas;
        if dom::is_in_field(event) || keys::has_modifier(event) || keys::is_composing_key(event) {
            return;
        }
        let key = event.key();
        match key.as_str() {
            "Enter" if !dom::is_on_button(event) => {
                let mut codes = atlas.matches.with_untracked(|matches| {
                    let one = matches.found.filtering && matches.found.order.len() == 1;
                    matches.codes().filter(|_| one).collect::<Vec<_>>()
                });
                codes.pop().into_iter().for_each(dom::open_code);
            }
            _ if !atlas.shortcuts.get_untracked() || atlas.keys.get_untracked() => {}
            "?" => {
                event.prevent_default();
                atlas.keys.set(true);
            }
            "/" => {
                event.prevent_default();
                dom::focus_search();
            }
            // The character goes where the focus is then.
            key if key.chars().nth(1).is_none() && key != " " => dom::focus_search(),
            _ => {}
        }
    }

    /// Keeps the results one stop for the Tab key: at a code that is found.
    fn rove(self) {
        let Some(at) = dom::roving() else { return };
        let stop = self.state.atlas.matches.with_untracked(|matches| {
            let stays = matches.codes().any(|code| code == at);
            if stays { Some(at) } else { matches.codes().next() }
        });
        stop.into_iter().for_each(dom::rove);
    }

    /// Takes in what is kept from earlier visits, and keeps what is set from now on.
    fn keep(self) {
        let atlas = self.state.atlas;
        if let Ok(Some(kept)) = storage::read(SHORTCUTS) {
            atlas.shortcuts.set(kept != "off");
        }
        Effect::new(move |before: Option<()>| {
            let on = atlas.shortcuts.get();
            if before.is_some() {
                // Where nothing can be kept, it holds as long as the page.
                let _ = storage::write(SHORTCUTS, if on { "on" } else { "off" });
            }
        });
    }

    /// The latest queries as they are kept now: they may have been deleted, or another tab's added.
    fn recall(self) {
        if let Ok(kept) = storage::read(RECENT) {
            self.state.atlas.recent.set(kept.unwrap_or_default());
        }
    }

    /// A query that led to a page is offered again.
    fn remember(self) {
        self.recall();
        let atlas = self.state.atlas;
        let text = atlas.text.with_untracked(|text| text.trim().replace(['\n', '\r'], " "));
        if text.is_empty() || text.len() > LONGEST_RECENT {
            return;
        }
        atlas.recent.update(|recent| {
            let others = recent.lines().filter(|other| *other != text).take(MOST_RECENT - 1);
            *recent = others.fold(text.clone(), |all, other| all + "\n" + other);
        });
        let _ = atlas.recent.with_untracked(|recent| storage::write(RECENT, recent));
    }
}

/// Where the latest queries are kept, a line each.
const RECENT: &str = "status-atlas.recent";
/// Longer ones are pasted lines, which nobody looks for twice.
const LONGEST_RECENT: usize = 80;
/// Where is kept whether single keys are shortcuts.
const SHORTCUTS: &str = "status-atlas.keys";
