//! What the browser keeps of the progress: read before every change, as another tab may have
//! changed it, and written after. What another tab writes over is put in again (`quiz::progress::Tab`).

use super::state::State;
use super::words;
use crate::platform::{clock, storage};
use leptos::prelude::*;
use model::Phrase;
use quiz::progress::{Change, Progress, Shared, Tab, Unreadable};
use std::sync::Arc;

/// Where the progress is kept; the number is the version of the text.
const KEY: &str = "status-atlas.quiz.2";
/// Where earlier versions kept it, the latest first. Left as it is.
const EARLIER: [&str; 1] = ["status-atlas.quiz.1"];
/// Where what could not be read is kept aside, before the time.
const ASIDE: &str = "status-atlas.quiz.aside.";

/// What is known of the store.
#[derive(Clone, Default)]
pub struct Kept {
    /// What this tab has changed lately.
    tab: Tab,
    /// Something was kept when it was last looked at: if there is nothing now, it was deleted.
    there: bool,
    /// That nothing is kept has been said.
    said: bool,
    /// Changes of other tabs are followed.
    follows: bool,
}

/// Takes over what is kept, and follows what other tabs make of it.
pub fn load(state: State) {
    if !state.kept.with_value(|kept| kept.follows) {
        state.kept.update_value(|kept| {
            kept.follows = true;
            kept.tab = Tab::new(storage::any_number());
        });
        storage::on_change(KEY, move || {
            // The page may have been left, and its signals with it.
            if state.now.try_get_untracked().is_some() {
                follow(state);
            }
        });
    }
    follow(state);
    let kept = || EARLIER.iter().find_map(|key| storage::read(key).ok().flatten());
    let first = !state.kept.with_value(|kept| kept.there);
    if let Some(text) = kept().filter(|_| first && storage::read(KEY) == Ok(None)) {
        match Progress::read(&text) {
            Ok(progress) => put(state, Shared::new(progress)),
            Err(error) => {
                may_write_over(state, &text, error);
            }
        }
    }
}

/// Takes over what is kept now, with the changes of this tab that another has written over.
pub fn follow(state: State) {
    let Some(mut shared) = look(state) else { return };
    if state.kept.with_value(|kept| kept.tab.complete(&mut shared, clock::now())) {
        put(state, shared);
    } else if state.progress.with_untracked(|own| *own != shared.progress) {
        state.now.set(clock::now());
        state.progress.set(shared.progress);
    }
}

/// Changes the progress: what other tabs have written meanwhile is taken over first. The change
/// may be made more than once, in each text that does not have it.
pub fn change<T>(state: State, change: impl Fn(&mut Progress) -> T + Send + Sync + 'static) -> T {
    let (mut shared, open) = before(state);
    let result = change(&mut shared.progress);
    let change = move |progress: &mut Progress| {
        change(progress);
    };
    after(state, shared, open, Arc::new(change));
    result
}

/// What a change is made in, and whether it may be kept. Apart from [`change`], of which the build
/// has one for each kind of change.
fn before(state: State) -> (Shared, bool) {
    let found = look(state);
    let open = found.is_some();
    let mut shared = found.unwrap_or_else(|| own(state));
    state.kept.with_value(|kept| kept.tab.complete(&mut shared, clock::now()));
    (shared, open)
}

fn after(state: State, mut shared: Shared, open: bool, change: Change) {
    state.kept.update_value(|kept| {
        kept.tab.add(change);
        kept.tab.sign(&mut shared);
    });
    match open {
        true => put(state, shared),
        false => state.progress.set(shared.progress),
    }
}

/// What is kept, or is to be if there is nothing yet; `None` where nothing may be written.
fn look(state: State) -> Option<Shared> {
    match storage::read(KEY) {
        Err(storage::Refused) => {
            refused(state);
            None
        }
        Ok(Some(text)) => match Shared::read(&text) {
            Ok(shared) => {
                state.kept.update_value(|kept| kept.there = true);
                Some(shared)
            }
            Err(error) => may_write_over(state, &text, error).then(|| own(state)),
        },
        Ok(None) if state.kept.with_value(|kept| kept.there) => {
            forget(state);
            Some(Shared::default())
        }
        Ok(None) => Some(own(state)),
    }
}

/// What this tab knows, all of its changes among it.
fn own(state: State) -> Shared {
    let mut shared = Shared::new(state.progress.get_untracked());
    state.kept.with_value(|kept| kept.tab.sign(&mut shared));
    shared
}

/// What is kept was deleted, here or in another tab: nothing of it comes back.
fn forget(state: State) {
    state.kept.update_value(|kept| {
        kept.tab.forget();
        kept.there = false;
    });
    state.undo.set(Vec::new());
    state.before.set(None);
    say(state, words::DELETED);
}

/// Keeps a damaged text aside, once, and says so; that of a later version is left alone. Whether
/// it may be written over.
fn may_write_over(state: State, text: &str, error: Unreadable) -> bool {
    let aside = || {
        let key = format!("{ASIDE}{}.{}", clock::now(), storage::any_number());
        storage::holds(ASIDE, text) || storage::write(&key, text).is_ok()
    };
    let (words, open) = match error {
        Unreadable::Newer(_) => (words::NEWER, false),
        Unreadable::Line(_) if aside() => (words::ASIDE_DAMAGED, true),
        Unreadable::Line(_) => (words::DAMAGED_STAYS, false),
    };
    say(state, words);
    open
}

/// Keeps a progress, and shows it.
fn put(state: State, shared: Shared) {
    match storage::write(KEY, &shared.to_string()) {
        Ok(()) => state.kept.update_value(|kept| {
            kept.tab.written(clock::now());
            kept.there = true;
        }),
        Err(storage::Refused) => refused(state),
    }
    state.progress.set(shared.progress);
}

/// Says, once, that nothing is kept.
fn refused(state: State) {
    if !state.kept.with_value(|kept| kept.said) {
        state.kept.update_value(|kept| kept.said = true);
        say(state, words::REFUSED);
    }
}

fn say(state: State, words: Phrase) {
    let words = words.get(state.route.lang);
    if state.remark.with_untracked(|said| said != words) {
        state.remark.set(words.to_owned());
    }
}
