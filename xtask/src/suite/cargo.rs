//! The suites that Cargo runs by itself.

use super::{Count, Report, libtest};
use crate::project::Project;
use crate::tools::rust;
use crate::{fuzz, peers};
use anyhow::Result;
use xshell::cmd;

/// Workspaces of their own.
pub const APART: [&str; 2] = [fuzz::MANIFEST, peers::ENGINE];

/// Whether the sources are formatted.
pub fn fmt(project: &Project) -> Result<Report> {
    let sh = &project.sh;
    let mut count = Count::one(cmd!(sh, "cargo fmt --all --check").run().is_ok());
    for manifest in APART {
        let command = cmd!(sh, "cargo fmt --manifest-path {manifest} --check");
        count += Count::one(command.run().is_ok());
    }
    Ok(count.into())
}

/// Whether lints are broken, in each of the three builds that the app has: for the exporter, for
/// the site, and for the site in one file; and in what no other build of the tests compiles.
pub fn clippy(project: &Project) -> Result<Report> {
    rust::add_wasm_target(project)?;
    let sh = &project.sh;
    let host = cmd!(
        sh,
        "cargo clippy --locked --workspace --all-targets --features status-atlas/ssr -- -D warnings"
    );
    let wasm = cmd!(
        sh,
        "cargo clippy --locked -p status-atlas --target wasm32-unknown-unknown --features hydrate --bin app --bin redirects --bin quiz --bin embed -- -D warnings"
    );
    let single = cmd!(
        sh,
        "cargo clippy --locked -p status-atlas --target wasm32-unknown-unknown --features single --bin whole -- -D warnings"
    );
    let apart = APART.map(|manifest| {
        cmd!(
            sh,
            "cargo clippy --locked --manifest-path {manifest} --target-dir target/apart --all-targets -- -D warnings"
        )
    });
    let mut count = Count::default();
    for command in [host, wasm, single].into_iter().chain(apart) {
        count += Count::one(command.run().is_ok());
    }
    Ok(count.into())
}

/// All tests that need no browser.
pub fn unit(project: &Project) -> Result<Report> {
    let command = cmd!(
        project.sh,
        "cargo test --locked --workspace --exclude e2e --features status-atlas/ssr --no-fail-fast"
    );
    libtest::run(command)
}
