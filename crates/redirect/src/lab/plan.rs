//! From any flow to one that a page can run by itself.

use crate::url::{Syntax, Url};
use crate::{Fields, Flow, Mode, Options, Request, Response};

/// Methods that `fetch()` refuses (Fetch, "forbidden method").
const METHODS: [&str; 3] = ["CONNECT", "TRACE", "TRACK"];

/// Request fields that a script cannot set (Fetch, "forbidden request-header"), besides those that
/// begin with `Proxy-` or `Sec-`.
const FORBIDDEN: [&str; 21] = [
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

/// Response fields that the lab's worker sends; `src/scripts/worker/lab.js` has the same list. The
/// others would do something to the site itself, or decide nothing about redirects.
pub const ANSWERED: [&str; 19] = [
    "accept-ranges",
    "access-control-allow-credentials",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-allow-origin",
    "age",
    "allow",
    "content-language",
    "content-range",
    "date",
    "etag",
    "expires",
    "last-modified",
    "location",
    "referrer-policy",
    "retry-after",
    "server",
    "vary",
    "www-authenticate",
];

/// More answers than the worker keeps for a flow.
const MOST_ANSWERS: usize = 64;

/// A flow as it is run.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The flow: the client is `fetch`, every address lies in the folder.
    pub flow: Flow,
    /// What of the flow that was asked for cannot be shown.
    pub limits: Vec<Limit>,
}

/// What a run leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many origins are one: what a client does at their borders is not to be seen.
    Origins(usize),
    /// The client is another: a page has `fetch()` alone.
    Client,
    /// Request fields that no script may set, or that no worker sees.
    Sent(Vec<String>),
    /// Response fields that the lab does not send.
    Answered(Vec<String>),
    /// A second visit is not run.
    Visits,
    /// Content that cannot be sent twice is sent as one that can.
    Stream,
}

/// Why a flow cannot be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The first address is none with http or https.
    Url,
    /// A script may not use the method.
    Method(String),
    /// A script may not send content with GET or HEAD.
    Body,
    /// A worker cannot answer with this status.
    Status(u16),
    /// A worker cannot answer with several `Location` fields.
    Locations,
    /// The flow has more answers than the lab keeps.
    Length,
}

/// Puts a flow below `folder`, an absolute address with a slash at its end on the page's own origin.
///
/// # Errors
///
/// What keeps any of it from being run.
pub fn plan(flow: &Flow, folder: &str) -> Result<Plan, Obstacle> {
    let first = Url::parse(&flow.request.url, Syntax::Whatwg).ok().filter(Url::is_http);
    // Of another scheme the path could begin with dots, and lead out of the folder.
    let first = first.ok_or(Obstacle::Url)?;
    check(flow)?;
    let mut limits = Vec::new();
    let mut origins = vec![first.origin()];
    let mut at = first.clone();
    let mut responses = Vec::new();
    let mut left_out = Vec::new();
    for response in &flow.responses {
        let mut headers = Fields::default();
        for (name, value) in &response.headers.0 {
            let lower = name.to_ascii_lowercase();
            if lower == "location" {
                let (address, target) = moved(&at, value, response.status, folder);
                headers.add(name, &address);
                if let Some(target) = target {
                    let origin = target.origin();
                    if !origins.contains(&origin) {
                        origins.push(origin);
                    }
                    at = target;
                }
            } else if ANSWERED.contains(&&*lower) {
                headers.add(name, value);
            } else if !left_out.iter().any(|known: &String| known.eq_ignore_ascii_case(name)) {
                left_out.push(name.to_string());
            }
        }
        responses.push(Response { status: response.status, headers });
    }
    if origins.len() > 1 {
        limits.push(Limit::Origins(origins.len()));
    }
    if flow.client != "fetch" {
        limits.push(Limit::Client);
    }
    let (headers, unsent) = sendable(&flow.request.headers);
    limits.extend((!unsent.is_empty()).then_some(Limit::Sent(unsent)));
    limits.extend((!left_out.is_empty()).then_some(Limit::Answered(left_out)));
    if flow.visits > 1 {
        limits.push(Limit::Visits);
    }
    if flow.request.body.is_some() && !flow.request.replayable {
        limits.push(Limit::Stream);
    }
    let url = placed(&first, folder);
    let request = Request { headers, url, replayable: true, ..flow.request.clone() };
    let own = flow.client == "fetch";
    let options = Options {
        // One origin has no borders: a mode that refuses them has nothing to refuse.
        mode: Mode::Cors,
        page: Some(folder.to_owned()),
        max_redirects: None,
        keep_post: Vec::new(),
        location_trusted: false,
        follow: true,
        ..if own { flow.options.clone() } else { Options::default() }
    };
    let flow = Flow {
        id: flow.id.clone(),
        client: "fetch".to_owned(),
        request,
        responses,
        visits: 1,
        options,
        // The worker that plays it does answer at the end, whatever a transcript has.
        recorded: None,
    };
    Ok(Plan { flow, limits })
}

fn check(flow: &Flow) -> Result<(), Obstacle> {
    let method = &flow.request.method;
    if METHODS.iter().any(|known| known.eq_ignore_ascii_case(method)) {
        return Err(Obstacle::Method(method.clone()));
    }
    if flow.request.body.is_some() && ["GET", "HEAD"].contains(&&**method) {
        return Err(Obstacle::Body);
    }
    if flow.responses.len() > MOST_ANSWERS {
        return Err(Obstacle::Length);
    }
    for response in &flow.responses {
        if !(200..=599).contains(&response.status) {
            return Err(Obstacle::Status(response.status));
        }
        if response.headers.all("Location").count() > 1 {
            return Err(Obstacle::Locations);
        }
    }
    Ok(())
}

/// Where a `Location` leads within the folder, and where it leads in the flow itself; as it was
/// written, where it leads to no server.
fn moved(from: &Url, location: &str, status: u16, folder: &str) -> (String, Option<Url>) {
    let target = from.join(location, Syntax::Whatwg).ok().filter(Url::is_http);
    let Some(target) = target else { return (nowhere(location, folder), None) };
    // A fragment that the new address does not have is taken over: it is not to be written.
    let own_fragment = location.contains('#');
    let mut address = placed(&target, folder);
    if !own_fragment {
        address.truncate(address.find('#').unwrap_or(address.len()));
    }
    let follows = matches!(status, 301 | 302 | 303 | 307 | 308);
    (address, follows.then_some(target))
}

/// A `Location` that leads to no server, such that it leads to none from the folder either:
/// `http:/x` is nothing below https, and a path below http.
fn nowhere(location: &str, folder: &str) -> String {
    let place = Url::parse(folder, Syntax::Whatwg).and_then(|it| it.join(location, Syntax::Whatwg));
    if place.is_ok_and(|url| url.is_http()) { "//[".to_owned() } else { location.to_owned() }
}

/// An address within the folder: host and port become a segment of the path.
fn placed(url: &Url, folder: &str) -> String {
    let host = url.host().unwrap_or_default();
    let letter = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
    let mut address = folder.to_owned();
    match host.trim_matches('.') {
        // A segment of dots alone would lead out of the folder.
        "" => address.extend(host.chars().map(|_| '-')),
        _ => address.extend(host.chars().map(letter)),
    }
    if let Some(port) = url.port_written() {
        address += &format!("-{port}");
    }
    address += url.path();
    if let Some(query) = url.query() {
        address += &format!("?{query}");
    }
    if let Some(fragment) = url.fragment() {
        address += &format!("#{fragment}");
    }
    address
}

/// The fields that a script may set, and the names of those that it may not.
fn sendable(fields: &Fields) -> (Fields, Vec<String>) {
    let mut kept = Fields::default();
    let mut refused = Vec::new();
    for (name, value) in &fields.0 {
        let lower = name.to_ascii_lowercase();
        let forbidden = FORBIDDEN.contains(&&*lower)
            || lower.starts_with("proxy-")
            || lower.starts_with("sec-");
        if forbidden {
            refused.push(name.to_string());
        } else {
            kept.add(name, value);
        }
    }
    (kept, refused)
}
