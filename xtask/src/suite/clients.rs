//! Real clients against the redirect engine.

use super::{Report, reported};
use crate::project::Project;
use anyhow::Result;
use xshell::cmd;

/// Runs every client that the machine has, those that it has not are named, and skipped; then
/// curl with the commands that are exported.
pub fn run(project: &Project) -> Result<Report> {
    let mut report =
        reported(cmd!(project.sh, "cargo run --locked --quiet -p clients -- compare"))?;
    let exported = cmd!(project.sh, "cargo run --locked --quiet -p clients -- exported curl");
    report += reported(exported)?;
    Ok(report)
}
