//! Field lines, and which fields are worth keeping.

use super::lines::begins;

/// A field line taken apart; `None` if it is none. Pseudo fields of HTTP/2 count as fields.
pub(super) fn parse(line: &str) -> Option<(&str, &str)> {
    let pseudo = usize::from(line.starts_with(':'));
    let colon = pseudo + line.get(pseudo..)?.find(':')?;
    let name = &line[..colon];
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    let valid = name.len() > pseudo && name.bytes().skip(pseudo).all(token);
    valid.then(|| (name, line[colon + 1..].trim_ascii()))
}

/// Whether a request's field stays: not those that every client sets by itself.
pub(super) fn kept_in_request(name: &str) -> bool {
    const OWN: [&str; 13] = [
        "host",
        "user-agent",
        "connection",
        "proxy-connection",
        "keep-alive",
        "content-length",
        "upgrade-insecure-requests",
        "priority",
        "dnt",
        "cache-control",
        "pragma",
        "expect",
        "te",
    ];
    let start = [":", "accept", "sec-"].iter().any(|start| begins(name, start));
    !start && !is_one_of(name, &OWN)
}

/// Whether a response's field stays: those that a redirect or a reader asks about.
pub(super) fn kept_in_response(name: &str) -> bool {
    const USEFUL: [&str; 13] = [
        "location",
        "set-cookie",
        "cache-control",
        "expires",
        "age",
        "date",
        "last-modified",
        "vary",
        "strict-transport-security",
        "referrer-policy",
        "content-type",
        "refresh",
        "retry-after",
    ];
    begins(name, "access-control-")
        || name.eq_ignore_ascii_case("server")
        || is_one_of(name, &USEFUL)
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|other| other.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_fields() {
        for (line, field) in [
            ("Location: /a:b ", Some(("Location", "/a:b"))),
            ("x-empty:", Some(("x-empty", ""))),
            (":authority: a.test", Some((":authority", "a.test"))),
            ("no colon", None),
            ("two words: x", None),
            (": x", None),
            ("", None),
        ] {
            assert_eq!(parse(line), field, "{line}");
        }
    }

    #[test]
    fn own_fields_go() {
        for name in ["Host", "sec-ch-ua", "Accept-Language", ":path", "Priority", "DNT"] {
            assert!(!kept_in_request(name), "{name}");
        }
        for name in ["Cookie", "Content-Type", "Authorization", "X-A", "Referer", "Origin"] {
            assert!(kept_in_request(name), "{name}");
        }
        for name in ["location", "SERVER", "Access-Control-Allow-Origin", "Vary"] {
            assert!(kept_in_response(name), "{name}");
        }
        for name in ["Content-Length", "ETag", "Via", "Locations"] {
            assert!(!kept_in_response(name), "{name}");
        }
    }
}
