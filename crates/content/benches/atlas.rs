//! The content step: all files of `content/` read, checked and written as the app's index; and
//! the reading of a code's file, up to 10,000 of them, to see that it is linear.

use content::atlas::Atlas;
use content::codes;
use content::files::Files;
use content::generate::index_source;
use content::sources::Sources;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;

fn real(c: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = Files::read(&root).expect("content/ is readable");
    c.bench_function("atlas/real", |b| {
        b.iter(|| {
            let (atlas, found) = Atlas::check(black_box(&files));
            assert!(found.is_empty());
            index_source(&atlas)
        });
    });
}

fn generated(c: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = Files::read(&root).expect("content/ is readable");
    let mut sources = Sources::default();
    sources.read_others(&files.sources);
    sources.read_rfcs(&files.rfcs);
    let (stem, text) = files.codes.iter().find(|(stem, _)| stem == "404").expect("404");
    let mut group = c.benchmark_group("codes");
    group.sample_size(10);
    for count in [100_u64, 1_000, 10_000] {
        group.throughput(Throughput::Elements(count));
        group.bench_with_input(BenchmarkId::from_parameter(count), &count, |b, count| {
            b.iter(|| {
                let read = |_| codes::read(stem, black_box(text), &sources).0;
                (0..*count).filter_map(read).count()
            });
        });
    }
}

criterion_group!(benches, real, generated);
criterion_main!(benches);
