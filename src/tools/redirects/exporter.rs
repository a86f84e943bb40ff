//! The flow to hand on: a link, pictures, texts, configurations.

use super::diagram::stale;
use super::masked;
use super::state::State;
use super::words;
use crate::node::{Element, el};
use crate::platform::{dom, file};
use crate::tools::sequence::labels;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redirect::diagram::{Form, layout, svg};
use redirect::export::{caddy, curl, markdown, mermaid, nginx};
use redirect::wire::write_flow;

/// What can be handed on as text: its name on the page, its file.
const FORMS: [(&str, &str, &str); 7] = [
    ("JSON", "flow.json", "application/json"),
    ("Mermaid", "flow.mmd", "text/plain"),
    ("Markdown", "flow.md", "text/markdown"),
    ("curl", "flow.sh", "text/plain"),
    ("nginx", "flow.conf", "text/plain"),
    ("Caddy", "Caddyfile", "text/plain"),
    ("SVG", "flow.svg", "image/svg+xml"),
];

/// The place of SVG among them.
const SVG: usize = 6;

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let (form, said) = (RwSignal::new(0), RwSignal::new(String::new()));
    let text = move || export(state, form.get());
    let options = FORMS.iter().zip(0..).map(|((name, ..), at): (_, usize)| {
        el("option").attr("value", at.to_string()).child(*name)
    });
    let select = el("select")
        .class("in")
        .attr("id", "export-form")
        .attr("aria-label", words::EXPORT_FORM.get(lang))
        .on("change", move |event: web_sys::Event| {
            form.set(dom::value_of(&event).parse().unwrap_or(0).min(SVG));
        })
        .children(options);
    let copy = el("button")
        .class("btn")
        .attr("type", "button")
        .on("click", move |_: web_sys::Event| {
            copied(state, said, export(state, form.get_untracked()));
        })
        .child(words::COPY.get(lang));
    let save = el("button")
        .class("btn")
        .attr("type", "button")
        .on("click", move |_: web_sys::Event| {
            let (_, name, kind) = FORMS[form.get_untracked()];
            file::save_text(name, kind, &export(state, form.get_untracked()));
        })
        .child(words::SAVE.get(lang));
    let png = el("button")
        .class("btn")
        .attr("type", "button")
        .on("click", move |_: web_sys::Event| save_png(state, said))
        .child("PNG");
    let row = el("div").class("row").child(copy).child(save).child(png);
    let shown = el("pre").class("out").attr("tabindex", "0").attr("id", "export");
    let shown = shown.attr("aria-label", words::EXPORT.get(lang)).live_text(text);
    let told = el("p").class("said").attr("role", "status").live_text(move || said.get());
    let heading = el("h2").class("card-h").child(words::EXPORT.get(lang));
    let pad = el("div").class("pad io").child(stale(state)).child(select).child(shown);
    let pad = pad.child(row).child(told).child(masked::note(state, masked::IN_EXPORT));
    el("section").class("panel").child(heading).child(pad)
}

/// The button that copies a link to the flow.
pub fn link(state: State) -> Element {
    let lang = state.route.lang;
    let said = RwSignal::new(String::new());
    let button = el("button")
        .class("btn")
        .attr("type", "button")
        .attr("id", "copy-link")
        .on("click", move |_: web_sys::Event| match state.link() {
            Ok(link) => copied(state, said, link),
            Err(reason) => said.set(reason.get(lang).to_owned()),
        })
        .child(words::COPY_LINK.get(lang));
    let told = el("span").class("said").attr("role", "status").live_text(move || said.get());
    let masked = masked::note(state, masked::IN_LINK);
    el("div").class("share").child(button).child(told).child(too_large(state)).child(masked)
}

/// That no link can hold the flow, and why.
fn too_large(state: State) -> Element {
    let lang = state.route.lang;
    el("span").class("msg-err").attr("role", "status").attr("id", "too-large").live_text(
        move || state.too_large.get().map_or_else(String::new, |what| words::too_large(lang, what)),
    )
}

/// Puts a text on the clipboard, and says whether that worked.
fn copied(state: State, said: RwSignal<String>, text: String) {
    let lang = state.route.lang;
    spawn_local(async move {
        let words = if file::copy(&text).await { words::COPIED } else { words::NOT_COPIED };
        said.set(words.get(lang).to_owned());
    });
}

fn picture(state: State) -> (String, u32, u32) {
    let lang = state.route.lang;
    state.with_handed(|handed, visit, client| {
        let asked = &handed.flow.request;
        let diagram = layout(visit, asked, Form::Landscape, &labels(lang, client, visit));
        let ending = super::ending::ending(lang, visit);
        let title = words::picture(lang, visit.hops.len(), &ending);
        let size = |length: i32| u32::try_from(length).unwrap_or(0);
        (svg(&diagram, &title), size(diagram.width), size(diagram.height))
    })
}

fn save_png(state: State, said: RwSignal<String>) {
    let (svg, width, height) = picture(state);
    spawn_local(async move {
        if !file::save_png("flow.png", &svg, width, height).await {
            said.set(words::NO_PICTURE.get(state.route.lang).to_owned());
        }
    });
}

fn export(state: State, form: usize) -> String {
    if form == SVG {
        return picture(state).0;
    }
    let lang = state.route.lang;
    state.with_handed(|handed, visit, client| {
        let flow = &handed.flow;
        match form {
            0 => write_flow(flow),
            1 => mermaid(&client.name, visit),
            2 => markdown(visit, &words::table(lang)),
            3 => curl(flow),
            4 => nginx(visit),
            _ => caddy(visit),
        }
    })
}
