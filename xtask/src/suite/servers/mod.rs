//! The configurations of `deploy/` in the servers that they are for, and those that the page of
//! redirects exports.

mod ask;
mod case;
mod cases;
mod check;
mod policy;
mod rules;

use super::{Count, Report, reported};
use crate::hosts::{self, BELOW, RECIPES, Recipe, Running, Site};
use crate::project::Project;
use anyhow::Result;
use case::{Case, NO_CACHE};
use check::Asked;
use xshell::cmd;

/// So many failures are said again at the end.
const MOST_SAID: usize = 40;

/// Asks each server everything, at the root and under a path; then what can be said of hosts that
/// are elsewhere, from their files alone.
pub fn run(project: &Project) -> Result<Report> {
    hosts::ensure(project)?;
    let site = Site::copy(project)?;
    let cases = cases::all(&site)?;
    let mut report = Report::default();
    for recipe in &RECIPES {
        let before = report.count;
        let running = Running::start(project, recipe, &site)?;
        for base in ["", BELOW] {
            let asked = Asked { recipe, site: &site, port: running.port, base };
            ask_all(&asked, &cases, &mut report)?;
        }
        let asked = Asked { recipe, site: &site, port: running.port, base: "" };
        ask_all(&asked, &below(), &mut report)?;
        let Count { passed, failed, .. } = report.count;
        let (passed, failed) = (passed - before.passed, failed - before.failed);
        println!("{:<22}{passed:>5} passed, {failed} failed", recipe.name);
    }
    note(&mut report, policy::faults(&site)?);
    note(&mut report, rules::faults(project, &site)?);
    // xtask knows nothing of redirects; the program that does is one of the tests.
    let exported = cmd!(project.sh, "cargo run --locked --quiet -p clients -- exported servers");
    report += reported(exported)?;
    println!("{} passed, {} failed", report.count.passed, report.count.failed);
    Ok(report)
}

fn ask_all(asked: &Asked<'_>, cases: &[Case], report: &mut Report) -> Result<()> {
    let Recipe { name, .. } = asked.recipe;
    for case in cases {
        let faults = asked.faults(case)?;
        let Case { about, method, path, sends, .. } = case;
        let what = format!("{name}: {about}: {method} {}{path} {sends:?}", asked.base);
        note(report, [(what, faults)]);
    }
    Ok(())
}

/// The path itself, which names a folder without its slash.
fn below() -> [Case; 3] {
    let moved = |path: String, to: String| {
        Case::get("the path", &path)
            .status(&[301, 308])
            .is("location", &to)
            .is("cache-control", NO_CACHE)
    };
    [
        moved(BELOW.to_owned(), format!("{BELOW}/")),
        moved(format!("{BELOW}?q=1"), format!("{BELOW}/?q=1")),
        Case::missing("beside the path", "/wiki/"),
    ]
}

/// Counts what was checked; each check has a name and its faults.
fn note(report: &mut Report, checks: impl IntoIterator<Item = (String, Vec<String>)>) {
    for (what, faults) in checks {
        report.count += Count::one(faults.is_empty());
        if !faults.is_empty() {
            let failure = format!("{what}: {}", faults.join("; "));
            println!("    {failure}");
            if report.failures.len() < MOST_SAID {
                report.failures.push(failure);
            }
        }
    }
}
