//! What the first visit weighs, beside what it may: `budget.toml`.

use crate::first_load::references;
use crate::project::Project;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::{fmt, fs};
use xtask::compress::brotli;

/// Hosts that compress once and keep the result use the best quality.
const BEST_QUALITY: i32 = 11;

/// Others compress while they send.
const QUICK_QUALITY: i32 = 5;

/// How far over the budget is still within it: an encoder's or a linker's next version may cost
/// that much without a change of ours.
const TOLERANCE: f64 = 1.03;

/// `budget.toml`; sizes in kB (1,000 bytes) of Brotli.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    first_load: FirstLoad,
    assets: BTreeMap<String, f64>,
    /// The build of each page that has its own: its WASM and its script.
    builds: BTreeMap<String, f64>,
    offline: Offline,
    embeds: Embeds,
}

/// What other sites load or keep.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Embeds {
    /// `embed.js`, Brotli.
    element: f64,
    /// `status-atlas.html`, as it is: attachments are not compressed.
    file: f64,
}

/// The offline copy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Offline {
    /// What its installation may take over the wire, as hosts compress while they send.
    install: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstLoad {
    total: f64,
    requests: usize,
}

/// One of the files of a first visit.
#[derive(Debug)]
struct Asset {
    name: String,
    raw: usize,
    brotli: usize,
}

/// The files of a first visit to the start page, and the budget.
#[derive(Debug)]
pub struct Report {
    budget: Budget,
    assets: Vec<Asset>,
    tools: Vec<Tool>,
    /// What the worker loads when it is installed, itself included, and if nothing were loaded yet.
    install: usize,
    /// What the files for other sites weigh, in kB as the budget has it.
    embeds: Embeds,
}

/// A page with a build of its own.
#[derive(Debug)]
struct Tool {
    /// Its path.
    name: String,
    /// The page itself, Brotli.
    page: usize,
    /// Its WASM and its script, Brotli.
    build: usize,
}

impl Report {
    /// Weighs `dist/`.
    pub fn of(project: &Project) -> Result<Report> {
        let budget: Budget =
            toml::from_str(&project.read("budget.toml")?).context("budget.toml")?;
        let page = fs::read(project.dist().join("index.html"))
            .context("dist/index.html is not readable")?;
        let html = String::from_utf8_lossy(&page);
        let mut assets = vec![Asset::new("index.html", &page)?];
        for address in references(&html) {
            let name = address.trim_start_matches("./");
            let help = || format!("dist/index.html refers to {name}, which cannot be read");
            assets
                .push(Asset::new(name, &fs::read(project.dist().join(name)).with_context(help)?)?);
        }
        let tools = budget.builds.keys().map(|name| Tool::of(project, name));
        let tools = tools.collect::<Result<_>>()?;
        let install = install(project)?;
        let embeds = Embeds::of(project)?;
        Ok(Report { budget, assets, tools, install, embeds })
    }

    /// How many things are checked.
    pub fn lines(&self) -> usize {
        5 + self.tools.len()
    }

    /// What is over the budget, in words; nothing if all is well.
    pub fn excesses(&self) -> Vec<String> {
        let FirstLoad { total, requests } = self.budget.first_load;
        let (weight, count) = (kilo(self.total()), self.assets.len());
        let weight = (weight > total * TOLERANCE)
            .then(|| format!("the first load weighs {weight:.1} kB, and {total} kB is the budget"));
        let count = (count > requests).then(|| {
            format!("the first load makes {count} requests, and {requests} is the budget")
        });
        let heavy = self.tools.iter().filter_map(|Tool { name, build, .. }| {
            let (weight, most) = (kilo(*build), self.budget.builds.get(name)?);
            let over = weight > most * TOLERANCE;
            over.then(|| {
                format!("the build of {name}/ weighs {weight:.1} kB, and {most} kB is the budget")
            })
        });
        let (install, most) = (kilo(self.install), self.budget.offline.install);
        let install = (install > most).then(|| {
            format!("the offline copy takes {install:.1} kB, and {most} kB is the budget")
        });
        let embeds = self.embeds.over(&self.budget.embeds);
        weight.into_iter().chain(count).chain(install).chain(heavy).chain(embeds).collect()
    }

    fn total(&self) -> usize {
        self.assets.iter().map(|asset| asset.brotli).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<32}{:>10}{:>12}{:>10}", "first load", "raw kB", "brotli kB", "budget")?;
        for asset in &self.assets {
            let Asset { name, raw, brotli } = asset;
            let line = self.budget.assets.get(&kind(name));
            let over = if line.is_some_and(|line| kilo(*brotli) > *line) { "  over" } else { "" };
            let line = line.map(f64::to_string).unwrap_or_default();
            writeln!(f, "{name:<32}{:>10.1}{:>12.1}{line:>10}{over}", kilo(*raw), kilo(*brotli))?;
        }
        let raw = kilo(self.assets.iter().map(|asset| asset.raw).sum());
        let FirstLoad { total, requests } = self.budget.first_load;
        writeln!(f, "{:<32}{raw:>10.1}{:>12.1}{total:>10}", "total", kilo(self.total()))?;
        writeln!(f, "{:<32}{:>22}{requests:>10}", "requests", self.assets.len())?;
        let app: usize =
            self.assets.iter().filter(|it| is_build(&it.name)).map(|it| it.brotli).sum();
        for Tool { name, page, build } in &self.tools {
            let (most, more) = (
                self.budget.builds.get(name).copied().unwrap_or_default(),
                kilo(*build) - kilo(app),
            );
            writeln!(f, "{:<32}{:>22.1}{most:>10}", format!("{name}/: its build"), kilo(*build))?;
            writeln!(f, "{:<32}{more:>22.1}", format!("{name}/: over the app's"))?;
            writeln!(f, "{:<32}{:>22.1}", format!("{name}/: the page itself"), kilo(*page))?;
        }
        let (install, most) = (kilo(self.install), self.budget.offline.install);
        writeln!(f, "{:<32}{install:>22.1}{most:>10}", "the offline copy")?;
        let (is, most) = (self.embeds, self.budget.embeds);
        writeln!(f, "{:<32}{:>22.1}{:>10}", "embed.js", is.element, most.element)?;
        writeln!(f, "{:<32}{:>10.1}{:>22}", "status-atlas.html", is.file, most.file)
    }
}

impl Embeds {
    fn of(project: &Project) -> Result<Embeds> {
        let read = |name: &str| {
            fs::read(project.dist().join(name))
                .with_context(|| format!("dist/{name} is not readable"))
        };
        Ok(Embeds {
            element: kilo(brotli(&read("embed.js")?, BEST_QUALITY)?.len()),
            file: kilo(read("status-atlas.html")?.len()),
        })
    }

    fn over(self, most: &Embeds) -> impl Iterator<Item = String> {
        let lines =
            [("embed.js", self.element, most.element), ("status-atlas.html", self.file, most.file)];
        lines.into_iter().filter(|(_, is, most)| is > most).map(|(name, is, most)| {
            format!("{name} weighs {is:.1} kB, and {most} kB is the budget")
        })
    }
}

impl Tool {
    fn of(project: &Project, name: &str) -> Result<Tool> {
        let folder = project.dist().join(name);
        let page = fs::read(folder.join("index.html"))
            .with_context(|| format!("dist/{name}/index.html is not readable"))?;
        let html = String::from_utf8_lossy(&page);
        let mut build = 0;
        for address in references(&html).into_iter().filter(|address| is_build(address)) {
            let help = || format!("dist/{name}/ refers to {address}, which cannot be read");
            let bytes = fs::read(folder.join(address)).with_context(help)?;
            build += brotli(&bytes, BEST_QUALITY)?.len();
        }
        let page = brotli(&page, BEST_QUALITY)?.len();
        Ok(Tool { name: name.to_owned(), page, build })
    }
}

/// What installing the offline copy takes: the worker, its pack, and the files that are not in it,
/// as the worker itself lists them.
fn install(project: &Project) -> Result<usize> {
    let read = |name: &str| {
        fs::read(project.dist().join(name)).with_context(|| format!("dist/{name} is not readable"))
    };
    let worker = read("sw.js")?;
    let text = String::from_utf8_lossy(&worker);
    let list = text.lines().next().and_then(|line| line.strip_prefix("const BUILD = "));
    let list = list.context("dist/sw.js does not begin with its list")?.trim_end_matches(';');
    let list: Value = serde_json::from_str(list).context("the list in dist/sw.js")?;
    let files = list["files"].as_object().context("dist/sw.js lists no files")?;
    let apart = files.iter().filter(|(_, item)| item[2] == 0).map(|(name, _)| name.as_str());
    let pack = list["pack"][0].as_str().context("dist/sw.js names no pack")?;
    let mut sum = 0;
    for name in ["sw.js", pack].into_iter().chain(apart) {
        let bytes = read(name)?;
        sum += match offline::kind::of_path(name).compresses {
            true => brotli(&bytes, QUICK_QUALITY)?.len(),
            false => bytes.len(),
        };
    }
    Ok(sum)
}

/// Whether a file is part of a build: the WASM, or the script that wasm-bindgen made for it.
fn is_build(name: &str) -> bool {
    let is_boot = name.rsplit('/').next().is_some_and(|file| file.starts_with("boot-"));
    name.ends_with(".wasm") || (name.ends_with(".js") && !is_boot)
}

impl Asset {
    fn new(name: &str, bytes: &[u8]) -> Result<Asset> {
        let brotli = brotli(bytes, BEST_QUALITY)?.len();
        Ok(Asset { name: name.to_owned(), raw: bytes.len(), brotli })
    }
}

/// Bytes as kB.
fn kilo(bytes: usize) -> f64 {
    bytes as f64 / 1_000.0
}

/// The budget's name for a file: a script's is its own without the hash, other files go by type.
fn kind(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match extension {
        "js" => format!("{}.js", stem.rsplit_once('-').map_or(stem, |(stem, _)| stem)),
        "svg" | "ico" | "png" => "icon".to_owned(),
        _ => extension.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(brotli: usize, requests: usize) -> Report {
        let asset = |_| Asset { name: "x".to_owned(), raw: 0, brotli };
        let budget = Budget {
            first_load: FirstLoad { total: 100.0, requests: 2 },
            assets: BTreeMap::new(),
            builds: BTreeMap::from([("quiz".to_owned(), 100.0)]),
            offline: Offline { install: 100.0 },
            embeds: Embeds { element: 6.0, file: 100.0 },
        };
        let assets = (0..requests).map(asset).collect();
        let embeds = Embeds { element: 6.0, file: 100.0 };
        Report { budget, assets, tools: Vec::new(), install: 100_000, embeds }
    }

    #[test]
    fn a_build_over_its_line_is_told() {
        let tool = |build| Tool { name: "quiz".to_owned(), page: 0, build };
        let mut report = report(1, 1);
        report.tools = vec![tool(103_000)];
        assert_eq!(report.excesses(), [""; 0]);
        report.tools = vec![tool(103_100)];
        assert_eq!(
            report.excesses(),
            ["the build of quiz/ weighs 103.1 kB, and 100 kB is the budget"]
        );
    }

    #[test]
    fn a_copy_over_its_line_is_told() {
        let mut report = report(1, 1);
        report.install = 100_100;
        assert_eq!(
            report.excesses(),
            ["the offline copy takes 100.1 kB, and 100 kB is the budget"]
        );
    }

    #[test]
    fn a_file_for_others_over_its_line_is_told() {
        let mut report = report(1, 1);
        report.embeds.file = 100.1;
        assert_eq!(
            report.excesses(),
            ["status-atlas.html weighs 100.1 kB, and 100 kB is the budget"]
        );
    }

    #[test]
    fn a_build_is_the_wasm_and_its_script() {
        for (name, is) in [
            ("../quiz-1f_bg.wasm", true),
            ("../quiz-1f.js", true),
            ("../boot-1f.js", false),
            ("icon.svg", false),
        ] {
            assert_eq!(is_build(name), is, "{name}");
        }
    }

    #[test]
    fn three_percent_over_is_within() {
        assert_eq!(report(51_500, 2).excesses(), [""; 0]);
        assert_eq!(
            report(51_501, 2).excesses(),
            ["the first load weighs 103.0 kB, and 100 kB is the budget"]
        );
        assert_eq!(
            report(1, 3).excesses(),
            ["the first load makes 3 requests, and 2 is the budget"]
        );
    }

    #[test]
    fn files_have_their_line() {
        for (name, expected) in [
            ("index.html", "html"),
            ("boot-0123abcd.js", "boot.js"),
            ("app-1f.js", "app.js"),
            ("sw.js", "sw.js"),
            ("app-1f_bg.wasm", "wasm"),
            ("icon.svg", "icon"),
            ("main-1f.css", "css"),
        ] {
            assert_eq!(kind(name), expected);
        }
    }

    #[test]
    fn the_projects_own_budget_is_readable() {
        let text = Project::open().unwrap().read("budget.toml").unwrap();
        assert!(toml::from_str::<Budget>(&text).unwrap().first_load.total > 0.0);
    }
}
