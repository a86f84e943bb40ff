//! Running a client's driver: jobs as JSON lines in, outcomes as JSON lines out.

use crate::cases::Case;
use crate::server::{Seen, Server};
use crate::target::Driver;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// What was seen of a client.
pub struct Observed {
    /// Its version, as it names itself.
    pub version: String,
    /// For each case, in order.
    pub cases: Vec<Outcome>,
}

/// What was seen of a case.
pub struct Outcome {
    /// The requests that arrived.
    pub requests: Vec<Seen>,
    /// `response` or `error`, as the client's caller sees it.
    pub outcome: String,
    /// The status that the caller gets.
    pub status: Option<u64>,
    /// The URL of the response, if the client tells it.
    pub url: Option<String>,
}

/// Runs the cases through one driver, one after the other.
pub fn run(driver: &Driver, server: &Server, cases: &[Case]) -> Result<Observed> {
    let mut program = Running::start(driver)?;
    let hello = program.line().context("the driver did not start")?;
    let version = hello["version"].as_str().unwrap_or_default().to_owned();
    let mut seen = Vec::new();
    for case in cases {
        server.expect(&case.path, &case.flow.responses);
        let answer = program.ask(&job(case)).with_context(|| format!("case {}", case.name))?;
        seen.push(Outcome {
            requests: server.seen(&case.path),
            outcome: answer["outcome"].as_str().unwrap_or_default().to_owned(),
            status: answer["status"].as_u64(),
            url: answer["url"].as_str().map(str::to_owned),
        });
    }
    Ok(Observed { version, cases: seen })
}

fn job(case: &Case) -> Value {
    let request = &case.flow.request;
    let headers: Vec<[&str; 2]> =
        request.headers.0.iter().map(|(name, value)| [&**name, &**value]).collect();
    json!({
        "method": request.method,
        "url": request.url,
        "headers": headers,
        "body": request.body.as_deref(),
    })
}

/// A driver at work; it is ended with this.
struct Running {
    child: Child,
    lines: Receiver<String>,
}

/// So long a driver may think about one job.
const PATIENCE: Duration = Duration::from_secs(20);

impl Running {
    fn start(driver: &Driver) -> Result<Running> {
        let mut child = Command::new(&driver.program)
            .args(&driver.arguments)
            .envs(driver.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", driver.program.display()))?;
        let output = BufReader::new(child.stdout.take().context("no output")?);
        let (send, lines) = channel();
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        Ok(Running { child, lines })
    }

    fn line(&mut self) -> Result<Value> {
        let line = match self.lines.recv_timeout(PATIENCE) {
            Ok(line) => line,
            Err(RecvTimeoutError::Timeout) => bail!("no answer within {PATIENCE:?}"),
            Err(RecvTimeoutError::Disconnected) => bail!("the driver has ended"),
        };
        serde_json::from_str(&line).with_context(|| format!("no JSON: {line}"))
    }

    fn ask(&mut self, job: &Value) -> Result<Value> {
        let input = self.child.stdin.as_mut().context("no input")?;
        writeln!(input, "{job}")?;
        input.flush()?;
        self.line()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Gone already, or ended here: both are the end of it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
