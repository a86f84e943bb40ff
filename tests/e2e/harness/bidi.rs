//! A small client of WebDriver `BiDi`, for Firefox: commands, and the events between them.
//!
//! Thirtyfour's own needs a TLS library for the sake of `wss:`, which no local driver speaks.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fmt;
use std::net::TcpStream;
use std::time::Duration;
use tungstenite::{Message, WebSocket};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A connection.
pub struct BiDi {
    socket: WebSocket<TcpStream>,
    sent: u64,
    events: Vec<(String, Value)>,
}

impl BiDi {
    /// Connects to the address that a session has given.
    pub fn connect(address: &str) -> Result<BiDi> {
        let host = address.strip_prefix("ws://").and_then(|rest| rest.split('/').next());
        let stream =
            TcpStream::connect(host.with_context(|| format!("not a ws: address: {address}"))?)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let (socket, _) = tungstenite::client(address, stream).context("no WebSocket")?;
        Ok(BiDi { socket, sent: 0, events: Vec::new() })
    }

    /// Runs a command; events that arrive before its answer are kept.
    pub fn call(&mut self, method: &str, params: &Value) -> Result<Value> {
        self.sent += 1;
        let command = json!({ "id": self.sent, "method": method, "params": params });
        self.socket.send(Message::text(command.to_string()))?;
        loop {
            let message = self.socket.read().with_context(|| format!("no answer to {method}"))?;
            let Message::Text(text) = message else { continue };
            let mut message: Value = serde_json::from_str(&text)?;
            if message["type"] == "event" {
                let method = message["method"].as_str().unwrap_or_default().to_owned();
                self.events.push((method, message["params"].take()));
            } else if message["id"] == self.sent {
                ensure!(message["type"] == "success", "{method} failed: {message}");
                return Ok(message["result"].take());
            }
        }
    }

    /// The events so far, as method and parameters, and forgets them.
    pub fn events(&mut self) -> Result<Vec<(String, Value)>> {
        // Events come in order: after this answer those of the test are here.
        self.call("session.status", &json!({}))?;
        Ok(std::mem::take(&mut self.events))
    }
}

impl fmt::Debug for BiDi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BiDi({} commands)", self.sent)
    }
}
