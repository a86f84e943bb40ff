//! What the built site holds, read from its files.

use anyhow::{Context, Result, ensure};
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

    /// The codes with this word in a name or an alias, and those with it in the prose of a
    /// language only; fails where that tells nothing, because it is none or all.
    fn with_word(&self, word: &str, lang: &str) -> Result<[Vec<u16>; 2]> {
        let word = word.to_lowercase();
        let [mut named, mut told] = [Vec::new(), Vec::new()];
        for code in &self.codes {
            let it = self.code(*code)?;
            let mut names =
                vec![&it["class"], &it["name"], &it["name_zh"], &it["document"]["heading"]];
            for lang in ["zh", "en"] {
                names.extend(it["aliases"][lang].as_array().context("no aliases")?);
            }
            let has =
                |text: &Value| text.as_str().unwrap_or_default().to_lowercase().contains(&word);
            if names.into_iter().any(has) {
                named.push(*code);
            } else if has(&it["document"]["markdown"]) || has(&it["summary"][lang]) {
                told.push(*code);
            }
        }
        let found = named.len() + told.len();
        ensure!(0 < found && found < self.codes.len(), "{word:?} finds {found} codes");
        Ok([named, told])
    }

    /// What a word finds, by number.
    pub fn found(&self, word: &str, lang: &str) -> Result<Vec<u16>> {
        let mut codes = self.with_word(word, lang)?.concat();
        codes.sort_unstable();
        Ok(codes)
    }

    /// What a word finds, names before prose.
    pub fn ranked(&self, word: &str, lang: &str) -> Result<Vec<u16>> {
        Ok(self.with_word(word, lang)?.concat())
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
