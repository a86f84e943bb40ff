//! `test`: suites one after the other, whatever becomes of each, and one table at the end.

mod anki;
mod cargo;
mod clients;
mod counted;
mod deny;
mod dist;
mod e2e;
mod libtest;
mod scripts;
mod servers;

use crate::project::Project;
use crate::{budget, fuzz, site};
use anyhow::{Result, anyhow, bail};
use counted::reported;
use std::ops::AddAssign;
use std::time::{Duration, Instant};

/// A kind of test.
#[derive(Debug)]
pub struct Suite {
    /// Its name on the command line.
    pub name: &'static str,
    about: &'static str,
    run: fn(&Project) -> Result<Report>,
}

/// All suites, the quick and the basic ones first.
pub const SUITES: [Suite; 12] = [
    Suite { name: "fmt", about: "the sources are formatted", run: cargo::fmt },
    Suite {
        name: "clippy",
        about: "no lint is broken, on the host and in WASM",
        run: cargo::clippy,
    },
    Suite {
        name: "deny",
        about: "the crates' licences, sources and known vulnerabilities",
        run: deny::run,
    },
    Suite { name: "unit", about: "unit, property, view and documentation tests", run: cargo::unit },
    Suite {
        name: "clients",
        about: "real clients do with redirects what the engine says",
        run: clients::run,
    },
    Suite { name: "types", about: "the types of the scripts hold", run: scripts::types },
    Suite { name: BUILD, about: "the site builds, and is within its budget", run: build },
    Suite {
        name: DIST,
        about: "the pages are valid HTML, the JSON is of its schema",
        run: dist::run,
    },
    Suite {
        name: ANKI,
        about: "the deck imports into Anki, and a later one updates it",
        run: anki::run,
    },
    Suite {
        name: SERVERS,
        about: "nginx, Caddy and Apache send the site as deploy/ says",
        run: servers::run,
    },
    Suite { name: E2E, about: "the site in Chromium and Firefox", run: e2e::run },
    Suite { name: "fuzz", about: "each parser, five seconds of made-up input", run: fuzz::suite },
];

const BUILD: &str = "build";
const DIST: &str = "dist";
const ANKI: &str = "anki";
const SERVERS: &str = "servers";
const E2E: &str = "e2e";

/// How many tests went how.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Did what they should.
    pub passed: usize,
    /// Did not.
    pub failed: usize,
    /// Were left out.
    pub skipped: usize,
}

impl Count {
    /// One test that has failed.
    pub const FAILED: Count = Count { passed: 0, failed: 1, skipped: 0 };

    /// One test, passed or failed.
    pub fn one(passed: bool) -> Count {
        Count { passed: usize::from(passed), failed: usize::from(!passed), skipped: 0 }
    }
}

/// What a suite says of itself.
#[derive(Debug, Default)]
pub struct Report {
    /// How many tests went how.
    pub count: Count,
    /// What failed, and why, where the suite can tell: said again at the very end, as the end is
    /// what is read of a long run.
    pub failures: Vec<String>,
    /// Tests that passed only when they were run again, and what the first run said.
    pub remarks: Vec<String>,
}

impl AddAssign for Report {
    fn add_assign(&mut self, other: Report) {
        self.count += other.count;
        self.failures.extend(other.failures);
        self.remarks.extend(other.remarks);
    }
}

impl From<Count> for Report {
    fn from(count: Count) -> Report {
        Report { count, ..Report::default() }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// What became of a suite.
struct Outcome {
    suite: &'static Suite,
    report: Report,
    time: Duration,
}

/// Runs the suites, and says what became of them. Whether none failed.
pub fn run(project: &Project, suites: &[&'static Suite]) -> bool {
    let mut outcomes: Vec<Outcome> = Vec::new();
    for suite in suites {
        println!("\n== {}: {}", suite.name, suite.about);
        let start = Instant::now();
        let result = match [DIST, ANKI, SERVERS, E2E].contains(&suite.name) && is_unbuilt(&outcomes)
        {
            true => Err(anyhow!("not run, as the site does not build")),
            false => (suite.run)(project),
        };
        let report = result.and_then(counted).unwrap_or_else(|error| {
            let failure = format!("{}: {error:#}", suite.name);
            eprintln!("error: {failure}");
            Report { count: Count::FAILED, failures: vec![failure], ..Report::default() }
        });
        let time = start.elapsed();
        println!("-- {}: {:.1} s", suite.name, time.as_secs_f64());
        outcomes.push(Outcome { suite, report, time });
    }
    summarize(&outcomes)
}

/// Whether a build was tried and gave nothing; one that is over its budget gave something.
fn is_unbuilt(outcomes: &[Outcome]) -> bool {
    let build = outcomes.iter().find(|outcome| outcome.suite.name == BUILD);
    build.is_some_and(|outcome| outcome.report.count.passed == 0)
}

/// A suite that runs nothing proves nothing.
fn counted(report: Report) -> Result<Report> {
    match report.count.passed + report.count.failed {
        0 => bail!("ran no test"),
        _ => Ok(report),
    }
}

fn summarize(outcomes: &[Outcome]) -> bool {
    for remark in outcomes.iter().flat_map(|outcome| &outcome.report.remarks) {
        println!("\nRUN TWICE {remark}");
    }
    for failure in outcomes.iter().flat_map(|outcome| &outcome.report.failures) {
        println!("\nFAILED {failure}");
    }
    println!("\n{:<10}{:>8}{:>8}{:>9}{:>10}", "suite", "passed", "failed", "skipped", "seconds");
    let mut total = Count::default();
    for Outcome { suite, report, time } in outcomes {
        let Count { passed, failed, skipped } = report.count;
        println!(
            "{:<10}{passed:>8}{failed:>8}{skipped:>9}{:>10.1}",
            suite.name,
            time.as_secs_f64()
        );
        total += report.count;
    }
    let Count { passed, failed, skipped } = total;
    println!("\n{passed} passed, {failed} failed, {skipped} skipped");
    failed == 0
}

/// The release build, and each line of the budget.
fn build(project: &Project) -> Result<Report> {
    let _held = site::build(project, None)?;
    let report = budget::Report::of(project)?;
    print!("{report}");
    let tied = site::tied_to_this_machine(project)?;
    let excesses = report.excesses();
    // The build itself, whether it names a folder of the machine, and each line.
    let mut count =
        Count { passed: 1 + report.lines() - excesses.len(), failed: excesses.len(), skipped: 0 };
    count += Count::one(tied.is_empty());
    let failures: Vec<String> = excesses.into_iter().chain(tied).collect();
    for failure in &failures {
        eprintln!("error: {failure}");
    }
    Ok(Report { count, failures, ..Report::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_build_that_gave_nothing_keeps_the_browsers_away() {
        let build = SUITES.iter().find(|suite| suite.name == BUILD).unwrap();
        let outcome =
            |count: Count| Outcome { suite: build, report: count.into(), time: Duration::ZERO };
        assert!(is_unbuilt(&[outcome(Count::FAILED)]));
        assert!(!is_unbuilt(&[outcome(Count { passed: 2, failed: 1, skipped: 0 })]));
        assert!(!is_unbuilt(&[]));
    }

    #[test]
    fn a_suite_that_ran_nothing_has_failed() {
        assert_eq!(
            counted(Count { skipped: 3, ..Count::default() }.into()).unwrap_err().to_string(),
            "ran no test"
        );
        assert_eq!(counted(Count::FAILED.into()).unwrap().count, Count::FAILED);
    }
}
