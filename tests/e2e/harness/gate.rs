//! A proxy in front of a server that does on purpose what servers and networks do by accident.

use super::answer::Answer;
use anyhow::Result;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{io, thread};

/// How long a request is held back at most, so that no thread outlives the tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// What happens to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It waits until the gate is cleared.
    Hold,
    /// It is answered with this status, and nothing else.
    Status(u16),
    /// The connection is closed without an answer.
    Reset,
    /// The answer's head comes, and its body never ends.
    Stall,
    /// The answer's body breaks off in the middle, with a length that was right.
    Cut,
    /// A page comes instead, as from a host that answers every path with its start page.
    Page,
    /// It is answered with a redirect, as by a captive portal.
    Moved(&'static str),
    /// The answer has this field, instead of its own of the name.
    Field(&'static str, &'static str),
    /// In the answer's text, the first is replaced by the second.
    Text(&'static str, &'static str),
    /// The answer's bytes are others, as many.
    Garbled,
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
    port: u16,
    rules: Vec<(&'static str, Fault)>,
    asked: Vec<String>,
    ended: bool,
}

impl Gate {
    /// Starts a gate in front of the server on `port`.
    pub fn start(port: u16) -> Result<Gate> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let state = Arc::new(State::default());
        state.lock().port = port;
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.lock().ended {
                    return;
                }
                let (Ok(stream), shared) = (stream, Arc::clone(&shared)) else { continue };
                // A browser that goes away in the middle is no failure.
                thread::spawn(move || drop(shared.pass(stream)));
            }
        });
        Ok(Gate { address, state })
    }

    /// The address of the site behind the gate.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The same by its name: another origin, and the one where workers are let be.
    pub fn named(&self) -> String {
        format!("http://localhost:{}/", self.address.port())
    }

    /// From now on, this happens to requests whose path contains `part`, besides what was said
    /// before; of several that fit, the latest.
    pub fn on(&self, part: &'static str, fault: Fault) {
        self.state.lock().rules.push((part, fault));
        self.state.changed.notify_all();
    }

    /// Lets everything through, what waits included.
    pub fn clear(&self) {
        self.state.lock().rules.clear();
        self.state.changed.notify_all();
    }

    /// Goes on with the server on another port.
    pub fn serve(&self, port: u16) {
        self.state.lock().port = port;
    }

    /// The paths asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.state.lock().asked.clone()
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.state.lock().ended = true;
        self.clear();
        // Wakes the thread that accepts.
        let _ = TcpStream::connect(self.address);
    }
}

impl State {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Passes one request on, with the answer, and ends the connection.
    fn pass(&self, mut stream: TcpStream) -> io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head)? == 0 {
                return Ok(());
            }
        }
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        let (port, fault) = self.decide(&path);
        match fault {
            Some(Fault::Reset) => return stream.shutdown(Shutdown::Both),
            Some(Fault::Status(status)) => return Answer::empty(status).write(&mut stream),
            Some(Fault::Moved(to)) => {
                return Answer::empty(302).with("Location", to).write(&mut stream);
            }
            _ => {}
        }
        // What is changed has to come plain.
        let plain = fault.is_some();
        let dropped = |line: &&str| {
            let line = line.to_ascii_lowercase();
            let encoded = plain && line.starts_with("accept-encoding:");
            !line.starts_with("connection:") && !encoded
        };
        let kept: Vec<&str> = head.trim_end().split("\r\n").filter(dropped).collect();
        let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        write!(server, "{}\r\nConnection: close\r\n\r\n", kept.join("\r\n"))?;
        let mut answer = Vec::new();
        server.read_to_end(&mut answer)?;
        let Some(fault) = fault else { return stream.write_all(&answer) };
        let answer = Answer::read(&answer).spoilt(&fault);
        answer.write(&mut stream)?;
        if fault == Fault::Stall {
            self.wait(&path, &Fault::Stall);
        }
        Ok(())
    }

    /// Notes the request, and lets it wait if it has to; where it goes, and what happens to it.
    fn decide(&self, path: &str) -> (u16, Option<Fault>) {
        self.lock().asked.push(path.to_owned());
        self.wait(path, &Fault::Hold);
        let inner = self.lock();
        (inner.port, inner.fault(path))
    }

    /// Waits as long as this is what happens to requests for this path.
    fn wait(&self, path: &str, fault: &Fault) {
        let waits = |inner: &mut Inner| inner.fault(path).as_ref() == Some(fault);
        drop(self.changed.wait_timeout_while(self.lock(), PATIENCE, waits));
    }
}

impl Inner {
    fn fault(&self, path: &str) -> Option<Fault> {
        let fits = |(part, _): &&(&str, Fault)| path.contains(part);
        self.rules.iter().rev().find(fits).map(|(_, fault)| fault.clone())
    }
}
