//! The request's half of the editor, and the flows to begin with.

use super::draft::{Draft, Wrong};
use super::fields::{bound, choices, labelled};
use super::state::{By, State};
use super::words;
use crate::node::{Element, el};
use crate::platform::dom;
use leptos::prelude::*;
use model::Phrase;
use redirect::client::Kind;
use redirect::{CredentialsMode, Mode, RedirectMode};

/// The methods that are offered.
const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// What the list of flows says where none of them is shown.
const OWN: &str = "own";

/// The list of flows to begin with.
pub fn presets(state: State) -> Element {
    let lang = state.route.lang;
    let items = state.data.with_value(|data| {
        let name = |preset: &super::data::Preset| (preset.title.clone(), preset.teaches.clone());
        data.presets.iter().map(name).collect::<Vec<_>>()
    });
    let teaches: Vec<String> = items.iter().map(|(_, teaches)| teaches.clone()).collect();
    let shown = Memo::new(move |_| state.example());
    let options = items.into_iter().zip(0..).map(|((title, _), at): (_, usize)| {
        let option = el("option").attr("value", at.to_string()).child(title);
        // By this, what was chosen before the app was there is told from what was prerendered.
        if at == 0 { option.attr("selected", "") } else { option }
    });
    let choose = move |value: &str| {
        let Ok(at) = value.parse::<usize>() else { return };
        let flow = state.data.with_value(|data| Some(data.presets.get(at)?.flow.clone()));
        if let Some(flow) = flow {
            state.load(&flow, By::Example);
        }
    };
    // A name for what is none of them; it is shown, and cannot be chosen.
    let own = el("option").attr("value", OWN).attr("hidden", "").child(words::OWN.get(lang));
    let select = el("select")
        .class("in")
        .children(options)
        .child(own)
        .on("change", move |event: web_sys::Event| choose(&dom::value_of(&event)))
        .on_mount(move |select| {
            let name = move || shown.get().map_or_else(|| OWN.to_owned(), |at| at.to_string());
            dom::follow_value(select, name, move |chosen| choose(&chosen));
        });
    let lesson = el("p").class("lesson");
    let lesson = lesson
        .live_text(move || shown.get().and_then(|at| teaches.get(at).cloned()).unwrap_or_default());
    let field = labelled("preset", words::PRESETS.get(lang), select);
    el("div").class("presets-p").child(field).child(lesson)
}

/// The request.
pub fn request(state: State) -> Element {
    let lang = state.route.lang;
    let now = state.draft.with_untracked(Draft::clone);
    let clients = state.data.with_value(|data| {
        let name = |client: &redirect::Client| (client.id.clone(), client_name(client));
        data.clients.iter().map(name).collect::<Vec<_>>()
    });
    let client = choices(clients.iter().map(|(id, name)| (&**id, name.clone())), &now.client);
    let client = bound(
        client,
        state,
        Box::new(|draft| draft.client.clone()),
        Box::new(|draft, id| draft.client = id),
    );
    let method =
        el("input").attr("type", "text").class("in mono").attr("value", now.method.clone());
    let method = bound(
        method.attr("list", "methods").attr("spellcheck", "false").attr("autocapitalize", "none"),
        state,
        Box::new(|draft| draft.method.clone()),
        Box::new(|draft, text| draft.method = text),
    );
    let methods = METHODS.iter().map(|method| el("option").attr("value", *method));
    let methods = el("datalist").attr("id", "methods").children(methods);
    let url = el("input")
        .attr("type", "text")
        .class("in mono")
        .attr("value", now.url.clone())
        .attr("inputmode", "url");
    let url = bound(
        url.attr("spellcheck", "false").attr("autocapitalize", "none"),
        state,
        Box::new(|draft| draft.url.clone()),
        Box::new(|draft, text| draft.url = text),
    );
    let headers = bound(
        area(2, &now.headers),
        state,
        Box::new(|draft| draft.headers.clone()),
        Box::new(|draft, text| draft.headers = text),
    );
    let body = bound(
        area(2, &now.body),
        state,
        Box::new(|draft| draft.body.clone()),
        Box::new(|draft, text| draft.body = text),
    );
    let two = el("div")
        .class("two")
        .child(labelled("method", words::METHOD.get(lang), method))
        .child(labelled("url", words::URL.get(lang), url))
        .child(methods);
    let pad = el("div")
        .class("pad")
        .child(labelled("client", words::CLIENT.get(lang), client))
        .child(two)
        .child(message(state, |wrong| match wrong {
            Wrong::Method => Some(words::BAD_METHOD),
            Wrong::Url(refusal) => Some(words::refused_url(*refusal)),
            _ => None,
        }))
        .child(labelled("headers", words::HEADERS.get(lang), headers))
        .child(line_message(state, |wrong| match wrong {
            Wrong::Header(line) => Some(*line),
            _ => None,
        }))
        .child(labelled("body", words::BODY.get(lang), body))
        .child(options(state));
    let heading = el("h2").class("card-h").child(words::REQUEST.get(lang));
    el("section").class("panel").child(heading).child(pad)
}

/// Name and language of a client, as it is chosen by.
pub fn client_name(client: &redirect::Client) -> String {
    match client.kind {
        Kind::Library => format!("{} · {}", client.name, client.language),
        Kind::Fetch | Kind::Navigation => format!("{} · {}", client.name, client.version),
    }
}

/// A field of several lines.
pub fn area(rows: u8, text: &str) -> Element {
    el("textarea")
        .class("in mono")
        .attr("rows", rows.to_string())
        .attr("spellcheck", "false")
        .attr("autocapitalize", "none")
        .child(text.to_owned())
}

/// What is wrong with a field, if something is.
pub fn message(state: State, of: fn(&Wrong) -> Option<Phrase>) -> Element {
    let lang = state.route.lang;
    el("p").class("msg-err").attr("role", "alert").live_text(move || {
        let found = state.wrong.with(|wrong| wrong.iter().find_map(of));
        found.map_or_else(String::new, |words| words.get(lang).to_owned())
    })
}

/// The same for a field of several lines.
fn line_message(state: State, of: fn(&Wrong) -> Option<usize>) -> Element {
    let lang = state.route.lang;
    el("p").class("msg-err").attr("role", "alert").live_text(move || {
        let line = state.wrong.with(|wrong| wrong.iter().find_map(of));
        line.map_or_else(String::new, |line| words::bad_line(lang, line))
    })
}

/// The client's switches: those that the client in force has.
fn options(state: State) -> Element {
    let lang = state.route.lang;
    let summary = el("summary").child(words::OPTIONS.get(lang));
    let client = Memo::new(move |_| state.draft.with(|draft| draft.client.clone()));
    let switches = move || {
        let own = el("div").class("switches");
        let id = client.get();
        let own = match &*id {
            "curl" => own.children(curl(state)),
            "fetch" => own.children(fetch(state)),
            "navigation" => own.child(page(state)),
            _ => own,
        };
        own.child(check(
            state,
            words::STREAM.get(lang).to_owned(),
            |draft| draft.stream,
            |draft, on| draft.stream = on,
        ))
        .child(check(
            state,
            words::OPT_FOLLOW.get(lang).to_owned(),
            |draft| draft.options.follow,
            |draft, on| draft.options.follow = on,
        ))
    };
    el("details").class("opts-d").child(summary).live(switches)
}

fn curl(state: State) -> Vec<Element> {
    let post = |status: u16| {
        let on = move |draft: &Draft| draft.options.keep_post.contains(&status);
        let set = move |draft: &mut Draft, on: bool| {
            draft.options.keep_post.retain(|kept| *kept != status);
            if on {
                draft.options.keep_post.push(status);
            }
        };
        check(state, format!("--post{status}"), on, set)
    };
    let trusted = check(
        state,
        "--location-trusted".to_owned(),
        |draft| draft.options.location_trusted,
        |draft, on| draft.options.location_trusted = on,
    );
    let most = el("input").attr("type", "text").class("in num").attr("inputmode", "numeric");
    let most = bound(
        most,
        state,
        Box::new(|draft| draft.options.max_redirects.map_or(String::new(), |max| max.to_string())),
        Box::new(|draft, text| draft.options.max_redirects = text.trim().parse().ok()),
    );
    vec![post(301), post(302), post(303), trusted, labelled("max-redirs", "--max-redirs", most)]
}

fn fetch(state: State) -> Vec<Element> {
    let now = state.draft.with_untracked(|draft| draft.options.clone());
    let word = |name: &'static str| (name, name.to_owned());
    let redirect = choices(["follow", "error", "manual"].map(word), now.redirect.name());
    let redirect = bound(
        redirect,
        state,
        Box::new(|draft| draft.options.redirect.name().to_owned()),
        Box::new(|draft, text| {
            draft.options.redirect = match &*text {
                "error" => RedirectMode::Error,
                "manual" => RedirectMode::Manual,
                _ => RedirectMode::Follow,
            }
        }),
    );
    let mode = choices(["cors", "no-cors", "same-origin"].map(word), now.mode.name());
    let mode = bound(
        mode,
        state,
        Box::new(|draft| draft.options.mode.name().to_owned()),
        Box::new(|draft, text| {
            draft.options.mode = match &*text {
                "no-cors" => Mode::NoCors,
                "same-origin" => Mode::SameOrigin,
                _ => Mode::Cors,
            }
        }),
    );
    let credentials = ["same-origin", "include", "omit"].map(word);
    let credentials = bound(
        choices(credentials, now.credentials.name()),
        state,
        Box::new(|draft| draft.options.credentials.name().to_owned()),
        Box::new(|draft, text| {
            draft.options.credentials = match &*text {
                "include" => CredentialsMode::Include,
                "omit" => CredentialsMode::Omit,
                _ => CredentialsMode::SameOrigin,
            }
        }),
    );
    vec![
        labelled("opt-redirect", "redirect", redirect),
        labelled("opt-mode", "mode", mode),
        labelled("opt-credentials", "credentials", credentials),
        page(state),
    ]
}

fn page(state: State) -> Element {
    let now = state.draft.with_untracked(|draft| draft.options.page.clone()).unwrap_or_default();
    let field = el("input")
        .attr("type", "text")
        .class("in mono")
        .attr("value", now)
        .attr("inputmode", "url");
    let field = bound(
        field.attr("spellcheck", "false").attr("placeholder", "https://app.example/"),
        state,
        Box::new(|draft| draft.options.page.clone().unwrap_or_default()),
        Box::new(|draft, text| {
            draft.options.page = (!text.trim().is_empty()).then(|| text.trim().to_owned());
        }),
    );
    labelled("opt-page", words::OPT_PAGE.get(state.route.lang), field)
}

fn check(
    state: State,
    name: String,
    on: impl Fn(&Draft) -> bool + Send + Sync + 'static,
    set: impl Fn(&mut Draft, bool) + Send + Sync + 'static,
) -> Element {
    let field = el("input")
        .attr("type", "checkbox")
        .live_attr("checked", move || state.draft.with(&on).then_some(""))
        .on("change", move |event: web_sys::Event| {
            let on = dom::is_checked(&event);
            state.draft.update(|draft| set(draft, on));
        });
    el("label").class("check").child(field).child(el("span").child(name))
}
