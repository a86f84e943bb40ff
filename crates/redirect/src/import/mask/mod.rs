//! Secrets are taken out of a flow: by the name of a value and by its look, wherever it stands.
//!
//! Fields stay whose values are listed as harmless; user information goes as a whole; contents are
//! told as their shape. A mask is not masked again: what was masked once comes back unchanged.

mod content;
mod field;
mod json;
mod line;
mod name;
mod plain;
mod units;
mod url;
mod value;

use crate::{Fields, Flow};
pub use content::{Content, body};
pub use field::field;
pub(super) use line::{line, quoted, structure};
use std::sync::Arc;
pub use url::url;

/// What stands for a secret.
pub const MASK: &str = "•••";

/// What stands for a secret in URLs and forms, where ASCII alone is allowed.
pub const URL_MASK: &str = "***";

/// What kind of secret was masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key that begins as those of this maker do.
    Maker(&'static str),
    /// A JSON Web Token.
    Jwt,
    /// A private key.
    PrivateKey,
    /// Base64 of JSON, or of a name and a password.
    Base64,
    /// A long value that looks random.
    Random,
    /// By its name, a password or the number of a card.
    Password,
    /// By its name, a token.
    Token,
    /// By its name, a key.
    Key,
    /// By its name, a signature.
    Signature,
    /// By its name, what a session is known by.
    Session,
    /// By its name, a code that is good once, or what belongs to it.
    Code,
    /// The value of a cookie.
    Cookie,
    /// The credentials of an authentication scheme.
    Credentials,
    /// User information of a URL.
    UserInfo,
    /// The value of a field that is not known to be harmless.
    Field,
    /// A content, told as its shape.
    Content,
}

/// Where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first URL, the method, or the address of the page.
    Url,
    /// A field of the request.
    Field(Arc<str>),
    /// A field of an answer, which is counted from 1.
    Answer(usize, Arc<str>),
    /// The content of the request.
    Content,
}

/// A secret that was masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked {
    /// What it was.
    pub kind: Kind,
    /// Where it was.
    pub place: Place,
}

/// Masks everything in the flow; what that was, in order.
pub fn flow(flow: &mut Flow, content: Content) -> Vec<Masked> {
    let mut masked = Vec::new();
    let request = &mut flow.request;
    let options = &mut flow.options;
    let texts = [&mut request.method, &mut request.url, &mut flow.client, &mut flow.id];
    for text in texts.into_iter().chain([&mut options.referrer_policy]).chain(&mut options.page) {
        replace(text, &mut masked);
    }
    let place: &dyn Fn(&Arc<str>) -> Place = &|name| Place::Field(Arc::clone(name));
    fields(&mut request.headers, &mut masked, place);
    if let Some(body) = &mut request.body {
        let (text, kinds) = content::body(body, request.headers.get("Content-Type"), content);
        *body = text.into();
        masked.extend(kinds.into_iter().map(|kind| Masked { kind, place: Place::Content }));
    }
    // What the client said at the end came with the flow: a link or a file can have anything there.
    if let Some(end) = flow.recorded.as_mut().and_then(|recorded| recorded.end.as_mut()) {
        end.text = quoted(&end.text);
    }
    for (response, number) in flow.responses.iter_mut().zip(1..) {
        let place: &dyn Fn(&Arc<str>) -> Place = &|name| Place::Answer(number, Arc::clone(name));
        fields(&mut response.headers, &mut masked, place);
    }
    masked
}

fn fields(fields: &mut Fields, masked: &mut Vec<Masked>, place: &dyn Fn(&Arc<str>) -> Place) {
    for (name, value) in &mut fields.0 {
        let (text, mut kinds) = field(name, value);
        if let Some(mask) = field::field_name(name) {
            *name = mask.into();
            kinds.push(Kind::Field);
        }
        if *text != **value {
            *value = text.into();
        }
        masked.extend(kinds.into_iter().map(|kind| Masked { kind, place: place(name) }));
    }
}

fn replace(text: &mut String, masked: &mut Vec<Masked>) {
    let (without, kinds) = url(text);
    *text = without;
    masked.extend(kinds.into_iter().map(|kind| Masked { kind, place: Place::Url }));
}

/// Whether a value is a mask already, or nothing.
fn is_mask(value: &str) -> bool {
    value.chars().all(|c| "*• ".contains(c))
}

#[cfg(test)]
mod tests;
