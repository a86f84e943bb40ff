//! The deck of cards in Anki's own library.

use super::{Report, reported};
use crate::project::Project;
use crate::tools::python::Environment;
use anyhow::Result;
use xshell::cmd;

const CHECK: &str = "tests/anki/check.py";
const LIBRARY: Environment =
    Environment { name: "anki", requirements: "tests/anki/requirements.txt" };

/// Imports the built deck, and a later one after it.
pub fn run(project: &Project) -> Result<Report> {
    let python = LIBRARY.ensure(project)?;
    let (deck, quiz) =
        (project.dist().join("anki/status-atlas.apkg"), project.dist().join("api/v1/quiz.json"));
    reported(cmd!(project.sh, "{python} {CHECK} {deck} {quiz}"))
}
