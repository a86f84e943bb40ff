//! What a client says at the end: curl's exit line, wget's last words, a browser's error.

use super::lines::Lines;
use super::mask;
use super::transcript::status_line;
use crate::{End, EndKind};
use std::borrow::Cow;

/// The last thing that a transcript says about its end.
pub(super) fn read(lines: Lines) -> Option<End> {
    let (mut exit, mut said) = (None, None);
    for line in lines {
        let text = line.text.trim_ascii();
        if is_answer(text) {
            // Whatever failed before, another address or another try has answered.
            said = None;
        } else if let Some(text) = exit_line(text) {
            // Where standard error comes first, so does this line: no answer takes it back.
            exit = Some(end(of_exit(text), text));
        } else if let Some(kind) = of_line(text) {
            said = Some(end(kind, text));
        }
    }
    exit.or(said)
}

/// An end in a browser's own word, such as `net::ERR_CONNECTION_REFUSED`.
pub(super) fn of_browser(text: &str) -> End {
    end(of_error(text).unwrap_or(EndKind::Other), text)
}

fn end(kind: EndKind, text: &str) -> End {
    // A URL is masked by itself: a secret in it hides nothing of what comes behind it.
    let words = text.split(' ').map(|word| match word.contains("://") {
        true => Cow::Owned(mask::url(word).0),
        false => Cow::Borrowed(word),
    });
    let (mut out, mut open) = (Vec::new(), Vec::new());
    for word in words {
        match word {
            Cow::Borrowed(word) => open.push(word),
            Cow::Owned(url) => {
                out.push(mask::quoted(&std::mem::take(&mut open).join(" ")));
                out.push(url);
            }
        }
    }
    out.push(mask::quoted(&open.join(" ")));
    out.retain(|part| !part.is_empty());
    End::new(kind, &out.join(" "))
}

/// Whether the line is the first one of an answer.
fn is_answer(text: &str) -> bool {
    let text = text.strip_prefix("< ").unwrap_or(text);
    status_line(text).is_some() || super::wget::short_status(text).is_some()
}

/// curl's last line, from `curl: (` on; the progress meter may stand before it.
fn exit_line(text: &str) -> Option<&str> {
    let (before, line) = text.split_at(text.find("curl: (")?);
    let meter = |c: char| c.is_ascii_digit() || " .:-kMGTP".contains(c);
    before.chars().all(meter).then_some(line)
}

/// The text with curl's last line in a line of its own. Where the output went into a file or a
/// pipe, that line comes in the middle of another, which had not been written to its end.
pub(super) fn untangled(text: &str) -> Cow<'_, str> {
    let Some(at) = text.find("curl: (") else { return Cow::Borrowed(text) };
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let begun = &before[start..];
    let name = |text: &str| !text.is_empty() && !text.contains([' ', '"', '\'']);
    let cut = match begun.strip_suffix(' ') {
        // Behind the name of a field.
        Some(field) => field.ends_with(':') && name(field),
        None => begun.ends_with(|c: char| c.is_ascii_alphanumeric() || "/-_.=;:%&".contains(c)),
    };
    if !cut || exit_line(&text[start..]).is_some() {
        return Cow::Borrowed(text);
    }
    let (exit, rest) = text[at..].split_once('\n').unwrap_or((&text[at..], ""));
    let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
    let (torn, rest) = rest.split_at(end);
    let gap = if torn.ends_with('\n') { "" } else { "\n" };
    Cow::Owned([before, torn, gap, exit, "\n", rest].concat())
}

/// What curl's exit codes mean; <https://curl.se/libcurl/c/libcurl-errors.html>.
fn of_exit(text: &str) -> EndKind {
    let code = text.split(['(', ')']).nth(1).and_then(|code| code.parse().ok());
    match code.unwrap_or(0) {
        47 => EndKind::TooManyRedirects(number(text.split_once(')').map_or("", |it| it.1))),
        5 | 6 => EndKind::NoHost,
        7 | 45 | 97 => EndKind::Refused,
        28 => EndKind::TimedOut,
        35 | 51 | 53 | 54 | 58..=60 | 66 | 77 | 80 | 82 | 83 | 90 | 91 | 98 => EndKind::Tls,
        16 | 18 | 52 | 55 | 56 | 92 | 95 => EndKind::Closed,
        9 | 67 => EndKind::Blocked,
        23 | 42 => EndKind::Aborted,
        _ => EndKind::Other,
    }
}

/// What curl and wget say beside that. The Chinese words are those of wget's and the C library's
/// own translations.
const SAID: [(&str, &[&str], EndKind); 8] = [
    ("* ", &["Could not resolve"], EndKind::NoHost),
    ("* ", &["Failed to connect to", "Couldn't connect to server"], EndKind::Refused),
    ("* ", &["timed out after", "Connection timed out", "Operation timed out"], EndKind::TimedOut),
    ("* ", &["Empty reply from server", "Recv failure", "Send failure"], EndKind::Closed),
    ("* ", &["SSL certificate problem", "SSL_ERROR", "alert handshake failure"], EndKind::Tls),
    ("", &["... failed: Connection refused.", "失败：拒绝连接。"], EndKind::Refused),
    (
        "",
        &[
            "... failed: Connection timed out.",
            "失败：连接超时。",
            "Read error (Connection timed out)",
        ],
        EndKind::TimedOut,
    ),
    ("", &["No data received.", "没有接收到数据。"], EndKind::Closed),
];

fn of_line(text: &str) -> Option<EndKind> {
    let maximum = text.strip_prefix("* Maximum (").filter(|it| it.ends_with("redirects followed"));
    if let Some(rest) = maximum {
        return Some(EndKind::TooManyRedirects(number(rest)));
    }
    let wget = text.strip_suffix("redirections exceeded.");
    let chinese = text.strip_prefix("已超过").filter(|rest| rest.ends_with("次重定向。"));
    if let Some(rest) = wget.or(chinese)
        && let Some(limit) = number(rest)
    {
        return Some(EndKind::TooManyRedirects(Some(limit)));
    }
    if text.starts_with("wget: ") {
        let unknown = text.contains("unable to resolve host") || text.contains("无法解析主机地址");
        return unknown.then_some(EndKind::NoHost);
    }
    if text.starts_with("ERROR: cannot verify ") || text.starts_with("错误: 无法验证 ") {
        return Some(EndKind::Tls);
    }
    let said = |(start, words, _): &&(&str, &[&str], EndKind)| {
        text.starts_with(start) && words.iter().any(|word| text.contains(word))
    };
    let said = SAID.iter().find(said).map(|(.., kind)| *kind);
    // A content may speak of such errors as well, but hardly in a line of its own.
    let first = text.split(' ').next().unwrap_or_default();
    let asks = first.len() > 2 && first.bytes().all(|byte| byte.is_ascii_uppercase());
    let starts = text.starts_with("net::ERR_") || text.starts_with("NS_ERROR_");
    said.or_else(|| if asks || starts { of_error(text) } else { None })
}

/// What browsers' errors mean: Chromium's net::ERR_…, Firefox's NS_ERROR_….
fn of_error(text: &str) -> Option<EndKind> {
    const WORDS: [(EndKind, &[&str]); 8] = [
        (EndKind::TooManyRedirects(None), &["ERR_TOO_MANY_REDIRECTS", "NS_ERROR_REDIRECT_LOOP"]),
        (EndKind::NoHost, &["NAME_NOT_RESOLVED", "NAME_RESOLUTION_FAILED", "UNKNOWN_HOST"]),
        (
            EndKind::Refused,
            &["CONNECTION_REFUSED", "ADDRESS_UNREACHABLE", "CONNECTION_FAILED", "INTERNET_DISCON"],
        ),
        (EndKind::TimedOut, &["TIMED_OUT", "NS_ERROR_NET_TIMEOUT"]),
        (EndKind::Tls, &["ERR_CERT_", "ERR_SSL_", "SEC_ERROR_", "SSL_ERROR_", "BAD_SSL_CLIENT"]),
        (
            EndKind::Closed,
            &["CONNECTION_CLOSED", "CONNECTION_RESET", "EMPTY_RESPONSE", "NET_RESET", "INTERRUPT"],
        ),
        (EndKind::Blocked, &["ERR_BLOCKED_", "ERR_UNSAFE_", "NS_ERROR_DOM_BAD_URI", "BLOCKED"]),
        (EndKind::Aborted, &["ABORTED"]),
    ];
    let named = text.contains("ERR_") || text.contains("NS_") || text.contains("_ERROR_");
    let found = WORDS.iter().find(|(_, words)| words.iter().any(|word| text.contains(word)));
    let other = named.then_some(EndKind::Other);
    found.map(|(kind, _)| *kind).filter(|_| named).or(other)
}

/// The first number in the text.
fn number(text: &str) -> Option<u32> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn the_last_words_of_clients_are_understood() {
        use EndKind::{Aborted, Blocked, Closed, NoHost, Other, Refused, TimedOut, Tls};
        let many = EndKind::TooManyRedirects;
        for (text, kind) in [
            ("curl: (47) Maximum (50) redirects followed", many(Some(50))),
            ("* Maximum (5) redirects followed", many(Some(5))),
            ("20 redirections exceeded.", many(Some(20))),
            ("已超过 20 次重定向。", many(Some(20))),
            ("curl: (6) Could not resolve host: a.test", NoHost),
            ("  0     0    0     0 --:--:-- --:--:--     0curl: (7) Failed to connect", Refused),
            ("curl: (28) Connection timed out after 3001 milliseconds", TimedOut),
            ("curl: (60) SSL certificate problem: self-signed certificate", Tls),
            ("curl: (52) Empty reply from server", Closed),
            ("curl: (22) The requested URL returned error: 404", Other),
            ("* Could not resolve host: a.test", NoHost),
            ("* Recv failure: Connection reset by peer", Closed),
            ("Connecting to 127.0.0.1:1... failed: Connection refused.", Refused),
            ("wget: unable to resolve host address ‘nohost.invalid’", NoHost),
            ("wget: 无法解析主机地址 “nohost.invalid”", NoHost),
            ("HTTP request sent, awaiting response... No data received.", Closed),
            ("GET http://a.test/ net::ERR_TOO_MANY_REDIRECTS", many(None)),
            ("net::ERR_BLOCKED_BY_CLIENT", Blocked),
            ("NS_ERROR_REDIRECT_LOOP", many(None)),
            ("net::ERR_ABORTED", Aborted),
            ("net::ERR_SOMETHING_NEW", Other),
        ] {
            assert_eq!(read(lines(text)).map(|end| end.kind), Some(kind), "{text}");
        }
        for text in ["I ran curl: (7)", "Connection refused", "<p>net::ERR_FAILED</p>", "wget: x"] {
            assert_eq!(read(lines(text)), None, "{text}");
        }
    }

    #[test]
    fn a_line_that_the_last_one_has_torn_is_mended() {
        let exit = "curl: (47) Maximum (50) redirects followed\n";
        for (begun, rest) in [("Locat", "ion: /x\n"), ("Location: ", "/x\n"), ("Location: /", "x")]
        {
            let text = format!("HTTP/1.1 302 Found\n{begun}{exit}{rest}");
            let line = format!("{begun}{}\n", rest.trim_end());
            assert_eq!(untangled(&text), format!("HTTP/1.1 302 Found\n{line}{exit}"), "{text}");
        }
        for text in [format!("a\n{exit}b"), format!("I ran {exit}"), "curl http://a/".to_owned()] {
            assert_eq!(untangled(&text), text);
        }
    }

    #[test]
    fn an_answer_takes_a_failure_before_it_back() {
        let text = "Connecting to a|::1|:80... failed: Connection refused.\n  HTTP/1.1 200 OK";
        assert_eq!(read(lines(text)), None);
        let text = "* connect to ::1 port 80 failed\n* Failed to connect to ::1\n< HTTP/1.1 200 OK";
        assert_eq!(read(lines(text)), None);
        let first = "curl: (47) Maximum (50) redirects followed\nHTTP/1.1 302 Found";
        assert_eq!(read(lines(first)).map(|end| end.kind.limit()), Some(Some(50)));
    }

    #[test]
    fn no_secret_is_in_the_last_words() {
        let end = read(lines("GET https://a.test/?token=abc net::ERR_FAILED")).expect("an end");
        assert_eq!(end.text, "GET https://a.test/?token=*** net::ERR_FAILED");
        let long = format!("curl: (6) {}", "x".repeat(400));
        assert_eq!(read(lines(&long)).map(|end| end.text.chars().count()), Some(End::LENGTH));
    }
}
