//! Settings, export and import, beginning anew.

use super::state::State;
use super::{keep, words};
use crate::node::{Element, el};
use crate::platform::{clock, dom, file};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::Phrase;
use quiz::progress::{Progress, Unreadable, from_code, text_of, to_code};

/// A file longer than this is no progress.
const LONGEST: f64 = 2_000_000.0;

/// The card, folded.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let said = RwSignal::new(String::new());
    let summary = el("summary").class("card-h").child(words::KEEPING.get(lang));
    let told = el("p")
        .class("said")
        .attr("role", "status")
        .attr("id", "kept-said")
        .live_text(move || said.get());
    let pad = el("div")
        .class("pad")
        .child(settings(state))
        .child(out(state, said))
        .child(back(state, said))
        .child(told)
        .live(move || restore(state, said));
    el("details").class("panel keep").attr("id", "keeping").child(summary).child(pad)
}

fn settings(state: State) -> Element {
    let field = |id: &'static str, name: Phrase, least: u8, most: u8, step: &'static str| {
        let lang = state.route.lang;
        let value = move || {
            state.progress.with(|it| if id == "retention" { it.retention } else { it.new_a_day })
        };
        let shown = el("output").class("num").live_text(move || match id {
            "retention" => format!("{}%", value()),
            _ => value().to_string(),
        });
        let input = el("input")
            .attr("type", "range")
            .attr("id", id)
            .attr("min", least.to_string())
            .attr("max", most.to_string())
            .attr("step", step)
            .on("change", move |event: web_sys::Event| {
                let Ok(value) = dom::value_of(&event).parse::<u8>() else { return };
                let value = value.clamp(least, most);
                keep::change(state, move |progress| match id {
                    "retention" => progress.retention = value,
                    _ => progress.new_a_day = value,
                });
            })
            .on_mount(move |field| dom::follow_value(field, move || value().to_string(), |_| ()));
        let name = el("label").attr("for", id).child(name.get(lang));
        el("div").class("set").child(name).child(shown).child(input)
    };
    el("div").class("sets").child(field("retention", words::RETENTION, 70, 97, "1")).child(field(
        "new-a-day",
        words::NEW_A_DAY,
        0,
        60,
        "5",
    ))
}

fn button(id: &'static str, name: &'static str, act: impl Fn() + Send + 'static) -> Element {
    el("button")
        .class("btn")
        .attr("type", "button")
        .attr("id", id)
        .on("click", move |_: web_sys::Event| act())
        .child(name)
}

/// Ways out.
fn out(state: State, said: RwSignal<String>) -> Element {
    let lang = state.route.lang;
    let save = button("export-file", words::EXPORT_FILE.get(lang), move || {
        let text = state.progress.with_untracked(ToString::to_string);
        file::save_text("status-atlas-quiz.txt", "text/plain", &text);
    });
    let copy = button("export-code", words::EXPORT_CODE.get(lang), move || {
        let code = state.progress.with_untracked(to_code);
        spawn_local(async move {
            let copied = file::copy(&code).await;
            said.set(if copied { words::COPIED.get(lang).to_owned() } else { code });
        });
    });
    let anki = el("a").class("btn").attr("href", state.route.link("anki/status-atlas.apkg"));
    let anki = anki.attr("download", "").child(words::ANKI.get(lang));
    el("div").class("row").child(save).child(copy).child(anki)
}

/// Ways in, and the way to begin anew.
fn back(state: State, said: RwSignal<String>) -> Element {
    let lang = state.route.lang;
    let text = RwSignal::new(String::new());
    let field = el("textarea")
        .class("in")
        .attr("id", "import")
        .attr("rows", "2")
        .attr("spellcheck", "false")
        .attr("aria-label", words::IMPORT_CODE.get(lang))
        .attr("placeholder", words::IMPORT_CODE.get(lang))
        .on("input", move |event: web_sys::Event| text.set(dom::value_of(&event)))
        .on_mount(move |field| {
            dom::follow_value(field, move || text.get(), move |typed| text.set(typed))
        });
    let take = button("import-code", words::IMPORT.get(lang), move || {
        if import(state, said, &text.get_untracked()) {
            text.set(String::new());
        }
    });
    let choose = el("input").class("vh").attr("type", "file").attr("id", "import-file").on(
        "change",
        move |event: web_sys::Event| {
            let Some(chosen) = file::chosen(&event) else { return };
            spawn_local(async move {
                let short = chosen.length() < LONGEST;
                let bytes = if short { chosen.piece(0.0).await } else { None };
                let text = bytes.map(|bytes| text_of(&bytes));
                import(state, said, &text.unwrap_or_default());
            });
        },
    );
    let choose = el("label").class("btn file").child(choose).child(words::IMPORT_FILE.get(lang));
    let reset = button("reset", words::RESET.get(lang), move || {
        let before = state.progress.get_untracked();
        keep::change(state, |progress| *progress = Progress::default());
        state.undo.set(Vec::new());
        state.before.set(Some(before));
        said.set(words::WAS_RESET.get(lang).to_owned());
    });
    let note = el("p").class("muted s13").child(words::IMPORT_NOTE.get(lang));
    let row = el("div").class("row").child(take).child(choose).child(reset);
    el("div").class("io").child(field).child(row).child(note)
}

/// Merges a text into the progress; whether that could be read.
fn import(state: State, said: RwSignal<String>, text: &str) -> bool {
    let lang = state.route.lang;
    let text = text.trim();
    let read = match from_code(text) {
        Some(progress) => Ok(progress),
        None => Progress::read(text),
    };
    let words = match &read {
        Ok(_) => words::IMPORTED,
        Err(Unreadable::Newer(_)) => words::NOT_IMPORTED_NEWER,
        Err(Unreadable::Line(_)) => words::NOT_IMPORTED,
    };
    said.set(words.get(lang).to_owned());
    let Ok(other) = read else { return false };
    state.before.set(Some(state.progress.get_untracked()));
    state.undo.set(Vec::new());
    let now = clock::now();
    keep::change(state, move |progress| {
        if progress.is_empty() {
            (progress.retention, progress.new_a_day) = (other.retention, other.new_a_day);
        }
        progress.merge(&other, now);
    });
    true
}

/// The way back from an import or a reset.
fn restore(state: State, said: RwSignal<String>) -> Element {
    let there = state.before.with(Option::is_some);
    let restore = there.then(|| {
        button("restore", words::RESTORE.get(state.route.lang), move || {
            if let Some(before) = state.before.try_update(Option::take).flatten() {
                keep::change(state, move |progress| progress.clone_from(&before));
                said.set(String::new());
            }
        })
    });
    el("div").children(restore)
}
