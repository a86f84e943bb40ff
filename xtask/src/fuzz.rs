//! Fuzz targets, without a sanitizer: that runs on a stable compiler, and the code is safe Rust.

use crate::project::{Project, stem};
use crate::suite::{Count, Report};
use crate::tools::{cargo_fuzz, path_with};
use anyhow::{Context, Result, bail};
use xshell::cmd;

/// How long a target runs in the test suite.
const SUITE_SECONDS: u32 = 5;

const MANIFEST: &str = "fuzz/Cargo.toml";

/// Runs one target, or all. Whether none found a failure.
pub fn run(project: &Project, target: Option<&str>, seconds: u32) -> Result<bool> {
    let all = targets(project);
    let chosen: Vec<&String> =
        all.iter().filter(|name| target.is_none_or(|target| target == *name)).collect();
    if chosen.is_empty() {
        bail!("there is no such fuzz target; there are: {}", all.join(", "));
    }
    check_lock(project)?;
    let mut passed = true;
    for name in chosen {
        passed &= fuzz(project, name, seconds)?;
    }
    Ok(passed)
}

/// Each target for a short while.
pub fn suite(project: &Project) -> Result<Report> {
    check_lock(project)?;
    let mut count = Count::default();
    for name in targets(project) {
        count += Count::one(fuzz(project, &name, SUITE_SECONDS)?);
    }
    Ok(count.into())
}

fn targets(project: &Project) -> Vec<String> {
    project.files("fuzz/fuzz_targets", "rs").iter().map(|path| stem(path)).collect()
}

/// `cargo fuzz` itself takes no `--locked`.
fn check_lock(project: &Project) -> Result<()> {
    let fetch = cmd!(project.sh, "cargo fetch --locked --quiet --manifest-path {MANIFEST}");
    fetch.quiet().run().context("the crates of fuzz/Cargo.lock cannot be fetched as they are")
}

/// Inputs that a run finds worth keeping stay in `target/`; those to begin with, if any, lie in
/// `fuzz/corpus/`.
fn fuzz(project: &Project, name: &str, seconds: u32) -> Result<bool> {
    let path = path_with(&[cargo_fuzz().ensure(project)?])?;
    let found = project.sh.create_dir(format!("target/fuzz/corpus/{name}"))?;
    let known = Some(project.path(&format!("fuzz/corpus/{name}"))).filter(|folder| folder.is_dir());
    let build = project.path("target/fuzz");
    let seconds = seconds.to_string();
    let command = cmd!(
        project.sh,
        "cargo fuzz run --sanitizer none --target-dir {build} {name} {found} {known...} -- -max_total_time={seconds} -verbosity=0 -print_final_stats=1"
    );
    Ok(command.env("PATH", path).run().is_ok())
}
