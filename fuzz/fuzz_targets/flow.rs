//! Whatever servers answer: every client comes to an end within its limit; what is said, drawn and
//! exported of it can be; and what the lab makes of it stays in its folder.

#![no_main]

use content::atlas::Atlas;
use content::files::Files;
use libfuzzer_sys::fuzz_target;
use model::Lang;
use redirect::diagnosis::diagnose;
use redirect::diagram::{Form, Words, layout, svg};
use redirect::export::{caddy, curl, markdown, mermaid, nginx};
use redirect::import::words;
use redirect::lab::plan;
use redirect::url::{Syntax, Url};
use redirect::wire::{read_client, write_trace};
use redirect::{Client, Fields, Flow, From, Outcome, Recorded, Request, Response, Trace, follow};
use std::path::Path;
use std::sync::LazyLock;

const FOLDER: &str = "http://127.0.0.1:8080/atlas/lab/flow/k3/";

static CLIENTS: LazyLock<Vec<Client>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = Files::read(&root).expect("content/ is readable");
    let (atlas, _) = Atlas::check(&files);
    let clients = atlas.clients.as_array().expect("a list of clients");
    clients.iter().map(|client| read_client(client, Lang::En).expect("a client")).collect()
});

/// A line is a response, or a field of the one before; its first sign says which.
fn responses(lines: &str) -> Vec<Response> {
    let mut responses = vec![Response { status: 302, headers: Fields::default() }];
    for line in lines.lines() {
        let mut signs = line.chars();
        let name = match signs.next() {
            Some(digit @ '0'..='9') => {
                let status = 300 + u16::try_from(u32::from(digit) - 48).unwrap_or_default();
                responses.push(Response { status, headers: Fields::default() });
                "Location"
            }
            Some('c') => "Set-Cookie",
            Some('h') => "Strict-Transport-Security",
            Some('k') => "Cache-Control",
            Some('o') => "Access-Control-Allow-Origin",
            Some('r') => "Referrer-Policy",
            _ => "Location",
        };
        if let Some(response) = responses.last_mut() {
            response.headers.add(name, signs.as_str());
        }
    }
    responses
}

fuzz_target!(|text: &str| {
    let mut signs = text.chars();
    let chosen = signs.next().map_or(0, |sign| sign as usize);
    let (first, lines) = signs.as_str().split_once('\n').unwrap_or((signs.as_str(), ""));
    let (method, url) = first.split_once(' ').unwrap_or(("GET", first));
    let client = &CLIENTS[chosen % CLIENTS.len()];
    let flow = Flow {
        client: client.id.clone(),
        request: Request {
            // A line break is what a line cannot hold.
            method: method.replace('\\', "\n"),
            url: url.to_owned(),
            headers: [("Authorization", "x"), ("X-Own", "1")].into_iter().collect(),
            body: (chosen % 2 == 1).then(|| "hello".into()),
            replayable: true,
        },
        responses: responses(lines),
        visits: 2,
        // Half of them come to the end of a transcript.
        recorded: (chosen % 4 > 1).then(Recorded::default),
        ..Flow::default()
    };
    planned(&flow);
    let Ok(trace) = follow(client, &flow) else { return };
    for visit in &trace.visits {
        assert!(!visit.hops.is_empty() || visit.outcome == Outcome::Error);
        if let Some(found) = visit.repetition() {
            assert_eq!(found.steps.len(), found.again - found.first);
        }
        let hops = visit.hops.iter().filter(|hop| hop.from != From::Hsts).count();
        assert!(hops <= client.limit.max as usize + 1);
    }
    // These take most of the time, so they take turns.
    match text.len() % 4 {
        0 => drawn(&flow, &trace),
        1 => exported(&flow, &trace),
        2 => drop(diagnose(client, &flow, &trace, &CLIENTS[..4])),
        _ => {
            let json = write_trace("1", client, &trace);
            serde_json::from_str::<serde_json::Value>(&json).expect("JSON");
        }
    }
});

fn drawn(flow: &Flow, trace: &Trace) {
    let words = Words {
        client: "c",
        version: "1",
        origin: "o",
        content: "b",
        store: "s",
        failure: "",
        assumed: "a",
        unrecorded: "u",
    };
    for visit in &trace.visits {
        let drawn = svg(&layout(visit, &flow.request, Form::Portrait, &words), "a");
        assert!(drawn.split('<').skip(1).all(|tag| TAGS.iter().any(|own| begins(tag, own))));
    }
}

fn exported(flow: &Flow, trace: &Trace) {
    for visit in &trace.visits {
        assert_eq!(markdown(visit, &["a"; 5]).lines().count(), visit.hops.len() + 2);
        mermaid("c", visit);
        assert!(is_balanced(&nginx(visit)), "{}", nginx(visit));
        assert!(is_balanced(&caddy(visit)), "{}", caddy(visit));
    }
    // A shell that runs the command gives curl the very words.
    let command = words::shell(&curl(flow)).expect("a command").words;
    assert_eq!(command.last(), Some(&flow.request.url));
}

/// What a page would run asks nothing but addresses in its folder.
fn planned(flow: &Flow) {
    let Ok(plan) = plan(flow, FOLDER) else { return };
    let first = Url::parse(&plan.flow.request.url, Syntax::Whatwg).expect("an address");
    assert!(first.as_str().starts_with(FOLDER), "{first}");
    for response in &plan.flow.responses {
        for location in response.headers.all("Location") {
            if let Ok(url) = first.join(location, Syntax::Whatwg).as_ref()
                && url.is_http()
            {
                assert!(url.as_str().starts_with(FOLDER), "{url}");
            }
        }
    }
}

/// What the picture is made of; everything else in it is text.
const TAGS: [&str; 8] = ["svg", "title", "style", "rect", "path", "g", "circle", "text"];

fn begins(tag: &str, own: &str) -> bool {
    let rest = tag.strip_prefix('/').unwrap_or(tag).strip_prefix(own);
    rest.is_some_and(|rest| rest.starts_with([' ', '>']))
}

/// Whether each quoted word ends in its line, and each block that is open is closed: foreign text
/// begins nothing.
fn is_balanced(config: &str) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for c in config.chars() {
        match c {
            '\n' if quoted => return false,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '{' if !quoted => depth += 1,
            '}' if !quoted => depth -= 1,
            _ => {}
        }
        if !(0..=2).contains(&depth) {
            return false;
        }
    }
    depth == 0
}
