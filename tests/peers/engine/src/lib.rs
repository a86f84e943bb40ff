//! The search as a library would have it: texts in, positions out. `cargo run -p search --example texts`
//! writes the texts.

use model::{Head, Lines, Registry, StatusCode, Traits};
use search::{Index, Query, read_texts};
use wasm_bindgen::prelude::wasm_bindgen;

/// Codes that can be searched.
#[wasm_bindgen]
pub struct Peer(Index);

#[wasm_bindgen]
impl Peer {
    /// Makes the index of `….names.tsv` and `….txt`.
    #[wasm_bindgen(constructor)]
    pub fn new(names: &str, about: &str) -> Peer {
        let heads: Vec<Head> = names.lines().filter_map(head).collect();
        let texts = read_texts(about, heads.iter().map(|head| head.code));
        Peer(Index::new(&heads, texts.unwrap_or_default()))
    }

    /// The positions of the codes that a text finds, the best first.
    pub fn search(&self, text: &str) -> Vec<u32> {
        let found = self.0.search(&Query::parse(text));
        found.order.into_iter().map(|at| at as u32).collect()
    }
}

fn head(line: &str) -> Option<Head> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [code, traits, registry, original, name, name_zh, short_en, short_zh] = fields[..] else {
        return None;
    };
    // There is one index of each kind in the process.
    let kept = |text: &str| -> &'static str { text.to_owned().leak() };
    Some(Head {
        code: StatusCode::parse(code)?,
        name: kept(name),
        name_zh: kept(name_zh),
        short_en: kept(short_en),
        short_zh: kept(short_zh),
        registry: Registry::ALL.into_iter().find(|known| known.label() == registry)?,
        traits: Traits::from_bits(traits.parse().ok()?),
        entry: (original == "1").then_some((Lines { first: 1, last: 1 }, 0)),
    })
}
