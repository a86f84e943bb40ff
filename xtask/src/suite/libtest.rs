//! Test programs of Cargo: shown as they run, and counted.

use super::{Count, Report};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use xshell::Cmd;

/// Runs a command whose test programs report as libtest does, and sums up what they report.
pub fn run(command: Cmd<'_>) -> Result<Report> {
    eprintln!("$ {command}");
    let mut child =
        Command::from(command).stdout(Stdio::piped()).spawn().context("cargo does not run")?;
    let mut report = Report::default();
    let mut failures = Failures::default();
    for line in BufReader::new(child.stdout.take().context("no output")?).lines() {
        // A test may print bytes that are no text; a result line is.
        let line = line.unwrap_or_default();
        println!("{line}");
        report.count += result(&line).unwrap_or_default();
        failures.hear(&line);
        report.remarks.extend(line.strip_prefix("second run: ").map(str::to_owned));
    }
    report.failures = failures.told;
    // What does not build reports no test, and has failed all the same.
    if !child.wait()?.success() && report.count.failed == 0 {
        report.count += Count::FAILED;
    }
    Ok(report)
}

/// What test programs say about each failure, between its heading and the next blank line or two.
#[derive(Default)]
struct Failures {
    told: Vec<String>,
    open: bool,
}

/// So much of a failure is said again.
const LINES: usize = 12;

impl Failures {
    fn hear(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix("---- ") {
            self.told.push(name.trim_end_matches(" ----").to_owned());
            self.open = true;
        } else if line == "failures:" || line.starts_with("test result: ") {
            self.open = false;
        } else if let Some(failure) = self.told.last_mut().filter(|_| self.open)
            && !line.is_empty()
            && failure.lines().count() <= LINES
        {
            failure.push_str("\n  ");
            failure.push_str(line);
        }
    }
}

/// What a line says, if it is a program's last one.
fn result(line: &str) -> Option<Count> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| {
        let mut parts = counts.split("; ").filter_map(|part| part.split_once(' '));
        parts.find(|(_, known)| *known == word)?.0.parse().ok()
    };
    Some(Count {
        passed: number("passed")?,
        failed: number("failed")?,
        skipped: number("ignored")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_kept_with_their_words() {
        let mut failures = Failures::default();
        let text = "test a::b ... FAILED\n\nfailures:\n\n---- a::b ----\nexpected 1, found 2\n\n---- c ----\nno\n\nfailures:\n    a::b\n    c\n\ntest result: FAILED. 1 passed; 2 failed; 0 ignored\nmore";
        text.lines().for_each(|line| failures.hear(line));
        assert_eq!(failures.told, ["a::b\n  expected 1, found 2", "c\n  no"]);
    }

    #[test]
    fn result_lines_are_understood() {
        let line = "test result: FAILED. 12 passed; 1 failed; 2 ignored; 0 measured; 3 filtered out; finished in 0.21s";
        assert_eq!(result(line), Some(Count { passed: 12, failed: 1, skipped: 2 }));
        assert_eq!(result("test result: maybe"), None);
        assert_eq!(result("test a ... ok"), None);
    }
}
