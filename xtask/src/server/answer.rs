//! From a request to its response.

use super::address::{Base, Place};
use super::asset::Asset;
use super::message::{Request, Response, is_sendable};
use super::store::{Found, Store};
use std::io;
use std::sync::Arc;

/// Everything that a response depends on, besides the request.
#[derive(Debug)]
pub struct Responder {
    store: Store,
    base: Base,
    headers: Vec<(String, String)>,
}

impl Responder {
    /// A responder that adds `headers` to what it answers.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::InvalidInput`] if one of them cannot be sent.
    pub fn new(store: Store, base: Base, headers: Vec<(String, String)>) -> io::Result<Responder> {
        match headers.iter().find(|(name, value)| !is_sendable(name, value)) {
            Some((name, _)) => {
                let text = format!("the header field {name:?} cannot be sent");
                Err(io::Error::new(io::ErrorKind::InvalidInput, text))
            }
            None => Ok(Responder { store, base, headers }),
        }
    }

    /// The response to a request.
    pub fn respond(&self, request: &Request) -> Response {
        let answer = self.answer(request);
        self.headers.iter().fold(answer, |answer, (name, value)| answer.with(name, value))
    }

    fn answer(&self, request: &Request) -> Response {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Response::text(405, "405 Method Not Allowed\n").with("Allow", "GET, HEAD");
        }
        let (path, query) = split_query(&request.target);
        match self.base.locate(path) {
            Place::Outside => self.not_found(request),
            Place::Doorstep => to_slash(path, query),
            Place::Inside(segments) => match self.store.find(&segments) {
                Found::Asset(asset) => file(&asset, request, 200),
                Found::Directory => to_slash(path, query),
                Found::Nothing => self.not_found(request),
            },
        }
    }

    fn not_found(&self, request: &Request) -> Response {
        match self.store.not_found() {
            Some(page) => file(&page, request, 404),
            None => Response::text(404, "404 Not Found\n"),
        }
    }
}

fn file(asset: &Asset, request: &Request, status: u16) -> Response {
    let (body, encoding) = asset.body(&request.field("accept-encoding"));
    let current = status == 200 && names(&request.field("if-none-match"), &body.tag);
    let answer = match current {
        true => Response::new(304, Arc::from([])),
        false => Response::new(status, Arc::clone(&body.bytes)),
    };
    let encoding = encoding.map(|encoding| ("Content-Encoding", encoding));
    let vary = asset.varies().then_some(("Vary", "Accept-Encoding"));
    let fields = [
        ("Content-Type", asset.mime),
        ("ETag", body.tag.as_str()),
        // A browser may keep it, and has to ask whether it is still current.
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        // Public files, for embeds on any site and for frames without an origin.
        ("Access-Control-Allow-Origin", "*"),
    ];
    let fields = fields.into_iter().chain(encoding).chain(vary);
    fields.fold(answer, |answer, (name, value)| answer.with(name, value))
}

fn to_slash(path: &str, query: &str) -> Response {
    Response::text(301, "301 Moved Permanently\n").with("Location", &format!("{path}/{query}"))
}

/// A target's path, and its query with the question mark.
fn split_query(target: &str) -> (&str, &str) {
    target.split_at(target.find('?').unwrap_or(target.len()))
}

/// Whether an `If-None-Match` names this tag.
fn names(if_none_match: &str, tag: &str) -> bool {
    let mut tags = if_none_match.split(',').map(|known| known.trim().trim_start_matches("W/"));
    tags.any(|known| known == tag || known == "*")
}
