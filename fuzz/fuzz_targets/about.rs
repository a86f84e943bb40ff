//! No text makes the reader of `api/v1/search.txt` panic; what it takes can be searched, and is
//! written as it is read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use model::{Head, Registry, StatusCode, Traits};
use search::{About, Index, Query, read_about, write_about};

const CODES: [u16; 2] = [301, 404];

fn heads() -> [Head; 2] {
    CODES.map(|code| Head {
        code: StatusCode::new(code).expect("a code"),
        name: "Not Found",
        name_zh: "永久移动",
        short_en: "",
        short_zh: "",
        registry: Registry::Assigned,
        traits: Traits::CACHEABLE,
        entry: None,
    })
}

fuzz_target!(|text: &str| {
    let heads = heads();
    let codes = || heads.iter().map(|head| head.code);
    let Some((about, readings)) = read_about(text, codes()) else { return };
    let write = |about: &[About]| write_about(Default::default(), codes().zip(about));
    let written = write(&about);
    assert!(read_about(&written, codes()).is_some_and(|(read, _)| write(&read) == written));
    let index = Index::new(&heads, about, readings);
    for typed in ["yong jiu", "yd", "永y", "foudn", "is:cacheable header:location", text] {
        let query = Query::parse(typed);
        let found = index.search(&query);
        for at in &found.order {
            index.explain(&query, &found, *at);
        }
        index.suggest(typed);
    }
});
