//! The syntax of an example: HTTP/1.1 messages as RFC 9112 writes them, but for line ends.

use crate::problem;

/// What is wrong with a message, and the byte of the text it is about.
pub type Fault = (usize, String);

/// Checks a request.
pub fn check_request(text: &str) -> Result<(), Fault> {
    let message = Message::read(text)?;
    if !is_request_line(message.start) {
        return Err((0, format!("`{}` is no request line", message.start)));
    }
    if message.field("Host").is_none() {
        return Err((0, "the request has no Host".to_owned()));
    }
    message.check_length(true)
}

/// Checks the beginning of a request of which the rest never came: a 408 answers it.
pub fn check_unfinished(text: &str) -> Result<(), Fault> {
    let start = text.lines().next().unwrap_or_default();
    if !is_request_line(start) {
        return Err((0, format!("`{start}` is no request line")));
    }
    match check_request(text) {
        Ok(()) if text.contains("\n\n") => {
            Err((0, "the request is complete, which this status denies".to_owned()))
        }
        _ => Ok(()),
    }
}

/// Checks a response, and that its status is `code`. An interim response may be followed by the
/// final one.
pub fn check_response(text: &str, code: u16, to_head: bool) -> Result<(), Fault> {
    let message = Message::read(text)?;
    let status =
        status(message.start).ok_or((0, format!("`{}` is no status line", message.start)))?;
    if status != code {
        return Err((0, format!("the status is {status}, not {code}")));
    }
    let interim = (100..200).contains(&status) && status != 101;
    if interim && !message.content.trim().is_empty() {
        let offset = text.len() - message.content.len();
        let next = message.content.get(9..12).and_then(|digits| digits.parse().ok()).unwrap_or(0);
        let check = check_response(message.content, next, to_head);
        return check.map_err(|(at, fault)| (at + offset, fault));
    }
    message.check_length(!(interim || to_head || matches!(status, 204 | 304)))?;
    match message.field("Content-Type") {
        Some("application/problem+json") => message.check_problem(text, status),
        _ => Ok(()),
    }
}

fn is_request_line(line: &str) -> bool {
    let parts: Vec<&str> = line.split(' ').collect();
    matches!(parts[..], [method, target, "HTTP/1.1"] if is_token(method) && !target.is_empty())
}

fn status(line: &str) -> Option<u16> {
    let rest = line.strip_prefix("HTTP/1.1 ")?;
    let (digits, _) = rest.split_once(' ')?;
    let code = digits.parse().ok()?;
    (digits.len() == 3).then_some(code)
}

/// Whether `text` is a token (RFC 9110 §5.6.2).
pub fn is_token(text: &str) -> bool {
    let mark = |c: char| "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || mark(c))
}

struct Message<'a> {
    start: &'a str,
    fields: Vec<(&'a str, &'a str)>,
    content: &'a str,
}

impl<'a> Message<'a> {
    fn read(text: &'a str) -> Result<Message<'a>, Fault> {
        let (head, content) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
        let mut lines = head.split('\n');
        let start = lines.next().unwrap_or_default();
        let mut at = start.len() + 1;
        let mut fields = Vec::new();
        for line in lines {
            match line.split_once(':') {
                Some((name, value)) if is_token(name) => fields.push((name, value.trim())),
                _ => return Err((at, format!("`{line}` is no field line"))),
            }
            at += line.len() + 1;
        }
        Ok(Message { start, fields, content })
    }

    fn field(&self, name: &str) -> Option<&'a str> {
        let same = |(other, _): &&(&str, &str)| other.eq_ignore_ascii_case(name);
        self.fields.iter().find(same).map(|(_, value)| *value)
    }

    fn check_problem(&self, text: &str, status: u16) -> Result<(), Fault> {
        let phrase = self.start.splitn(3, ' ').nth(2).unwrap_or_default();
        let checked = problem::check(self.content, status, phrase);
        checked.map_err(|fault| (text.len() - self.content.len(), fault))
    }

    /// Content is announced to the byte, or there is none.
    fn check_length(&self, may_have_content: bool) -> Result<(), Fault> {
        let blank = self.content.trim().is_empty();
        let length = if blank { 0 } else { self.content.len() };
        let fault = |message: String| Err((0, message));
        match self.field("Content-Length").map(str::parse::<usize>) {
            _ if length > 0 && !may_have_content => fault("this message has no content".to_owned()),
            _ if self.field("Transfer-Encoding").is_some() || !may_have_content => Ok(()),
            Some(Ok(announced)) if announced == length => Ok(()),
            Some(_) => fault(format!("Content-Length is not {length}, the length of the content")),
            None if length > 0 => {
                fault(format!("the content has {length} bytes and no Content-Length"))
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_checked() {
        let request = "POST / HTTP/1.1\nHost: a.example\nContent-Length: 2\n\nok";
        assert_eq!(check_request(request), Ok(()));
        for (wrong, about) in [
            ("GET /\nHost: a", "request line"),
            ("GET / HTTP/1.1\nAccept: */*", "no Host"),
            ("GET / HTTP/1.1\nHost: a\nX Y: z", "no field line"),
            ("GET / HTTP/1.1\nHost: a\n\nhm", "no Content-Length"),
            ("GET / HTTP/1.1\nHost: a\nContent-Length: 3\n\nhm", "is not 2"),
        ] {
            let (_, fault) = check_request(wrong).expect_err(wrong);
            assert!(fault.contains(about), "{fault}");
        }
    }

    #[test]
    fn a_request_that_timed_out_is_not_complete() {
        let complete = "GET / HTTP/1.1\nHost: a.example\n\n";
        assert!(check_unfinished(complete).is_err());
        assert!(check_unfinished("no request").is_err());
        for cut in [
            "GET / HTTP/1.1\nHost: a.exa",
            "POST / HTTP/1.1\nHost: a.example\nContent-Length: 5000\n\n{",
        ] {
            assert_eq!(check_unfinished(cut), Ok(()), "{cut}");
        }
    }

    #[test]
    fn responses_are_checked() {
        let final_too =
            "HTTP/1.1 103 Early Hints\nLink: </a>\n\nHTTP/1.1 200 OK\nContent-Length: 0\n\n";
        assert_eq!(check_response(final_too, 103, false), Ok(()));
        assert_eq!(check_response("HTTP/1.1 200 OK\nContent-Length: 9\n", 200, true), Ok(()));
        for (wrong, about) in [
            ("HTTP/1.1 20 OK\n\n", "no status line"),
            ("HTTP/1.1 404 Not Found\n\n", "not 200"),
            ("HTTP/1.1 200 OK\nContent-Length: 1\n\n", "is not 0"),
        ] {
            let (_, fault) = check_response(wrong, 200, false).expect_err(wrong);
            assert!(fault.contains(about), "{fault}");
        }
        let (_, fault) =
            check_response("HTTP/1.1 204 No Content\n\nx", 204, false).expect_err("content");
        assert!(fault.contains("no content"));
    }
}
