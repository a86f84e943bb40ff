//! A proxy in front of a server that can hold back or refuse what a page asks for.

use anyhow::Result;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{io, thread};

/// How long a request is held back at most, so that no thread outlives the tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// What happens to a request whose path contains a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// It waits until the gate is opened.
    Hold(&'static str),
    /// It is answered with 404.
    Refuse(&'static str),
}

/// The proxy; lets everything through until told otherwise.
#[derive(Debug)]
pub struct Gate {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    inner: Mutex<Inner>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Inner {
    rule: Option<Rule>,
    asked: Vec<String>,
    ended: bool,
}

impl Gate {
    /// Starts a gate in front of the server on `port`.
    pub fn start(port: u16) -> Result<Gate> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.lock().ended {
                    return;
                }
                let (Ok(stream), shared) = (stream, Arc::clone(&shared)) else { continue };
                // A browser that goes away in the middle is no failure.
                thread::spawn(move || drop(shared.pass(stream, port)));
            }
        });
        Ok(Gate { address, state })
    }

    /// The address of the site behind the gate.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Sets the rule from now on; requests that wait are let through unless it holds them too.
    pub fn set(&self, rule: Option<Rule>) {
        self.state.lock().rule = rule;
        self.state.changed.notify_all();
    }

    /// The paths asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.state.lock().asked.clone()
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.state.lock().ended = true;
        self.set(None);
        // Wakes the thread that accepts.
        let _ = TcpStream::connect(self.address);
    }
}

impl State {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Passes one request on, with the answer, and ends the connection.
    fn pass(&self, stream: TcpStream, port: u16) -> io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head)? == 0 {
                return Ok(());
            }
        }
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        let refused = self.decide(&path);
        let mut stream = stream;
        if refused {
            let answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            return stream.write_all(answer.as_bytes());
        }
        let lines = head.trim_end().split("\r\n");
        let kept: Vec<&str> =
            lines.filter(|line| !line.to_ascii_lowercase().starts_with("connection:")).collect();
        let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        write!(server, "{}\r\nConnection: close\r\n\r\n", kept.join("\r\n"))?;
        let mut answer = Vec::new();
        server.read_to_end(&mut answer)?;
        stream.write_all(&answer)
    }

    /// Notes the request, lets it wait if it has to; whether it is refused.
    fn decide(&self, path: &str) -> bool {
        let mut inner = self.lock();
        inner.asked.push(path.to_owned());
        let holds =
            |inner: &mut Inner| matches!(inner.rule, Some(Rule::Hold(part)) if path.contains(part));
        let waited = self.changed.wait_timeout_while(inner, PATIENCE, holds);
        inner = waited.unwrap_or_else(PoisonError::into_inner).0;
        matches!(inner.rule, Some(Rule::Refuse(part)) if path.contains(part))
    }
}
