//! Real traffic as a flow: pasted, dropped, or opened as a file. Nothing leaves the page.

use super::editor::area;
use super::flow_json;
use super::masked;
use super::offer::Offer;
use super::state::{By, State};
use super::undo;
use super::words;
use crate::node::{Element, el};
use crate::platform::{dom, file};
use leptos::prelude::*;
use leptos::task::spawn_local;
use redirect::Flow;
use redirect::import::{self, Content, Import, Refusal, har};

/// What the card is about to do, and what it has done.
#[derive(Clone, Copy)]
struct Card {
    state: State,
    /// What became of the last import, in words.
    said: RwSignal<String>,
    /// What was wrong with it, in words.
    refused: RwSignal<String>,
    /// How much of a file has been read, in percent; `None` while none is.
    progress: RwSignal<Option<u32>>,
    /// What of a HAR file cannot be chosen, in words.
    offered: RwSignal<String>,
    /// The chains of a HAR file, to choose from.
    chains: RwSignal<Vec<String>>,
    /// Whether contents stay, without their secrets.
    keep: RwSignal<bool>,
    /// The flows of those chains.
    flows: StoredValue<Vec<Import>>,
}

/// The card.
pub fn card(state: State) -> Element {
    let lang = state.route.lang;
    let card = Card {
        state,
        said: RwSignal::new(String::new()),
        refused: RwSignal::new(String::new()),
        progress: RwSignal::new(None),
        offered: RwSignal::new(String::new()),
        chains: RwSignal::new(Vec::new()),
        keep: RwSignal::new(false),
        flows: StoredValue::new(Vec::new()),
    };
    let text = RwSignal::new(String::new());
    let field = area(3, "")
        .attr("id", "import")
        .on_mount(move |field| {
            dom::follow_value(field, move || text.get(), move |typed| text.set(typed));
            Effect::new(move |_| card.take_shared(text));
        })
        .live_attr("aria-invalid", move || card.refused.with(|r| !r.is_empty()).then_some("true"))
        .attr("aria-describedby", "import-error")
        .on("input", move |event: web_sys::Event| text.set(dom::value_of(&event)));
    let label = el("label").attr("for", "import").child(words::IMPORT_HINT.get(lang));
    let field = el("div").class("field").child(label).child(field);
    let read = el("button")
        .class("btn")
        .attr("type", "button")
        .attr("id", "import-read")
        .on("click", move |_: web_sys::Event| card.read(&text.get_untracked()))
        .child(words::IMPORT.get(lang));
    let open = el("input")
        .class("vh")
        .attr("type", "file")
        .attr("id", "import-file")
        .attr("accept", ".har,.json,.txt,.log")
        .on("change", move |event: web_sys::Event| card.open(file::chosen(&event)));
    let open = el("label").class("btn").child(words::OPEN_FILE.get(lang)).child(open);
    let row = el("div").class("row").child(read).child(open);
    let refused = el("p").class("msg-err").attr("id", "import-error").attr("role", "alert");
    let refused = refused.live_text(move || card.refused.get());
    let offered = el("p").class("said").attr("id", "offered").attr("role", "status");
    let offered = offered.live_text(move || card.offered.get());
    let said = el("p").class("said").attr("role", "status").live_text(move || card.said.get());
    let heading = el("h2").class("card-h").child(words::IMPORT.get(lang));
    let pad = el("div")
        .class("pad io")
        .child(field)
        .child(masked::keep(card.keep, lang))
        .child(row)
        .live(move || card.bar())
        .live(move || card.choice())
        .child(offered)
        .child(refused)
        .child(said)
        .child(undo::button(state, |by| by == By::Import));
    el("section")
        .class("panel")
        .on("dragover", |event: web_sys::Event| event.prevent_default())
        .on("drop", move |event: web_sys::Event| {
            event.prevent_default();
            card.open(file::chosen(&event));
        })
        .child(heading)
        .child(pad)
}

impl Card {
    /// Reads what another app has shared.
    fn take_shared(self, text: RwSignal<String>) {
        let shared = self.state.shared.get();
        if !shared.is_empty() {
            self.read(&shared);
            text.set(shared);
            dom::focus_soon("import".to_owned());
        }
    }

    /// Takes back what the file before had to offer.
    fn forget(self) {
        self.chains.set(Vec::new());
        self.offered.set(String::new());
    }

    /// Reads a pasted text; where it is refused, the flow that is there stays.
    fn read(self, text: &str) {
        self.forget();
        match flow_json::read(text) {
            Some(Ok(flow)) => return self.take(flow),
            Some(Err(error)) => {
                return self.refuse_with(flow_json::refusal(self.state.route.lang, &error));
            }
            None => {}
        }
        match import::read_as(text, self.content()) {
            Ok(found) => self.show(&found),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    fn content(self) -> Content {
        if self.keep.get_untracked() { Content::Kept } else { Content::Shape }
    }

    /// A flow in the form that this page writes; its secrets are masked as those of any other.
    fn take(self, mut flow: Flow) {
        let masked = import::mask::flow(&mut flow, self.content());
        self.refused.set(String::new());
        self.said.set(words::imported_json(self.state.route.lang, &masked));
        self.load(&flow);
    }

    fn show(self, found: &Import) {
        self.refused.set(String::new());
        self.said.set(words::imported(self.state.route.lang, found));
        self.load(&found.flow);
    }

    fn refuse(self, refusal: &Refusal) {
        self.refuse_with(words::refusal(self.state.route.lang, refusal));
    }

    fn refuse_with(self, reason: String) {
        self.said.set(String::new());
        self.refused.set(reason);
    }

    /// Shows a flow that was read, and leads to what became of it.
    fn load(self, flow: &Flow) {
        self.state.load(flow, By::Import);
        dom::focus_soon(super::diagram::RESULT.to_owned());
    }

    /// Reads a file piece by piece; the page stays alive, and the reader can stop it.
    fn open(self, chosen: Option<file::Chosen>) {
        let Some(chosen) = chosen else { return };
        self.forget();
        self.said.set(String::new());
        self.refused.set(String::new());
        self.progress.set(Some(0));
        spawn_local(async move {
            if chosen.name().ends_with(".har") {
                self.read_har(&chosen).await;
            } else if let Some(bytes) = self.whole(&chosen).await {
                match import::text(&bytes) {
                    Ok(text) => self.read(&text),
                    Err(refusal) => self.refuse(&refusal),
                }
            }
            self.progress.set(None);
        });
    }

    /// One more piece; `None` at the end, on a failure, or when the reader has stopped it.
    async fn next(self, chosen: &file::Chosen, at: f64) -> Option<Vec<u8>> {
        // The page may have been left meanwhile, and its signals with it.
        self.progress.try_get_untracked()??;
        let piece = chosen.piece(at).await.filter(|piece| !piece.is_empty())?;
        let done = (at + piece.len() as f64) / chosen.length() * 100.0;
        self.progress.set(Some(done as u32));
        Some(piece)
    }

    async fn whole(self, chosen: &file::Chosen) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.next(chosen, bytes.len() as f64).await {
            bytes.extend_from_slice(&piece);
        }
        self.progress.try_get_untracked()?.map(|_| bytes)
    }

    async fn read_har(self, chosen: &file::Chosen) {
        let mut reader = har::Reader::new();
        let mut at = 0.0;
        while let Some(piece) = self.next(chosen, at).await {
            at += piece.len() as f64;
            if let Err(refusal) = reader.feed(&piece) {
                return self.refuse(&refusal);
            }
        }
        if self.progress.try_get_untracked().flatten().is_none() {
            return;
        }
        match reader.finish() {
            Ok(entries) => self.offer(&entries),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// The chains of a file, those that redirect first; the first one is shown.
    fn offer(self, entries: &[har::Entry]) {
        let offer = Offer::of(entries);
        let lang = self.state.route.lang;
        let name = |chain: &har::Chain| words::chain(lang, chain.entries.len(), &chain.url);
        self.chains.set(offer.chains.iter().map(name).collect());
        let content = self.content();
        let flow = |chain: &har::Chain| har::flow_as(entries, chain, content);
        let flows: Vec<Import> = offer.chains.iter().map(flow).collect();
        match flows.first() {
            Some(first) => self.show(first),
            None => self.refuse_with(words::NOTHING_TO_PLAY.get(lang).to_owned()),
        }
        self.offered.set(offer.told(lang));
        self.flows.set_value(flows);
    }

    fn bar(self) -> Element {
        let lang = self.state.route.lang;
        let Some(done) = self.progress.get() else { return el("div").attr("hidden", "") };
        let bar = el("progress").attr("max", "100").attr("value", done.to_string());
        let bar = bar.attr("aria-label", words::READING.get(lang));
        let stop = el("button")
            .class("btn")
            .attr("type", "button")
            .on("click", move |_: web_sys::Event| self.progress.set(None))
            .child(words::STOP.get(lang));
        el("div").class("row").child(bar).child(stop)
    }

    fn choice(self) -> Element {
        let chains = self.chains.get();
        if chains.len() < 2 {
            return el("div").attr("hidden", "");
        }
        let options = chains.into_iter().zip(0..).map(|(name, at): (String, usize)| {
            el("option").attr("value", at.to_string()).child(name)
        });
        let select = el("select")
            .class("in")
            .attr("aria-label", words::CHAINS.get(self.state.route.lang))
            .on("change", move |event: web_sys::Event| {
                let at = dom::value_of(&event).parse().unwrap_or(0);
                let found = self.flows.with_value(|flows: &Vec<Import>| flows.get(at).cloned());
                if let Some(found) = found {
                    self.show(&found);
                }
            })
            .children(options);
        el("div").child(select)
    }
}
