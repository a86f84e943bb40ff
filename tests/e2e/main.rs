//! The built site in real browsers: what a reader sees, does, and must never see.
//!
//! `cargo xtask test e2e` runs it. Every test runs in Chromium and in Firefox, in a new tab, and
//! fails on any complaint of the browser and any request to another origin, too; a few run in one
//! of them only, and some in WebKit, whose complaints are not heard. The tests of one browser run
//! one after another, those of the others side by side.

mod cases;
mod harness;

use harness::browser::{Browser, Kind, Run};
use harness::settings::Settings;
use harness::sites::Sites;
use libtest_mimic::{Arguments, Conclusion, Failed, Trial};
use std::process::ExitCode;
use std::sync::Arc;

/// Threads that mostly wait for a browser's turn: enough that both browsers always have one.
const THREADS: usize = 12;

fn main() -> ExitCode {
    clients::choose_provider();
    match run() {
        Ok(conclusion) => conclusion.exit_code(),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<Conclusion> {
    let mut arguments = Arguments::from_args();
    let settings = Arc::new(Settings::read()?);
    let sites = Arc::new(Sites::start(&settings.dist)?);
    let browsers = [Kind::Chromium, Kind::Firefox, Kind::WebKit].map(|kind| {
        (kind, Arc::new(Browser::new(kind, Arc::clone(&settings), Arc::clone(&sites))))
    });
    // In turn, so that no browser waits for the end of another's.
    let trials = cases::all().flat_map(|case| {
        let fitting = browsers.iter().filter(move |(kind, _)| case.kinds.contains(kind));
        fitting.map(move |(kind, browser)| {
            let browser = Arc::clone(browser);
            let name = format!("{}::{}", kind.name(), case.name);
            let told = name.clone();
            Trial::test(name, move || twice(&browser, case.run, &told))
        })
    });
    arguments.test_threads.get_or_insert(THREADS);
    Ok(libtest_mimic::run(&arguments, trials.collect()))
}

/// Runs a test; one that fails runs once more, and has failed if it fails again. Two browsers and
/// their drivers on two cores now and then miss a moment; that a second run was needed is said
/// again at the end of the whole run, and what is wrong fails twice.
fn twice(browser: &Browser, test: Run, name: &str) -> Result<(), Failed> {
    let Err(first) = browser.run(test) else { return Ok(()) };
    println!("second run: {name}: {first:#}");
    browser.run(test).map_err(|_| Failed::from(format!("{first:#}")))
}
