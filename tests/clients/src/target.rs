//! The clients, and the programs that drive them.

use crate::setup;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// All of them, in the order in which they run.
const IDS: [&str; 15] = [
    "curl",
    "wget",
    "requests",
    "httpx",
    "aiohttp",
    "urllib",
    "node-builtin",
    "node-fetch",
    "undici-request",
    "axios",
    "got",
    "superagent",
    "reqwest",
    "java",
    "go",
];

/// A client that may be on this machine.
pub struct Target {
    /// Its id in the record; browsers have one each.
    pub id: &'static str,
    /// The profile that it is held to.
    pub profile: &'static str,
    /// How it is driven, or why it cannot be.
    pub driver: Found,
}

/// How a client is driven, or why it cannot be.
pub type Found = std::result::Result<Driver, String>;

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
    let with = |found: &Found, arguments: Vec<String>| {
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
    let own: Found = std::env::current_exe().map_err(|error| error.to_string()).map(|program| {
        Driver { program, arguments: vec!["reqwest".to_owned()], environment: Vec::new() }
    });
    let driver = |id: &'static str| match id {
        "curl" | "wget" => of_shell(id),
        "requests" | "httpx" | "aiohttp" | "urllib" => of_python(id),
        "reqwest" => own.clone(),
        "java" => with(&java, vec![script("java/Driver.java")]),
        "go" => go.clone(),
        _ => of_node(profile(id)),
    };
    IDS.into_iter().map(|id| Target { id, profile: profile(id), driver: driver(id) }).collect()
}

/// The profile that a client is held to: its own, but for the one that Node has built in.
fn profile(id: &'static str) -> &'static str {
    if id == "node-builtin" { "fetch" } else { id }
}

/// Fails if one of these names is no client's.
pub fn check(names: &[&str]) -> Result<()> {
    match names.iter().find(|name| !IDS.contains(name)) {
        Some(name) => bail!("there is no client `{name}`; there are: {}", IDS.join(", ")),
        None => Ok(()),
    }
}

/// A script of the standard library alone.
fn of_system(arguments: Vec<String>) -> Found {
    let program = setup::find("python3").ok_or("no python3 in PATH")?;
    Ok(Driver { program, arguments, environment: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_clients_is_refused_with_those_there_are() {
        let error = check(&["curl", "nope"]).expect_err("nope").to_string();
        assert!(error.starts_with("there is no client `nope`; there are: curl, wget, "), "{error}");
        check(&["curl", "go"]).expect("are clients");
    }
}
