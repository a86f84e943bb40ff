//! Hops a second; the table of all clients and all flows; a large HAR file.

use content::atlas::Atlas;
use content::files::Files;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use model::Lang;
use redirect::import::har::{Reader, chains};
use redirect::wire::{read_client, read_flow};
use redirect::{Client, Fields, Flow, Request, Response, follow};
use std::hint::black_box;
use std::path::Path;

struct Content {
    clients: Vec<Client>,
    flows: Vec<Flow>,
}

fn content() -> Content {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = Files::read(&root).expect("content/ is readable");
    let (atlas, _) = Atlas::check(&files);
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let clients = list(&atlas.clients);
    let flows = list(&atlas.flows.value);
    Content {
        clients: clients.iter().filter_map(|node| read_client(node, Lang::En)).collect(),
        flows: flows.iter().filter_map(|node| read_flow(&node["flow"]).ok()).collect(),
    }
}

/// Fifteen hops between three origins, with a token and cookies on the way.
fn chain() -> Flow {
    let responses = (0..15).map(|at| {
        let to = format!("https://host{}.example/path/{at}", at % 3);
        let mut headers: Fields = [("Location", &*to)].into_iter().collect();
        if at % 4 == 0 {
            headers.add("Set-Cookie", "sid=1; Path=/; Secure");
        }
        Response { status: 302, headers }
    });
    Flow {
        request: Request {
            method: "GET".to_owned(),
            url: "https://host0.example/start".to_owned(),
            headers: [("Authorization", "Bearer x")].into_iter().collect(),
            ..Request::default()
        },
        responses: responses.collect(),
        visits: 1,
        ..Flow::default()
    }
}

fn hops(c: &mut Criterion) {
    let content = content();
    let flow = chain();
    let mut group = c.benchmark_group("hops");
    for id in ["requests", "curl", "fetch", "navigation"] {
        let client = content.clients.iter().find(|client| client.id == id).expect("a client");
        let hops = follow(client, &flow).expect("a trace").visits[0].hops.len();
        group.throughput(Throughput::Elements(hops as u64));
        group.bench_function(id, |b| b.iter(|| follow(client, black_box(&flow))));
    }
}

fn table(c: &mut Criterion) {
    let content = content();
    c.bench_function("all clients x all flows", |b| {
        b.iter(|| {
            let each = |client| content.flows.iter().map(move |flow| follow(client, flow));
            content.clients.iter().flat_map(each).filter(Result::is_ok).count()
        });
    });
}

/// 50 MB: entries of a page with their contents, and a redirect in the middle.
fn har() -> String {
    let entry = |at: usize| {
        let text = "<p class=\\\"x\\\">lorem ipsum</p>\\n".repeat(600);
        let (status, to) = if at % 100 == 50 {
            (302, format!("https://a.example/{}", at + 1))
        } else {
            (200, String::new())
        };
        format!(
            r#"{{"request":{{"method":"GET","url":"https://a.example/{at}","headers":[{{"name":"Accept","value":"*/*"}}]}},"response":{{"status":{status},"redirectURL":"{to}","headers":[{{"name":"Content-Type","value":"text/html"}}],"content":{{"size":1,"text":"{text}"}}}}}}"#
        )
    };
    let mut entries = Vec::new();
    let mut length = 0;
    while length < 50_000_000 {
        entries.push(entry(entries.len()));
        length += entries.last().map_or(0, String::len);
    }
    format!(r#"{{"log":{{"version":"1.2","entries":[{}]}}}}"#, entries.join(","))
}

fn import(c: &mut Criterion) {
    let file = har();
    let mut group = c.benchmark_group("HAR of 50 MB");
    group.sample_size(10).throughput(Throughput::Bytes(file.len() as u64));
    group.bench_function("import", |b| {
        b.iter(|| {
            let mut reader = Reader::new();
            for piece in file.as_bytes().chunks(1 << 20) {
                reader.feed(piece).expect("a HAR file");
            }
            chains(&reader.finish().expect("entries")).len()
        });
    });
    group.bench_function("serde_json::Value", |b| {
        b.iter(|| serde_json::from_str::<serde_json::Value>(&file).expect("JSON"));
    });
}

criterion_group!(benches, hops, table, import);
criterion_main!(benches);
