//! What a browser did, beside what was said that it would.

use crate::{Fields, Hop, Outcome, Request, Topic, Visit};

/// A request that the worker saw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// The method.
    pub method: String,
    /// The address; workers may see it with its fragment.
    pub url: String,
    /// The fields that a worker sees.
    pub headers: Fields,
    /// The content, if there was any.
    pub body: Option<String>,
}

/// What the script was given at the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ended {
    /// The response's status; `None` where `fetch()` failed.
    pub status: Option<u16>,
    /// Its address, without a fragment.
    pub url: String,
    /// Its `redirected`.
    pub redirected: bool,
    /// Its type.
    pub kind: String,
}

/// What differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// How many requests there were.
    Requests,
    /// A method.
    Method,
    /// An address.
    Url,
    /// The content: its length in bytes, or that there was none.
    Body,
    /// A field.
    Field(String),
    /// Whether there was a response, and its status.
    Status,
    /// The response's address.
    FinalUrl,
    /// `redirected`.
    Redirected,
    /// The response's type.
    Type,
}

impl What {
    /// Its name for programs; a field's is its own.
    pub fn name(&self) -> &str {
        match self {
            What::Requests => "requests",
            What::Method => "method",
            What::Url => "url",
            What::Body => "body",
            What::Field(name) => name,
            What::Status => "status",
            What::FinalUrl => "final-url",
            What::Redirected => "redirected",
            What::Type => "type",
        }
    }
}

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The hop, from 0; `None` for the end.
    pub hop: Option<usize>,
    /// What differs.
    pub what: What,
    /// As the engine has it; empty is "none".
    pub said: String,
    /// As the browser had it; empty is "none".
    pub seen: String,
    /// What the rule that it goes against is about.
    pub topic: Topic,
}

/// Everything in which a run differs from the visit that was foretold. `asked` is the request as
/// the script made it: of the fields only its own are compared, since a browser adds others.
pub fn differences(asked: &Request, said: &Visit, seen: &[Seen], end: &Ended) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut add = |hop, what, said: String, seen: String, topic| {
        if said != seen {
            found.push(Difference { hop, what, said, seen, topic });
        }
    };
    for (at, (hop, seen)) in said.hops.iter().zip(seen).enumerate() {
        let (own, hop_at) = (&hop.request, Some(at));
        add(hop_at, What::Method, own.method.clone(), seen.method.clone(), Topic::Method);
        let (url, seen_url) = (bare(&own.url), bare(&seen.url));
        add(hop_at, What::Url, url.to_owned(), seen_url.to_owned(), Topic::Location);
        let (body, seen_body) = (own.body.as_deref(), seen.body.as_deref());
        let topic =
            if keeps(said.hops.get(at.wrapping_sub(1))) { Topic::Method } else { Topic::Content };
        add(hop_at, What::Body, text(body), text(seen_body), topic);
        for (name, _) in &asked.headers.0 {
            let values = [&own.headers, &seen.headers]
                .map(|fields| fields.get(name).unwrap_or_default().to_owned());
            let [said, seen] = values;
            let what = What::Field(name.to_string());
            add(hop_at, what, said, seen, field_topic(name));
        }
    }
    let counts = [said.hops.len(), seen.len()].map(|count| count.to_string());
    let [said_count, seen_count] = counts;
    add(None, What::Requests, said_count, seen_count, Topic::Follow);
    let status = |status: Option<u16>| status.map_or(String::new(), |status| status.to_string());
    let foretold = said.status.filter(|_| said.outcome == Outcome::Response);
    add(None, What::Status, status(foretold), status(end.status), Topic::Follow);
    if foretold.is_some() && end.status.is_some() {
        // What is handed back unopened has the address that was asked for.
        let url = bare(&said.url).to_owned();
        add(None, What::FinalUrl, url, bare(&end.url).to_owned(), Topic::Location);
        let [own, seen] = [said.redirected, end.redirected].map(|is| is.to_string());
        add(None, What::Redirected, own, seen, Topic::Follow);
        let kind = said.kind.map_or(String::new(), |kind| kind.name().to_owned());
        add(None, What::Type, kind, end.kind.clone(), Topic::Mode);
    }
    found
}

/// Whether what answered this hop leaves method and content alone.
fn keeps(hop: Option<&Hop>) -> bool {
    hop.is_some_and(|hop| matches!(hop.response.status, 307 | 308))
}

fn field_topic(name: &str) -> Topic {
    if name.eq_ignore_ascii_case("Authorization") { Topic::Credentials } else { Topic::Content }
}

fn text(body: Option<&str>) -> String {
    body.unwrap_or_default().to_owned()
}

fn bare(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}
