//! Findings about answers, steps and the chain as a whole.

use super::message::{Message, same_place};
use super::{Finder, Kind};
use crate::trace::{Outcome, Reason, Topics};
use crate::url::{Syntax, Url};
use crate::{Client, Topic};

impl<'a> Finder<'a> {
    /// The answer by itself.
    pub(super) fn answer(&mut self, message: &Message) {
        let fields = &message.hop.response.headers;
        let located = fields.get("Location").is_some();
        match message.status() {
            301 | 302 | 303 | 307 | 308 if !located => {
                self.add(Kind::MissingLocation, message.at, &message.status().to_string());
            }
            300 if located => self.add(Kind::MultipleChoices, message.at, ""),
            304 if located => self.add(Kind::NotModifiedRedirects, message.at, ""),
            305 | 306 => self.add(Kind::UseProxy, message.at, &message.status().to_string()),
            _ => {}
        }
        if (300..400).contains(&message.status()) && fields.all("Location").count() > 1 {
            self.add(Kind::SeveralLocations, message.at, "");
        }
        let limited = fields.get("Cache-Control").is_some() || fields.get("Expires").is_some();
        if message.permanent() && located && !limited {
            self.add(Kind::NoLifetime, message.at, &message.status().to_string());
        }
        if fields.get("Set-Cookie").is_some() && self.client.jar.is_none() && message.redirects() {
            self.add(Kind::CookieIgnored, message.at, self.client.name.clone().as_str());
        }
        if message.redirects() && located && message.next.is_some() {
            self.reference(message);
        }
    }

    fn reference(&mut self, message: &Message) {
        let value = message.hop.response.headers.get("Location").unwrap_or_default().trim();
        if Url::parse(value, Syntax::Rfc3986).is_err() {
            self.add(Kind::RelativeLocation, message.at, value);
        }
    }

    /// Where the answer leads, and by which status.
    pub(super) fn target(&mut self, message: &Message) {
        let Some((from, to)) = message.step() else { return };
        if !message.redirects() || message.hop.from == crate::From::Hsts {
            return;
        }
        let about = message.status().to_string();
        let moved = same_place(from, to) && from != to;
        let upgraded = from.scheme() == "http" && to.scheme() == "https";
        match message.status() {
            301 | 308 if is_for_now(to) => {
                self.add(Kind::PermanentForTemporary, message.at, &about)
            }
            302 | 303 | 307 if upgraded && moved => {
                self.add(Kind::HttpsByTemporary, message.at, &about);
            }
            302 | 307 if moved && !is_for_now(to) => {
                self.add(Kind::TemporaryForPermanent, message.at, &about);
            }
            _ => {}
        }
        let method = &*message.hop.request.method;
        if message.status() == 303 && moved && !matches!(method, "GET" | "HEAD") {
            self.add(Kind::SeeOtherForSame, message.at, method);
        }
        if from.scheme() == "https" && to.scheme() == "http" {
            self.add(Kind::Downgrade, message.at, to.host().unwrap_or_default());
        }
        self.told(message);
    }

    /// How the next request differs.
    pub(super) fn next_request(&mut self, message: &Message) {
        let Some((next, _)) = message.next.as_ref() else { return };
        let before = &message.hop.request;
        let about = format!("{} → {}", before.method, next.method);
        match (before.method == next.method, before.body.is_some() && next.body.is_none()) {
            // To leave the content behind is what 303 is for.
            (false, true) if message.status() != 303 => {
                self.add(Kind::BodyLost, message.at + 1, &about);
            }
            (true, true) => self.add(Kind::BodyEmptied, message.at + 1, &before.method),
            // That is what 303 is for.
            (false, false) if message.status() != 303 => {
                self.add(Kind::MethodChanged, message.at + 1, &about);
            }
            _ => {}
        }
        self.dropped(message, next);
        let hop = &self.visit.hops[message.at + 1];
        if hop.preflight {
            self.add(Kind::Preflight, message.at + 1, "");
        }
        let origin = |fields: &crate::Fields| fields.get("Origin") == Some("null");
        if origin(&next.headers) && !origin(&before.headers) {
            self.add(Kind::OriginNull, message.at + 1, "");
        }
    }

    /// The chain as a whole.
    pub(super) fn whole(&mut self, clients: &[Client]) {
        let hops = &self.visit.hops;
        let redirects: Vec<usize> = (0..hops.len().saturating_sub(1)).collect();
        let followed = redirects.len();
        if followed < 2 {
            return;
        }
        let short: Vec<&str> = clients
            .iter()
            .filter(|client| (client.limit.max as usize) < followed)
            .map(|client| &*client.name)
            .collect();
        let too_many = self.visit.reason == Some(Reason::TooManyRedirects);
        if !short.is_empty() && !too_many {
            self.add_names(Kind::TooLongElsewhere, followed, &short);
        }
        let messages: Vec<Message> =
            redirects.iter().map(|at| Message::new(self.visit, *at)).collect();
        let plain = |message: &&Message| {
            let cookies = message.hop.response.headers.get("Set-Cookie").is_some();
            message.redirects() && !cookies && message.hop.from == crate::From::Network
        };
        let permanent = messages.iter().filter(|message| message.permanent()).count();
        if messages.iter().filter(plain).count() == followed && permanent == followed {
            self.add(Kind::CouldBeOne, 0, &followed.to_string());
        } else if messages.windows(2).any(|pair| pair[0].permanent() && !pair[1].permanent()) {
            let at = messages.iter().position(|message| message.permanent()).unwrap_or(0);
            self.add(Kind::Mixed, at, "");
        }
    }

    /// How it ended.
    pub(super) fn ending(&mut self) {
        let Some(last) = self.visit.hops.len().checked_sub(1) else { return };
        let hop = &self.visit.hops[last];
        let redirects = (300..400).contains(&hop.response.status);
        if !self.client.follows && !self.flow.options.follow && redirects {
            self.add(Kind::NotFollowed, last, self.client.switch.clone().as_str());
        }
        match self.visit.reason {
            Some(Reason::TooManyRedirects) => {
                let limit = self.end().and_then(|end| end.kind.limit());
                let limit = limit.or(self.flow.options.max_redirects);
                self.add(Kind::TooLong, last, &limit.unwrap_or(self.client.limit.max).to_string());
            }
            Some(Reason::NoAnswer) => {
                let said = self.end().map_or("", |end| &end.text);
                self.add(Kind::NoAnswer, last, said);
            }
            None if !hop.is_answered() => self.add(Kind::Unrecorded, last, ""),
            Some(Reason::BadLocation) => {
                let fields = &self.visit.hops[last].response.headers;
                self.add(Kind::BadLocation, last, fields.get("Location").unwrap_or_default());
            }
            Some(Reason::UnsupportedScheme) => self.add(Kind::UnsupportedScheme, last, ""),
            Some(Reason::CredentialsInUrl) => self.add(Kind::UserInfo, last, ""),
            Some(Reason::Cors) => self.add(Kind::CorsBlocked, last, ""),
            Some(Reason::UnfollowableBody) => self.add(Kind::NotRepeatable, last, ""),
            _ => self.handed_back(last),
        }
        self.fragment(last);
    }

    /// What the client said at the end of the transcript.
    fn end(&self) -> Option<&'a crate::End> {
        self.flow.recorded.as_ref()?.end.as_ref()
    }

    fn handed_back(&mut self, last: usize) {
        let hop = &self.visit.hops[last];
        let refused = hop.rules.has(Topic::Method) || hop.rules == Topics::default();
        let located = hop.response.headers.get("Location").is_some();
        let redirect = matches!(hop.response.status, 301 | 302 | 303 | 307 | 308);
        if self.visit.outcome == Outcome::Response && redirect && located && refused {
            self.add(Kind::HandedBack, last, &hop.response.status.to_string());
        }
    }

    fn fragment(&mut self, last: usize) {
        let asked = self.flow.request.url.split_once('#').map(|(_, fragment)| fragment);
        let ended = self.visit.url.split_once('#').map(|(_, fragment)| fragment);
        if let Some(asked) = asked
            && self.visit.redirected
            && ended != Some(asked)
        {
            self.add(Kind::FragmentLost, last, asked);
        }
    }
}

/// Whether a URL looks like a place for the moment: a login, a question, a closed shop.
fn is_for_now(url: &Url) -> bool {
    const WORDS: [&str; 8] =
        ["login", "signin", "sign-in", "consent", "maintenance", "sorry", "holding", "queue"];
    let path = url.path().to_ascii_lowercase();
    let returns = ["return", "next=", "continue=", "redirect_uri=", "returnto="];
    let query = url.query().unwrap_or_default().to_ascii_lowercase();
    WORDS.iter().any(|word| path.contains(word)) || returns.iter().any(|name| query.contains(name))
}
