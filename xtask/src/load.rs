//! `bench load`: how many requests a second nginx answers with the site on this machine, and how
//! many go wrong.

use crate::hosts::{self, NGINX, Running, Site};
use crate::project::Project;
use crate::tools::{find, system};
use anyhow::{Context, Result};
use xshell::cmd;

/// How long each file is asked for, in seconds, and over how many connections at once.
const SECONDS: u32 = 10;
const CONNECTIONS: u32 = 64;

/// What is asked for: a page, the largest file of a first visit, a small one.
const PLAIN: &str = "identity";
const CODINGS: [&str; 3] = [PLAIN, "gzip", "br"];

/// What wrk found.
#[derive(Debug, PartialEq)]
struct Found {
    per_second: f64,
    /// Of a hundred responses, 99 came within it, as wrk writes it.
    slow: String,
    /// Broken connections, and responses that are neither 2xx nor 3xx.
    errors: u64,
}

/// Starts nginx with the built site, and asks it as fast as it answers.
pub fn run(project: &Project) -> Result<()> {
    hosts::ensure(project)?;
    if find("wrk").is_none() {
        system::install(project, "wrk", &["wrk"])?;
    }
    let site = Site::copy(project)?;
    let running = Running::start(project, &NGINX, &site)?;
    println!(
        "{:<26}{:<10}{:>10}{:>12}{:>8}{:>10}{:>8}",
        "file", "coding", "bytes", "requests/s", "ratio", "99 %", "errors"
    );
    let wasm = site.hashed("app-", "_bg.wasm")?;
    let files = [("/", "index.html"), ("/404/", "404/index.html"), (&*format!("/{wasm}"), &*wasm)];
    for (path, file) in files.into_iter().chain([("/api/v1/404.json", "api/v1/404.json")]) {
        let mut plain = None;
        for coding in CODINGS {
            let found = ask(project, running.port, path, &format!("Accept-Encoding: {coding}"))?;
            let first = *plain.get_or_insert(found.per_second);
            let ending = [("gzip", ".gz"), ("br", ".br")].iter().find(|(name, _)| *name == coding);
            let sent = site.bytes(&format!("{file}{}", ending.map_or("", |(_, ending)| ending)))?;
            line(path, coding, sent.len(), &found, first);
        }
    }
    Ok(())
}

fn line(path: &str, coding: &str, bytes: usize, found: &Found, plain: f64) {
    let Found { per_second, slow, errors } = found;
    let path: String = path.chars().take(24).collect();
    let coding = if coding == PLAIN { "plain" } else { coding };
    let ratio = per_second / plain;
    println!(
        "{path:<26}{coding:<10}{bytes:>10}{per_second:>12.0}{ratio:>8.2}{slow:>10}{errors:>8}"
    );
}

fn ask(project: &Project, port: u16, path: &str, field: &str) -> Result<Found> {
    let address = format!("http://127.0.0.1:{port}{path}");
    let (seconds, connections) = (format!("{SECONDS}s"), CONNECTIONS.to_string());
    let command = cmd!(
        project.sh,
        "wrk --threads 1 --connections {connections} --duration {seconds} --latency --header {field} {address}"
    );
    let text = command.quiet().read().context("wrk does not run")?;
    read(&text).with_context(|| format!("wrk said something else: {text}"))
}

/// Reads wrk's report, which leaves the lines about errors out where there are none.
fn read(text: &str) -> Option<Found> {
    let after = |begin: &str| text.lines().find_map(|line| line.trim().strip_prefix(begin));
    let numbers = |text: &str| -> u64 {
        let words = text.split(|c: char| !c.is_ascii_digit());
        words.filter_map(|word| word.parse::<u64>().ok()).sum()
    };
    let errors = ["Socket errors:", "Non-2xx or 3xx responses:"].into_iter().filter_map(after);
    Some(Found {
        per_second: after("Requests/sec:")?.trim().parse().ok()?,
        slow: after("99%")?.trim().to_owned(),
        errors: errors.map(numbers).sum(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_read() {
        let text = "Running 1s test\n  Latency Distribution\n     50%  300.00us\n     99%    1.20ms\n  8123 requests in 1.00s, 1.00MB read\nRequests/sec:   8123.45\nTransfer/sec:      1.00MB\n";
        let clean = Found { per_second: 8_123.45, slow: "1.20ms".to_owned(), errors: 0 };
        assert_eq!(read(text), Some(clean));
        let broken = format!(
            "  Socket errors: connect 0, read 3, write 0, timeout 4\n  Non-2xx or 3xx responses: 10\n{text}"
        );
        assert_eq!(read(&broken).unwrap().errors, 17);
        assert_eq!(read("unable to connect"), None);
    }
}
