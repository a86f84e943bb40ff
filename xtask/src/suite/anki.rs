//! The deck of cards in Anki's own library.

use super::{Report, reported};
use crate::project::Project;
use crate::tools::python;
use anyhow::Result;
use xshell::cmd;

const CHECK: &str = "tests/anki/check.py";
const REQUIREMENTS: &str = "tests/anki/requirements.txt";

/// Imports the built deck, and a later one after it.
pub fn run(project: &Project) -> Result<Report> {
    let python = python::environment(project, "anki", REQUIREMENTS)?;
    let (deck, quiz) =
        (project.dist().join("anki/status-atlas.apkg"), project.dist().join("api/v1/quiz.json"));
    reported(cmd!(project.sh, "{python} {CHECK} {deck} {quiz}"))
}
