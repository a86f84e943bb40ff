//! What the browser keeps of the progress: read before every change, as another tab may have
//! changed it, and written after.

use super::state::State;
use super::words;
use crate::platform::{clock, storage};
use leptos::prelude::*;
use quiz::progress::{Progress, Unreadable};

/// Where the progress is kept; the number is the version of the text.
const KEY: &str = "status-atlas.quiz.2";
/// Where earlier versions kept it, the latest first. Left as it is.
const EARLIER: [&str; 1] = ["status-atlas.quiz.1"];
/// Where what could not be read is kept aside, before the time.
const ASIDE: &str = "status-atlas.quiz.aside.";

/// What is known of the store.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept {
    /// The last change could not be written: what is in memory is more than what is kept.
    ahead: bool,
    /// What is kept can neither be read nor be kept aside: nothing is written over it.
    frozen: bool,
    /// That nothing is kept has been said.
    said: bool,
    /// Changes of other tabs are followed.
    follows: bool,
}

/// Takes over what is kept.
pub fn load(state: State) {
    match storage::read(KEY) {
        Err(storage::Refused) => refused(state),
        Ok(Some(text)) => take(state, &text),
        Ok(None) => {
            let earlier = EARLIER.iter().find_map(|key| storage::read(key).ok().flatten());
            if let Some(text) = earlier {
                take(state, &text);
            }
        }
    }
    if !state.kept.with_value(|kept| kept.follows) {
        state.kept.update_value(|kept| kept.follows = true);
        storage::on_change(KEY, move || {
            // The page may have been left, and its signals with it.
            if state.now.try_get_untracked().is_some() {
                let text = storage::read(KEY).ok().flatten().unwrap_or_default();
                if let Ok(progress) = Progress::read(&text) {
                    state.now.set(clock::now());
                    state.progress.set(progress);
                }
            }
        });
    }
}

/// Takes a text over; what cannot be read is kept aside, and never written over.
fn take(state: State, text: &str) {
    let lang = state.route.lang;
    match Progress::read(text) {
        Ok(progress) => state.progress.set(progress),
        Err(error) => {
            let kept = storage::write(&format!("{ASIDE}{}", clock::now()), text);
            state.kept.update_value(|it| it.frozen = kept.is_err());
            let words = match error {
                Unreadable::Newer(_) => words::ASIDE_NEWER,
                Unreadable::Line(_) => words::ASIDE_DAMAGED,
            };
            state.remark.set(words.get(lang).to_owned());
        }
    }
}

/// Changes the progress: what other tabs have written meanwhile is taken over first.
pub fn change<T>(state: State, change: impl FnOnce(&mut Progress) -> T) -> T {
    let mut progress = current(state);
    let result = change(&mut progress);
    put(state, progress);
    result
}

/// Replaces the progress.
pub fn put(state: State, progress: Progress) {
    let written = match state.kept.with_value(|kept| kept.frozen) {
        true => Err(storage::Refused),
        false => storage::write(KEY, &progress.to_string()),
    };
    state.progress.set(progress);
    state.kept.update_value(|kept| kept.ahead = written.is_err());
    if written.is_err() {
        refused(state);
    }
}

fn current(state: State) -> Progress {
    let own = state.progress.get_untracked();
    let text = storage::read(KEY).ok().flatten().unwrap_or_default();
    match Progress::read(&text) {
        Ok(mut kept) => {
            if state.kept.with_value(|kept| kept.ahead) {
                kept.merge(&own);
            }
            kept
        }
        Err(_) => own,
    }
}

/// Says, once, that nothing is kept.
fn refused(state: State) {
    if !state.kept.with_value(|kept| kept.said) {
        state.kept.update_value(|kept| kept.said = true);
        state.remark.set(words::REFUSED.get(state.route.lang).to_owned());
    }
}
