//! The built site: every page is valid HTML, every JSON file is of its schema.

use super::{Count, Report};
use crate::project::Project;
use crate::tools::npm::Package;
use anyhow::Result;
use xshell::cmd;

const RULES: &str = "xtask/checks/html-validate.json";
const SCHEMA_CHECK: &str = "xtask/checks/schema.mjs";

/// Checks what the build has written.
pub fn run(project: &Project) -> Result<Report> {
    let mut count = Count::default();
    let validator = Package { name: "html-validate", version: "10.5.0".to_owned() }
        .file(project, "bin/html-validate.mjs")?;
    let pages = project.dist().join("**/*.html");
    let check = cmd!(project.sh, "node {validator} --config {RULES} {pages}");
    count += Count::one(check.run().is_ok());
    let ajv =
        Package { name: "ajv", version: "8.17.1".to_owned() }.file(project, "dist/2020.js")?;
    let api = project.dist().join("api/v1");
    let check = cmd!(project.sh, "node {SCHEMA_CHECK} {ajv} {api}");
    count += Count::one(check.run().is_ok());
    Ok(count.into())
}
