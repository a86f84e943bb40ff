//! The configuration of Caddy: a site for each origin, a `handle` for each path.

use super::{Server, bare_or, fields, notes, servers};
use crate::{Hop, Visit};
use std::fmt::Write;

/// Caddy: a site for each origin.
pub fn caddy(visit: &Visit) -> String {
    let mut out = String::new();
    for server in servers(visit, super::decoded) {
        out += &[&*bare_or(&server.url.origin(), quoted), " {\n"].concat();
        notes(&mut out, &server);
        let set = |text: &str| {
            let mut hops = server.paths.iter().map(|(_, hop)| hop);
            hops.any(|hop| values(hop).any(|(_, value)| quoted(value).contains(text)))
        };
        if set("{vars.dollar}") {
            // `{$` begins a variable of the environment wherever it stands; nothing escapes it.
            out.push_str("    vars dollar \"$\"\n");
        }
        if set("{vars.backtick}") {
            out.push_str("    vars backtick \"`\"\n");
        }
        for ((path, hop), number) in server.paths.iter().zip(1..) {
            handle(&mut out, &server, path, hop, number);
        }
        out.push_str("}\n\n");
    }
    out
}

/// The fields that are set, with their names.
fn values(hop: &Hop) -> impl Iterator<Item = (&str, &str)> {
    let location = hop.response.headers.get("Location");
    fields(hop).chain(location.map(|location| ("Location", location)))
}

fn handle(out: &mut String, server: &Server, path: &str, hop: &Hop, number: u32) {
    if is_plain(server, path) {
        *out += &["    handle ", path, " {\n"].concat();
    } else {
        let _ = writeln!(out, "    @{number} expression \"{{path}} == '{}'\"", literal(path));
        let _ = writeln!(out, "    handle @{number} {{");
    }
    for (name, value) in values(hop) {
        let sign = if name.eq_ignore_ascii_case("set-cookie") { "+" } else { "" };
        *out += &["        header ", sign, name, " ", &quoted(value), "\n"].concat();
    }
    *out += &["        respond ", &hop.response.status.to_string(), "\n    }\n"].concat();
}

/// Whether Caddy's own matcher of paths means this path alone. It takes `*` for anything, joins
/// slashes, does not tell letters by their case, and never matches a dot at the end.
fn is_plain(server: &Server, path: &str) -> bool {
    let plain = |c: u8| c.is_ascii_alphanumeric() || b"/-_.~".contains(&c);
    let alike = server.paths.iter().filter(|(other, _)| other.eq_ignore_ascii_case(path)).count();
    path.bytes().all(plain) && !path.contains("//") && !path.ends_with('.') && alike == 1
}

/// A string of the expression language. What would end it, the word around it, or begin a
/// placeholder is written by its number.
fn literal(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\'' | '"' | '\\' | '`' | '{' | '}' | '$' | '\0'..' ' | '\x7f' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// A word. Within quotation marks nothing can stand for a backslash at the end; within backticks
/// a backslash is one everywhere, and nothing can stand for a backtick.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\\') { '`' } else { '"' };
    let has_brace = text.contains('{');
    let mut out = String::from(quote);
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '"' if quote == '"' => out.push_str("\\\""),
            '`' if quote == '`' => out.push_str("{vars.backtick}"),
            // Braces would begin a placeholder; without one, nothing takes the backslash away.
            '{' => out.push_str("\\{"),
            '}' if has_brace => out.push_str("\\}"),
            '$' if before == '{' => out.push_str("{vars.dollar}"),
            c if c < ' ' => out.push(' '),
            c => out.push(c),
        }
        before = c;
    }
    out.push(quote);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::tests::visit;

    #[test]
    fn only_plain_paths_are_left_to_the_matcher_of_paths() {
        let mut visit = visit("http://a.test/a*b", 200);
        for path in ["/plain/x.html", "/Case", "/case", "/a//b", "/%7Bpath%7D'"] {
            let mut hop = visit.hops[0].clone();
            hop.request.url = format!("http://a.test{path}");
            visit.hops.push(hop);
        }
        let text = caddy(&visit);
        let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("    @")).collect();
        assert_eq!(
            lines,
            [
                "    @1 expression \"{path} == '/a*b'\"",
                "    @3 expression \"{path} == '/Case'\"",
                "    @4 expression \"{path} == '/case'\"",
                "    @5 expression \"{path} == '/a//b'\"",
                r#"    @6 expression "{path} == '/\u007bpath\u007d\u0027'""#,
            ]
        );
        assert!(text.contains("\n    handle /plain/x.html {\n"), "{text}");
    }
}
