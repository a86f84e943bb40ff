//! Mermaid, Markdown, and the command that asks the first question.

use crate::trace::From;
use crate::url::{Syntax, Url};
use crate::{Flow, Hop, Visit};
use std::fmt::Write;

/// A Mermaid sequence diagram.
pub fn mermaid(client: &str, visit: &Visit) -> String {
    let mut out = "sequenceDiagram\n    participant C as ".to_owned();
    plain(&mut out, client);
    out.push('\n');
    let origins = origins(visit);
    for (at, origin) in origins.iter().enumerate() {
        let _ = write!(out, "    participant O{at} as ");
        plain(&mut out, origin);
        out.push('\n');
    }
    let circle = visit.repetition();
    for (number, hop) in visit.hops.iter().enumerate() {
        let origin = origin_of(&hop.request.url);
        let at = origins.iter().position(|own| *own == origin).unwrap_or(0);
        if let Some(found) = circle.as_ref().filter(|found| found.again == number) {
            let _ = writeln!(out, "    Note over C,O{at}: {} = {}", number + 1, found.first + 1);
        }
        let _ = write!(out, "    C->>O{at}: ");
        plain(&mut out, &hop.request.method);
        out.push(' ');
        plain(&mut out, &path_of(&hop.request.url));
        if let Some(body) = &hop.request.body {
            let _ = write!(out, " ({} B)", body.len());
        }
        out.push('\n');
        // The client answered itself where no server did; a cross ends what is not recorded.
        let arrow = match hop.from {
            From::Network => "-->>",
            From::Unrecorded => "--x",
            From::Cache | From::Hsts => "--)",
        };
        let _ = write!(out, "    O{at}{arrow}C: {}", status(hop));
        if let Some(location) = hop.response.headers.get("Location") {
            out.push(' ');
            plain(&mut out, location);
        }
        out.push('\n');
    }
    out
}

/// The status; marked where nobody gave it, a question mark where there is none.
fn status(hop: &Hop) -> String {
    match () {
        () if !hop.is_answered() => "?".to_owned(),
        () if hop.is_assumed() => format!("({})", hop.response.status),
        () => hop.response.status.to_string(),
    }
}

/// Text that Mermaid takes for text: `;` ends a statement there, `#` begins an entity.
fn plain(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            ';' => out.push_str("#59;"),
            '#' => out.push_str("#35;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            c if c < ' ' => out.push(' '),
            c => out.push(c),
        }
    }
}

fn origin_of(url: &str) -> String {
    Url::parse(url, Syntax::Whatwg).map_or_else(|_| url.to_owned(), |url| url.origin())
}

/// Path and query.
fn path_of(url: &str) -> String {
    let Ok(url) = Url::parse(url, Syntax::Whatwg) else { return url.to_owned() };
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

fn origins(visit: &Visit) -> Vec<String> {
    let mut origins = Vec::new();
    for hop in &visit.hops {
        let origin = origin_of(&hop.request.url);
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    origins
}

/// A Markdown table with a row for each hop, under these five titles: number, request, content,
/// status, `Location`.
pub fn markdown(visit: &Visit, titles: &[&str; 5]) -> String {
    let mut out = format!("| {} |\n|---|---|---|---|---|\n", titles.join(" | "));
    for (at, hop) in visit.hops.iter().enumerate() {
        let _ = write!(out, "| {} | `", at + 1);
        cell(&mut out, &hop.request.method);
        out.push(' ');
        cell(&mut out, &hop.request.url);
        let length =
            hop.request.body.as_ref().map_or("—".to_owned(), |b| format!("{} B", b.len()));
        let _ = write!(out, "` | {length} | {} | ", status(hop));
        match hop.response.headers.get("Location") {
            Some(location) => {
                out.push('`');
                cell(&mut out, location);
                out.push('`');
            }
            None => out.push('—'),
        }
        out.push_str(" |\n");
    }
    out
}

/// Text inside backticks in a cell of a table.
fn cell(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '|' => out.push_str("\\|"),
            '`' => out.push('\''),
            c if c < ' ' => out.push(' '),
            c => out.push(c),
        }
    }
}

/// The command that makes the flow's first request, following redirects if the flow does.
pub fn curl(flow: &Flow) -> String {
    let request = &flow.request;
    let mut out = "curl -v".to_owned();
    if flow.options.follow {
        following(&mut out, flow);
    }
    match (&*request.method, &request.body) {
        ("GET", None) | ("POST", Some(_)) => {}
        ("HEAD", None) => out.push_str(" --head"),
        (method, _) => {
            out.push_str(" -X ");
            word(&mut out, method);
        }
    }
    for (name, value) in &request.headers.0 {
        out.push_str(" -H ");
        word(&mut out, &field(name, value));
    }
    if let Some(body) = &request.body {
        if request.headers.get("Content-Type").is_none() {
            // Else curl says that it were a form.
            out.push_str(" -H Content-Type:");
        }
        out.push_str(" --data-raw ");
        word(&mut out, body);
    }
    if request.url.contains(['[', ']', '{', '}']) {
        // Else curl takes these for a list of URLs.
        out.push_str(" -g");
    }
    out.push(' ');
    word(&mut out, &request.url);
    out
}

/// The options about following: `--location-trusted` alone would follow, the others would do
/// nothing.
fn following(out: &mut String, flow: &Flow) {
    let options = &flow.options;
    out.push_str(" -L");
    for status in options.keep_post.iter().filter(|status| (301..=303).contains(*status)) {
        let _ = write!(out, " --post{status}");
    }
    if options.location_trusted {
        out.push_str(" --location-trusted");
    }
    if let Some(max) = options.max_redirects {
        let max = if max == u32::MAX { "-1".to_owned() } else { max.to_string() };
        let _ = write!(out, " --max-redirs {max}");
    }
}

/// A field as curl takes it: with nothing behind the colon it would leave the field out.
fn field(name: &str, value: &str) -> String {
    let value = value.trim_ascii();
    if value.is_empty() {
        return format!("{name};");
    }
    // A line break would begin another field.
    let value: String = value.chars().map(|c| if "\r\n\0".contains(c) { ' ' } else { c }).collect();
    format!("{name}: {value}")
}

/// A word of the shell, quoted.
fn word(out: &mut String, text: &str) {
    let bare = |c: u8| c.is_ascii_alphanumeric() || b"-_./:=".contains(&c);
    if !text.is_empty() && text.bytes().all(bare) {
        return out.push_str(text);
    }
    out.push('\'');
    out.push_str(&text.replace('\'', "'\\''"));
    out.push('\'');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import;
    use crate::{Options, Request, Response};
    use proptest::prelude::*;
    use std::process::Command;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn a_word_survives_the_shell(text in "[ -~\n中']{0,20}") {
            let mut quoted = String::new();
            word(&mut quoted, &text);
            let run = Command::new("sh").args(["-c", &format!("printf %s {quoted}")]).output();
            prop_assert_eq!(String::from_utf8(run.expect("sh").stdout).expect("text"), text);
        }
    }

    #[test]
    fn the_command_is_read_back() {
        let request = Request {
            method: "PUT".to_owned(),
            url: "https://a.test/x?y=it's".to_owned(),
            headers: [("Content-Type", "text/plain")].into_iter().collect(),
            body: Some("a 'b'".into()),
            replayable: true,
        };
        let flow = Flow { client: "curl".to_owned(), request, visits: 1, ..Flow::default() };
        let back = import::raw(&curl(&flow)).expect("a command").flow;
        assert_eq!((back.request, back.options.follow), (flow.request.clone(), true));
        let mut still = flow;
        still.options.follow = false;
        assert!(curl(&still).starts_with("curl -v -X PUT"), "{}", curl(&still));
    }

    #[test]
    fn the_command_asks_for_what_the_flow_asks_for() {
        let command = |method: &str, fields: &[(&str, &str)], body: Option<&str>| {
            let request = Request {
                method: method.to_owned(),
                url: "https://a.test/".to_owned(),
                headers: fields.iter().copied().collect(),
                body: body.map(Into::into),
                replayable: true,
            };
            let options = Options { follow: false, location_trusted: true, ..Options::default() };
            let flow = Flow { request, options, ..Flow::default() };
            let text = curl(&Flow {
                options: Options { keep_post: vec![301, 307], ..Options::default() },
                ..flow.clone()
            });
            assert!(text.starts_with("curl -v -L --post301 ") && !text.contains("307"), "{text}");
            curl(&flow)
        };
        assert_eq!(
            command("POST", &[], Some("@x")),
            "curl -v -H Content-Type: --data-raw '@x' https://a.test/"
        );
        assert_eq!(
            command("GET", &[("X-Empty", ""), ("content-type", "a/b")], Some("")),
            "curl -v -X GET -H 'X-Empty;' -H 'content-type: a/b' --data-raw '' https://a.test/"
        );
        let lines = command("GET", &[("X", "a\r\nAuthorization: b")], None);
        assert_eq!(lines, "curl -v -H 'X: a  Authorization: b' https://a.test/");
    }

    #[test]
    fn texts_stay_in_their_places() {
        let mut visit = crate::trace::tests::visit("https://a.test/a;b#c", 302);
        visit.hops[0].response =
            Response { status: 302, headers: [("Location", "/x|y\n#z")].into_iter().collect() };
        let mermaid = mermaid("curl -L", &visit);
        assert_eq!(mermaid.lines().count(), 5, "{mermaid}");
        assert!(mermaid.contains("/a#59;b") && mermaid.contains("/x|y #35;z"), "{mermaid}");
        let table = markdown(&visit, &["#", "request", "content", "status", "Location"]);
        assert_eq!(table.lines().count(), 3);
        assert!(table.contains("`/x\\|y #z`"), "{table}");
    }

    #[test]
    fn a_method_stays_in_its_place() {
        let mut visit = crate::trace::tests::visit("https://a.test/", 200);
        visit.hops[0].request.method = "A`<b>|\nB;".to_owned();
        let mermaid = mermaid("curl", &visit);
        assert!(mermaid.contains("C->>O0: A`#lt;b#gt;| B#59; /\n"), "{mermaid}");
        let table = markdown(&visit, &["#", "request", "content", "status", "Location"]);
        assert!(table.contains("| `A'<b>\\| B; https://a.test/` |"), "{table}");
    }
}
