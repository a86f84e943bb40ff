//! The project's tasks: `cargo xtask` lists them.
//!
//! A task installs what it needs and is missing, then runs it; see [`tools`]. What a task prints is
//! for a reader at a terminal, and so is every error: one line, what failed and what to do.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod args;
mod bench;
mod budget;
mod first_load;
mod fuzz;
mod hosts;
mod load;
mod package;
mod peers;
mod precompress;
mod project;
mod serve;
mod site;
mod suite;
mod tools;

use anyhow::{Result, ensure};
use args::Task;
use project::Project;
use std::process::ExitCode;

fn main() -> ExitCode {
    let task = match Task::parse(std::env::args().skip(1).collect()) {
        Ok(Some(task)) => task,
        Ok(None) => {
            println!("{}", args::HELP);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    match run(task) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all went well; an error is what kept the task from going on.
fn run(task: Task) -> Result<bool> {
    let project = Project::open()?;
    match task {
        Task::Serve { port } => serve::serve(&project, port)?,
        Task::Dev { port } => serve::dev(&project, port)?,
        Task::Build { site_url } => {
            let _held = site::build(&project, site_url.as_deref())?;
            print!("{}", budget::Report::of(&project)?);
        }
        Task::Precompress { folder } => {
            let folder = folder.unwrap_or_else(|| project.dist());
            println!("{}", precompress::folder(&folder)?);
        }
        Task::Package { site_url } => package::run(&project, site_url.as_deref())?,
        Task::Test { suites } => return Ok(suite::run(&project, &suites)),
        Task::Bench { names, page_bench } => bench::run(&project, &names, page_bench)?,
        Task::Registry { file } => {
            // As whoever calls it sees it, and not from the project's folder.
            let file = std::path::absolute(file)?;
            ensure!(file.is_file(), "there is no file {}", file.display());
            let sh = &project.sh;
            xshell::cmd!(sh, "cargo run --locked --quiet -p content --example registry -- {file}")
                .quiet()
                .run()?;
        }
        Task::Clients { names, record } => {
            let sh = &project.sh;
            let arguments = match record {
                Some(date) => vec!["record".to_owned(), date],
                None => std::iter::once("compare".to_owned()).chain(names).collect(),
            };
            let run = xshell::cmd!(sh, "cargo run --locked --quiet -p clients -- {arguments...}");
            return Ok(run.quiet().run().is_ok());
        }
        Task::Fuzz { target, seconds } => return fuzz::run(&project, target.as_deref(), seconds),
    }
    Ok(true)
}
