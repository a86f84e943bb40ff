//! The page's state: the fields, what the engine makes of them, and what is looked at.

use super::data::Redirects;
use super::draft::{Draft, Wrong};
use super::masked::{self, Handed};
use super::play::{Played, play};
use super::words;
use crate::platform::address;
use crate::route::Route;
use leptos::prelude::*;
use model::Phrase;
use redirect::export::link::{LinkError, TooLarge, decode, encode};
use redirect::{Client, Flow, Visit};
use std::sync::Arc;
use std::time::Duration;

/// How long the flow is still before the address follows it.
const STILL: Duration = Duration::from_millis(400);

/// What brings another flow in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The list of examples.
    Example,
    /// The importer.
    Import,
    /// The address.
    Link,
}

/// What was in the fields before another flow came in.
#[derive(Clone, Debug)]
pub struct Before {
    /// The fields.
    draft: Draft,
    /// What brought the other flow in.
    pub by: By,
    /// The fields have been given back, and this is what had come in.
    pub undone: bool,
}

/// The signals of the page.
#[derive(Clone, Copy)]
pub struct State {
    /// The page's place.
    pub route: Route,
    /// Its data.
    pub data: StoredValue<Arc<Redirects>>,
    /// What stands in the fields.
    pub draft: RwSignal<Draft>,
    /// What of it is wrong.
    pub wrong: RwSignal<Vec<Wrong>>,
    /// What the engine made of the last flow that it could play.
    pub played: RwSignal<Arc<Played>>,
    /// The same as it is handed on, without secrets.
    pub handed: RwSignal<Arc<Handed>>,
    /// The step that is looked at: a request and an answer for each hop.
    pub step: RwSignal<usize>,
    /// Whether the second visit is looked at.
    pub second: RwSignal<bool>,
    /// A line about the address, or about a client that is not known.
    pub remark: RwSignal<String>,
    /// What of the flow is too much for a link.
    pub too_large: RwSignal<Option<TooLarge>>,
    /// What was in the fields before another flow came in.
    pub before: RwSignal<Option<Before>>,
    /// What another app has shared with the site, for the importer to read.
    pub shared: RwSignal<String>,
    /// The writing of the address that waits for the flow to be still.
    writing: StoredValue<Option<TimeoutHandle>>,
}

impl State {
    /// The state that the page is prerendered with: the first flow, at its first step.
    pub fn new(data: Arc<Redirects>, route: Route) -> State {
        let played = Arc::clone(&data.start);
        let handed = Arc::new(Handed::of(&data, &played));
        let state = State {
            route,
            draft: RwSignal::new(Draft::of(&played.flow, 0)),
            data: StoredValue::new(data),
            wrong: RwSignal::new(Vec::new()),
            step: RwSignal::new(played.first_step(false)),
            handed: RwSignal::new(handed),
            played: RwSignal::new(played),
            second: RwSignal::new(false),
            remark: RwSignal::new(String::new()),
            too_large: RwSignal::new(None),
            before: RwSignal::new(None),
            shared: RwSignal::new(String::new()),
            writing: StoredValue::new(None),
        };
        Effect::new(move |before: Option<()>| {
            state.draft.track();
            if before.is_some() {
                state.replay();
                state.write_later();
            }
        });
        state
    }

    /// The flow in the fields, read as the chosen client reads it; or what of it is wrong.
    fn flow(self) -> Result<Flow, Vec<Wrong>> {
        self.draft.with_untracked(|draft| {
            let syntax = self.data.with_value(|data| data.client(&draft.client).location.syntax);
            draft.flow(syntax)
        })
    }

    /// Plays what stands in the fields; while that is no flow, or one that the client refuses, the
    /// last one that was played stays.
    pub fn replay(self) {
        let played = self.flow().and_then(|flow| {
            let play = |data: &Arc<Redirects>| play(data.client(&flow.client), flow, &data.clients);
            self.data.with_value(play).map_err(|refusal| vec![Wrong::Url(refusal)])
        });
        match played {
            Err(wrong) => self.wrong.set(wrong),
            Ok(played) => {
                self.wrong.set(Vec::new());
                self.show(played);
            }
        }
    }

    fn show(self, played: Played) {
        let second = played.twice();
        let most = played.steps(second);
        self.second.set(second);
        let played = Arc::new(played);
        self.handed.set(Arc::new(self.data.with_value(|data| Handed::of(data, &played))));
        self.played.set(played);
        if self.step.get_untracked() >= most {
            self.step.set(most.saturating_sub(1));
        }
    }

    /// Whether what is shown is one of the flows to begin with; which.
    pub fn example(self) -> Option<usize> {
        self.draft.with(|draft| self.data.with_value(|data| data.example(draft)))
    }

    /// Puts another flow into the fields. What was there can be had again, unless it is an example
    /// that gives way to another.
    pub fn load(self, flow: &Flow, by: By) {
        let draft = self.draft.get_untracked();
        let keep = by == By::Import || untrack(|| self.example()).is_none();
        let after = draft.next_key();
        self.before.set(keep.then_some(Before { draft, by, undone: false }));
        let (client, remark) = self.data.with_value(|data| {
            let client = data.client(&flow.client);
            let remark = match data.known(&flow.client) {
                Some(_) => String::new(),
                None => words::unknown_client(self.route.lang, &flow.client, &client.name),
            };
            (client.id.clone(), remark)
        });
        self.remark.set(remark);
        let mut draft = Draft::of(flow, after);
        draft.client = client;
        self.put(draft);
    }

    /// Fills the fields, and goes to where something happens.
    fn put(self, draft: Draft) {
        self.draft.set(draft);
        self.replay();
        let second = self.second.get_untracked();
        self.step.set(self.played.with_untracked(|played| played.first_step(second)));
    }

    /// Gives back what was in the fields before; asked again, what came in its place.
    pub fn undo(self) {
        let Some(Before { draft, by, undone }) = self.before.get_untracked() else { return };
        let replaced = self.draft.get_untracked();
        // Keys tell rows apart that come and go: none may be used for another answer.
        let draft = draft.after(&replaced);
        self.before.set(Some(Before { draft: replaced, by, undone: !undone }));
        self.remark.set(String::new());
        self.put(draft);
    }

    /// Goes to another step, if there is one.
    pub fn go(self, step: usize) {
        let most = self.played.with_untracked(|p| p.steps(self.second.get_untracked()));
        if step < most {
            self.step.set(step);
        }
    }

    /// Hands the visit that is looked at to `read`, with the flow and its client.
    pub fn with_visit<T>(self, read: impl FnOnce(&Played, &Visit, &Client) -> T) -> T {
        let second = self.second.get();
        self.played.with(|played| {
            self.data.with_value(|data| {
                read(played, played.visit(second), data.client(&played.flow.client))
            })
        })
    }

    /// Takes the flow of a fragment `#f=…`, if there is one. Where it cannot be read, that is
    /// said, and the address is mended.
    pub fn read_link(self, fragment: &str) {
        let Some(text) = fragment.strip_prefix("#f=") else { return };
        // The address follows the fields: what it says is mostly what is shown.
        let address = |flow: Flow| encode(&masked::without_secrets(flow).0);
        if self.flow().is_ok_and(|flow| address(flow).as_deref() == Ok(text)) {
            return;
        }
        let error = match decode(text) {
            Ok(flow) => return self.load(&flow, By::Link),
            Err(error) => error,
        };
        let own = untrack(|| self.example()).is_none();
        let words = match (error, own) {
            (LinkError::Newer, false) => words::NEWER_LINK,
            (LinkError::Newer, true) => words::NEWER_LINK_OWN,
            (LinkError::Damaged, false) => words::DAMAGED_LINK,
            (LinkError::Damaged, true) => words::DAMAGED_LINK_OWN,
        };
        self.remark.set(words.get(self.route.lang).to_owned());
        address::replace_fragment("");
        if own {
            self.write_later();
        }
    }

    /// Takes what was shared out of the address (`share_target` of the manifest); an address that
    /// comes alone is read as a command for it.
    pub fn read_shared(self) {
        let text = ["url", "text", "title"].into_iter().find_map(address::parameter);
        let Some(text) = text else { return };
        address::forget(&["url", "text", "title"]);
        let text = text.trim();
        let alone = text.starts_with("http") && !text.contains(char::is_whitespace);
        let quoted = || format!("curl '{}'", text.replace('\'', "%27"));
        self.shared.set(if alone { quoted() } else { text.to_owned() });
    }

    /// The whole address of the flow; or why there is none, in words.
    pub fn link(self) -> Result<String, Phrase> {
        if self.wrong.with_untracked(|wrong| !wrong.is_empty()) {
            return Err(words::NO_LINK);
        }
        let fragment = self.fragment();
        self.too_large.set(fragment.as_ref().err().copied());
        fragment.map(|fragment| address::with_fragment(&fragment)).map_err(|_| words::NO_ROOM)
    }

    fn fragment(self) -> Result<String, TooLarge> {
        self.handed.with_untracked(|handed| Ok(format!("#f={}", encode(&handed.flow)?)))
    }

    /// Lets the address follow the flow, once it has been still for a moment.
    fn write_later(self) {
        if let Some(handle) = self.writing.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        let write = move || {
            // The page may have been left meanwhile, and its signals with it.
            if self.wrong.try_with_untracked(|_| ()).is_some() {
                self.write();
            }
        };
        self.writing.set_value(set_timeout_with_handle(write, STILL).ok());
    }

    /// What cannot be played is no flow, and what no link can hold stays here: both leave the
    /// address alone.
    fn write(self) {
        if self.wrong.with_untracked(|wrong| !wrong.is_empty()) {
            return;
        }
        let fragment = self.fragment();
        self.too_large.set(fragment.as_ref().err().copied());
        if let Ok(fragment) = fragment {
            address::replace_fragment(&fragment);
        }
    }
}
