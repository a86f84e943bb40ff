//! Configurations that answer as the flow's servers do.

use crate::trace::From;
use crate::url::{Syntax, Url};
use crate::{Hop, Visit};

/// A server's part of the flow: its origin, and the first answer for each path.
struct Server<'a> {
    url: Url,
    paths: Vec<(String, &'a Hop)>,
    /// Answers that a configuration cannot give, since the path has one already.
    left_out: usize,
}

fn servers(visit: &Visit) -> Vec<Server<'_>> {
    let mut servers: Vec<Server> = Vec::new();
    // Where the transcript has no answer, the configuration has none either.
    for hop in visit.hops.iter().filter(|hop| hop.from == From::Network) {
        let Ok(url) = Url::parse(&hop.request.url, Syntax::Whatwg) else { continue };
        let path = url.path().to_owned();
        let at = servers.iter().position(|server| server.url.same_origin(&url));
        let at = at.unwrap_or_else(|| {
            servers.push(Server { url, paths: Vec::new(), left_out: 0 });
            servers.len() - 1
        });
        let server = &mut servers[at];
        match server.paths.iter().any(|(own, _)| *own == path) {
            true => server.left_out += 1,
            false => server.paths.push((path, hop)),
        }
    }
    servers
}

/// Fields that a configuration sets: what redirects depend on.
fn fields(hop: &Hop) -> impl Iterator<Item = (&str, &str)> {
    const KEPT: [&str; 5] = [
        "Set-Cookie",
        "Cache-Control",
        "Strict-Transport-Security",
        "Access-Control-Allow-Origin",
        "Referrer-Policy",
    ];
    let kept = |name: &str| KEPT.iter().any(|own| own.eq_ignore_ascii_case(name));
    hop.response.headers.0.iter().map(|(n, v)| (&**n, &**v)).filter(move |(name, _)| kept(name))
}

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
    for server in servers(visit) {
        let port = server.url.port().unwrap_or(80).to_string();
        let tls = if server.url.scheme() == "https" { " ssl" } else { "" };
        let host = bare_or(server.url.host().unwrap_or_default(), nginx_word);
        out += &["server {\n    listen ", &port, tls, ";\n    server_name ", &host, ";\n"].concat();
        if !tls.is_empty() {
            out.push_str("    ssl_certificate cert.pem;\n    ssl_certificate_key key.pem;\n");
        }
        repeated(&mut out, server.left_out);
        for (path, hop) in &server.paths {
            out += &["\n    location = ", &nginx_word(path), " {\n"].concat();
            for (name, value) in fields(hop) {
                out +=
                    &["        add_header ", name, " ", &nginx_word(value), " always;\n"].concat();
            }
            let location = hop.response.headers.get("Location").map(nginx_word);
            // Only with these does nginx take the word for a place; else it is sent as content.
            let leads = matches!(hop.response.status, 301 | 302 | 303 | 307 | 308);
            if let Some(location) = location.as_ref().filter(|_| !leads) {
                out += &["        add_header Location ", location, " always;\n"].concat();
            }
            out += &["        return ", &hop.response.status.to_string()].concat();
            if let Some(location) = location.filter(|_| leads) {
                out += &[" ", &location].concat();
            }
            out.push_str(";\n    }\n");
        }
        out.push_str("}\n\n");
    }
    out
}

/// A host as it is; quoted where the URL standard lets it have signs that end a word or a block.
fn bare_or(text: &str, quoted: fn(&str) -> String) -> String {
    let bare = |c: u8| c.is_ascii_alphanumeric() || b"-_.:/[]".contains(&c);
    if text.bytes().all(bare) { text.to_owned() } else { quoted(text) }
}

fn nginx_word(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '$' => out.push_str("${dollar}"),
            c if c < ' ' => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Caddy: a site for each origin.
pub fn caddy(visit: &Visit) -> String {
    let mut out = String::new();
    for server in servers(visit) {
        out += &[&*bare_or(&server.url.origin(), caddy_word), " {\n"].concat();
        repeated(&mut out, server.left_out);
        for (path, hop) in &server.paths {
            out += &["    handle ", &caddy_word(path), " {\n"].concat();
            for (name, value) in fields(hop) {
                let sign = if name.eq_ignore_ascii_case("set-cookie") { "+" } else { "" };
                out += &["        header ", sign, name, " ", &caddy_word(value), "\n"].concat();
            }
            if let Some(location) = hop.response.headers.get("Location") {
                out += &["        header Location ", &caddy_word(location), "\n"].concat();
            }
            out += &["        respond ", &hop.response.status.to_string(), "\n    }\n"].concat();
        }
        out.push_str("}\n\n");
    }
    out
}

fn caddy_word(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Braces would begin a placeholder.
            '{' => out.push_str("\\{"),
            '}' => out.push_str("\\}"),
            c if c < ' ' => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn repeated(out: &mut String, count: usize) {
    if count > 0 {
        let count = count.to_string();
        *out += &["    # ", &count, " more answers for the same paths cannot be told apart here\n"]
            .concat();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Response;
    use crate::trace::tests::visit;

    fn sample() -> Visit {
        let mut visit = visit("https://a.test:8443/x", 302);
        let fields = [("Location", "/y?$a=\"b\"{c}"), ("Set-Cookie", "s=1"), ("Server", "z")];
        visit.hops[0].response = Response { status: 302, headers: fields.into_iter().collect() };
        visit.hops.push(visit.hops[0].clone());
        visit
    }

    #[test]
    fn nginx_answers_as_the_flow_does() {
        let text = nginx(&sample());
        assert!(text.starts_with("geo $dollar { default \"$\"; }\n"), "{text}");
        assert!(text.contains("listen 8443 ssl;\n    server_name a.test;"), "{text}");
        assert!(text.contains("return 302 \"/y?${dollar}a=\\\"b\\\"{c}\";"), "{text}");
        assert!(text.contains("add_header Set-Cookie \"s=1\" always;"), "{text}");
        let mut choices = sample();
        choices.hops[0].response.status = 300;
        assert!(nginx(&choices).contains("always;\n        return 300;"), "{}", nginx(&choices));
        assert!(text.contains("# 1 more answers") && !text.contains("Server"), "{text}");
    }

    #[test]
    fn a_host_begins_nothing_in_a_configuration() {
        let visit = visit("http://a;}{\"b/x", 200);
        let text = nginx(&visit);
        assert!(text.contains("server_name \"a;}{\\\"b\";\n"), "{text}");
        assert!(caddy(&visit).starts_with("\"http://a;\\}\\{\\\"b\" {\n"), "{}", caddy(&visit));
    }

    #[test]
    fn caddy_answers_as_the_flow_does() {
        let text = caddy(&sample());
        assert!(text.starts_with("https://a.test:8443 {\n"), "{text}");
        assert!(text.contains("header Location \"/y?$a=\\\"b\\\"\\{c\\}\""), "{text}");
        assert!(text.contains("header +Set-Cookie \"s=1\"") && text.contains("respond 302"));
    }
}
