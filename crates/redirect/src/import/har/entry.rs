//! What is kept of an entry.

use super::super::fields::{kept_in_request, kept_in_response};
use super::super::shortened;
use super::place::Slot;
use crate::Fields;

/// An exchange, as it is in the file: not masked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The method.
    pub method: String,
    /// The URL that was asked for.
    pub url: String,
    /// The fields of the request that are worth keeping.
    pub headers: Fields,
    /// The content of the request, at most 2,000 characters.
    pub body: Option<String>,
    /// The status code; 0 if there was no response, or none that can be.
    pub status: u16,
    /// What the file has in the place of a status code, where it is none.
    pub no_status: String,
    /// Why there was no response, in the browser's own word; empty where the file does not say.
    pub error: String,
    /// The fields of the response that are worth keeping.
    pub response_headers: Fields,
    /// Where the response redirects to, as its `Location` has it.
    pub redirect_url: String,
    /// `document`, `xhr`, `fetch` …; empty where the file does not say.
    pub resource_type: String,
}

impl Entry {
    /// Puts a value into its place; `name` is the one of the field that is being read.
    pub(super) fn put(&mut self, slot: Slot, text: String) {
        match slot {
            Slot::Method => self.method = text,
            Slot::Url => self.url = text,
            Slot::Body => self.body = Some(shortened(&text).to_owned()),
            Slot::Status => match text.parse() {
                Ok(status @ 100..=999) => self.status = status,
                _ => self.no_status = text.chars().take(40).collect(),
            },
            Slot::Error => self.error = text,
            Slot::RedirectUrl => self.redirect_url = text,
            Slot::ResourceType => self.resource_type = text,
            Slot::FieldName | Slot::FieldValue | Slot::Nothing => {}
        }
    }

    /// Adds a field of the request or of the response, if it is worth keeping.
    pub(super) fn field(&mut self, of_response: bool, name: &str, value: &str) {
        if of_response && kept_in_response(name) {
            self.response_headers.add(name, value);
        } else if !of_response && kept_in_request(name) {
            self.headers.add(name, value);
        }
    }
}
