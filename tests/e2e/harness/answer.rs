//! An answer of a server, taken apart so that it can be spoilt.

use super::gate::Fault;
use std::io::{self, Write};

/// An answer: the lines of its head, and its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    status: String,
    fields: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// An answer without content.
    pub fn empty(status: u16) -> Answer {
        let answer =
            Answer { status: format!("HTTP/1.1 {status} -"), fields: Vec::new(), body: Vec::new() };
        answer.with("Content-Length", "0").with("Connection", "close")
    }

    /// Reads what a server of ours has sent.
    pub fn read(bytes: &[u8]) -> Answer {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap_or_default().to_owned();
        let fields = lines.filter_map(|line| line.split_once(':'));
        let fields = fields.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
        Answer {
            status,
            fields: fields.collect(),
            body: bytes.get(end + 4..).unwrap_or_default().to_vec(),
        }
    }

    /// With a field, instead of its own of that name.
    pub fn with(mut self, name: &str, value: &str) -> Answer {
        self.fields.retain(|(own, _)| !own.eq_ignore_ascii_case(name));
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    fn with_body(mut self, body: Vec<u8>) -> Answer {
        self.body = body;
        let length = self.body.len().to_string();
        self.with("Content-Length", &length)
    }

    /// What a fault makes of it.
    pub fn spoilt(mut self, fault: &Fault) -> Answer {
        match fault {
            Fault::Stall | Fault::Cut => {
                self.body.truncate(self.body.len() / 2);
                self
            }
            Fault::Page => {
                let page = b"<!DOCTYPE html><title>elsewhere</title>".to_vec();
                self.with_body(page).with("Content-Type", "text/html; charset=utf-8")
            }
            Fault::Field(name, value) => self.with(name, value),
            Fault::Text(from, to) => {
                let text = String::from_utf8_lossy(&self.body).replace(from, to);
                self.with_body(text.into_bytes())
            }
            Fault::Garbled => {
                let body = self.body.iter().map(|byte| byte.wrapping_add(1)).collect();
                self.with_body(body)
            }
            Fault::Hold | Fault::Status(_) | Fault::Reset | Fault::Moved(_) => self,
        }
    }

    /// Sends it.
    pub fn write(&self, stream: &mut impl Write) -> io::Result<()> {
        let fields = self.fields.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
        let head = format!("{}\r\n{}\r\n", self.status, fields.collect::<String>());
        stream.write_all(head.as_bytes())?;
        stream.write_all(&self.body)
    }
}
