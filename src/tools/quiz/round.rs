//! The round that is under way, kept for as long as the tab, and no longer than the learner's day:
//! a page that is loaded again, or come back to, goes on with it.

use super::exam;
use super::state::{Screen, State};
use crate::platform::{clock, storage};
use leptos::prelude::*;
use quiz::session::Round;

/// Where it is kept.
const KEY: &str = "status-atlas.round";

/// Goes on with the round of this tab, if there is one, and keeps what becomes of it from now on.
pub fn take_up(state: State) {
    if let Some(round) = storage::read_of_tab(KEY).and_then(|kept| round(state, &kept)) {
        go_on(state, round);
    }
    Effect::new(move |_| storage::write_of_tab(KEY, text(state).as_deref()));
}

/// The round that was kept today.
fn round(state: State, kept: &str) -> Option<Round> {
    let text = kept.strip_prefix(&today())?;
    state.material.with_value(|material| Round::read(material, text)).ok()
}

fn go_on(state: State, round: Round) {
    let Round { session, at, left } = round;
    batch(|| {
        state.now.set(clock::now());
        state.deck.set(session.deck.clone());
        state.mode.set(session.mode);
        state.session.set(Some(session));
        exam::resume(state, left);
    });
    state.show(at);
}

/// The text of the round; none while there is none.
fn text(state: State) -> Option<String> {
    let (at, left, screen) = (state.at.get(), state.left.get(), state.screen.get());
    let mut session = state.session.get().filter(|_| screen == Screen::Question)?;
    if let (Some(answer), Some(asked)) = (exam::begun(state), session.asked.get_mut(at)) {
        asked.answer = answer;
    }
    Some(today() + &Round { session, at, left }.write())
}

/// The line that the text begins with.
fn today() -> String {
    format!("{}\n", clock::day_of(clock::now()))
}
