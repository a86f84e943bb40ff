//! The sequence diagram, and the buttons that lead through its steps.

use super::ending::{ending, result};
use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::platform::{dom, keys};
use crate::tools::sequence::{draw, labels};
use crate::views::icons::icon;
use leptos::prelude::*;
use redirect::diagram::{Form, layout};
use std::time::Duration;
use web_sys::KeyboardEvent;

/// The id of the card.
pub const RESULT: &str = "result";

/// How long a step is shown while the steps are played.
const PACE: Duration = Duration::from_millis(900);

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let at = el("strong").live_text(move || {
        let hops = state.with_visit(|_, visit, _| visit.hops.len());
        words::hop_of(lang, state.step.get() / 2 + 1, hops)
    });
    let end = el("span")
        .class("muted")
        .live_text(move || state.with_visit(|_, visit, _| result(lang, visit)));
    let second = el("button")
        .class("sw-t")
        .attr("type", "button")
        .attr("role", "switch")
        .live_attr("aria-checked", move || Some(state.second.get().to_string()))
        .on("click", move |_: web_sys::Event| {
            let twice = !state.second.get_untracked();
            state.draft.update(|draft| draft.twice = twice);
        })
        .child(el("i"))
        .child(words::SECOND.get(lang));
    let head = el("div").class("dia-h").child(at).child(end);
    let head = head.child(el("span").class("end").child(second));
    let wide = el("div").class("dia-s dia-w").live(move || picture(state, Form::Landscape));
    let narrow = el("div").class("dia-s dia-n").live(move || picture(state, Form::Portrait));
    el("section")
        .class("panel dia")
        .attr("id", RESULT)
        .attr("tabindex", "-1")
        .attr("aria-label", words::DIAGRAM.get(lang))
        .on("keydown", move |event: KeyboardEvent| by_key(state, &event))
        .child(head)
        .child(stale(state).attr("role", "status"))
        .child(wide)
        .child(narrow)
        .child(scrubber(state))
}

/// Where the fields are no flow that can be played: that what is shown is that of before.
pub fn stale(state: State) -> Element {
    let lang = state.route.lang;
    el("p").class("stale").live_text(move || {
        let wrong = state.wrong.with(|wrong| !wrong.is_empty());
        if wrong { words::STALE.get(lang).to_owned() } else { String::new() }
    })
}

/// Left and right lead through the steps.
fn by_key(state: State, event: &KeyboardEvent) {
    if dom::is_in_field(event) || keys::has_modifier(event) {
        return;
    }
    let step = state.step.get_untracked();
    match &*event.key() {
        "ArrowLeft" => state.go(step.wrapping_sub(1)),
        "ArrowRight" => state.go(step + 1),
        "Home" => state.go(0),
        "End" => state.go(state.count().saturating_sub(1)),
        _ => return,
    }
    event.prevent_default();
}

fn picture(state: State, form: Form) -> Element {
    let lang = state.route.lang;
    let (diagram, label) = state.with_visit(|played, visit, client| {
        let asked = &played.flow.request;
        let diagram = layout(visit, asked, form, &labels(lang, client, visit));
        (diagram, words::picture(lang, visit.hops.len(), &ending(lang, visit)))
    });
    draw(&diagram, label, state.step.get())
}

/// Back, play, on; and the steps themselves.
fn scrubber(state: State) -> Element {
    let lang = state.route.lang;
    let playing = RwSignal::new(false);
    let most = move || state.count();
    let button = |symbol, name: &'static str| {
        let button = el("button").class("btn btn-i").attr("type", "button");
        button.attr("aria-label", name).attr("title", name).child(icon("i", symbol))
    };
    let back = button("#i-prev", words::PREVIOUS.get(lang))
        .live_attr("disabled", move || (state.step.get() == 0).then_some(""))
        .on("click", move |_: web_sys::Event| state.go(state.step.get_untracked().wrapping_sub(1)));
    let on = button("#i-next", words::NEXT.get(lang))
        .live_attr("disabled", move || (state.step.get() + 1 >= most()).then_some(""))
        .on("click", move |_: web_sys::Event| state.go(state.step.get_untracked() + 1));
    let name = move || {
        let name = if playing.get() { words::PAUSE } else { words::PLAY };
        Some(name.get(lang))
    };
    let play = el("button")
        .class("btn btn-i btn-pri")
        .attr("type", "button")
        .live_attr("aria-label", name)
        .live_attr("title", name)
        .on("click", move |_: web_sys::Event| toggle(state, playing))
        .child(icon("i", "#i-play"));
    let buttons = el("div").class("btns").child(back).child(play).child(on);
    let steps = el("div").class("steps num").attr("role", "group");
    let steps = steps.attr("aria-label", words::STEPS.get(lang)).live(move || dots(state));
    let count = el("span").class("s12 faint num");
    let count = count.live_text(move || format!("{} / {}", state.step.get() + 1, most()));
    el("div").class("scrub").child(buttons).child(steps).child(count)
}

fn dots(state: State) -> Element {
    let lang = state.route.lang;
    let on = state.step.get();
    let answers: Vec<String> = state
        .with_visit(|_, visit, _| visit.hops.iter().map(|hop| words::answer(lang, hop)).collect());
    let request = || words::STEP_REQUEST.get(lang).to_owned();
    let names = answers.into_iter().flat_map(|answer| [request(), answer]);
    let dots = names.enumerate().map(|(at, name)| {
        // As in the diagram: there is room for a status only.
        let missing = name == words::UNRECORDED.get(lang);
        let shown = el("span").child(if missing { "?".to_owned() } else { name });
        let dot = el("button").attr("type", "button").child(shown);
        let dot = if missing { dot.attr("aria-label", words::UNRECORDED.get(lang)) } else { dot };
        let dot = if at < on { dot.class("done") } else { dot };
        let dot = if at == on { dot.attr("aria-current", "step") } else { dot };
        dot.on("click", move |_: web_sys::Event| state.go(at))
    });
    el("div").class("dots").children(dots)
}

/// Begins to play the steps, or stops. Where movement is not wanted, it is one step on.
fn toggle(state: State, playing: RwSignal<bool>) {
    if playing.get_untracked() {
        return playing.set(false);
    }
    let step = state.step.get_untracked();
    let over = step + 1 >= state.count();
    state.go(if over { 0 } else { step + 1 });
    if !dom::prefers_stillness() {
        playing.set(true);
        schedule(state, playing);
    }
}

fn schedule(state: State, playing: RwSignal<bool>) {
    set_timeout(
        move || {
            // The page may have been left meanwhile, and its signals with it.
            if playing.try_get_untracked() != Some(true) {
                return;
            }
            let step = state.step.get_untracked();
            if step + 1 >= state.count() {
                return playing.set(false);
            }
            state.go(step + 1);
            schedule(state, playing);
        },
        PACE,
    );
}

impl State {
    /// How many steps the visit that is looked at has.
    fn count(self) -> usize {
        let second = self.second.get();
        self.played.with(|played| played.steps(second))
    }
}
