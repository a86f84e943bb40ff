//! Connections: a thread each, all cut when the server stops.

use super::answer::Responder;
use super::message::{Request, Response};
use std::collections::HashMap;
use std::io::{self, BufReader, Read};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// The open connections, and what answers them.
#[derive(Debug)]
pub struct Connections {
    responder: Responder,
    stopping: AtomicBool,
    open: Mutex<HashMap<u64, TcpStream>>,
}

/// How much of a refused request's body is read, so that the client gets to see the refusal.
const LINGER: u64 = 64 * 1024;

impl Connections {
    /// None yet.
    pub fn new(responder: Responder) -> Connections {
        Connections { responder, stopping: AtomicBool::new(false), open: Mutex::default() }
    }

    /// Cuts all connections, and has [`accept`] return.
    pub fn stop(&self, address: SocketAddr) {
        self.stopping.store(true, Ordering::SeqCst);
        // Wakes the acceptor; if nothing can be connected, it has ended.
        let _ = TcpStream::connect(address);
        for stream in self.open().values() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn open(&self) -> MutexGuard<'_, HashMap<u64, TcpStream>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the connection may go on: from here on [`Connections::stop`] cuts it.
    fn admit(&self, id: u64, stream: &TcpStream) -> io::Result<bool> {
        let mut open = self.open();
        open.insert(id, stream.try_clone()?);
        Ok(!self.stopping.load(Ordering::SeqCst))
    }

    fn serve(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        loop {
            let (response, head_only, last) = match Request::read(&mut reader) {
                Ok(Some(request)) => {
                    (self.responder.respond(&request), request.method == "HEAD", request.is_last())
                }
                Ok(None) => return Ok(()),
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                    (Response::text(400, "400 Bad Request\n"), false, true)
                }
                Err(error) => return Err(error),
            };
            response.write(&mut &*stream, head_only, last)?;
            if last {
                stream.shutdown(Shutdown::Write)?;
                io::copy(&mut reader.take(LINGER), &mut io::sink())?;
                return Ok(());
            }
        }
    }
}

/// Serves what connects, until [`Connections::stop`].
pub fn accept(listener: &TcpListener, connections: &Arc<Connections>) {
    for (id, stream) in (0..).zip(listener.incoming()) {
        if connections.stopping.load(Ordering::SeqCst) {
            return;
        }
        // What fails here is a client that has gone away again.
        let Ok(stream) = stream else { continue };
        let connections = Arc::clone(connections);
        thread::spawn(move || {
            if let Ok(true) = connections.admit(id, &stream) {
                let _ = connections.serve(&stream);
            }
            connections.open().remove(&id);
        });
    }
}
