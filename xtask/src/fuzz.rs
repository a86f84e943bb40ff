//! Fuzz targets, without a sanitizer: that runs on a stable compiler, and the code is safe Rust.

use crate::project::{Project, stem};
use crate::suite::{Count, Report};
use crate::tools::{cargo_fuzz, path_with};
use anyhow::{Context, Result, bail};
use xshell::{Cmd, cmd};

/// How long a target runs in the test suite.
const SUITE_SECONDS: u32 = 5;

/// So much of a failure is said again at the end of a run of the tests.
const REASON_LINES: usize = 12;

/// The fuzz targets are a workspace of their own.
pub const MANIFEST: &str = "fuzz/Cargo.toml";

/// Runs one target, or all, and shows what they print. Whether none found a failure.
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
        passed &= command(project, name, seconds)?.run().is_ok();
    }
    Ok(passed)
}

/// Each target for a short while. What they print is shown where one fails: the words that a fuzzer
/// would recommend fill thousands of lines.
pub fn suite(project: &Project) -> Result<Report> {
    check_lock(project)?;
    let mut report = Report::default();
    for name in targets(project) {
        let command = command(project, &name, SUITE_SECONDS)?;
        let output = command.quiet().ignore_status().output()?;
        let printed = String::from_utf8_lossy(&output.stderr);
        let passed = output.status.success();
        match passed {
            true => println!("{name}: {} runs", runs(&printed).unwrap_or("an unknown number of")),
            false => {
                eprintln!("{printed}");
                report.failures.push(format!("fuzz: {name}\n{}", reason(&printed)));
            }
        }
        report.count += Count::one(passed);
    }
    Ok(report)
}

/// How often the target was run, as libFuzzer says at its end.
fn runs(printed: &str) -> Option<&str> {
    printed
        .lines()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
        .map(str::trim)
}

/// The lines that tell why: what the compiler, a panic or libFuzzer says, and with which input.
fn reason(printed: &str) -> String {
    const SIGNS: [&str; 4] = ["panicked at", "ERROR: libFuzzer", "SUMMARY", "Test unit written"];
    let mut told = Vec::new();
    for (at, line) in printed.lines().enumerate() {
        if line.starts_with("error") || SIGNS.iter().any(|sign| line.contains(sign)) {
            told.extend(printed.lines().skip(at).take(2));
        }
    }
    told.truncate(REASON_LINES);
    told.join("\n")
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
fn command<'a>(project: &'a Project, name: &str, seconds: u32) -> Result<Cmd<'a>> {
    let path = path_with(&[cargo_fuzz().ensure(project)?])?;
    let found = project.sh.create_dir(format!("target/fuzz/corpus/{name}"))?;
    let known = Some(project.path(&format!("fuzz/corpus/{name}"))).filter(|folder| folder.is_dir());
    let build = project.path("target/fuzz");
    let seconds = seconds.to_string();
    let command = cmd!(
        project.sh,
        "cargo fuzz run --sanitizer none --target-dir {build} {name} {found} {known...} -- -max_total_time={seconds} -verbosity=0 -print_final_stats=1"
    );
    Ok(command.env("PATH", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matters_of_the_output_is_found() {
        let printed =
            "\"a\" # Uses: 1\nstat::number_of_executed_units: 72344\nstat::peak_rss_mb: 34";
        assert_eq!(runs(printed), Some("72344"));
        let failed = "Compiling fuzz\n\"an error\" # Uses: 3\nerror[E0432]: unresolved import\n --> json.rs:9\n  |\nmore";
        assert_eq!(reason(failed), "error[E0432]: unresolved import\n --> json.rs:9");
    }
}
