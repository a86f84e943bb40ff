//! Clients that are a table and a loop; and navigations, which are that with a browser's memory.

use super::cookies::{Sending, same_site_urls};
use super::origin::{Teller, previous};
use super::reference::{Next, next};
use super::{Run, World, page};
use crate::client::{Action, Client, End, Kind, Referer, Topic};
use crate::trace::{Outcome, Reason, Visit};
use crate::url::Url;
use crate::{Flow, Request};

/// Plays one visit.
pub(super) fn visit(client: &Client, flow: &Flow, url: &Url, world: &mut World) -> Visit {
    let teller = (client.kind == Kind::Navigation)
        .then(|| Teller::new(page(flow), url, &flow.options.referrer_policy, true));
    let mut chain = Chain {
        run: Run::new(client, flow, world),
        first: url.clone(),
        url: url.clone(),
        request: flow.request.clone(),
        crossed: vec![false; client.credentials.len()],
        asked: Vec::new(),
        teller,
    };
    chain.request.url = url.to_string();
    loop {
        chain.ask();
        if let Err((end, reason)) = chain.step() {
            let outcome = match end {
                End::Return => Outcome::Response,
                End::Error => Outcome::Error,
            };
            return chain.run.end(outcome, None, &chain.url, reason);
        }
    }
}

/// Why and how a chain ends.
type Stop = (End, Option<Reason>);

struct Chain<'a> {
    run: Run<'a>,
    /// The first URL, which some clients compare all others with.
    first: Url,
    url: Url,
    /// The next request, with every field that may still be sent.
    request: Request,
    /// For each of the client's boundaries: whether its fields stay behind this time.
    crossed: Vec<bool>,
    /// URLs that redirects led to, where the client counts them.
    asked: Vec<String>,
    teller: Option<Teller>,
}

impl Chain<'_> {
    fn ask(&mut self) {
        let mut request = self.request.clone();
        for (boundary, crossed) in self.run.client.credentials.iter().zip(&self.crossed) {
            for name in boundary.names.iter().filter(|_| *crossed) {
                request.headers.remove(name);
            }
        }
        if let Some(secure) = self.run.upgrade(&request, &self.url) {
            self.move_to(secure);
            request.url = self.url.to_string();
        }
        self.tell(&mut request);
        let sending = self.sending();
        self.run.ask(request, &self.url, sending);
    }

    /// What a navigation tells about the page it comes from.
    fn tell(&self, request: &mut Request) {
        let Some(teller) = &self.teller else { return };
        teller.referer(request, &self.url);
        request.headers.remove("Origin");
        if !is_safe(&request.method) {
            request.headers.add("Origin", &teller.origin(&self.url, false));
        }
    }

    fn sending(&self) -> Option<Sending> {
        let jar = self.run.client.jar?;
        if !jar.ip && self.url.host_is_ip() {
            return None;
        }
        let Some(teller) = &self.teller else { return Some(Sending::Plain) };
        let foreign = !same_site_urls(teller.page(), &self.url);
        Some(match (foreign, is_safe(&self.request.method)) {
            (false, _) => Sending::SameSite,
            // The address bar is no foreign site.
            (true, true) if page(self.run.flow).is_none() => Sending::SameSite,
            (true, true) => Sending::CrossSiteTop,
            (true, false) => Sending::CrossSite,
        })
    }

    /// From the answer to the next request, if there is one.
    fn step(&mut self) -> Result<(), Stop> {
        let client = self.run.client;
        let Some(answer) = self.run.answer().cloned() else { return Err((End::Return, None)) };
        if !(300..400).contains(&answer.status) {
            return Err((End::Return, None));
        }
        if !self.run.flow.options.follow {
            self.run.note(Topic::Follow);
            return Err((End::Return, None));
        }
        let action = client.action(answer.status, &self.request.method);
        self.run.note(Topic::Method);
        match action {
            Action::Return => return Err((End::Return, None)),
            Action::Error => return Err((End::Error, Some(Reason::Status))),
            Action::Keep | Action::Get | Action::Head => {}
        }
        self.run.note(Topic::Location);
        let mut to = match next(&client.location, &self.url, &answer.headers) {
            Next::To(url) => url,
            Next::Stop(end, reason) => return Err((end, Some(reason))),
        };
        self.check_scheme(&to)?;
        self.check_count(&to)?;
        self.rewrite(action, answer.status)?;
        self.keep_secrets(&to);
        if client.inherits_fragment && to.fragment().is_none() && self.url.fragment().is_some() {
            to = to.with_fragment(self.url.fragment());
            self.run.note(Topic::Fragment);
        }
        self.refer(&to);
        if let Some(teller) = &mut self.teller {
            teller.redirect(&self.url, &to, &answer.headers);
        }
        self.run.followed += 1;
        self.move_to(to);
        Ok(())
    }

    fn move_to(&mut self, to: Url) {
        self.request.url = to.to_string();
        self.url = to;
    }

    fn check_scheme(&mut self, to: &Url) -> Result<(), Stop> {
        let rules = self.run.client.scheme;
        let end = match (self.url.scheme(), to.scheme()) {
            ("https", "http") => rules.downgrade,
            ("http", "https") => rules.upgrade,
            (_, "http" | "https") => None,
            _ => Some(rules.others),
        };
        let Some(end) = end else { return Ok(()) };
        self.run.note(Topic::Scheme);
        Err((end, Some(Reason::UnsupportedScheme)))
    }

    fn check_count(&mut self, to: &Url) -> Result<(), Stop> {
        let limit = self.run.client.limit;
        if self.run.at_limit() {
            self.run.note(Topic::Limit);
            return Err((limit.at, Some(Reason::TooManyRedirects)));
        }
        let Some(loops) = self.run.client.loops else { return Ok(()) };
        let times = self.asked.iter().filter(|asked| *asked == to.as_str()).count();
        let first = usize::from(loops.counts_first && *to == self.first);
        if times + first >= loops.limit.max as usize {
            self.run.note(Topic::Loop);
            return Err((loops.limit.at, Some(Reason::Loop)));
        }
        self.asked.push(to.to_string());
        Ok(())
    }

    /// Method, content, and the fields that go with the content.
    fn rewrite(&mut self, action: Action, status: u16) -> Result<(), Stop> {
        let client = self.run.client;
        if self.request.method == "POST" && self.run.flow.options.keep_post.contains(&status) {
            return self.send_again();
        }
        let method = match action {
            Action::Get => "GET",
            Action::Head => "HEAD",
            _ => &self.request.method,
        };
        if method == self.request.method && !client.content.drop_on.contains(&status) {
            return self.send_again();
        }
        if method != self.request.method {
            self.request.method = method.to_owned();
        }
        let mut dropped = self.request.body.take().is_some();
        let besides = client.content.fields_303.iter().filter(|_| status == 303);
        for name in client.content.fields.iter().chain(besides) {
            dropped |= self.request.headers.remove(name);
        }
        if dropped {
            self.run.note(Topic::Content);
        }
        Ok(())
    }

    fn send_again(&mut self) -> Result<(), Stop> {
        let stream = self.run.client.content.stream;
        if self.request.body.is_none() || self.request.replayable {
            return Ok(());
        }
        self.run.note(Topic::Content);
        stream.map_or(Ok(()), |end| Err((end, Some(Reason::UnfollowableBody))))
    }

    /// Drops hand-set fields at the boundaries that the client minds.
    fn keep_secrets(&mut self, to: &Url) {
        let client = self.run.client;
        if self.run.flow.options.location_trusted {
            return;
        }
        for (at, boundary) in client.credentials.iter().enumerate() {
            let from = if boundary.compare_first { &self.first } else { &self.url };
            let crossed = boundary.drops(from, to);
            let before = self.crossed[at];
            self.crossed[at] = crossed || (before && !boundary.comes_back);
            let matters =
                boundary.names.iter().any(|name| self.request.headers.get(name).is_some());
            if matters && (crossed || before) {
                self.run.note(Topic::Credentials);
            }
        }
    }

    fn refer(&mut self, to: &Url) {
        let downgrade = self.url.scheme() == "https" && to.scheme() == "http";
        let set = match self.run.client.referer {
            Referer::None | Referer::Policy => return,
            Referer::Previous => true,
            Referer::PreviousUnlessDowngrade => !downgrade,
        };
        if set {
            self.request.headers.set("Referer", &previous(&self.url));
            self.run.note(Topic::Referer);
        }
    }
}

/// RFC 9110, section 9.2.1.
fn is_safe(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE")
}
