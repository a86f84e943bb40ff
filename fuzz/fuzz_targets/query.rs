//! No text makes the search panic; terms and faults stand where they say, what is found is found once,
//! and what is marked is in the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use model::{Head, Registry, StatusCode, Traits, mentions};
use search::{About, Index, Query, Readings, Symptom, Texts, What, fold};
use std::sync::LazyLock;

static HEADS: LazyLock<Vec<Head>> = LazyLock::new(|| {
    let names = [
        (301, "Moved Permanently", "永久移动"),
        (404, "Not Found", "未找到"),
        (502, "Bad Gateway", "网关错误"),
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
        traits: Traits::CACHEABLE,
        entry: None,
    };
    names.map(head).to_vec()
});

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let symptom = Symptom {
        text: "connect() failed (111: Connection refused) while connecting to upstream".to_owned(),
        seen_in: "nginx".to_owned(),
    };
    let about = About {
        aliases: vec!["重定向到别处".to_owned(), "redirect".to_owned()],
        symptoms: vec![symptom],
        fields: vec!["Retry-After".to_owned()],
        vendors: vec!["Microsoft IIS".to_owned()],
        rfcs: vec!["9110".to_owned()],
        summaries: ["资源有了新的永久URI。", "A new permanent URI."].map(str::to_owned),
        text: "表示永久重定向。naïve".to_owned(),
    };
    let usual = [("zhong", "重"), ("ding", "定"), ("xiang", "向"), ("yong", "永"), ("jiu", "久")];
    let words = [("重定向", "chong ding xiang")];
    let readings = Readings::new(usual.into_iter(), words.into_iter());
    let stop_words = vec!["http".to_owned(), "错误".to_owned()];
    Index::new(&HEADS, Texts { about: vec![about; HEADS.len()], readings, stop_words })
});

fuzz_target!(|text: &str| {
    let folded = fold(text);
    assert_eq!(fold(&folded), folded);
    assert!(folded.chars().count() <= text.chars().count());
    let query = Query::parse(text);
    let spans = query.terms.iter().map(|term| &term.span);
    for span in spans.chain(query.diagnostics.iter().map(|found| &found.span)) {
        assert!(text.get(span.clone()).is_some());
        query.without(span);
    }
    let found = INDEX.search(&query);
    let mut once = found.order.clone();
    once.sort_unstable();
    once.dedup();
    assert!(once.len() == found.order.len() && once.iter().all(|at| *at < HEADS.len()));
    assert!(!query.is_empty() || found.order.len() == HEADS.len());
    for at in &found.order {
        for why in INDEX.explain(&query, &found, *at) {
            let What::Text(of) = why.what else { continue };
            for of in [of.excerpt(8), of] {
                let length = of.text.chars().count();
                assert!(of.marks.iter().all(|mark| mark.start < mark.end && mark.end <= length));
                assert!(of.marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
            }
        }
    }
    INDEX.suggest(text);
    let mut end = 0;
    for mention in mentions(text) {
        assert!(mention.start >= end);
        end = mention.start + 3;
        assert_eq!(StatusCode::parse(&text[mention.start..end]), Some(mention.code));
    }
});
