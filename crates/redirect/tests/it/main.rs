//! The engine on the real profiles: what it finds, that it ends, that everything it says has words.

mod addresses;
mod diagnosis;
mod lab;
mod properties;
mod recorded;
mod secrets;
mod standard;

use content::atlas::Atlas;
use content::files::Files;
use model::Lang;
use redirect::wire::{read_client, read_flow};
use redirect::{Client, Flow, Visit, follow};
use serde_json::Value;
use std::path::Path;
use std::sync::OnceLock;

/// What `content/` says about clients and findings.
struct Content {
    clients: Vec<Client>,
    findings: Value,
    flows: Value,
}

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let files = Files::read(&root).expect("content/ is readable");
        let (atlas, _) = Atlas::check(&files);
        let list = atlas.clients.as_array().cloned().unwrap_or_default();
        Content {
            clients: list.iter().filter_map(|node| read_client(node, Lang::En)).collect(),
            findings: atlas.findings,
            flows: atlas.flows.value,
        }
    })
}

fn client(id: &str) -> &'static Client {
    content().clients.iter().find(|client| client.id == id).expect("a client")
}

/// A flow as JSON.
fn flow(text: &str) -> Flow {
    read_flow(&serde_json::from_str::<Value>(text).expect("JSON")).expect("a flow")
}

/// The visits of a flow by its client.
fn visits(text: &str) -> Vec<Visit> {
    let flow = flow(text);
    follow(client(&flow.client), &flow).expect("a trace").visits
}

#[test]
fn all_seventeen_clients_are_there() {
    let ids: Vec<&str> = content().clients.iter().map(|client| &*client.id).collect();
    let want = "fetch navigation curl wget requests httpx aiohttp urllib node-fetch undici-request \
        axios got superagent go reqwest java dotnet";
    assert_eq!(ids.join(" "), want);
    for client in &content().clients {
        for rule in &client.rules {
            assert!(!rule.said.text.is_empty() && !rule.said.sources.is_empty(), "{}", rule.id);
        }
    }
}

#[test]
fn every_example_teaches_what_it_says() {
    let flows = content().flows.as_array().expect("flows");
    assert!(flows.len() >= 16, "{} flows", flows.len());
    for item in flows {
        let flow = read_flow(&item["flow"]).expect("a flow");
        let trace = follow(client(&flow.client), &flow).expect("a trace");
        assert!(trace.visits[0].hops.len() > 1, "{} does not redirect", item["id"]);
    }
}
