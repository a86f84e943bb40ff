//! One request and its response, byte by byte: a client that normalizes nothing.

use anyhow::{Context, Result, ensure};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(15);

/// A response.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its fields, names in lower case.
    pub fields: Vec<(String, String)>,
    /// Its body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a field; none where it is missing.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Asks the server on `port` for `path`, which is sent as it is.
pub fn ask(port: u16, method: &str, path: &str, fields: &[(&str, String)]) -> Result<Answer> {
    let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if fields.iter().all(|(name, _)| *name != "Host") {
        request.push_str("Host: localhost\r\n");
    }
    for (name, value) in fields {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).context("no connection")?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).context("the response breaks off")?;
    answer(&bytes, method == "HEAD")
}

fn answer(bytes: &[u8], is_head: bool) -> Result<Answer> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").context("no response")?;
    let head = std::str::from_utf8(&bytes[..end]).context("the head is no text")?;
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let field = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    };
    let fields = lines.map(|line| field(line).with_context(|| format!("no field: {line}")));
    let fields = fields.collect::<Result<Vec<_>>>()?;
    let mut answer =
        Answer { status: status.context("no status")?, fields, body: bytes[end + 4..].to_vec() };
    if answer.field("transfer-encoding") == Some("chunked") && !is_head {
        answer.body = joined(&answer.body).context("a chunk is broken")?;
    }
    // An answer to HEAD, or a 304, tells the length of what it does not send.
    let told = answer.field("content-length").and_then(|length| length.parse().ok());
    let cut = told.is_some_and(|length: usize| answer.body.len() < length);
    ensure!(!cut || is_head || answer.status == 304, "the body is cut short");
    Ok(answer)
}

/// The bytes of a chunked body.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let line = body.windows(2).position(|window| window == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&body[..line]).ok()?, 16).ok()?;
        body = &body[line + 2..];
        if length == 0 {
            return Some(bytes);
        }
        bytes.extend_from_slice(body.get(..length)?);
        body = body.get(length + 2..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn responses_are_read() {
        let text = b"HTTP/1.1 200 OK\r\nETag: \"a\"\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n";
        let found = answer(text, false).unwrap();
        assert_eq!((found.status, found.field("etag")), (200, Some("\"a\"")));
        assert_eq!(found.body, b"abcd");
        let text = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc";
        assert_eq!(answer(text, false).unwrap_err().to_string(), "the body is cut short");
        assert_eq!(answer(&text[..text.len() - 3], true).unwrap().body, b"");
    }
}
