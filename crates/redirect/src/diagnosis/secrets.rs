//! Secrets: where they go, and where they stay behind.

use super::message::Message;
use super::{Finder, Kind};
use crate::url::Url;
use crate::{Fields, Request};

/// Fields that hold secrets.
const SECRET_FIELDS: [&str; 5] =
    ["Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "X-Auth-Token"];

/// Words in a parameter's name that tell of a secret.
const SECRET_WORDS: [&str; 6] = ["token", "secret", "password", "session", "sig", "api_key"];

impl Finder<'_> {
    /// Where the secrets of this hop's request go.
    pub(super) fn secrets_of(&mut self, message: &Message) {
        let Some(url) = &message.url else { return };
        let names = present(&message.hop.request.headers);
        if names.is_empty() {
            return;
        }
        if url.scheme() == "http" && !is_loopback(url) {
            self.add_names(Kind::ClearText, message.at, &names);
        }
        let first = crate::diagnosis::message::Message::new(self.visit, 0).url;
        let stray: Vec<&str> = names
            .into_iter()
            .filter(|name| {
                // A cookie of the jar goes where it belongs; one set by hand does not.
                let asked = self.flow.request.headers.get(name);
                asked.is_some() && asked == message.hop.request.headers.get(name)
            })
            .collect();
        if first.is_some_and(|first| first.host() != url.host()) && !stray.is_empty() {
            self.add_names(Kind::Leaked, message.at, &stray);
        }
    }

    /// Which secrets stay behind on the way to the next request.
    pub(super) fn dropped(&mut self, message: &Message, next: &Request) {
        let names = present(&message.hop.request.headers);
        let gone: Vec<&str> = names
            .into_iter()
            .filter(|name| *name != "Cookie" && next.headers.get(name).is_none())
            .collect();
        if !gone.is_empty() {
            self.add_names(Kind::TokenDropped, message.at + 1, &gone);
        }
    }

    /// Whether the `Location` itself tells a secret.
    pub(super) fn told(&mut self, message: &Message) {
        let Some(query) = message.next.as_ref().and_then(|(_, url)| url.query()) else { return };
        let names = query.split('&').filter_map(|pair| Some(pair.split_once('=')?.0));
        let secret = |name: &&str| {
            let name = name.to_ascii_lowercase();
            SECRET_WORDS.iter().any(|word| name.contains(word))
        };
        if let Some(name) = names.into_iter().find(secret) {
            self.add(Kind::SecretInUrl, message.at, name);
        }
    }
}

fn present(fields: &Fields) -> Vec<&'static str> {
    SECRET_FIELDS.into_iter().filter(|name| fields.get(name).is_some()).collect()
}

/// What goes to this machine goes over no wire.
fn is_loopback(url: &Url) -> bool {
    url.host().is_some_and(|host| {
        host == "localhost" || host.starts_with("127.") || host == "[::1]" || host == "::1"
    })
}
