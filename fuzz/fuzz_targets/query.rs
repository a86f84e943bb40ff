//! No text makes the search panic; what is found is each once, and spelling does not matter twice.

#![no_main]

use libfuzzer_sys::fuzz_target;
use model::{Head, Registry, StatusCode, Traits, mentions};
use search::{Query, Written, fold, search};
use std::sync::LazyLock;

static HEADS: LazyLock<Vec<Head>> = LazyLock::new(|| {
    let names = [
        (301, "Moved Permanently", "永久移动"),
        (404, "Not Found", "未找到"),
        (599, "", ""),
        (999, "Request Denied", ""),
    ];
    let head = |(code, name, name_zh)| Head {
        code: StatusCode::new(code).expect("a code"),
        name,
        name_zh,
        short_en: "",
        short_zh: "",
        registry: Registry::Assigned,
        traits: Traits::NONE,
        entry: None,
    };
    names.map(head).to_vec()
});

fuzz_target!(|text: &str| {
    let folded = fold(text);
    assert_eq!(fold(&folded), folded);
    let query = Query::parse(text);
    assert_eq!(Query::parse(&folded), query);
    let known = [Written { aliases: folded.clone(), text: folded }];
    let found = search(&HEADS, &known, &query);
    let mut once = found.clone();
    once.sort_unstable();
    once.dedup();
    assert!(once.len() == found.len() && once.iter().all(|at| *at < HEADS.len()));
    assert!(!query.is_empty() || found.len() == HEADS.len());
    let mut end = 0;
    for mention in mentions(text) {
        assert!(mention.start >= end);
        end = mention.start + 3;
        assert_eq!(StatusCode::parse(&text[mention.start..end]), Some(mention.code));
    }
});
