//! Reads one flow a line as JSON, and writes one trace a line.

use content::atlas::Atlas;
use content::files::Files;
use model::Lang;
use redirect::wire::{read_client, read_flow, write_trace};
use redirect::{Client, follow};
use serde_json::{Value, json};
use std::io::{BufRead, BufWriter, Write};
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files = Files::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))?;
    let (atlas, _) = Atlas::check(&files);
    let profiles = atlas.clients.as_array().into_iter().flatten();
    let clients: Vec<Client> =
        profiles.filter_map(|profile| read_client(profile, Lang::En)).collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if !line.trim().is_empty() {
            writeln!(out, "{}", answer(&line, &clients))?;
        }
    }
    Ok(out.flush()?)
}

/// The trace of one line, or what is wrong with it.
fn answer(line: &str, clients: &[Client]) -> String {
    let node: Value = match serde_json::from_str(line) {
        Ok(node) => node,
        Err(error) => return json!({"id": null, "error": error.to_string()}).to_string(),
    };
    trace(&node, clients)
        .unwrap_or_else(|error| json!({"id": node["id"], "error": error}).to_string())
}

fn trace(node: &Value, clients: &[Client]) -> Result<String, String> {
    let flow = read_flow(node).map_err(|error| error.to_string())?;
    let client = clients.iter().find(|client| client.id == flow.client);
    let client = client.ok_or_else(|| format!("no client is named `{}`", flow.client))?;
    let trace = follow(client, &flow).map_err(|error| format!("`request.url`: {error}"))?;
    Ok(write_trace(&flow.id, client, &trace))
}
