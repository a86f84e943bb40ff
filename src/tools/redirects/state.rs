//! The page's state: the fields, what the engine makes of them, and what is looked at.

use super::data::Redirects;
use super::draft::{Draft, Wrong};
use super::masked::{self, Handed};
use super::words;
use crate::platform::address;
use crate::route::Route;
use leptos::prelude::*;
use redirect::diagnosis::{Finding, diagnose};
use redirect::export::link::{LinkError, decode, encode};
use redirect::{Client, Flow, Trace, Visit, follow};
use std::sync::Arc;
use std::time::Duration;

/// How long the flow is still before the address follows it.
const STILL: Duration = Duration::from_millis(400);

/// What the engine made of the last flow that was whole.
#[derive(Debug)]
pub struct Played {
    /// The flow.
    pub flow: Flow,
    /// Its client's place among the profiles.
    pub client: usize,
    /// What happened; at least one visit.
    pub trace: Trace,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
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
    /// What the engine made of it.
    pub played: RwSignal<Arc<Played>>,
    /// The same as it is handed on, without secrets.
    pub handed: RwSignal<Arc<Handed>>,
    /// The step that is looked at: a request and an answer for each hop.
    pub step: RwSignal<usize>,
    /// Whether the second visit is looked at.
    pub second: RwSignal<bool>,
    /// A line about the address.
    pub remark: RwSignal<String>,
    /// What another app has shared with the site, for the importer to read.
    pub shared: RwSignal<String>,
    /// The writing of the address that waits for the flow to be still.
    writing: StoredValue<Option<TimeoutHandle>>,
}

impl State {
    /// The state that the page is prerendered with: the first flow, at its first step.
    pub fn new(data: Arc<Redirects>, route: Route) -> State {
        let flow = data.presets[0].flow.clone();
        let played = Arc::new(play(&data, flow.clone()));
        let handed = Arc::new(Handed::of(&data, &played));
        let state = State {
            route,
            data: StoredValue::new(data),
            draft: RwSignal::new(Draft::of(&flow, 0)),
            wrong: RwSignal::new(Vec::new()),
            step: RwSignal::new(first_step(&played, false)),
            handed: RwSignal::new(handed),
            played: RwSignal::new(played),
            second: RwSignal::new(false),
            remark: RwSignal::new(String::new()),
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

    /// Plays what stands in the fields; while that is no flow, the last one that was stays.
    fn replay(self) {
        let flow = self.draft.with_untracked(Draft::flow);
        let wrong = flow.as_ref().err().cloned().unwrap_or_default();
        self.wrong.set(wrong);
        let Ok(flow) = flow else { return };
        let played = self.data.with_value(|data| Arc::new(play(data, flow)));
        let second = played.trace.visits.len() > 1;
        self.second.set(second);
        let most = steps(&played, second);
        self.handed.set(Arc::new(self.data.with_value(|data| Handed::of(data, &played))));
        self.played.set(played);
        if self.step.get_untracked() >= most {
            self.step.set(most.saturating_sub(1));
        }
    }

    /// Puts another flow into the fields.
    pub fn load(self, flow: &Flow) {
        let after = self.draft.with_untracked(Draft::next_key);
        self.draft.set(Draft::of(flow, after));
        self.replay();
        let second = self.second.get_untracked();
        self.step.set(self.played.with_untracked(|played| first_step(played, second)));
    }

    /// Goes to another step, if there is one.
    pub fn go(self, step: usize) {
        let most = self.played.with_untracked(|p| steps(p, self.second.get_untracked()));
        if step < most {
            self.step.set(step);
        }
    }

    /// Hands the visit that is looked at to `read`, with the flow and its client.
    pub fn with_visit<T>(self, read: impl FnOnce(&Played, &Visit, &Client) -> T) -> T {
        let second = self.second.get();
        self.played.with(|played| {
            self.data.with_value(|data| {
                read(played, visit(played, second), &data.clients[played.client])
            })
        })
    }

    /// Takes the flow of a fragment `#f=…`, if there is one. Where it cannot be read, that is
    /// said, and the address is mended.
    pub fn read_link(self, fragment: &str) {
        let Some(text) = fragment.strip_prefix("#f=") else { return };
        // The address follows the fields: what it says is mostly what is shown.
        let shown = self.draft.with_untracked(Draft::flow);
        if shown.is_ok_and(|flow| encode(&masked::without_secrets(flow).0) == text) {
            return;
        }
        let words = match decode(text) {
            Ok(flow) => {
                self.remark.set(String::new());
                return self.load(&flow);
            }
            Err(LinkError::Newer) => words::NEWER_LINK,
            Err(LinkError::Damaged) => words::DAMAGED_LINK,
        };
        self.remark.set(words.get(self.route.lang).to_owned());
        address::replace_fragment("");
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

    /// The whole address of the flow.
    pub fn link(self) -> String {
        address::with_fragment(&self.fragment())
    }

    fn fragment(self) -> String {
        self.handed.with_untracked(|handed| format!("#f={}", encode(&handed.flow)))
    }

    /// Lets the address follow the flow, once it has been still for a moment.
    fn write_later(self) {
        if let Some(handle) = self.writing.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        let write = move || {
            // The page may have been left meanwhile, and its signals with it.
            if self.played.try_with_untracked(|_| ()).is_some() {
                address::replace_fragment(&self.fragment());
            }
        };
        self.writing.set_value(set_timeout_with_handle(write, STILL).ok());
    }
}

/// The visit that is looked at.
pub fn visit(played: &Played, second: bool) -> &Visit {
    let visits = &played.trace.visits;
    if second { visits.last().unwrap_or(&visits[0]) } else { &visits[0] }
}

/// How many steps a visit has.
pub fn steps(played: &Played, second: bool) -> usize {
    visit(played, second).hops.len() * 2
}

/// The step to begin with: the request after the first redirect, where something has changed.
fn first_step(played: &Played, second: bool) -> usize {
    if visit(played, second).hops.len() > 1 { 2 } else { 0 }
}

fn play(data: &Redirects, flow: Flow) -> Played {
    let client = data.clients.iter().position(|client| client.id == flow.client).unwrap_or(0);
    let profile = &data.clients[client];
    let trace = follow(profile, &flow).unwrap_or_default();
    let findings = diagnose(profile, &flow, &trace, &data.clients);
    Played { flow, client, trace, findings }
}
