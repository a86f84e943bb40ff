//! What cargo-deny says of the crates, by the rules of `deny.toml`.

use super::cargo::APART;
use super::{Count, Report};
use crate::project::Project;
use crate::tools::cargo_deny;
use anyhow::Result;
use std::path::Path;
use xshell::cmd;

/// Each has a lock file of its own.
const MANIFESTS: [&str; 1 + APART.len()] = ["Cargo.toml", APART[0], APART[1]];

/// What can be said without asking anybody.
const OFFLINE: [&str; 3] = ["licenses", "bans", "sources"];

/// Checks licences, bans and sources of each lock file; and the vulnerabilities that are known, where
/// RustSec's list of them can be fetched.
pub fn run(project: &Project) -> Result<Report> {
    let deny = cargo_deny().ensure(project)?;
    let mut report = Report::default();
    for manifest in MANIFESTS {
        for what in OFFLINE {
            check(project, &deny, manifest, what, &mut report);
        }
    }
    // What was fetched another time says nothing about today.
    let fetch = cmd!(project.sh, "{deny} --config deny.toml fetch db");
    match fetch.run() {
        Ok(()) => {
            for manifest in MANIFESTS {
                check(project, &deny, manifest, "advisories", &mut report);
            }
        }
        Err(_) => {
            println!(
                "SKIPPED advisories: RustSec's list cannot be fetched, so nothing is known of vulnerabilities"
            );
            report.count.skipped += 1;
        }
    }
    Ok(report)
}

fn check(project: &Project, deny: &Path, manifest: &str, what: &str, report: &mut Report) {
    let command = cmd!(
        project.sh,
        "{deny} --locked --log-level error --manifest-path {manifest} --config deny.toml check --hide-inclusion-graph {what}"
    );
    let passed = command.run().is_ok();
    report.count += Count::one(passed);
    if !passed {
        report.failures.push(format!("deny: {what} of {manifest}; see deny.toml"));
    }
}
