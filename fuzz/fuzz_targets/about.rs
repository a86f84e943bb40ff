//! No text makes the reader of `api/v1/search.txt` panic; what it takes can be searched, and is
//! written as it is read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use model::{Head, Registry, StatusCode, Traits};
use search::{Index, Query, Texts, read_texts, write_texts};

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
    let Some(texts) = read_texts(text, codes()) else { return };
    let write = |texts: &Texts| {
        write_texts(Default::default(), &texts.stop_words, codes().zip(&texts.about))
    };
    let written = write(&texts);
    assert!(read_texts(&written, codes()).is_some_and(|read| write(&read) == written));
    let index = Index::new(&heads, texts);
    for typed in ["yong jiu", "yd", "永y", "foudn", "is:cacheable header:location", text] {
        let query = Query::parse(typed);
        let found = index.search(&query);
        for at in &found.order {
            index.explain(&query, &found, *at);
        }
        index.suggest(typed);
    }
});
