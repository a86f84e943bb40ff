//! A call of `fetch()`, as browsers copy it, as a request.

mod literal;
#[cfg(test)]
mod tests;

use super::{Expected, Refusal, fields, lines, new_flow, shortened};
use crate::{CredentialsMode, Flow, Mode, RedirectMode};
use literal::{Literal, Reader};

/// The offset behind the bracket of the call with which the text begins, if it does.
fn call(text: &str) -> Option<usize> {
    let line = lines::lines(text).find(|line| !line.text.trim_ascii().is_empty())?.text;
    let at = line.find("fetch(")?;
    let before = line[..at].trim_ascii();
    let begins = ["", "await", "return"].contains(&before)
        || before.ends_with('=')
        || before.ends_with("= await");
    begins.then(|| text.find(line).map(|offset| offset + at + "fetch(".len())).flatten()
}

/// Reads the call with which the text begins, if it does; and what has no effect.
pub(super) fn read(text: &str) -> Result<Option<(Flow, Vec<String>)>, Refusal> {
    let Some(start) = call(text) else { return Ok(None) };
    let mut reader = Reader::new(text, start);
    match arguments(&mut reader) {
        Some((url, options)) => {
            let (flow, mut ignored) = flow(url, options);
            if text[reader.at()..].contains("fetch(") {
                ignored.push("fetch(…)".to_owned());
            }
            Ok(Some((flow, ignored)))
        }
        None => Err(super::command::refusal(text, reader.at(), Expected::FetchArguments)),
    }
}

/// The URL and the options, whose end is that of the call.
fn arguments(reader: &mut Reader) -> Option<(String, Vec<(String, Literal)>)> {
    let Literal::Text(url) = reader.value()? else { return None };
    let mut options = Vec::new();
    if reader.takes(',') && !reader.sees(')') {
        let Literal::Object(found) = reader.value()? else { return None };
        options = found;
        reader.takes(',');
    }
    reader.takes(')').then_some((url, options))
}

fn flow(url: String, options: Vec<(String, Literal)>) -> (Flow, Vec<String>) {
    let mut flow = new_flow("fetch");
    let mut ignored = Vec::new();
    flow.request.method = "GET".to_owned();
    flow.request.url = url;
    flow.request.replayable = true;
    for (name, value) in options {
        let is_taken = match value {
            Literal::Object(found) => name == "headers" && headers(&mut flow, found),
            Literal::Text(text) => option(&mut flow, &name, &text),
            // `null` and its like say what holds anyway.
            Literal::Other => true,
        };
        if !is_taken {
            ignored.push(name);
        }
    }
    let request = &mut flow.request;
    if request.body.is_some() && request.headers.get("Content-Type").is_none() {
        request.headers.add("Content-Type", "text/plain;charset=UTF-8");
    }
    (flow, ignored)
}

fn headers(flow: &mut Flow, found: Vec<(String, Literal)>) -> bool {
    for (name, value) in found {
        if let Literal::Text(value) = value
            && fields::kept_in_request(&name)
        {
            flow.request.headers.add(&name, value.trim_ascii());
        }
    }
    true
}

/// Takes an option; false if it has no effect, or is none that `fetch()` knows.
fn option(flow: &mut Flow, name: &str, value: &str) -> bool {
    let options = &mut flow.options;
    match (name, value) {
        ("method", _) => flow.request.method = method(value),
        ("body", _) => flow.request.body = Some(shortened(value).into()),
        ("mode", "cors") => options.mode = Mode::Cors,
        ("mode", "no-cors") => options.mode = Mode::NoCors,
        ("mode", "same-origin") => options.mode = Mode::SameOrigin,
        // A browser's own requests are copied with it; a script has to leave it.
        ("mode", "navigate") => flow.client = "navigation".to_owned(),
        ("credentials", "omit") => options.credentials = CredentialsMode::Omit,
        ("credentials", "same-origin") => options.credentials = CredentialsMode::SameOrigin,
        ("credentials", "include") => options.credentials = CredentialsMode::Include,
        ("redirect", "follow") => options.redirect = RedirectMode::Follow,
        ("redirect", "error") => options.redirect = RedirectMode::Error,
        ("redirect", "manual") => options.redirect = RedirectMode::Manual,
        ("referrer", _) if value.contains("://") => options.page = Some(value.to_owned()),
        ("referrerPolicy", _) => options.referrer_policy = value.to_owned(),
        _ => return false,
    }
    true
}

/// These six are written in capitals by the standard, the others stay as they are.
fn method(text: &str) -> String {
    let normal = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
    let known = normal.iter().find(|name| name.eq_ignore_ascii_case(text));
    known.map_or(text, |name| name).to_owned()
}
