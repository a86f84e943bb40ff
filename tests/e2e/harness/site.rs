//! What the built site holds, read from its files.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One page of each kind, in both languages.
pub const SAMPLE: [&str; 20] = [
    "",
    "301/",
    "4xx/",
    "410/",
    "499/",
    "compare/",
    "choose/",
    "redirects/",
    "quiz/",
    "embed/",
    "document/",
    "about/",
    "en/",
    "en/404/",
    "en/3xx/",
    "en/compare/",
    "en/choose/",
    "en/quiz/",
    "en/document/",
    "en/about/",
];

/// The built site.
#[derive(Debug)]
pub struct Site {
    dist: PathBuf,
    /// Every code that it has, ascending.
    pub codes: Vec<u16>,
}

impl Site {
    /// Reads the site's own list of codes.
    pub fn read(dist: &Path) -> Result<Site> {
        let index = fs::read_to_string(dist.join("api/v1/index.json"))?;
        let index: Value = serde_json::from_str(&index)?;
        let codes = index["codes"].as_array().context("index.json has no codes")?;
        let codes = codes.iter().filter_map(|code| u16::try_from(code["code"].as_u64()?).ok());
        let codes: BTreeSet<u16> = codes.collect();
        Ok(Site { dist: dist.to_owned(), codes: codes.into_iter().collect() })
    }

    /// The path of every page; fails unless all are there and no other.
    pub fn pages(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        folders(&self.dist, "", &mut found)?;
        let classes: BTreeSet<u16> =
            self.codes.iter().map(|code| code / 100).filter(|class| *class < 6).collect();
        let pages =
            ["", "compare/", "choose/", "redirects/", "quiz/", "embed/", "document/", "about/"];
        let mut want = pages.map(str::to_owned).to_vec();
        want.extend(self.codes.iter().map(|code| format!("{code}/")));
        want.extend(classes.iter().map(|class| format!("{class}xx/")));
        want.extend(want.clone().iter().map(|path| format!("en/{path}")));
        let [found_set, want_set] =
            [&found, &want].map(|list| list.iter().collect::<BTreeSet<_>>());
        let odd: Vec<_> = found_set.symmetric_difference(&want_set).collect();
        ensure!(
            odd.is_empty(),
            "expected {} pages, found {}: {odd:?} differ",
            want.len(),
            found.len()
        );
        Ok(found)
    }

    /// What the site itself says about a code.
    fn code(&self, code: u16) -> Result<Value> {
        let text = fs::read_to_string(self.dist.join(format!("api/v1/{code}.json")))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// The codes of whose data a condition holds, by number.
    pub fn codes_where(&self, keep: impl Fn(&Value) -> bool) -> Result<Vec<u16>> {
        let mut codes = Vec::new();
        for code in &self.codes {
            if keep(&self.code(*code)?) {
                codes.push(*code);
            }
        }
        Ok(codes)
    }

    /// The codes with a word in their names, those with it in what people call them, in facts and
    /// lines of logs, and in prose only; fails where that tells nothing, because it is none or all.
    /// Short names, which tiles show, are taken for parts of the names.
    pub fn tiers(&self, word: &str) -> Result<[Vec<u16>; 4]> {
        let word = word.to_lowercase();
        let searched = fs::read_to_string(self.dist.join("api/v1/search.txt"))?;
        let rows: Vec<Vec<&str>> =
            searched.lines().skip(2).map(|line| line.split('\t').collect()).collect();
        let mut tiers: [Vec<u16>; 4] = Default::default();
        for code in &self.codes {
            let row = rows.iter().find(|row| row[0] == code.to_string());
            let row = row.with_context(|| format!("search.txt does not have {code}"))?;
            let texts = self.texts(*code, row)?;
            let has = |texts: &Vec<String>| texts.iter().any(|text| has_word(text, &word));
            if let Some(tier) = texts.iter().position(has) {
                tiers[tier].push(*code);
            }
        }
        let found: usize = tiers.iter().map(Vec::len).sum();
        ensure!(0 < found && found < self.codes.len(), "{word:?} finds {found} codes");
        Ok(tiers)
    }

    /// The texts about a code, by how much a word in them counts; `row` is the one of `search.txt`:
    /// code, aliases, lines of logs, fields, vendors, RFCs, sentences in Chinese and English, the document.
    fn texts(&self, code: u16, row: &[&str]) -> Result<[Vec<String>; 4]> {
        let [_, aliases, lines, fields, vendors, rfcs, prose @ ..] = row else {
            bail!("search.txt has too little about {code}");
        };
        let it = self.code(code)?;
        let list = |text: &str| text.split('\u{1e}').map(str::to_owned).collect::<Vec<_>>();
        let mut facts: Vec<String> =
            class_names(code).into_iter().flatten().map(str::to_owned).collect();
        facts.extend([*vendors, *fields].into_iter().flat_map(list));
        facts.extend(list(rfcs).into_iter().map(|rfc| format!("RFC {rfc}")));
        let line = |line: String| line.split('\u{1f}').next().unwrap_or_default().to_owned();
        facts.extend(list(lines).into_iter().map(line));
        let prose = prose.iter().map(|text| (*text).to_owned()).collect();
        Ok([vec![text(&it["name_zh"]), text(&it["name"])], list(aliases), facts, prose])
    }

    /// What a word finds, by number.
    pub fn found(&self, word: &str) -> Result<Vec<u16>> {
        let mut codes = self.tiers(word)?.concat();
        codes.sort_unstable();
        Ok(codes)
    }

    /// What a word finds in the names alone, before the app is there.
    pub fn named(&self, word: &str, lang: &str) -> Result<Vec<u16>> {
        let word = word.to_lowercase();
        let mut codes = Vec::new();
        for code in &self.codes {
            let it = self.code(*code)?;
            let chinese =
                if lang == "zh" { it["name_zh"].as_str().unwrap_or_default() } else { "" };
            let names = format!("{chinese} {}", it["name"].as_str().unwrap_or_default());
            if names.to_lowercase().contains(&word) {
                codes.push(*code);
            }
        }
        ensure!(!codes.is_empty(), "{word:?} is in no name");
        Ok(codes)
    }

    /// The HTML of every page, `404.html` included, by its path.
    pub fn html(&self) -> Result<Vec<(String, String)>> {
        let files = self.pages()?.into_iter().map(|path| path + "index.html");
        let files = files.chain(["404.html".to_owned()]);
        files.map(|file| Ok((file.clone(), fs::read_to_string(self.dist.join(&file))?))).collect()
    }
}

/// The names of a code's class; those that no registry knows have one, too.
fn class_names(code: u16) -> Option<[&'static str; 2]> {
    Some(match code / 100 {
        1 => ["消息", "Informational"],
        2 => ["成功", "Successful"],
        3 => ["重定向", "Redirection"],
        4 => ["客户端错误", "Client error"],
        5 => ["服务器错误", "Server error"],
        _ => return None,
    })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Whether a text has a word, which is in lower case: an English one is found by its beginning.
fn has_word(text: &str, word: &str) -> bool {
    let text = text.to_lowercase();
    let inside = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    let latin = word.starts_with(|c: char| c.is_ascii_alphanumeric());
    text.match_indices(word).any(|(at, _)| !latin || !inside(at))
}

/// Every folder with an `index.html`, as paths with a slash at the end.
fn folders(dist: &Path, path: &str, found: &mut Vec<String>) -> Result<()> {
    if dist.join(path).join("index.html").is_file() {
        found.push(path.to_owned());
    }
    for entry in fs::read_dir(dist.join(path))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let name = entry.file_name();
            folders(dist, &format!("{path}{}/", name.to_string_lossy()), found)?;
        }
    }
    Ok(())
}
