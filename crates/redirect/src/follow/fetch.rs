//! The Fetch standard: main fetch, HTTP fetch and HTTP-redirect fetch, as far as they can be seen.
//!
//! <https://fetch.spec.whatwg.org/#http-redirect-fetch>; the numbers in the comments are its steps.

use super::cookies::{Sending, same_site_urls};
use super::origin::Teller;
use super::reference::{Next, next};
use super::{Run, World, page};
use crate::client::{Client, Topic};
use crate::flow::{CredentialsMode, Mode, RedirectMode};
use crate::trace::{Outcome, Reason, ResponseType, Visit};
use crate::url::Url;
use crate::{Fields, Flow, Request, Response};

/// Plays one visit.
pub(super) fn visit(client: &Client, flow: &Flow, url: &Url, world: &mut World) -> Visit {
    let mut fetch = Fetch {
        run: Run::new(client, flow, world),
        teller: Teller::new(page(flow), url, &flow.options.referrer_policy, false),
        url: url.clone(),
        request: flow.request.clone(),
        tainting: ResponseType::Basic,
        forbidden: false,
    };
    fetch.request.url = url.to_string();
    fetch.forbidden = keep_allowed(&mut fetch.request.headers, flow.options.mode);
    loop {
        match fetch.step() {
            Ok(()) => {}
            Err(Stop::Response(kind)) => return fetch.end(Outcome::Response, kind, None),
            Err(Stop::Error(reason)) => {
                return fetch.end(Outcome::Error, ResponseType::Error, reason);
            }
        }
    }
}

/// Why a fetch ends.
enum Stop {
    Response(ResponseType),
    Error(Option<Reason>),
}

struct Fetch<'a> {
    run: Run<'a>,
    teller: Teller,
    url: Url,
    request: Request,
    /// The standard's response tainting.
    tainting: ResponseType,
    /// Whether fields were left out of the first request.
    forbidden: bool,
}

impl Fetch<'_> {
    fn end(self, outcome: Outcome, kind: ResponseType, reason: Option<Reason>) -> Visit {
        let mut visit = self.run.end(outcome, Some(kind), &self.url, reason);
        if kind == ResponseType::Opaque {
            // An opaque filtered response has an empty URL list.
            visit.url.clear();
            visit.redirected = false;
        }
        visit
    }

    /// One round of main fetch.
    fn step(&mut self) -> Result<(), Stop> {
        self.check_request()?;
        self.upgrade();
        self.taint()?;
        let preflight = self.needs_preflight();
        let request = self.dressed();
        let sending = self.sending();
        self.run.ask(request, &self.url, sending);
        self.note_beginnings(preflight);
        let Some(answer) = self.run.answer().cloned() else { return Err(Stop::Error(None)) };
        if self.tainting == ResponseType::Cors && !self.allowed(&answer.headers) {
            self.run.note(Topic::Cors);
            return Err(Stop::Error(Some(Reason::Cors)));
        }
        if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
            if (300..400).contains(&answer.status) {
                self.run.note(Topic::Method);
            }
            return Err(Stop::Response(self.tainting));
        }
        match self.run.flow.options.redirect {
            _ if !self.run.flow.options.follow => Err(Stop::Response(self.tainting)),
            RedirectMode::Error => {
                self.run.note(Topic::Mode);
                Err(Stop::Error(Some(Reason::RedirectMode)))
            }
            RedirectMode::Manual => {
                self.run.note(Topic::Mode);
                Err(Stop::Response(ResponseType::OpaqueRedirect))
            }
            RedirectMode::Follow => self.redirect(&answer),
        }
    }

    /// What the constructor of `Request` refuses with a `TypeError`.
    fn check_request(&self) -> Result<(), Stop> {
        let method = &*self.request.method;
        let bodiless = matches!(method, "GET" | "HEAD") && self.request.body.is_some();
        let no_cors = self.run.flow.options.mode == Mode::NoCors && !is_safelisted(method);
        let forbidden =
            ["CONNECT", "TRACE", "TRACK"].iter().any(|m| m.eq_ignore_ascii_case(method));
        if bodiless || no_cors || forbidden {
            return Err(Stop::Error(None));
        }
        if self.run.hops.is_empty()
            && (self.url.username().is_some_and(|u| !u.is_empty()) || self.url.password().is_some())
        {
            return Err(Stop::Error(Some(Reason::CredentialsInUrl)));
        }
        Ok(())
    }

    fn upgrade(&mut self) {
        if let Some(secure) = self.run.upgrade(&self.request, &self.url) {
            self.request.url = secure.to_string();
            self.url = secure;
        }
    }

    /// Main fetch, step 12: what the page may see of an answer from this URL.
    fn taint(&mut self) -> Result<(), Stop> {
        let own = self.url.same_origin(self.teller.page());
        if own && self.tainting == ResponseType::Basic {
            return Ok(());
        }
        let options = &self.run.flow.options;
        self.tainting = match options.mode {
            Mode::SameOrigin => {
                self.run.note(Topic::Cors);
                return Err(Stop::Error(Some(Reason::Cors)));
            }
            Mode::NoCors if options.redirect != RedirectMode::Follow => {
                self.run.note(Topic::Mode);
                return Err(Stop::Error(Some(Reason::RedirectMode)));
            }
            Mode::NoCors => ResponseType::Opaque,
            Mode::Cors => ResponseType::Cors,
        };
        Ok(())
    }

    fn needs_preflight(&self) -> bool {
        let headers = &self.request.headers;
        self.tainting == ResponseType::Cors
            && (!is_safelisted(&self.request.method)
                || headers.0.iter().any(|(name, value)| !is_safelisted_field(name, value)))
    }

    /// The request with what the browser adds.
    fn dressed(&self) -> Request {
        let mut request = self.request.clone();
        self.teller.referer(&mut request, &self.url);
        let cors = self.run.flow.options.mode == Mode::Cors;
        if self.tainting == ResponseType::Cors || !matches!(&*request.method, "GET" | "HEAD") {
            request.headers.add("Origin", &self.teller.origin(&self.url, cors));
        }
        request
    }

    /// Whose cookies go along; `None` if none do.
    fn sending(&self) -> Option<Sending> {
        match self.run.flow.options.credentials {
            CredentialsMode::Omit => None,
            CredentialsMode::SameOrigin if self.tainting != ResponseType::Basic => None,
            _ if same_site_urls(self.teller.page(), &self.url) => Some(Sending::SameSite),
            _ => Some(Sending::CrossSite),
        }
    }

    fn note_beginnings(&mut self, preflight: bool) {
        if preflight {
            self.run.note(Topic::Preflight);
            if let Some(hop) = self.run.hops.last_mut() {
                hop.preflight = true;
            }
        }
        if std::mem::take(&mut self.forbidden) {
            self.run.note(Topic::Forbidden);
        }
    }

    /// The CORS check.
    fn allowed(&self, fields: &Fields) -> bool {
        let mut origins = fields.all("Access-Control-Allow-Origin");
        let (Some(origin), None) = (origins.next(), origins.next()) else { return false };
        let include = self.run.flow.options.credentials == CredentialsMode::Include;
        if origin.trim() == "*" && !include {
            return true;
        }
        origin.trim() == self.teller.origin(&self.url, true)
            && (!include || fields.get("Access-Control-Allow-Credentials") == Some("true"))
    }

    /// HTTP-redirect fetch.
    fn redirect(&mut self, answer: &Response) -> Result<(), Stop> {
        let client = self.run.client;
        let mut to = match next(&client.location, &self.url, &answer.headers) {
            Next::To(url) => url,
            Next::Stop(..) if answer.headers.get("Location").is_none() => {
                self.run.note(Topic::Location); // 4
                return Err(Stop::Response(self.tainting));
            }
            Next::Stop(_, reason) => return self.fail(Topic::Location, Some(reason)), // 5
        };
        if to.fragment().is_none() && self.url.fragment().is_some() {
            to = to.with_fragment(self.url.fragment());
            self.run.note(Topic::Fragment);
        }
        if !to.is_http() {
            return self.fail(Topic::Scheme, Some(Reason::UnsupportedScheme)); // 6
        }
        if self.run.at_limit() {
            return self.fail(Topic::Limit, Some(Reason::TooManyRedirects)); // 7
        }
        self.run.followed += 1; // 8
        self.check_user_info(&to)?; // 9, 10
        if answer.status != 303 && self.request.body.is_some() && !self.request.replayable {
            return self.fail(Topic::Content, Some(Reason::UnfollowableBody)); // 11
        }
        self.run.note(Topic::Method);
        self.rewrite(answer.status); // 12
        if !self.url.same_origin(&to) && self.request.headers.remove("Authorization") {
            self.run.note(Topic::Credentials); // 13
        }
        self.teller.redirect(&self.url, &to, &answer.headers);
        self.request.url = to.to_string();
        self.url = to;
        Ok(())
    }

    fn fail(&mut self, topic: Topic, reason: Option<Reason>) -> Result<(), Stop> {
        self.run.note(topic);
        Err(Stop::Error(reason))
    }

    fn check_user_info(&mut self, to: &Url) -> Result<(), Stop> {
        let named = !to.username().unwrap_or("").is_empty() || to.password().is_some();
        let foreign =
            self.run.flow.options.mode == Mode::Cors && !to.same_origin(self.teller.page());
        if named && (foreign || self.tainting == ResponseType::Cors) {
            return self.fail(Topic::UrlCredentials, Some(Reason::CredentialsInUrl));
        }
        Ok(())
    }

    /// Step 12: POST becomes GET after 301 and 302, everything but GET and HEAD after 303.
    fn rewrite(&mut self, status: u16) {
        let method = &*self.request.method;
        let changes = match status {
            301 | 302 => method == "POST",
            303 => !matches!(method, "GET" | "HEAD"),
            _ => false,
        };
        if !changes {
            return;
        }
        self.request.method = "GET".to_owned();
        let mut dropped = self.request.body.take().is_some();
        for name in BODY_FIELDS {
            dropped |= self.request.headers.remove(name);
        }
        if dropped {
            self.run.note(Topic::Content);
        }
    }
}

/// The standard's request-body-header names.
const BODY_FIELDS: [&str; 4] =
    ["Content-Encoding", "Content-Language", "Content-Location", "Content-Type"];

/// CORS-safelisted methods.
fn is_safelisted(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "POST")
}

/// CORS-safelisted request-headers.
fn is_safelisted_field(name: &str, value: &str) -> bool {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    let simple = value.len() <= 128;
    if is("Content-Type") {
        let essence = value.split(';').next().unwrap_or("").trim();
        let known = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
        return simple && known.iter().any(|known| known.eq_ignore_ascii_case(essence));
    }
    if is("Range") {
        return value.starts_with("bytes=") && !value.starts_with("bytes=-");
    }
    simple && (is("Accept") || is("Accept-Language") || is("Content-Language"))
}

/// Leaves out the fields that a script cannot set, and in the mode `no-cors` all that are not
/// safelisted; says whether there were any.
fn keep_allowed(fields: &mut Fields, mode: Mode) -> bool {
    let before = fields.0.len();
    fields.0.retain(|(name, value)| {
        !is_forbidden(name) && (mode != Mode::NoCors || is_safelisted_field(name, value))
    });
    fields.0.len() < before
}

/// Forbidden request-headers.
fn is_forbidden(name: &str) -> bool {
    const NAMES: [&str; 20] = [
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
    ];
    let name = name.to_ascii_lowercase();
    name == "via"
        || name.starts_with("proxy-")
        || name.starts_with("sec-")
        || NAMES.contains(&&*name)
}
