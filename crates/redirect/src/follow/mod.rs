//! The engine: what a client does with a flow.
//!
//! [`library`] plays the profiles that are a table and a loop, [`fetch`] the Fetch standard; a
//! navigation is the loop of [`library`] with a browser's memory. What lasts between hops and
//! visits stands in [`World`].
//!
//! **Architecture invariant:** no clock, no network, no randomness: a flow has one trace.

mod cookies;
mod fetch;
mod library;
mod memory;
mod origin;
mod reference;
mod server;

use crate::client::{Client, Kind, Topic};
use crate::trace::{From, Hop, Outcome, Reason, ResponseType, Topics, Trace, Visit};
use crate::url::{Syntax, Url, UrlError};
use crate::{EndKind, Flow, Request, Response};
use cookies::Sending;

/// Plays a flow as a client would.
///
/// # Errors
/// If the first request's URL is no absolute URL with http or https.
pub fn follow(client: &Client, flow: &Flow) -> Result<Trace, UrlError> {
    let url = Url::parse(&flow.request.url, client.location.syntax)?;
    if !url.is_http() {
        return Err(UrlError::NoScheme);
    }
    let mut world = World::default();
    let visits = (0..flow.visits.max(1))
        .map(|_| {
            let visit = match client.kind {
                Kind::Fetch => fetch::visit(client, flow, &url, &mut world),
                Kind::Library | Kind::Navigation => library::visit(client, flow, &url, &mut world),
            };
            world.servers.next_visit();
            visit
        })
        .collect();
    Ok(Trace { visits })
}

/// What lasts from hop to hop, and from visit to visit.
#[derive(Default)]
struct World {
    servers: server::Servers,
    jar: cookies::Cookies,
    kept: memory::Kept,
    secure: memory::SecureHosts,
}

/// A visit under way.
struct Run<'a> {
    client: &'a Client,
    flow: &'a Flow,
    world: &'a mut World,
    hops: Vec<Hop>,
    followed: u32,
}

impl<'a> Run<'a> {
    fn new(client: &'a Client, flow: &'a Flow, world: &'a mut World) -> Run<'a> {
        Run { client, flow, world, hops: Vec::new(), followed: 0 }
    }

    /// Asks for a URL: from the store of redirects, or from its server. `sending` says whose
    /// cookies go along, and whether the answer's are taken; `None`: neither.
    fn ask(&mut self, mut request: Request, url: &Url, sending: Option<Sending>) -> Topics {
        let mut rules = Topics::default();
        if let Some(sending) = sending
            && let Some(cookies) = self.world.jar.field(url, sending)
        {
            let by_hand =
                request.headers.get("Cookie").map(|by_hand| format!("{by_hand}; {cookies}"));
            request.headers.set("Cookie", by_hand.as_deref().unwrap_or(&cookies));
            rules.add(Topic::Cookies);
        }
        let kept = self.client.caches.then(|| self.world.kept.find(&request.method, url)).flatten();
        let (from, response, answered_by) = match kept {
            Some((response, item)) => {
                rules.add(Topic::Cache);
                (From::Cache, response, Some(item))
            }
            None => {
                let asked = url.without_fragment();
                match self.world.servers.answer(self.flow, asked) {
                    Some((response, item)) => (From::Network, response, item),
                    None => (From::Unrecorded, Response::default(), None),
                }
            }
        };
        if from == From::Network {
            self.learn(&request.method, url, &response, answered_by, sending.is_some());
        }
        self.hops.push(Hop { request, response, from, preflight: false, answered_by, rules });
        rules
    }

    fn learn(
        &mut self,
        method: &str,
        url: &Url,
        response: &Response,
        item: Option<usize>,
        jar: bool,
    ) {
        if jar {
            self.world.jar.take(url, &response.headers);
        }
        if self.client.caches {
            self.world.kept.keep(method, url, response, item);
        }
        if self.client.upgrades {
            self.world.secure.take(url, &response.headers);
        }
    }

    /// If the host is known to be asked by https only: the hop that the client makes up, and the
    /// URL by which it goes on.
    fn upgrade(&mut self, request: &Request, url: &Url) -> Option<Url> {
        if !self.client.upgrades || !self.world.secure.upgrades(url) {
            return None;
        }
        let secure = url.with_scheme("https");
        let headers = [("Location", secure.without_fragment())].into_iter().collect();
        let mut rules = Topics::default();
        rules.add(Topic::Hsts);
        self.hops.push(Hop {
            request: request.clone(),
            response: Response { status: 307, headers },
            from: From::Hsts,
            preflight: false,
            answered_by: None,
            rules,
        });
        Some(secure)
    }

    /// Notes that a rule decided what follows the last hop.
    fn note(&mut self, topic: Topic) {
        if let Some(hop) = self.hops.last_mut() {
            hop.rules.add(topic);
        }
    }

    /// The answer to the last request, if there is one.
    fn answer(&self) -> Option<&Response> {
        self.hops.last().filter(|hop| hop.is_answered()).map(|hop| &hop.response)
    }

    /// Whether one more redirect is more than the client follows. Where the transcript says that
    /// it gave up here, it did, whatever its profile has.
    fn at_limit(&self) -> bool {
        let limit = self.flow.options.max_redirects.unwrap_or(self.client.limit.max);
        let end = self.flow.recorded.as_ref().filter(|recorded| recorded.cut == 0);
        let gave_up = end.and_then(|recorded| recorded.end.as_ref()).is_some_and(|end| {
            matches!(end.kind, EndKind::TooManyRedirects(_))
                && self.hops.last().and_then(|hop| hop.answered_by)
                    == self.flow.responses.len().checked_sub(1)
        });
        gave_up || self.followed >= limit
    }

    /// How it ends where there is no answer: as the transcript says, if it does.
    fn silence(&self) -> (Outcome, Option<Reason>) {
        let end = self.flow.recorded.as_ref().and_then(|recorded| recorded.end.as_ref());
        match end.map(|end| end.kind) {
            Some(EndKind::TooManyRedirects(_)) => (Outcome::Error, Some(Reason::TooManyRedirects)),
            Some(kind) if kind.is_silence() => (Outcome::Error, Some(Reason::NoAnswer)),
            _ => (Outcome::Unknown, None),
        }
    }

    fn end(
        self,
        outcome: Outcome,
        kind: Option<ResponseType>,
        url: &Url,
        reason: Option<Reason>,
    ) -> Visit {
        let silent = self.hops.last().is_some_and(|hop| !hop.is_answered());
        let (outcome, reason) = if silent { self.silence() } else { (outcome, reason) };
        let kind = match outcome {
            Outcome::Response => kind,
            Outcome::Error => kind.map(|_| ResponseType::Error),
            Outcome::Unknown => None,
        };
        let status = match (outcome, kind) {
            (Outcome::Error | Outcome::Unknown, _) => None,
            (_, Some(ResponseType::Opaque | ResponseType::OpaqueRedirect)) => Some(0),
            _ => self.answer().map(|answer| answer.status),
        };
        Visit {
            outcome,
            kind,
            status,
            url: url.as_str().to_owned(),
            redirected: self.followed > 0,
            reason,
            hops: self.hops,
        }
    }
}

/// The address of the page that asks, if the flow names one that can be read.
fn page(flow: &Flow) -> Option<Url> {
    Url::parse(flow.options.page.as_deref()?, Syntax::Whatwg).ok()
}
