//! Parsing against the Markdown parser's own event loop over the same text.

use content::{markdown, parse};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;

/// Generated entries. No more than 500 codes exist, so they are spread over as many documents as
/// it takes.
const ENTRIES: u16 = 10_000;

fn original() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/http-status.md");
    std::fs::read_to_string(path).expect("the document is readable")
}

/// Documents of the original's shape, each with all 500 codes, the original's texts under them.
fn generated(original: &str) -> Vec<String> {
    let (document, _) = parse(original);
    let texts: Vec<&str> = document.entries().map(|entry| entry.markdown).collect();
    let mut texts = texts.iter().cycle();
    let mut documents = Vec::new();
    for _ in 0..ENTRIES / 500 {
        let mut text = String::from("### 标题\n\n#### 其他\n> 说明\n\n");
        for code in 100..600 {
            let body = texts.next().expect("texts go round");
            writeln!(text, "##### {code} Name（名称）\n{body}\n").expect("a string");
        }
        documents.push(text);
    }
    documents
}

fn compare(criterion: &mut Criterion, name: &str, texts: &[String]) {
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("events", |bench| {
        bench.iter(|| {
            for event in texts.iter().flat_map(|text| markdown::events(black_box(text))) {
                black_box(event);
            }
        });
    });
    group.bench_function("parse", |bench| {
        bench.iter(|| {
            for text in texts {
                black_box(parse(black_box(text)));
            }
        });
    });
    group.finish();
}

fn parsing(criterion: &mut Criterion) {
    let original = original();
    compare(criterion, "generated", &generated(&original));
    compare(criterion, "original", &[original]);
}

criterion_group!(benches, parsing);
criterion_main!(benches);
