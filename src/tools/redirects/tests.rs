//! The page typed into on the host: fields, engine and what is shown of it, without a browser.

mod urls;

use super::clients::cells;
use super::data::{Redirects, redirects};
use super::draft::Wrong;
use super::page;
use super::state::{By, State};
use crate::route::{Page, Route};
use content::api;
use content::atlas::Atlas;
use content::files::Files;
use leptos::prelude::*;
use model::Lang;
use redirect::{Flow, Mode};
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The data of the page, as the exporter writes it.
fn data() -> Arc<Redirects> {
    static DATA: OnceLock<Arc<Redirects>> = OnceLock::new();
    let read = || {
        let files = Files::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("content");
        let (atlas, _) = Atlas::check(&files);
        Arc::new(redirects(&api::redirects(&atlas), Lang::En).expect("the page's data"))
    };
    Arc::clone(DATA.get_or_init(read))
}

/// Does something with a page that was just opened.
fn opened<T>(then: impl FnOnce(State) -> T) -> T {
    let owner = Owner::new();
    let route = Route { lang: Lang::En, page: Page::Redirects };
    let outcome = owner.with(|| then(State::new(data(), route)));
    owner.cleanup();
    outcome
}

/// A flow as the state has it after a key, and everything that is made of it; `all` clients too.
fn check(state: State, all: bool) {
    let (draft, wrong) = (state.draft.get_untracked(), state.wrong.get_untracked());
    state.played.with_untracked(|played| {
        let second = state.second.get_untracked();
        let (step, steps) = (state.step.get_untracked(), played.steps(second));
        assert!(step < steps || steps == 0, "step {step} of {steps} at {}", draft.url);
        if wrong.is_empty() {
            assert_eq!(
                (&*played.flow.client, &*played.flow.request.url),
                (&*draft.client, draft.url.trim())
            );
        } else {
            assert!(matches!(wrong[..], [Wrong::Url(_)]), "{wrong:?} at {}", draft.url);
        }
    });
    if all {
        let mut flow = state.played.with_untracked(|played| played.flow.clone());
        draft.url.trim().clone_into(&mut flow.request.url);
        for client in &data().clients {
            let row = cells(Lang::En, client, &flow);
            assert!(
                row.iter().all(|cell| !cell.is_empty()),
                "{} at {}: {row:?}",
                client.id,
                draft.url
            );
        }
    }
}

/// Types a text into the URL field, key by key; `client` chooses one for each key.
fn type_url<'a>(state: State, url: &str, from: usize, mut client: impl FnMut() -> &'a str) {
    let ends: Vec<usize> =
        url.char_indices().map(|(at, _)| at).skip(from.max(1)).chain([url.len()]).collect();
    let last = ends.len().saturating_sub(3);
    for (at, end) in ends.into_iter().enumerate() {
        state.draft.update_untracked(|draft| {
            url[..end].clone_into(&mut draft.url);
            client().clone_into(&mut draft.client);
        });
        state.replay();
        check(state, at >= last);
    }
}

fn html(state: State) -> String {
    let mut html = String::new();
    page(state).write_html(&mut html);
    html
}

#[test]
fn every_url_of_the_tests_is_typed_key_by_key_for_every_client() {
    let urls = urls::of_tests();
    assert!(urls.len() > 400, "{} URLs", urls.len());
    let data = data();
    for (url, at) in urls.iter().zip(0..) {
        opened(|state| {
            // Every client has every URL; of the keys before the last, each has one client.
            let mut turn = at;
            type_url(state, url, 0, || {
                turn += 1;
                &data.clients[turn % data.clients.len()].id
            });
            for client in &data.clients {
                state.draft.update_untracked(|draft| draft.client.clone_from(&client.id));
                state.replay();
                check(state, false);
            }
            assert!(html(state).contains("<section"), "{url}");
        });
    }
}

#[test]
fn ten_thousand_made_urls_are_typed_key_by_key() {
    let data = data();
    let mut made = urls::Made::new();
    let mut turn = 0;
    let mut refused = 0;
    for _ in 0..100 {
        opened(|state| {
            for _ in 0..100 {
                // What is before the host is the same for all of them.
                type_url(state, &made.url(), "https://".len(), || {
                    turn += 1;
                    &data.clients[turn % data.clients.len()].id
                });
                refused += usize::from(state.wrong.with_untracked(|wrong| !wrong.is_empty()));
            }
        });
    }
    assert!((1000..9000).contains(&refused), "{refused} of 10,000 were refused");
}

#[test]
fn a_url_that_the_client_refuses_is_told_under_the_field_and_the_result_is_marked() {
    opened(|state| {
        for client in ["fetch", "navigation", "axios", "curl"] {
            let refuses = client != "curl";
            state.draft.update_untracked(|draft| {
                draft.client = client.to_owned();
                draft.url = "https://mail.1".to_owned();
            });
            state.replay();
            let html = html(state);
            let told = "This client does not accept the host";
            assert_eq!(html.contains(told), refuses, "{client}");
            assert_eq!(
                html.contains("the result shown is from before the change"),
                refuses,
                "{client}"
            );
        }
    });
}

#[test]
fn a_flow_that_the_client_refuses_comes_into_the_fields() {
    for url in [
        "https://256.1.1.1/",
        "https://1.2.3.08/",
        "https://a%2fb/",
        "https://[v1.x]/",
        "https://09/",
    ] {
        opened(|state| {
            let mut flow = data().presets[4].flow.clone();
            url.clone_into(&mut flow.request.url);
            state.load(&flow, By::Link);
            let before = state.played.with_untracked(|played| played.flow.clone());
            assert_eq!(before, data().start.flow, "what was played stays");
            assert_eq!(state.draft.with_untracked(|draft| draft.url.clone()), url);
            check(state, true);
        });
    }
}

#[test]
fn a_flow_without_a_single_request_is_shown() {
    opened(|state| {
        let mut flow = data().presets[4].flow.clone();
        flow.options.mode = Mode::SameOrigin;
        flow.options.page = Some("https://elsewhere.test/".to_owned());
        state.load(&flow, By::Import);
        assert_eq!(state.played.with_untracked(|played| played.steps(false)), 0);
        assert!(html(state).contains("CORS"));
        check(state, true);
    });
}

#[test]
fn an_own_flow_has_its_own_caption() {
    opened(|state| {
        let lesson = data().presets[0].teaches.clone();
        assert!(html(state).contains(&lesson));
        // A field whose prerendered choice is not marked is taken for one that was chosen by hand.
        assert!(html(state).contains("<option value=\"0\" selected>"));
        state.draft.update(|draft| draft.url.push('x'));
        assert_eq!(state.example(), None);
        assert!(!html(state).contains(&lesson));
        state.load(&data().presets[3].flow, By::Link);
        assert_eq!(state.example(), Some(3), "a link to an example names it");
    });
}

#[test]
fn an_import_is_undone_and_done_again() {
    opened(|state| {
        state.draft.update(|draft| draft.url.push('x'));
        let own = state.draft.with_untracked(|draft| draft.url.clone());
        let url = || state.draft.with_untracked(|draft| draft.url.clone());
        for by in [By::Import, By::Example, By::Link] {
            let flow = &data().presets[3].flow;
            state.load(flow, by);
            assert!(html(state).contains("data-undo"));
            state.undo();
            assert_eq!(url(), own, "{by:?}");
            state.undo();
            assert_eq!((url(), state.example()), (flow.request.url.clone(), Some(3)));
            state.undo();
        }
    });
    opened(|state| {
        state.load(&data().presets[3].flow, By::Example);
        assert!(!html(state).contains("data-undo"), "an example for an example loses nothing");
        state.load(&Flow { client: "curl".to_owned(), ..data().start.flow.clone() }, By::Import);
        state.undo();
        assert_eq!(state.example(), Some(3), "an import over an example gives it back");
    });
}

/// What the page shows of a pasted text.
fn imported(text: &str, then: impl FnOnce(State, &str)) {
    let found = redirect::import::read(text).expect("an import");
    opened(|state| {
        state.load(&found.flow, By::Import);
        then(state, &html(state));
    });
}

/// `curl -v` of a redirect from http to https and back, with so many responses.
fn ping_pong(responses: usize) -> String {
    let message = |at: usize| {
        let to = if at.is_multiple_of(2) { "https" } else { "http" };
        format!(
            "> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 301 Moved\n< Location: {to}://a.test/\n<\n"
        )
    };
    (0..responses).map(message).collect::<String>() + "curl: (47) Maximum (50) redirects followed\n"
}

#[test]
fn a_loop_is_called_one_and_no_answer_is_invented_behind_it() {
    imported(&ping_pong(51), |state, html| {
        assert!(html.contains("Loop: hops 1–2 repeat"));
        assert!(html.contains("The transcript ends: curl: (47) Maximum (50) redirects followed"));
        assert!(!html.contains("data-status=\"200\""));
        assert_eq!(state.draft.with_untracked(|draft| draft.answers.len()), 51);
        assert_eq!(html.matches("http/https ping-pong").count(), 1, "told once");
        let causes =
            "Hop 1: a.test redirects http to https; Hop 2: a.test redirects https to http.";
        assert!(html.contains(causes), "its two causes");
    });
}

#[test]
fn an_answer_that_is_not_in_the_transcript_is_shown_as_not_there() {
    let text = "> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 302 Found\n< Location: /b\n<\n\
        * Issue another request to this URL: 'http://a.test/b'\n> GET /b HTTP/1.1\n> Host: a.test\n>\n";
    imported(text, |_, html| {
        assert!(html.contains("Result unknown: the transcript has no response"));
        assert!(html.contains("data-status data-from=\"unrecorded\""));
        assert!(!html.contains("data-status=\"200\""));
    });
}

#[test]
fn an_answer_that_nobody_gave_is_called_assumed() {
    opened(|state| {
        let (first, last) =
            state.draft.with_untracked(|draft| (draft.answers[0].key, draft.answers[1].key));
        state.draft.update(|draft| draft.remove(last));
        state.replay();
        let html = html(state);
        assert!(html.contains("Result: assumed 200 (no response given)"));
        assert!(html.contains("assumed: no response given"));
        assert_ne!(first, last);
    });
}

#[test]
fn no_example_ends_with_an_answer_that_nobody_gave() {
    for (at, preset) in data().presets.iter().enumerate() {
        opened(|state| {
            state.load(&preset.flow, By::Example);
            assert_eq!(state.example(), Some(at), "{}", preset.id);
            state.played.with_untracked(|played| {
                for second in [false, true] {
                    let hops = &played.visit(second).hops;
                    assert!(hops.iter().all(redirect::Hop::is_given), "{}", preset.id);
                }
            });
        });
    }
}

#[test]
fn what_is_cut_is_said_and_nothing_is_invented_for_it() {
    opened(|state| {
        let mut flow = data().presets[1].flow.clone();
        flow.client = "curl".to_owned();
        flow.options.max_redirects = Some(1000);
        let answer = |at: usize| {
            let to = format!("/{at}");
            let headers = [("Location", &*to)].into_iter().collect();
            redirect::Response { status: 302, headers }
        };
        flow.responses = (0..151).map(answer).collect();
        state.load(&flow, By::Import);
        let html = html(state);
        assert!(html.contains("51 more responses were left out: a flow can have at most 100"));
        assert!(html.contains("Result unknown"));
        assert!(!html.contains("data-status=\"200\""));
    });
}

#[test]
fn a_finding_of_a_hundred_hops_is_one_of_a_few_lines() {
    opened(|state| {
        let mut flow = data().presets[1].flow.clone();
        flow.client = "curl".to_owned();
        flow.options.max_redirects = Some(1000);
        flow.responses = (0..99)
            .map(|at| redirect::Response {
                status: 302,
                headers: [("Location", &*format!("/{at}"))].into_iter().collect(),
            })
            .collect();
        state.load(&flow, By::Import);
        let html = html(state);
        assert_eq!(html.matches("A relative Location").count(), 1);
        assert!(html.contains("Hop 12</button><span class=\"faint\">+87</span>"));
        assert!(html.contains("at hop 1."));
        assert!(!html.contains("hop 1, 2"));
    });
}

#[test]
fn a_client_that_is_not_known_is_named() {
    opened(|state| {
        let flow = Flow { client: "netscape".to_owned(), ..data().presets[2].flow.clone() };
        state.load(&flow, By::Link);
        let first = data().clients[0].id.clone();
        assert_eq!(state.draft.with_untracked(|draft| draft.client.clone()), first);
        let answers = state.draft.with_untracked(|draft| draft.answers.len());
        assert_eq!(answers, flow.responses.len());
        assert!(state.remark.get_untracked().contains("“netscape”"));
    });
}
