//! Queries over the real atlas, and over 10,000 codes made from it.

#[path = "../tests/it/real.rs"]
mod real;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use model::{Head, StatusCode};
use real::Texts;
use search::{About, Index, Query, Readings};
use std::hint::black_box;

/// One of each kind.
const QUERIES: [(&str, &str); 12] = [
    ("number", "404"),
    ("class", "4xx"),
    ("han", "重定向"),
    ("one-han", "向"),
    ("pinyin", "chongdingxiang"),
    ("initials", "cdx"),
    ("mixed", "重定x"),
    ("word", "redirect"),
    ("words", "not found"),
    ("typo", "redirct"),
    ("nothing", "zzzzzzz"),
    ("facets", "4xx is:cacheable -is:vendor header:retry-after"),
];

const LINE: &str = "2026/11/28 10:00:00 [error] 123#0: *45 connect() failed (111: Connection refused) \
    while connecting to upstream, client: 10.0.0.1, server: a.test, request: \"GET /x HTTP/1.1\", \
    upstream: \"http://127.0.0.1:8080/x\", host: \"a.test\"";

/// So many codes, each with a real one's name and a number, and the texts of three others.
fn generated(count: usize) -> Index {
    let Texts { heads, about, search } = real::texts();
    let numbered = |at: usize, name: &str| -> &'static str { format!("{name} {at}").leak() };
    let from = |at: usize| -> &About { &about[at % about.len()] };
    let row = |at: usize| {
        let real = heads[at % heads.len()];
        let code = StatusCode::new(100 + (at * 900 / count) as u16).expect("three digits");
        let (name, name_zh) = (numbered(at, real.name), numbered(at, real.name_zh));
        let texts = About {
            summary: from(at * 7).summary.clone(),
            text: from(at * 11).text.clone(),
            ..from(at).clone()
        };
        (Head { code, name, name_zh, ..real }, texts)
    };
    let (heads, about): (Vec<Head>, Vec<About>) = (0..count).map(row).unzip();
    Index::new(&heads, about, Readings::read(&search).expect("readings"))
}

fn queries(c: &mut Criterion) {
    for (name, index) in [("real", real::index()), ("10000", &generated(10_000))] {
        let mut group = c.benchmark_group(name);
        for (kind, text) in QUERIES.into_iter().chain([("line", LINE)]) {
            group.bench_with_input(BenchmarkId::from_parameter(kind), text, |b, text| {
                b.iter(|| index.search(&Query::parse(black_box(text))));
            });
        }
        group.finish();
    }
}

fn building(c: &mut Criterion) {
    let Texts { heads, about, search } = real::texts();
    c.bench_function("index", |b| {
        b.iter(|| Index::new(&heads, about.clone(), Readings::read(&search).expect("readings")));
    });
}

criterion_group!(benches, queries, building);
criterion_main!(benches);
