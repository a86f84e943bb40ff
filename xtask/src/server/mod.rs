//! A static file server for a built site: loopback only, under any base path.
//!
//! Serves what any static host would, so that what works here works there: directory URLs, a
//! redirect to the slash, `404.html`, ETags, Brotli. Knows nothing about the app.
//!
//! Written on [`std::net`] for the sake of stopping: a dropped [`Server`] also cuts the
//! connections that a browser keeps open, which the tests of the site without a network rely on.

mod address;
mod answer;
mod asset;
mod connection;
mod message;
mod store;
#[cfg(test)]
mod tests;

use address::Base;
use answer::Responder;
use connection::Connections;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::{io, thread};

/// How a site is served.
#[derive(Debug, Clone)]
pub struct Options {
    /// The port; 0 means any that is free.
    pub port: u16,
    /// The path that the site is served under, not percent-encoded: `/`, `/wiki/http/`, `/a b/`.
    pub base: String,
    /// Header fields to add to every response, as name and value.
    pub headers: Vec<(String, String)>,
    /// Whether pages get a script that loads them again when their file changes.
    pub live_reload: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { port: 0, base: "/".to_owned(), headers: Vec::new(), live_reload: false }
    }
}

/// A running server; stops when dropped.
#[derive(Debug)]
pub struct Server {
    connections: Arc<Connections>,
    acceptor: Option<JoinHandle<()>>,
    address: SocketAddr,
    base: Base,
}

impl Server {
    /// Starts to serve the folder `dist`, on threads of its own.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::AddrInUse`] if the port is taken, [`io::ErrorKind::InvalidInput`] if a
    /// header field cannot be sent, [`io::ErrorKind::NotFound`] if `dist` is not there.
    pub fn start(dist: &Path, options: Options) -> io::Result<Server> {
        let base = Base::new(&options.base);
        let store = store::Store::new(dist, options.live_reload)?;
        let responder = Responder::new(store, base.clone(), options.headers)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        let address = listener.local_addr()?;
        let connections = Arc::new(Connections::new(responder));
        let accepted = Arc::clone(&connections);
        let acceptor = thread::spawn(move || connection::accept(&listener, &accepted));
        Ok(Server { connections, acceptor: Some(acceptor), address, base })
    }

    /// The address of the site's start page, with a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base.encoded())
    }

    /// The port that is served on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        self.join();
    }

    fn join(&mut self) {
        // An acceptor that panicked has said so itself; there is nothing left to stop then.
        let _ = self.acceptor.take().map(JoinHandle::join);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.connections.stop(self.address);
        self.join();
    }
}
