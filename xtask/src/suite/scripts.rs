//! The types that the hand-written scripts declare in their comments.

use super::{Count, Report};
use crate::project::Project;
use crate::tools::{npm, tsc};
use anyhow::Result;
use xshell::cmd;

/// Checks each script by itself: in the browser they never meet.
pub fn types(project: &Project) -> Result<Report> {
    npm::require(project)?;
    let tsc = tsc().ensure(project)?;
    let mut count = Count::default();
    for script in project.files("src/boot", "js") {
        let check = cmd!(
            project.sh,
            "{tsc} --checkJs --noEmit --strict --target es2022 --module es2022 --lib es2022,dom,dom.iterable {script}"
        );
        count += Count::one(check.run().is_ok());
    }
    Ok(count.into())
}
