//! Real HTTP clients against a loopback server: every request that arrives is compared with what
//! the redirect engine says.
//!
//! `clients compare` runs the clients that the machine has and prints every difference;
//! `clients record DATE` writes what was seen to `tests/clients/measured.json` as well.
//! `clients transcripts` makes loops and reads what curl and wget print of them; `compare` without
//! names does so, too. The cases
//! are in [`cases`], the server in [`server`], the programs that drive the clients in `drivers/`.
//! `clients exported servers` runs exported configurations in nginx and Caddy, `clients exported
//! curl` exported commands; see [`exported`].

use anyhow::{Context, Result, bail};
use clients::server::Server;
use clients::{cases, compare, drive, exported, reqwest_driver, target, transcripts};
use content::atlas::Atlas;
use content::files::Files;
use model::Lang;
use redirect::Client;
use redirect::wire::read_client;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["compare", only @ ..] => run(None, only),
        ["record", date] => run(Some(date), &[]),
        ["transcripts"] => pasted(),
        ["exported", "servers"] => exported::servers::check().map(|checked| checked.report()),
        ["exported", "curl"] => commands(),
        ["reqwest"] => reqwest_driver::run().map(|()| true),
        _ => Err(anyhow::anyhow!(
            "usage: clients compare [CLIENT…] | clients record DATE | clients transcripts | \
             clients exported servers|curl"
        )),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn commands() -> Result<bool> {
    Ok(exported::command::check(&Server::start()?)?.report())
}

/// Eight clients at the least have to be there: with fewer the run proves too little.
const LEAST: usize = 8;

/// Runs the clients; whether all of them did what the engine says.
fn run(date: Option<&str>, only: &[&str]) -> Result<bool> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    target::check(only)?;
    let profiles = profiles(&root)?;
    let server = Server::start_with_standard_ports()?;
    if !server.ports.standard {
        println!("the cases of the standard ports are skipped: 80 and 443 cannot be had");
    }
    let cache = cache()?;
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    let mut rows = Vec::new();
    for target in target::all(&cache) {
        if !only.is_empty() && !only.contains(&target.id) {
            continue;
        }
        let profile = profiles.iter().find(|profile| profile.id == target.profile);
        let profile = profile.with_context(|| format!("no profile {}", target.profile))?;
        let driver = match &target.driver {
            Ok(driver) => driver,
            Err(reason) => {
                println!("{:14} skipped: {reason}", target.id);
                skipped += 1;
                continue;
            }
        };
        let cases = cases::all(&server.ports, target.id, profile);
        let seen = drive::run(driver, &server, &cases)?;
        let compare::Compared { differences, explained } =
            compare::all(target.id, profile, &cases, &seen);
        println!(
            "{:14} {}: {} cases, {} differences, {explained} explained",
            target.id,
            seen.version,
            cases.len(),
            differences.len()
        );
        for difference in &differences {
            println!("    {difference}");
        }
        failed += differences.len();
        passed += cases.len() - differences.len();
        rows.push(compare::record(target.id, &cases, &seen, &server.ports));
    }
    if only.is_empty() {
        let found = read_transcripts(&server, &profiles)?;
        passed += found.read - found.wrong.len();
        failed += found.wrong.len();
    }
    let ran = rows.len();
    if let Some(date) = date {
        let file = json!({"date": date, "clients": rows});
        fs::write(root.join("tests/clients/measured.json"), lines(&file))?;
    }
    println!("{ran} clients\n{passed} passed, {failed} failed, {skipped} skipped");
    if only.is_empty() && ran < LEAST {
        bail!("only {ran} clients could be run; at least {LEAST} are needed");
    }
    Ok(failed == 0)
}

/// Nothing but the transcripts; whether all of them say what happened.
fn pasted() -> Result<bool> {
    let profiles = profiles(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))?;
    let found = read_transcripts(&Server::start()?, &profiles)?;
    println!("{} passed, {} failed", found.read - found.wrong.len(), found.wrong.len());
    Ok(found.read > 0 && found.wrong.is_empty())
}

fn read_transcripts(server: &Server, profiles: &[Client]) -> Result<transcripts::Found> {
    let found = transcripts::run(server, profiles)?;
    println!("transcripts    {} of loops, {} differences", found.read, found.wrong.len());
    for wrong in &found.wrong {
        println!("    {wrong}");
    }
    Ok(found)
}

/// JSON with a line for each client and case, so that a change can be read.
fn lines(file: &Value) -> String {
    let mut text = format!("{{\"date\":{},\"clients\":[\n", file["date"]);
    let clients = file["clients"].as_array().map(Vec::as_slice).unwrap_or_default();
    for (at, client) in clients.iter().enumerate() {
        let (id, version) = (&client["client"], &client["version"]);
        text += &format!("{{\"client\":{id},\"version\":{version},\"cases\":[\n");
        let cases = client["cases"].as_array().map(Vec::as_slice).unwrap_or_default();
        let rows: Vec<String> = cases.iter().map(Value::to_string).collect();
        text += &rows.join(",\n");
        text += if at + 1 < clients.len() { "\n]},\n" } else { "\n]}\n" };
    }
    text + "]}\n"
}

fn profiles(root: &Path) -> Result<Vec<Client>> {
    let files = Files::read(root)?;
    let (atlas, _) = Atlas::check(&files);
    let list = atlas.clients.as_array().cloned().unwrap_or_default();
    let clients = list.iter().map(|profile| read_client(profile, Lang::En)).collect::<Option<_>>();
    clients.context("a profile of content/clients.toml cannot be read")
}

/// Where the clients' packages are kept between runs.
fn cache() -> Result<PathBuf> {
    if let Some(path) = env::var_os("ATLAS_CLIENTS") {
        return Ok(PathBuf::from(path));
    }
    let home = env::var_os("HOME").context("no HOME to keep the clients below")?;
    Ok(Path::new(&home).join(".cache/status-atlas/clients"))
}
