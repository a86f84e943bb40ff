//! Programs of our own that end with `N passed, N failed, N skipped`.

use super::{Count, Report};
use anyhow::{Context, Result};
use xshell::Cmd;

/// So many differences are said again at the end.
const MOST_SAID: usize = 40;

/// Runs a program and reads its last line. What it found stands in lines that are indented.
pub fn reported(command: Cmd<'_>) -> Result<Report> {
    let output = command.ignore_status().output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    print!("{text}");
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    let mut count = text.lines().rev().find_map(count).context("the program said no count")?;
    // Too few were there, say: then the count alone is not the whole story.
    if !output.status.success() && count.failed == 0 {
        count.failed = 1;
    }
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
