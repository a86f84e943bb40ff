//! The server as a client sees it, over a socket.

use super::{Options, Server};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::{fs, io, process};

/// A small site in a temporary folder, removed when dropped.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Site {
        let root = std::env::temp_dir().join(format!("status-atlas-{}-{name}", process::id()));
        let dist = root.join("dist");
        fs::create_dir_all(dist.join("301")).unwrap();
        fs::write(root.join("secret"), "secret").unwrap();
        fs::write(dist.join("index.html"), "start").unwrap();
        fs::write(dist.join("404.html"), "nothing here").unwrap();
        fs::write(dist.join("301/index.html"), "moved").unwrap();
        fs::write(dist.join("app.wasm"), vec![0; 50_000]).unwrap();
        Site(root)
    }

    fn serve(&self, options: Options) -> Server {
        Server::start(&self.0.join("dist"), options).unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The head of the response, and its body.
fn ask(server: &Server, request: &str, fields: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{fields}\r\n")
        .unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    (String::from_utf8(bytes[..end].to_vec()).unwrap(), bytes[end + 4..].to_vec())
}

fn status(head: &str) -> &str {
    &head["HTTP/1.1 ".len()..][..3]
}

fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut fields = head.lines().filter_map(|line| line.split_once(": "));
    fields.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

#[test]
fn pages_have_their_type_and_length() {
    let site = Site::new("pages");
    let server = site.serve(Options::default());
    for (path, body, mime) in [
        ("/", "start", "text/html; charset=utf-8"),
        ("/301/", "moved", "text/html; charset=utf-8"),
        ("/301/?q=1", "moved", "text/html; charset=utf-8"),
        ("/301/index.html", "moved", "text/html; charset=utf-8"),
    ] {
        let (head, found) = ask(&server, &format!("GET {path}"), "");
        assert_eq!((status(&head), found.as_slice()), ("200", body.as_bytes()), "{path}");
        assert_eq!(field(&head, "Content-Type"), Some(mime));
        assert_eq!(field(&head, "Content-Length"), Some(&*body.len().to_string()));
        assert_eq!(field(&head, "Cache-Control"), Some("no-cache"));
    }
    let (head, body) = ask(&server, "GET /app.wasm", "");
    assert_eq!(field(&head, "Content-Type"), Some("application/wasm"));
    assert_eq!(body.len(), 50_000);
}

#[test]
fn a_directory_is_sent_to_its_slash_with_its_query() {
    let site = Site::new("slash");
    let server = site.serve(Options { base: "/a b/".to_owned(), ..Options::default() });
    let (head, _) = ask(&server, "GET /a%20b/301?q=x", "");
    assert_eq!((status(&head), field(&head, "Location")), ("301", Some("/a%20b/301/?q=x")));
    let (head, _) = ask(&server, "GET /a%20b", "");
    assert_eq!((status(&head), field(&head, "Location")), ("301", Some("/a%20b/")));
}

#[test]
fn an_unknown_path_gets_the_page_for_it() {
    let site = Site::new("unknown");
    let server = site.serve(Options { base: "/wiki/http/".to_owned(), ..Options::default() });
    for path in ["/wiki/http/nothing", "/wiki/http/301/nothing/", "/wiki/", "/"] {
        let (head, body) = ask(&server, &format!("GET {path}"), "");
        assert_eq!((status(&head), body.as_slice()), ("404", b"nothing here".as_slice()), "{path}");
    }
    let (head, body) = ask(&server, "GET /wiki/http/301/", "");
    assert_eq!((status(&head), body.as_slice()), ("200", b"moved".as_slice()));
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let site = Site::new("outside");
    let server = site.serve(Options::default());
    for path in ["/../secret", "/%2e%2e/secret", "/..%2fsecret", "/301/../../secret", "//secret"] {
        let (head, body) = ask(&server, &format!("GET {path}"), "");
        assert_eq!((status(&head), body.as_slice()), ("404", b"nothing here".as_slice()), "{path}");
    }
}

#[test]
fn head_and_tags_save_the_body() {
    let site = Site::new("tags");
    let server = site.serve(Options::default());
    let (head, body) = ask(&server, "HEAD /301/", "");
    assert_eq!((status(&head), body.len(), field(&head, "Content-Length")), ("200", 0, Some("5")));
    let tag = field(&head, "ETag").unwrap();
    let (head, body) = ask(&server, "GET /301/", &format!("If-None-Match: \"x\", {tag}\r\n"));
    assert_eq!((status(&head), body.len()), ("304", 0));
    assert_eq!(field(&head, "ETag"), Some(tag));
}

#[test]
fn brotli_is_sent_where_it_is_taken() {
    let site = Site::new("brotli");
    let server = site.serve(Options::default());
    let (head, body) = ask(&server, "GET /app.wasm", "Accept-Encoding: gzip, br\r\n");
    assert_eq!(field(&head, "Content-Encoding"), Some("br"));
    assert_eq!(field(&head, "Vary"), Some("Accept-Encoding"));
    assert!(body.len() < 1_000, "{}", body.len());
}

#[test]
fn other_methods_are_refused() {
    let site = Site::new("methods");
    let server = site.serve(Options::default());
    let (head, _) = ask(&server, "POST /", "Content-Length: 0\r\n");
    assert_eq!((status(&head), field(&head, "Allow")), ("405", Some("GET, HEAD")));
}

#[test]
fn options_add_header_fields() {
    let site = Site::new("fields");
    let csp = ("Content-Security-Policy".to_owned(), "default-src 'none'".to_owned());
    let server = site.serve(Options { headers: vec![csp], ..Options::default() });
    for path in ["/", "/nothing"] {
        let (head, _) = ask(&server, &format!("GET {path}"), "");
        assert_eq!(field(&head, "Content-Security-Policy"), Some("default-src 'none'"), "{path}");
    }
    let bad = ("X".to_owned(), "\u{fc}".to_owned());
    let options = Options { headers: vec![bad], ..Options::default() };
    let error = Server::start(&site.0.join("dist"), options).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
}

#[test]
fn live_reload_reaches_nested_pages_and_sees_changes() {
    let site = Site::new("reload");
    let server = site.serve(Options { live_reload: true, ..Options::default() });
    let (head, body) = ask(&server, "GET /301/", "");
    let body = String::from_utf8(body).unwrap();
    assert_eq!(body, "moved<script src=\"./../__reload.js\"></script>\n");
    let (script, _) = ask(&server, "GET /__reload.js", "");
    let (_, worker) = ask(&server, "GET /sw.js", "");
    assert!(String::from_utf8(worker).unwrap().contains("unregister"));
    assert_eq!(status(&script), "200");
    fs::write(site.0.join("dist/301/index.html"), "changed").unwrap();
    let (changed, _) = ask(&server, "HEAD /301/", "");
    assert_ne!(field(&head, "ETag"), field(&changed, "ETag"));
}

#[test]
fn a_connection_serves_many_requests_until_the_server_stops() {
    let site = Site::new("kept");
    let server = site.serve(Options::default());
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    let mut answer = vec![0; 400];
    for _ in 0..3 {
        write!(stream, "HEAD /301/ HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let length = stream.read(&mut answer).unwrap();
        assert!(answer[..length].starts_with(b"HTTP/1.1 200 OK\r\n"));
    }
    drop(server);
    assert!(matches!(stream.read(&mut answer), Ok(0) | Err(_)));
}

#[test]
fn what_is_no_request_is_refused() {
    let site = Site::new("refused");
    let server = site.serve(Options::default());
    for request in ["GET", "GET / x", "GET /\r\nno field"] {
        let (head, _) = ask(&server, request, "");
        assert_eq!(status(&head), "400", "{request}");
    }
}

#[test]
fn a_dropped_server_frees_its_port() {
    let site = Site::new("drop");
    let server = site.serve(Options::default());
    let port = server.port();
    let taken = Server::start(&site.0.join("dist"), Options { port, ..Options::default() });
    assert_eq!(taken.unwrap_err().kind(), io::ErrorKind::AddrInUse);
    ask(&server, "GET /", "");
    drop(server);
    site.serve(Options { port, ..Options::default() });
}
