//! As much of HTTP/1.1 as a browser needs to read files.

use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;

/// More than any browser sends as a request's head.
const LONGEST_HEAD: u64 = 64 * 1024;

/// A request's head. A body is not read: what has one is refused.
#[derive(Debug, Default)]
pub struct Request {
    /// The method, as written.
    pub method: String,
    /// Path and query, as written.
    pub target: String,
    fields: Vec<(String, String)>,
    is_1_0: bool,
}

impl Request {
    /// The next request; none where the client has closed the connection instead.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::InvalidData`] for anything that is not a request.
    pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
        let mut head = reader.by_ref().take(LONGEST_HEAD);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut request = Request::from_line(line.trim_end()).ok_or(io::ErrorKind::InvalidData)?;
        loop {
            line.clear();
            head.read_line(&mut line)?;
            if !line.ends_with('\n') {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let text = line.trim_end();
            if text.is_empty() {
                return Ok(Some(request));
            }
            let (name, value) = text.split_once(':').ok_or(io::ErrorKind::InvalidData)?;
            request.fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }

    fn from_line(line: &str) -> Option<Request> {
        let mut parts = line.split(' ');
        let (method, target, version) = (parts.next()?, parts.next()?, parts.next()?);
        let is_1_0 = version == "HTTP/1.0";
        if parts.next().is_some() || !(is_1_0 || version == "HTTP/1.1") {
            return None;
        }
        let (method, target) = (method.to_owned(), target.to_owned());
        Some(Request { method, target, is_1_0, ..Request::default() })
    }

    /// All values of a header field, joined as HTTP has it; `name` in lower case.
    pub fn field(&self, name: &str) -> String {
        let fields = self.fields.iter().filter(|(known, _)| known == name);
        fields.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(",")
    }

    /// Whether the connection ends with the response.
    pub fn is_last(&self) -> bool {
        let has_body = !matches!(self.method.as_str(), "GET" | "HEAD");
        has_body || self.is_1_0 || self.field("connection").eq_ignore_ascii_case("close")
    }
}

/// What is sent back.
#[derive(Debug)]
pub struct Response {
    status: u16,
    fields: Vec<(String, String)>,
    body: Arc<[u8]>,
}

impl Response {
    /// A response without fields of its own.
    pub fn new(status: u16, body: Arc<[u8]>) -> Response {
        Response { status, fields: Vec::new(), body }
    }

    /// A response of a line of text.
    pub fn text(status: u16, text: &str) -> Response {
        let plain = Response::new(status, Arc::from(text.as_bytes()));
        plain.with("Content-Type", "text/plain; charset=utf-8")
    }

    /// The response with one more header field.
    pub fn with(mut self, name: &str, value: &str) -> Response {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends the response; `last` says that the connection ends with it.
    pub fn write(&self, out: &mut impl Write, head_only: bool, last: bool) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.fields {
            head += &format!("{name}: {value}\r\n");
        }
        // A 304 has no body, and its length would be that of the file.
        if self.status != 304 {
            head += &format!("Content-Length: {}\r\n", self.body.len());
        }
        if last {
            head += "Connection: close\r\n";
        }
        head += "\r\n";
        out.write_all(head.as_bytes())?;
        if !head_only {
            out.write_all(&self.body)?;
        }
        out.flush()
    }
}

/// Whether a header field can be sent: nothing in it may end it early.
pub fn is_sendable(name: &str, value: &str) -> bool {
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let in_value = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
    !name.is_empty() && name.bytes().all(in_name) && value.bytes().all(in_value)
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "",
    }
}
