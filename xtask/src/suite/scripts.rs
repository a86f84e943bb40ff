//! The types that the hand-written scripts declare in their comments.

use super::{Count, Report};
use crate::project::Project;
use crate::tools::{npm, tsc};
use anyhow::Result;
use xshell::cmd;

/// The programs: a folder's scripts are one, as the exporter joins them; the others are each one by
/// itself, as in the browser they never meet. Beside each, what it runs in.
pub fn types(project: &Project) -> Result<Report> {
    npm::require(project)?;
    let tsc = tsc().ensure(project)?;
    let page = "es2022,dom,dom.iterable";
    let single = project.files("src/scripts", "js").into_iter().map(|script| (vec![script], page));
    let mut worker = project.files("src/scripts/worker", "js");
    worker.extend(project.files("src/scripts/worker", "ts"));
    let mut in_one_file = project.files("src/scripts/single", "js");
    in_one_file.extend(project.files("src/scripts/single", "ts"));
    in_one_file.extend(
        ["element", "store", "address", "typed", "trapped", "embedded", "print"]
            .map(|name| project.path(&format!("src/scripts/page/{name}.js"))),
    );
    let joined = [
        (project.files("src/scripts/page", "js"), page),
        (in_one_file, page),
        (project.files("src/scripts/embed", "js"), page),
        (worker, "es2022,webworker,webworker.iterable"),
    ];
    let mut count = Count::default();
    for (scripts, library) in single.chain(joined) {
        let check = cmd!(
            project.sh,
            "{tsc} --checkJs --noEmit --strict --target es2022 --module es2022 --lib {library} {scripts...}"
        );
        count += Count::one(check.run().is_ok());
    }
    Ok(count.into())
}
