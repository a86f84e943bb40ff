//! What differs between one request of a visit and the one before it.

use crate::trace::From;
use crate::{Request, Topic, Visit};

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is different.
    pub what: What,
    /// As it was; `None` if it was not there.
    pub before: Option<String>,
    /// As it is; `None` if it is gone.
    pub after: Option<String>,
    /// The topic of the rule behind it.
    pub topic: Topic,
}

/// What can be different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The method.
    Method,
    /// The content.
    Body,
    /// A field, by name.
    Field(String),
    /// The URL.
    Url,
}

/// What differs between the request of hop `at` and the one before; for the first hop, between
/// it and the request that was asked for.
pub fn changes(visit: &Visit, at: usize, asked: &Request) -> Vec<Change> {
    let Some(hop) = visit.hops.get(at) else { return Vec::new() };
    let before = at.checked_sub(1).map_or(asked, |before| &visit.hops[before].request);
    let after = &hop.request;
    let mut found = Vec::new();
    if before.method != after.method {
        found.push(Change {
            what: What::Method,
            before: Some(before.method.clone()),
            after: Some(after.method.clone()),
            topic: Topic::Method,
        });
    }
    if before.body != after.body {
        let text = |request: &Request| request.body.as_deref().map(str::to_owned);
        let (before, after) = (text(before), text(after));
        found.push(Change { what: What::Body, before, after, topic: Topic::Content });
    }
    fields(before, after, &mut found);
    if at > 0 && before.url != after.url {
        let upgraded = visit.hops[at - 1].from == From::Hsts;
        found.push(Change {
            what: What::Url,
            before: Some(before.url.clone()),
            after: Some(after.url.clone()),
            topic: if upgraded { Topic::Hsts } else { Topic::Location },
        });
    }
    found
}

fn fields(before: &Request, after: &Request, found: &mut Vec<Change>) {
    let mut add = |name: &str, was: Option<&str>, is: Option<&str>| {
        found.push(Change {
            what: What::Field(name.to_owned()),
            before: was.map(str::to_owned),
            after: is.map(str::to_owned),
            topic: topic(name, was, is),
        });
    };
    for (name, was) in &before.headers.0 {
        let is = after.headers.get(name);
        if is != Some(was) {
            add(name, Some(was), is);
        }
    }
    for (name, is) in &after.headers.0 {
        if before.headers.get(name).is_none() {
            add(name, None, Some(is));
        }
    }
}

/// Which rule takes or sets a field.
fn topic(name: &str, was: Option<&str>, is: Option<&str>) -> Topic {
    let named = |other: &str| name.eq_ignore_ascii_case(other);
    match () {
        () if named("Referer") => Topic::Referer,
        () if named("Origin") => Topic::Origin,
        () if named("Cookie") && (is.is_some() || was.is_none()) => Topic::Cookies,
        () if named("Transfer-Encoding") => Topic::Content,
        () if name.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("content-")) => {
            Topic::Content
        }
        () => Topic::Credentials,
    }
}
