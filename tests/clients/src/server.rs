//! A loopback server that answers each case with its own responses and notes what it was asked.

use anyhow::{Context, Result};
use redirect::Response;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The ports of the three listeners.
#[derive(Clone, Copy, Debug)]
pub struct Ports {
    /// Plain.
    pub a: u16,
    /// Plain, too: another port of the same host.
    pub b: u16,
    /// TLS.
    pub t: u16,
    /// Whether 80 and 443 are listened on, too; few machines let a test have them.
    pub standard: bool,
}

/// A request as it arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The method.
    pub method: String,
    /// The whole URL, from the scheme, the `Host` field and the request line.
    pub url: String,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The content.
    pub body: String,
}

#[derive(Default)]
struct Cases {
    answers: HashMap<String, Vec<Response>>,
    seen: HashMap<String, Vec<Seen>>,
}

/// The server; it ends when it is dropped.
pub struct Server {
    /// Where it listens.
    pub ports: Ports,
    cases: Arc<Mutex<Cases>>,
    stop: Arc<AtomicBool>,
}

/// The answer to every preflight.
const PREFLIGHT: &[u8] =
    b"HTTP/1.1 204 Yes\r\nConnection: close\r\nAccess-Control-Allow-Origin: *\r\n\
    Access-Control-Allow-Methods: GET, HEAD, POST, PUT, PATCH, DELETE\r\n\
    Access-Control-Allow-Headers: Authorization, Content-Type, X-Api-Key, X-Keep\r\n\r\n";

/// So long a connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(5);

impl Server {
    /// Listens on three free ports of the loopback interface.
    pub fn start() -> Result<Server> {
        Server::listen(false)
    }

    /// Listens on 80 and 443 as well, where that is allowed; [`Ports::standard`] says whether.
    pub fn start_with_standard_ports() -> Result<Server> {
        Server::listen(true)
    }

    fn listen(standard: bool) -> Result<Server> {
        let cases = Arc::new(Mutex::new(Cases::default()));
        let stop = Arc::new(AtomicBool::new(false));
        let tls = tls()?;
        let listen = |tls: Option<Arc<ServerConfig>>, port: u16| -> Result<u16> {
            let listener = TcpListener::bind(("127.0.0.1", port))?;
            let port = listener.local_addr()?.port();
            let (cases, stop) = (Arc::clone(&cases), Arc::clone(&stop));
            thread::spawn(move || accept(&listener, tls.as_ref(), &cases, &stop));
            Ok(port)
        };
        let (a, b, t) = (listen(None, 0)?, listen(None, 0)?, listen(Some(Arc::clone(&tls)), 0)?);
        let standard = standard && listen(None, 80).is_ok() && listen(Some(tls), 443).is_ok();
        let ports = Ports { a, b, t, standard };
        Ok(Server { ports, cases, stop })
    }

    /// What a case answers.
    pub fn expect(&self, case: &str, answers: &[Response]) {
        if let Ok(mut cases) = self.cases.lock() {
            cases.answers.insert(case.to_owned(), answers.to_vec());
            cases.seen.insert(case.to_owned(), Vec::new());
        }
    }

    /// What was asked for a case.
    pub fn seen(&self, case: &str) -> Vec<Seen> {
        let cases = self.cases.lock();
        cases.ok().and_then(|cases| cases.seen.get(case).cloned()).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let standard: &[u16] = if self.ports.standard { &[80, 443] } else { &[] };
        let own = [self.ports.a, self.ports.b, self.ports.t];
        for port in own.iter().chain(standard).copied() {
            // Wakes the listener up, so that it sees the flag.
            drop(TcpStream::connect(("127.0.0.1", port)));
        }
    }
}

fn tls() -> Result<Arc<ServerConfig>> {
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let made = rcgen::generate_simple_self_signed(names).context("no certificate")?;
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.into())?;
    Ok(Arc::new(config))
}

fn accept(
    listener: &TcpListener,
    tls: Option<&Arc<ServerConfig>>,
    cases: &Arc<Mutex<Cases>>,
    stop: &AtomicBool,
) {
    for stream in listener.incoming() {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let _ = stream.set_read_timeout(Some(PATIENCE));
        let (tls, cases) = (tls.cloned(), Arc::clone(cases));
        thread::spawn(move || {
            // A client that goes away in the middle is its own affair.
            let _ = match tls {
                None => serve(stream, "http", &cases),
                Some(config) => ServerConnection::new(config)
                    .map_err(anyhow::Error::from)
                    .and_then(|tls| serve(StreamOwned::new(tls, stream), "https", &cases)),
            };
        });
    }
}

fn serve(stream: impl Read + Write, scheme: &str, cases: &Mutex<Cases>) -> Result<()> {
    let mut reader = BufReader::new(stream);
    let Some((method, target, headers)) = head(&mut reader)? else { return Ok(()) };
    let field =
        |name: &str| headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    if field("expect").is_some() {
        reader.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    let body = match field("content-length").and_then(|length| length.parse().ok()) {
        Some(length) => {
            let mut body = vec![0; length];
            reader.read_exact(&mut body)?;
            body
        }
        None if field("transfer-encoding").is_some() => chunks(&mut reader)?,
        None => Vec::new(),
    };
    let url = format!("{scheme}://{}{target}", field("host").unwrap_or_default());
    if method == "OPTIONS" {
        // A preflight is no hop: it is allowed, and not noted.
        reader.get_mut().write_all(PREFLIGHT)?;
        return Ok(());
    }
    let body = String::from_utf8_lossy(&body).into_owned();
    let seen = Seen { method: method.clone(), url, headers, body };
    let answer = answer(cases, &target, seen);
    reader.get_mut().write_all(&written(&answer, &method))?;
    reader.get_mut().flush()?;
    Ok(())
}

type Head = (String, String, Vec<(String, String)>);

fn head(reader: &mut impl BufRead) -> Result<Option<Head>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut parts = line.split_whitespace();
    let (Some(method), Some(target)) = (parts.next(), parts.next()) else { return Ok(None) };
    let (method, target) = (method.to_owned(), target.to_owned());
    let mut headers = Vec::new();
    loop {
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line)?;
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        match line.split_once(':') {
            Some((name, value)) => {
                headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
            None => return Ok(Some((method, target, headers))),
        }
    }
}

fn chunks(reader: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let length = usize::from_str_radix(line.trim(), 16)?;
        let mut chunk = vec![0; length + 2];
        reader.read_exact(&mut chunk)?;
        if length == 0 {
            return Ok(body);
        }
        body.extend_from_slice(&chunk[..length]);
    }
}

fn answer(cases: &Mutex<Cases>, target: &str, request: Seen) -> Response {
    let done = Response { status: 200, ..Response::default() };
    let Ok(mut cases) = cases.lock() else { return done };
    // Not always the first segment: some clients leave the dots of a Location as they are.
    let Some(case) = target.split('/').find(|part| cases.seen.contains_key(*part)) else {
        // No case: the empty page that a browser starts from.
        return done;
    };
    let case = case.to_owned();
    let seen = cases.seen.entry(case.clone()).or_default();
    seen.push(request);
    let number = seen.len() - 1;
    cases.answers.get(&case).and_then(|answers| answers.get(number)).cloned().unwrap_or(done)
}

fn written(answer: &Response, method: &str) -> Vec<u8> {
    let mut out = format!("HTTP/1.1 {} Case\r\nConnection: close\r\n", answer.status).into_bytes();
    for (name, value) in &answer.headers.0 {
        out.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    if answer.status != 304 && method != "HEAD" {
        out.extend_from_slice(b"Content-Length: 0\r\n");
    }
    out.extend_from_slice(b"\r\n");
    out
}
