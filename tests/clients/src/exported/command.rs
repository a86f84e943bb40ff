//! The exported command, run by a shell: what curl sends is the flow's request.

use super::{Checked, flows};
use crate::server::{Seen, Server};
use anyhow::{Context, Result};
use redirect::export::curl;
use redirect::{Flow, Options, Request, Response};
use std::process::{Command, Stdio};

/// Fields that curl sends by itself, and that a flow is silent about.
const OWN: [&str; 5] = ["host", "accept", "user-agent", "content-length", "expect"];

/// Runs the command of each flow, and compares what arrives.
pub fn check(server: &Server) -> Result<Checked> {
    let origin = format!("http://127.0.0.1:{}", server.ports.a);
    let mut checked = Checked::default();
    for (request, number) in flows::requests(&origin).into_iter().zip(0..) {
        let case = format!("exported-{number}");
        server.expect(&case, &[]);
        let name = format!("{} {}", request.method, request.url);
        let flow = Flow { request, ..Flow::default() };
        run(&curl(&flow))?;
        let seen = server.seen(&case);
        let fault = match seen.as_slice() {
            [seen] => wrong(&flow.request, seen),
            _ => Some(format!("{} requests", seen.len())),
        };
        checked.note(fault.map(|fault| format!("curl: {name}: {fault}")));
    }
    checked.note(still(server, &origin)?);
    Ok(checked)
}

/// Where the flow does not follow, its command does not either.
fn still(server: &Server, origin: &str) -> Result<Option<String>> {
    let case = "exported-still";
    let url = format!("{origin}/{case}/");
    let headers = [("Location", &*url)].into_iter().collect();
    server.expect(case, &[Response { status: 302, headers }]);
    let options = Options { follow: false, location_trusted: true, ..Options::default() };
    let request = Request { method: "GET".to_owned(), url, ..Request::default() };
    run(&curl(&Flow { request, options, ..Flow::default() }))?;
    let count = server.seen(case).len();
    Ok((count != 1).then(|| format!("curl: told not to follow, it sent {count} requests")))
}

fn run(command: &str) -> Result<()> {
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).stdin(Stdio::null());
    shell.stdout(Stdio::null()).stderr(Stdio::null());
    shell.status().context("no shell").map(|_| ())
}

fn wrong(request: &Request, seen: &Seen) -> Option<String> {
    let url = request.url.split('#').next().unwrap_or_default();
    let said = |name: &str| request.headers.get(name).is_some();
    let found: Vec<(&str, &str)> = seen
        .headers
        .iter()
        .filter(|(name, _)| said(name) || !OWN.contains(&&**name))
        .map(|(name, value)| (&**name, &**value))
        .collect();
    let wanted: Vec<(String, &str)> = request
        .headers
        .0
        .iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), &**value))
        .collect();
    let same = found.iter().copied().eq(wanted.iter().map(|(name, value)| (&**name, *value)));
    let body = request.body.as_deref().unwrap_or_default();
    let right = same && seen.method == request.method && seen.url == url && seen.body == body;
    (!right).then(|| format!("{} {} {found:?} {:?}", seen.method, seen.url, seen.body))
}
