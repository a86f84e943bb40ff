//! The configuration of nginx: a `server` for each origin, a `location` for each path.

use super::{bare_or, fields, notes, servers};
use crate::{Hop, Visit};

/// nginx: a `server` for each origin.
pub fn nginx(visit: &Visit) -> String {
    let mut out = String::new();
    let dollar = visit.hops.iter().any(|hop| {
        let location = hop.response.headers.get("Location").unwrap_or_default();
        location.contains('$') || fields(hop).any(|(_, value)| value.contains('$'))
    });
    if dollar {
        // nginx has no escape for a dollar sign; a variable that holds one is the usual way.
        out.push_str("geo $dollar { default \"$\"; }\n\n");
    }
    for server in servers(visit, compared) {
        let port = server.url.port().unwrap_or(80).to_string();
        let tls = if server.url.scheme() == "https" { " ssl" } else { "" };
        let host = bare_or(server.url.host().unwrap_or_default(), quoted);
        out += &["server {\n    listen ", &port, tls, ";\n    server_name ", &host, ";\n"].concat();
        if !tls.is_empty() {
            out.push_str("    ssl_certificate cert.pem;\n    ssl_certificate_key key.pem;\n");
        }
        // Else a Location that begins with a slash is sent with scheme and host before it.
        out.push_str("    absolute_redirect off;\n");
        if server.paths.iter().any(|(path, _)| path.contains("//")) {
            out.push_str("    merge_slashes off;\n");
        }
        notes(&mut out, &server);
        for (path, hop) in &server.paths {
            location(&mut out, path, hop);
        }
        out.push_str("}\n\n");
    }
    out
}

fn location(out: &mut String, path: &str, hop: &Hop) {
    // No variables are looked for here, so that a dollar sign is one.
    *out += &["\n    location = ", &quoted(path), " {\n"].concat();
    for (name, value) in fields(hop) {
        *out += &["        add_header ", name, " ", &evaluated(value), " always;\n"].concat();
    }
    let status = hop.response.status;
    let location = hop.response.headers.get("Location").map(evaluated);
    // Only with these does nginx take the word for a place; else it is sent as content.
    let leads = matches!(status, 301 | 302 | 303 | 307 | 308);
    if let Some(location) = location.as_ref().filter(|_| !leads) {
        *out += &["        add_header Location ", location, " always;\n"].concat();
    }
    if status == 444 {
        out.push_str("        # with this code nginx closes the connection without a response\n");
    }
    *out += &["        return ", &status.to_string()].concat();
    if let Some(location) = location.filter(|_| leads) {
        *out += &[" ", &location].concat();
    }
    out.push_str(";\n    }\n");
}

/// A path as nginx compares it: decoded, and only then without dot segments. `None` where it is no
/// text, climbs above the root, which nginx refuses, or has signs that a configuration cannot.
fn compared(path: &str) -> Option<String> {
    let path = super::decoded(path)?;
    if path.contains(|c: char| c.is_ascii_control() && !"\n\r\t".contains(c)) {
        return None;
    }
    let mut segments: Vec<&str> = Vec::new();
    let mut is_folder = false;
    for segment in path.strip_prefix('/')?.split('/') {
        is_folder = matches!(segment, "." | "..");
        match segment {
            "." => {}
            ".." => drop(segments.pop()?),
            _ => segments.push(segment),
        }
    }
    if is_folder {
        segments.push("");
    }
    Some(["/", &segments.join("/")].concat())
}

/// A word that is taken as it is.
fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A word in which nginx looks for variables; a field has no line breaks.
fn evaluated(text: &str) -> String {
    let text: String = text.chars().map(|c| if c < ' ' { ' ' } else { c }).collect();
    quoted(&text).replace('$', "${dollar}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_compared_as_nginx_does() {
        for (path, want) in [
            ("/", Some("/")),
            ("/a/", Some("/a/")),
            ("/%E8%B7%AF%20x$y", Some("/路 x$y")),
            ("/a%2Fb//c%25%3F", Some("/a/b//c%?")),
            ("/a%2F..", Some("/")),
            ("/a/b%2F.%2F../c", Some("/a/c")),
            ("/%2F..%2F..%2Fc", None),
            ("/%FF", None),
            ("/%00", None),
            ("/a%0A%", Some("/a\n%")),
        ] {
            assert_eq!(compared(path).as_deref(), want, "{path}");
        }
    }
}
