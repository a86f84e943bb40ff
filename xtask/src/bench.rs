//! Benchmarks: figures to read, none of which fails anything.

use crate::project::{Project, stem};
use crate::site;
use crate::tools::{npm, system};
use crate::{budget, load, peers};
use anyhow::{Context, Result, bail};
use std::path::{self, Path, PathBuf};
use xshell::cmd;

/// Where the page benchmark lies, if nobody says.
const PAGE_BENCH: &str = "../shared/bench";

/// The benchmarks' names besides those of the crates.
const SIZE: &str = "size";
const PAGE: &str = "page";
const LOAD: &str = "load";
const PEERS: &str = "peers";
/// All of these.
const OTHERS: [&str; 4] = [SIZE, PAGE, LOAD, PEERS];

/// Runs the benchmarks of these names; all if there is none.
pub fn run(project: &Project, names: &[String], page_bench: Option<PathBuf>) -> Result<()> {
    let benches = benches(project)?;
    let known = |name: &String| {
        OTHERS.contains(&name.as_str()) || benches.iter().any(|(_, bench)| bench == name)
    };
    if let Some(name) = names.iter().find(|name| !known(name)) {
        let all: Vec<&str> =
            benches.iter().map(|(_, bench)| bench.as_str()).chain(OTHERS).collect();
        bail!("there is no benchmark `{name}`; there are: {}", all.join(", "));
    }
    let asked = |name: &str| names.is_empty() || names.iter().any(|asked| asked == name);
    for (package, bench) in benches.iter().filter(|(_, bench)| asked(bench)) {
        cmd!(project.sh, "cargo bench --locked -p {package} --bench {bench}").run()?;
    }
    let builds = [SIZE, PAGE, LOAD].into_iter().any(asked);
    let _held = builds.then(|| site::build(project, None)).transpose()?;
    if asked(SIZE) {
        print!("{}", budget::Report::of(project)?);
    }
    if asked(PAGE) {
        page(project, page_bench)?;
    }
    if asked(LOAD) {
        load::run(project)?;
    }
    if asked(PEERS) {
        peers::run(project)?;
    }
    Ok(())
}

/// Packages of the workspace and their benchmarks.
fn benches(project: &Project) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for folder in project.sh.read_dir("crates")? {
        let package = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let benches = project.files(&format!("crates/{package}/benches"), "rs");
        found.extend(benches.iter().map(|bench| (package.clone(), stem(bench))));
    }
    Ok(found)
}

/// What stands for a code that matches: the atlas dims a miss where it stands and does not remove
/// it.
const MATCHING: &str = "[data-code]:not([data-match=no]):not([data-early=no])";

/// The start page beside a hand-written one, in Chromium. Takes about ten minutes.
fn page(project: &Project, named: Option<PathBuf>) -> Result<()> {
    let folder = match named {
        Some(folder) => path::absolute(folder)?,
        None => project.path(PAGE_BENCH),
    };
    if !folder.join("bench.mjs").is_file() {
        let folder = folder.display();
        println!("page: left out, as {folder} has no bench.mjs; --page-bench names another folder");
        return Ok(());
    }
    npm::require(project)?;
    let chromium = system::chromium().context("page: there is no Chromium in PATH")?;
    let bench = project.cache("page-bench");
    copy(project, &folder, &bench)?;
    let sh = &project.sh;
    cmd!(sh, "npm ci --prefix {bench} --no-audit --no-fund")
        .run()
        .context("page: its packages cannot be fetched: connect to the network")?;
    let peers = bench.join("dist");
    let document = project.path("content/http-status.md");
    cmd!(sh, "node {bench}/build.mjs {document} {peers}").run()?;
    let vanilla = format!("vanilla={}/vanilla", peers.display());
    let app = format!("app={};item={MATCHING}", project.dist().display());
    let out = project.path("target/page-bench.json");
    cmd!(sh, "node {bench}/bench.mjs --target {vanilla} --target {app} --baseline vanilla")
        .args(["--chrome".as_ref(), chromium.as_os_str()])
        .args(["--out".as_ref(), out.as_os_str()])
        .run()?;
    println!("page: every figure is in target/page-bench.json");
    Ok(())
}

/// Copies the benchmark's files: it installs packages beside itself.
fn copy(project: &Project, from: &Path, to: &Path) -> Result<()> {
    let sh = &project.sh;
    sh.create_dir(to)?;
    for file in sh.read_dir(from)?.iter().filter(|path| path.is_file()) {
        sh.copy_file(file, to)?;
    }
    Ok(())
}
