//! Test programs of Cargo: shown as they run, and counted.

use super::Count;
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use xshell::Cmd;

/// Runs a command whose test programs report as libtest does, and sums up what they report.
pub fn run(command: Cmd<'_>) -> Result<Count> {
    eprintln!("$ {command}");
    let mut child =
        Command::from(command).stdout(Stdio::piped()).spawn().context("cargo does not run")?;
    let mut count = Count::default();
    for line in BufReader::new(child.stdout.take().context("no output")?).lines() {
        // A test may print bytes that are no text; a result line is.
        let line = line.unwrap_or_default();
        println!("{line}");
        count += result(&line).unwrap_or_default();
    }
    // What does not build reports no test, and has failed all the same.
    if !child.wait()?.success() && count.failed == 0 {
        count += Count::FAILED;
    }
    Ok(count)
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
    fn result_lines_are_understood() {
        let line = "test result: FAILED. 12 passed; 1 failed; 2 ignored; 0 measured; 3 filtered out; finished in 0.21s";
        assert_eq!(result(line), Some(Count { passed: 12, failed: 1, skipped: 2 }));
        assert_eq!(result("test result: maybe"), None);
        assert_eq!(result("test a ... ok"), None);
    }
}
