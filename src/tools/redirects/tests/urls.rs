//! URLs to type: those that stand in the project's tests, and made ones.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where URLs stand that something was tried with.
const PLACES: [&str; 4] =
    ["crates/redirect", "fuzz/corpus/url", "tests/clients/src", "content/flows.toml"];

/// What was typed when the page broke.
const BROKE: [&str; 11] = [
    "https://mail.163.com/",
    "https://www.12306.cn/",
    "https://192.168.1.1000",
    "https://v2.0.example/",
    "https://256.1.1.1/",
    "https://1.2.3.08/",
    "https://%20/",
    "https://a%2fb/",
    "https://[v1.x]/",
    "https://09/",
    "https://a.0x/",
];

/// Every URL of the tests, once.
pub fn of_tests() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open: Vec<PathBuf> = PLACES.iter().map(|place| root.join(place)).collect();
    let mut found: BTreeSet<String> = BROKE.map(str::to_owned).into();
    while let Some(path) = open.pop() {
        if let Ok(folder) = fs::read_dir(&path) {
            open.extend(folder.flatten().map(|item| item.path()));
        } else if let Ok(text) = fs::read(&path) {
            let text = String::from_utf8_lossy(&text);
            found.extend(text.match_indices("http").filter_map(|(at, _)| url(&text[at..])));
        }
    }
    found.into_iter().collect()
}

/// The URL at the beginning of a text; long ones differ in nothing that matters.
fn url(text: &str) -> Option<String> {
    let end = text.find(|c: char| c.is_control() || " \"'`<>|".contains(c)).unwrap_or(text.len());
    let url: String = text[..end].chars().take(60).collect();
    let rest = url.strip_prefix("http")?;
    rest.trim_start_matches('s').starts_with("://").then_some(url)
}

/// Pieces of an authority that parsers do not agree about.
const PIECES: &str = "a b.test 1 0 09 08 0x 0x7f 256 1.2.3 192.168.1 163 12306 v2 . .. - _ % %2 %20 %2f %41 %C3%A9 %zz \
    [ ] [::1] [v1.x] ::1 [1::0:0:2] é 中 。 ． １ xn-- xn--a ß 🦀 u:p@ @ u@ : :0 :80 :443 :8080 :65536 :99999 :x / // ? # \\ ; ~ ^ { }";

/// Makes URLs, the same ones each time.
pub struct Made(u64);

impl Made {
    /// From the beginning.
    pub fn new() -> Made {
        Made(0x9e37_79b9_7f4a_7c15)
    }

    /// A number below `most` (xorshift; no run may differ from another).
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most as u64) as usize
    }

    /// The next URL.
    pub fn url(&mut self) -> String {
        let pieces: Vec<&str> = PIECES.split_ascii_whitespace().collect();
        let start = ["https://", "https://", "https://a.", "http://mail."][self.below(4)];
        let count = 1 + self.below(5);
        (0..count).fold(start.to_owned(), |url, _| url + pieces[self.below(pieces.len())])
    }
}
