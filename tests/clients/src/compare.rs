//! What was seen beside what the engine says.

use crate::cases::Case;
use crate::drive::{Observed, Outcome};
use crate::server::{Ports, Seen};
use redirect::{Client, From, Hop, Outcome as End, Visit, follow};
use serde_json::{Value, json};

/// Differences that have a reason, by client and the beginning of the case's name. A difference
/// that is not there any more is told, too, so that the list stays true.
const EXPLAINED: [(&str, &str, &str); 17] = [
    ("node-fetch", "location data", "it reads data: URLs itself"),
    ("node-builtin", "port", NO_CORS),
    ("node-builtin", "host", NO_CORS),
    ("node-builtin", "up", NO_CORS),
    ("node-builtin", "down", NO_CORS),
    ("node-builtin", "there", NO_CORS),
    ("node-builtin", "location no scheme", NO_CORS),
    ("node-builtin", "standard ports", NO_CORS),
    ("node-builtin", "location twice", "undici joins several Location fields"),
    ("node-builtin", "cookie on a name", "fetch outside a browser has no cookie jar"),
    ("node-builtin", "cookie on an IP", "fetch outside a browser has no cookie jar"),
    ("node-fetch", "there and back 307 POST", ONCE),
    ("node-fetch", "there and back 308", ONCE),
    (
        "reqwest",
        "location data",
        "its URI type cannot hold `data:text/plain,x`, so it goes nowhere",
    ),
    ("java", "location upper case", "it tells the scheme as it was written"),
    ("java", "location utf-8", "it tells its URL before the escapes"),
    ("go", "fragment inherited", "its Referer keeps the fragment of the URL that was asked for"),
];

/// Why Node's fetch differs from the standard across origins.
const NO_CORS: &str = "fetch outside a browser knows no page, so no CORS, and Cookie can be set";

/// Why node-fetch fails at the second redirect of a content.
const ONCE: &str = "it makes a stream of the content that it sends on, and a stream it sends once";

/// The clients that tell the URL of a response without its fragment.
const WITHOUT_FRAGMENT: [&str; 4] = ["fetch", "node-builtin", "undici-request", "reqwest"];

/// What a comparison gives.
pub struct Compared {
    /// Differences without a reason.
    pub differences: Vec<String>,
    /// How many have one.
    pub explained: usize,
}

/// Compares every case.
pub fn all(id: &str, client: &Client, cases: &[Case], seen: &Observed) -> Compared {
    let mut compared = Compared { differences: Vec::new(), explained: 0 };
    for (case, outcome) in cases.iter().zip(&seen.cases) {
        let reason =
            EXPLAINED.iter().find(|(own, start, _)| *own == id && case.name.starts_with(start));
        match (one(id, client, case, outcome), reason) {
            (None, None) => {}
            (Some(_), Some(_)) => compared.explained += 1,
            (Some(difference), None) => compared.differences.push(difference),
            (None, Some((.., reason))) => {
                let told = format!("{}: no longer differs, though {reason}", case.name);
                compared.differences.push(told);
            }
        }
    }
    compared
}

fn one(id: &str, client: &Client, case: &Case, seen: &Outcome) -> Option<String> {
    if let Some(difference) = requests(client, case, seen) {
        return Some(difference);
    }
    let trace = follow(client, &case.flow).ok()?;
    let (said, arrived) = (ending(&trace.visits[0]), (seen.outcome.as_str(), seen.status));
    let name = &case.name;
    if said != arrived {
        return Some(format!("{name}: said {said:?}, the caller saw {arrived:?}"));
    }
    let (said, told) = (one_case(&trace.visits[0].url), one_case(seen.url.as_deref()?));
    // A fragment that is told must be the right one; a name and a password are told by few.
    let parts = |url: &str| if WITHOUT_FRAGMENT.contains(&id) { bare(url) } else { anonymous(url) };
    let (said, told) = (parts(&said), parts(&told));
    (said != told).then(|| format!("{name}: said {said} at the end, the caller saw {told}"))
}

/// How the requests of a case differ from what the engine says, if they do.
pub fn requests(client: &Client, case: &Case, seen: &Outcome) -> Option<String> {
    let name = &case.name;
    let trace = match follow(client, &case.flow) {
        Ok(trace) => trace,
        Err(error) => return Some(format!("{name}: {error}")),
    };
    let visit = &trace.visits[0];
    let hops: Vec<&Hop> = visit.hops.iter().filter(|hop| hop.from == From::Network).collect();
    let said: Vec<String> = hops.iter().map(|hop| spoken(case, hop)).collect();
    let arrived: Vec<String> = seen.requests.iter().map(|request| heard(case, request)).collect();
    if said != arrived {
        let at = said.iter().zip(&arrived).position(|(a, b)| a != b);
        let at = at.unwrap_or(said.len().min(arrived.len()));
        let of = |list: &[String]| list.get(at).map_or("nothing", String::as_str).to_owned();
        let (said_at, arrived_at) = (of(&said), of(&arrived));
        let counts = format!("{} said, {} arrived", said.len(), arrived.len());
        return Some(format!(
            "{name}: request {at} ({counts})\n        said    {said_at}\n        arrived {arrived_at}"
        ));
    }
    None
}

fn ending(visit: &Visit) -> (&'static str, Option<u64>) {
    match visit.outcome {
        End::Response => ("response", visit.status.map(u64::from)),
        End::Error => ("error", None),
        End::Unknown => ("unknown", None),
    }
}

/// The fields that a case is about: those it sets, and what clients may add of themselves.
fn fields(case: &Case) -> Vec<String> {
    let own = case.flow.request.headers.0.iter().map(|(name, _)| name.to_ascii_lowercase());
    let mut names: Vec<String> = own.collect();
    names.extend(["authorization", "cookie", "referer"].map(str::to_owned));
    if case.flow.options.page.is_some() {
        // Without a page there is nobody whose origin could be told.
        names.push("origin".to_owned());
    }
    names.sort();
    names.dedup();
    names
}

fn spoken(case: &Case, hop: &Hop) -> String {
    let request = &hop.request;
    let fields = fields(case).into_iter().flat_map(|name| {
        let values: Vec<String> = request.headers.all(&name).map(str::to_owned).collect();
        values.into_iter().map(move |value| (name.clone(), value))
    });
    line(&request.method, &bare(&request.url), fields, request.body.as_deref().unwrap_or_default())
}

fn heard(case: &Case, request: &Seen) -> String {
    let fields = fields(case).into_iter().flat_map(|name| {
        let own = request.headers.iter().filter(move |(own, _)| *own == name);
        own.cloned()
    });
    line(&request.method, &request.url, fields, &request.body)
}

fn line(
    method: &str,
    url: &str,
    fields: impl Iterator<Item = (String, String)>,
    body: &str,
) -> String {
    let fields: Vec<String> = fields.map(|(name, value)| format!("{name}={value}")).collect();
    format!("{method} {} [{}] {body:?}", one_case(url), fields.join(", "))
}

/// A URL without name and password, which are no part of what is sent.
fn anonymous(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let start = rest[..end].rfind('@').map_or(0, |at| at + 1);
    format!("{scheme}://{}", &rest[start..])
}

/// A URL as it is sent: without name, password and fragment.
fn bare(url: &str) -> String {
    anonymous(url.split('#').next().unwrap_or_default())
}

/// The URL with its escapes in capitals: `%e8` and `%E8` are the same (RFC 3986, section 6.2.2.1).
fn one_case(url: &str) -> String {
    let mut out = String::new();
    for (at, part) in url.split('%').enumerate() {
        match part.get(..2).filter(|_| at > 0) {
            Some(escape) => out += &format!("%{}{}", escape.to_ascii_uppercase(), &part[2..]),
            None if at > 0 => out += &format!("%{part}"),
            None => out += part,
        }
    }
    out
}

/// So many requests of a case are recorded.
const LONGEST: usize = 4;

/// What was seen, for the record, with letters in the place of ports.
pub fn record(id: &str, cases: &[Case], seen: &Observed, ports: &Ports) -> Value {
    let rows = cases.iter().zip(&seen.cases).map(|(case, outcome)| {
        let requests = outcome.requests.iter().map(|request| {
            let line = heard(case, request);
            plain(&line.replace(&case.path, "case"), ports)
        });
        let mut requests: Vec<String> = requests.collect();
        if requests.len() > LONGEST {
            // The middle of an endless chain tells nothing that its length does not.
            let left_out = requests.len() - LONGEST;
            requests.splice(2..2 + left_out, [format!("… {left_out} more")]);
        }
        json!({
            "case": case.name,
            "requests": requests,
            "outcome": outcome.outcome,
            "status": outcome.status,
            "url": outcome.url.as_deref().map(|url| plain(&url.replace(&case.path, "case"), ports)),
        })
    });
    json!({"client": id, "version": seen.version, "cases": rows.collect::<Vec<_>>()})
}

fn plain(text: &str, ports: &Ports) -> String {
    let names = [(ports.a, "A"), (ports.b, "B"), (ports.t, "T")];
    names.iter().fold(text.to_owned(), |text, (port, name)| {
        text.replace(&format!(":{port}"), &format!(":{name}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_sent_is_not_compared() {
        for (url, without_names, sent) in [
            ("http://a.test/x", "http://a.test/x", "http://a.test/x"),
            ("http://u:p@a.test:1/x#y", "http://a.test:1/x#y", "http://a.test:1/x"),
            ("http://u:p@a.test?q=@", "http://a.test?q=@", "http://a.test?q=@"),
            ("http://a.test/x@y", "http://a.test/x@y", "http://a.test/x@y"),
            ("data:text/plain,x", "data:text/plain,x", "data:text/plain,x"),
        ] {
            assert_eq!(anonymous(url), without_names, "{url}");
            assert_eq!(bare(url), sent, "{url}");
        }
    }
}
