//! The index of the real content.

use content::atlas::Atlas;
use content::files::Files;
use content::{api, codes::CodeFile};
use model::{Head, StatusCode};
use search::{About, Index, Texts, read_texts};
use std::path::Path;
use std::sync::OnceLock;

/// The index of `content/`.
#[allow(dead_code, reason = "for the tests, which share this file with the benchmarks")]
pub fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let Real { heads, texts, .. } = real();
        Index::new(&heads, texts)
    })
}

/// What an index is made of.
pub struct Real {
    pub heads: Vec<Head>,
    pub texts: Texts,
    /// The texts as `api/v1/search.txt` has them.
    #[allow(dead_code, reason = "for the benchmarks, which share this file with the tests")]
    pub search: String,
}

/// What the index of `content/` is made of.
pub fn real() -> Real {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = Files::read(&root).expect("content/ is readable");
    let (atlas, _) = Atlas::check(&files);
    let heads: Vec<Head> = atlas.codes.values().map(|file| head(&atlas, file)).collect();
    let search = api::search(&atlas);
    let codes = heads.iter().map(|head| head.code);
    let texts = read_texts(&search, codes).expect("a row for each code");
    Real { heads, texts, search }
}

/// As the build writes it into the app. Texts are given up: there is one index in a process.
fn head(atlas: &Atlas, file: &CodeFile) -> Head {
    let text = |text: &String| -> &'static str { text.clone().leak() };
    let section = atlas.section_of(file.code).map(|(section, _)| section as u8);
    let entry = atlas.entry(file.code).map(|entry| entry.place.lines);
    Head {
        code: file.code,
        name: text(&file.name),
        name_zh: text(&file.name_zh),
        short_en: text(&file.short[1]),
        short_zh: text(&file.short[0]),
        registry: file.registry,
        traits: file.traits,
        entry: entry.zip(section),
    }
}

/// So many codes, each with a real one's name and a number, and the texts of three others.
#[allow(dead_code, reason = "for the benchmarks, which share this file with the tests")]
pub fn generated(real: &Real, count: usize) -> (Vec<Head>, Texts) {
    let Real { heads, texts, .. } = real;
    let numbered = |at: usize, name: &str| -> &'static str { format!("{name} {at}").leak() };
    let from = |at: usize| -> &About { &texts.about[at % texts.about.len()] };
    let row = |at: usize| {
        let real = heads[at % heads.len()];
        let number = 100 + (at * 900 / count) as u16;
        let code = StatusCode::new(number).expect("three digits");
        let (name, name_zh) = (numbered(at, real.name), numbered(at, real.name_zh));
        let about = About {
            summaries: from(at * 7).summaries.clone(),
            text: from(at * 11).text.clone(),
            ..from(at).clone()
        };
        (Head { code, name, name_zh, ..real }, about)
    };
    let (heads, about) = (0..count).map(row).unzip();
    (heads, Texts { about, ..texts.clone() })
}
