//! The clients, and the programs that drive them.

use crate::setup;
use std::path::{Path, PathBuf};

/// A client that may be on this machine.
pub struct Target {
    /// Its id in the record; browsers have one each.
    pub id: &'static str,
    /// The profile that it is held to.
    pub profile: &'static str,
    /// How it is driven, or why it cannot be.
    pub driver: Result<Driver, String>,
}

/// A program that reads jobs and writes outcomes.
#[derive(Clone, Debug)]
pub struct Driver {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// Variables that it needs.
    pub environment: Vec<(&'static str, String)>,
}

/// All clients. `cache` is where their packages are kept.
pub fn all(cache: &Path) -> Vec<Target> {
    let (python, node, java, go) =
        (setup::python(cache), setup::node(cache), setup::java(), setup::go(cache));
    let drivers = Path::new(env!("CARGO_MANIFEST_DIR")).join("drivers");
    let script = |name: &str| drivers.join(name).to_string_lossy().into_owned();
    let with = |found: &Result<Driver, String>, arguments: Vec<String>| {
        found.clone().map(|mut driver| {
            driver.arguments.extend(arguments);
            driver
        })
    };
    let of_python = |id: &str| with(&python, vec![script("python/driver.py"), id.to_owned()]);
    let of_node = |id: &str| with(&node, vec![script("node/driver.mjs"), id.to_owned()]);
    let of_shell = |id: &str| match setup::find(id) {
        Some(_) => of_system(vec![script("python/driver.py"), id.to_owned()]),
        None => Err(format!("no {id} in PATH")),
    };
    let own = std::env::current_exe().map_err(|error| error.to_string()).map(|program| Driver {
        program,
        arguments: vec!["reqwest".to_owned()],
        environment: Vec::new(),
    });
    let target = |id, profile, driver| Target { id, profile, driver };
    vec![
        target("curl", "curl", of_shell("curl")),
        target("wget", "wget", of_shell("wget")),
        target("requests", "requests", of_python("requests")),
        target("httpx", "httpx", of_python("httpx")),
        target("aiohttp", "aiohttp", of_python("aiohttp")),
        target("urllib", "urllib", of_python("urllib")),
        target("node-builtin", "fetch", of_node("fetch")),
        target("node-fetch", "node-fetch", of_node("node-fetch")),
        target("undici-request", "undici-request", of_node("undici-request")),
        target("axios", "axios", of_node("axios")),
        target("got", "got", of_node("got")),
        target("superagent", "superagent", of_node("superagent")),
        target("reqwest", "reqwest", own),
        target("java", "java", with(&java, vec![script("java/Driver.java")])),
        target("go", "go", go),
    ]
}

/// A script of the standard library alone.
fn of_system(arguments: Vec<String>) -> Result<Driver, String> {
    let program = setup::find("python3").ok_or("no python3 in PATH")?;
    Ok(Driver { program, arguments, environment: Vec::new() })
}
