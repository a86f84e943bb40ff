//! Real clients against the redirect engine.

use super::{Count, Report};
use crate::project::Project;
use anyhow::{Context, Result};
use xshell::cmd;

/// So many differences are said again at the end.
const MOST_SAID: usize = 40;

/// Runs every client that the machine has; those that it has not are named, and skipped.
pub fn run(project: &Project) -> Result<Report> {
    let run = cmd!(project.sh, "cargo run --quiet -p clients -- compare").ignore_status();
    let output = run.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    print!("{text}");
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    let mut count = text.lines().rev().find_map(count).context("the clients said no count")?;
    // Too few clients, say: then the count alone is not the whole story.
    if !output.status.success() && count.failed == 0 {
        count.failed = 1;
    }
    // Differences stand below the line of their client.
    let failures = text.lines().filter(|line| line.starts_with("    ")).map(str::to_owned);
    Ok(Report { count, failures: failures.take(MOST_SAID).collect(), ..Report::default() })
}

/// Reads `N passed, N failed, N skipped`.
fn count(line: &str) -> Option<Count> {
    let mut numbers = line.split(", ").zip(["passed", "failed", "skipped"]);
    let mut next = || {
        let (part, word) = numbers.next()?;
        part.strip_suffix(word)?.trim().parse().ok()
    };
    Some(Count { passed: next()?, failed: next()?, skipped: next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_read() {
        let want = Count { passed: 12, failed: 3, skipped: 1 };
        assert_eq!(count("12 passed, 3 failed, 1 skipped"), Some(want));
        assert_eq!(count("12 clients"), None);
    }
}
