//! The messages of an exchange, collected head by head from any of the printed forms.

use super::{fields, shortened};
use crate::{Fields, Request, Response};

/// What was printed, as far as it was read.
#[derive(Default)]
pub(super) struct Transcript {
    /// The final responses, in order.
    pub responses: Vec<Response>,
    /// The URL that was asked for first, where it is printed as such.
    pub url: Option<String>,
    /// The method, where it is known otherwise than from a request head.
    pub method: Option<String>,
    /// Whether curl says, behind the last response, that it makes another request.
    pub goes_on: bool,
    at: At,
    request: Option<Sent>,
    secure: bool,
    tunnel: bool,
}

/// The head of the first request.
struct Sent {
    method: String,
    target: String,
    host: Option<String>,
    fields: Fields,
    length: Option<String>,
    content: String,
}

/// Where the next line belongs.
#[derive(Clone, Copy, Default, PartialEq)]
enum At {
    #[default]
    Outside,
    Request,
    RequestContent,
    Response,
    /// A head that is no hop: a later request, an interim response, a proxy's answer to CONNECT.
    Other,
}

impl Transcript {
    /// Whether a head has begun and not ended.
    pub fn in_head(&self) -> bool {
        matches!(self.at, At::Request | At::Response | At::Other)
    }

    /// Looks for what a line of curl's comments says about the first request.
    pub fn comment(&mut self, text: &str) {
        const MARKS: [&str; 7] =
            ["TLS", "SSL", "ALPN", "QUIC", "schannel", ":scheme: https", "port 443"];
        self.goes_on |= text.starts_with("Issue another request");
        if self.request.is_some() {
            return;
        }
        self.secure |= MARKS.iter().any(|mark| text.contains(mark));
        if let Some((_, url)) = text.split_once("OPENED stream for ") {
            self.url = url.split_ascii_whitespace().next().map(str::to_owned);
        }
    }

    /// Takes a request line; false if it is none.
    pub fn request_line(&mut self, text: &str) -> bool {
        let Some((method, target, version)) = request_line(text) else { return false };
        self.tunnel = method == "CONNECT";
        if self.tunnel || self.request.is_some() || !self.responses.is_empty() {
            self.at = At::Other;
            return true;
        }
        self.secure |= version.starts_with(['2', '3']);
        self.at = At::Request;
        self.request = Some(Sent {
            method: method.to_owned(),
            target: target.to_owned(),
            host: None,
            fields: Fields::default(),
            length: None,
            content: String::new(),
        });
        true
    }

    /// Takes a status line; false if it is none.
    pub fn status_line(&mut self, text: &str) -> bool {
        let Some((status, reason)) = status_line(text) else { return false };
        let tunnel = self.tunnel || reason.eq_ignore_ascii_case("Connection established");
        if tunnel || status < 200 {
            self.at = At::Other;
        } else {
            self.response(status);
        }
        true
    }

    /// Begins a final response.
    pub fn response(&mut self, status: u16) {
        self.at = At::Response;
        self.goes_on = false;
        self.responses.push(Response { status, headers: Fields::default() });
    }

    /// Takes a line inside a head.
    pub fn field(&mut self, text: &str) {
        let Some((name, value)) = fields::parse(text) else { return };
        match (self.at, &mut self.request, self.responses.last_mut()) {
            (At::Request, Some(request), _) => request.field(name, value),
            (At::Response, _, Some(response)) if fields::kept_in_response(name) => {
                response.headers.add(name, value);
            }
            _ => {}
        }
    }

    /// Takes an empty line, the end of a head.
    pub fn end(&mut self) {
        match self.at {
            At::Request => self.at = At::RequestContent,
            At::RequestContent => self.content(""),
            _ => self.at = At::Outside,
        }
    }

    /// Takes a line of content.
    pub fn content(&mut self, line: &str) {
        if let (At::RequestContent, Some(request)) = (self.at, &mut self.request)
            && request.content.len() < 4 * super::CONTENT_LIMIT
        {
            request.content.push_str(line);
            request.content.push('\n');
        }
    }

    /// The first request, and whether its host had to be assumed.
    pub fn into_request(self) -> (Request, bool) {
        let method = self.method.unwrap_or_else(|| "GET".to_owned());
        let Some(sent) = self.request else {
            let assumed = self.url.is_none();
            let url = self.url.unwrap_or_else(|| "https://example.com/".to_owned());
            return (Request { method, url, replayable: true, ..Request::default() }, assumed);
        };
        let assumed = self.url.is_none() && sent.host.is_none() && !sent.target.contains("://");
        let url = self.url.unwrap_or_else(|| sent.url(self.secure));
        let body = sent.body().map(Into::into);
        (
            Request { method: sent.method, url, headers: sent.fields, body, replayable: true },
            assumed,
        )
    }
}

impl Sent {
    fn field(&mut self, name: &str, value: &str) {
        if name.eq_ignore_ascii_case("host") || name == ":authority" {
            self.host = Some(value.to_owned());
        } else if name.eq_ignore_ascii_case("content-length") {
            self.length = Some(value.to_owned());
        } else if fields::kept_in_request(name) {
            self.fields.add(name, value);
        }
    }

    fn url(&self, secure: bool) -> String {
        if self.target.contains("://") && !self.target.starts_with('/') {
            return self.target.clone();
        }
        let (secure, host) = match &self.host {
            Some(host) => (secure || host.ends_with(":443"), host.as_str()),
            None => (true, "example.com"),
        };
        let scheme = if secure { "https://" } else { "http://" };
        let path = if self.target.starts_with('/') { self.target.as_str() } else { "/" };
        [scheme, host, path].concat()
    }

    /// The content if it is printed, a note of its length if that is known only.
    fn body(&self) -> Option<String> {
        let content = self.content.trim_end_matches('\n');
        if !content.is_empty() {
            return Some(shortened(content).to_owned());
        }
        let length = self.length.as_deref().filter(|length| *length != "0")?;
        Some(["[", length, " bytes]"].concat())
    }
}

/// Method, target and version of a request line.
fn request_line(text: &str) -> Option<(&str, &str, &str)> {
    let mut parts = text.split(' ');
    let (method, target) = (parts.next()?, parts.next()?);
    let version = parts.next()?.strip_prefix("HTTP/")?;
    let valid = !method.is_empty()
        && method.bytes().all(|b| b.is_ascii_uppercase() || b"-_".contains(&b))
        && !target.is_empty()
        && version.starts_with(|c: char| c.is_ascii_digit());
    (valid && parts.all(str::is_empty)).then_some((method, target, version))
}

/// Status code and reason phrase of a status line.
pub(super) fn status_line(text: &str) -> Option<(u16, &str)> {
    let (version, rest) = text.strip_prefix("HTTP/")?.split_once(' ')?;
    let valid = matches!(version.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'9', b'.', b'0'..=b'9']);
    let (code, reason) = rest.split_once(' ').unwrap_or((rest, ""));
    if !valid || code.len() != 3 {
        return None;
    }
    Some((code.parse().ok().filter(|code| *code >= 100)?, reason.trim_ascii()))
}

/// Whether the text is a request line.
pub(super) fn is_request_line(text: &str) -> bool {
    request_line(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_lines() {
        for (text, status) in [
            ("HTTP/1.1 302 Found", Some((302, "Found"))),
            ("HTTP/2 301 ", Some((301, ""))),
            ("HTTP/3 200", Some((200, ""))),
            ("HTTP/1.0 404 Not Found", Some((404, "Not Found"))),
            ("HTTP/1.1 3o2 Found", None),
            ("HTTP/1.1 +02 Found", None),
            ("HTTP/1.1 099 x", None),
            ("HTTP/1.1 3020", None),
            ("HTTP/11 302", None),
            ("HTTP/1.1", None),
            ("http/1.1 302", None),
        ] {
            assert_eq!(status_line(text), status, "{text}");
        }
    }

    #[test]
    fn request_lines() {
        assert_eq!(request_line("GET /a HTTP/1.1"), Some(("GET", "/a", "1.1")));
        assert_eq!(
            request_line("POST http://a.test/ HTTP/2 "),
            Some(("POST", "http://a.test/", "2"))
        );
        for text in
            ["GET /a", "get /a HTTP/1.1", "GET /a b HTTP/1.1", "GET  HTTP/1.1", "", "GET /a HTTP/x"]
        {
            assert_eq!(request_line(text), None, "{text}");
        }
    }
}
