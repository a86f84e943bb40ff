//! Queries over the real atlas, and over 10,000 codes made from it.

#[path = "../tests/it/real.rs"]
mod real;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use real::Real;
use search::{Index, Query, read_texts};
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

fn many() -> Index {
    let (heads, texts) = real::generated(&real::real(), 10_000);
    Index::new(&heads, texts)
}

fn queries(c: &mut Criterion) {
    for (name, index) in [("real", real::index()), ("10000", &many())] {
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
    let Real { heads, search, .. } = real::real();
    c.bench_function("index", |b| {
        b.iter(|| {
            let texts = read_texts(&search, heads.iter().map(|head| head.code));
            Index::new(&heads, texts.expect("they are about these codes"))
        });
    });
}

criterion_group!(benches, queries, building);
criterion_main!(benches);
