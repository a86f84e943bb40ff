//! The driver of reqwest: this program itself.

use anyhow::Result;
use reqwest::blocking::Client;
use reqwest::{Method, Url};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

/// Reads jobs and writes outcomes until the input ends.
pub fn run() -> Result<()> {
    crate::choose_provider();
    let client = Client::builder().danger_accept_invalid_certs(true).build()?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", json!({"version": format!("reqwest {}", version())}))?;
    for line in std::io::stdin().lock().lines() {
        let job: Value = serde_json::from_str(&line?)?;
        let answer = match send(&client, &job) {
            Ok((status, url)) => json!({"outcome": "response", "status": status, "url": url}),
            Err(error) => json!({"outcome": "error", "error": error.to_string()}),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

/// The version that was built in, from the lock file.
fn version() -> &'static str {
    let lock = include_str!("../../../Cargo.lock");
    let entry = lock.split("name = \"reqwest\"\nversion = \"").nth(1);
    entry.and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

fn send(client: &Client, job: &Value) -> Result<(u16, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let method = Method::from_bytes(text(&job["method"]).as_bytes())?;
    let mut request = client.request(method, Url::parse(&text(&job["url"]))?);
    for field in job["headers"].as_array().into_iter().flatten() {
        request = request.header(text(&field[0]), text(&field[1]));
    }
    if let Some(body) = job["body"].as_str() {
        request = request.body(body.to_owned());
    }
    let answer = request.send()?;
    Ok((answer.status().as_u16(), answer.url().to_string()))
}
