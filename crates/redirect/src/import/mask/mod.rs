//! Secrets are taken out of a flow: credentials, cookies, and values whose name says what they are.
//!
//! A masked value counts once for every place where it stood; a mask is not masked again.

mod body;
mod url;

use crate::{Fields, Flow};
pub use body::body;
pub use url::url;

/// What stands for a secret.
pub const MASK: &str = "•••";

/// What stands for a secret in URLs and forms, where ASCII alone is allowed.
pub const URL_MASK: &str = "***";

/// Masks everything in the flow; how many values were secrets.
pub fn flow(flow: &mut Flow) -> u32 {
    let mut count = 0;
    replace(&mut flow.request.url, url, &mut count);
    if let Some(page) = &mut flow.options.page {
        replace(page, url, &mut count);
    }
    fields(&mut flow.request.headers, &mut count);
    for response in &mut flow.responses {
        fields(&mut response.headers, &mut count);
    }
    if let Some(content) = &mut flow.request.body {
        let (masked, found) = body(content);
        count += found;
        *content = masked.into();
    }
    count
}

fn fields(fields: &mut Fields, count: &mut u32) {
    for (name, value) in &mut fields.0 {
        let (masked, found) = field(name, value);
        if found > 0 {
            *value = masked.into();
            *count += found;
        }
    }
}

fn replace(text: &mut String, mask: fn(&str) -> (String, u32), count: &mut u32) {
    let (masked, found) = mask(text);
    *text = masked;
    *count += found;
}

/// The field's value without secrets, and how many there were.
pub fn field(name: &str, value: &str) -> (String, u32) {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    if is("authorization") || is("proxy-authorization") {
        authorization(value)
    } else if is("cookie") {
        cookies(value)
    } else if is("set-cookie") {
        let (pair, attributes) = value.find(';').map_or((value, ""), |end| value.split_at(end));
        let (masked, count) = cookie(pair);
        (masked + attributes, count)
    } else if is_secret_field(name) {
        secret(value)
    } else {
        url(value)
    }
}

fn is_secret_field(name: &str) -> bool {
    const WORDS: [&str; 8] =
        ["token", "secret", "key", "auth", "session", "passw", "credential", "jwt"];
    let name = name.to_ascii_lowercase();
    let open = name.starts_with("access-control-") || name == "www-authenticate";
    !open && WORDS.iter().any(|word| name.contains(word))
}

fn is_secret_parameter(name: &str) -> bool {
    const WORDS: [&str; 11] =
        ["token", "key", "secret", "sig", "pass", "pwd", "auth", "code", "state", "session", "jwt"];
    let name = name.to_ascii_lowercase();
    WORDS.iter().any(|word| name.contains(word)) || name.contains("credential")
}

/// The mask in the place of a value; an empty value and a mask stay as they are.
fn secret(value: &str) -> (String, u32) {
    if value.trim_ascii().is_empty() || value == MASK || value == URL_MASK {
        return (value.to_owned(), 0);
    }
    (MASK.to_owned(), 1)
}

/// The scheme stays, if the first word looks like one.
fn authorization(value: &str) -> (String, u32) {
    let value = value.trim_ascii();
    let is_scheme = |word: &str| {
        word.len() <= 20 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    match value.split_once(' ') {
        Some((scheme, credentials)) if is_scheme(scheme) => {
            let (masked, count) = secret(credentials.trim_ascii());
            ([scheme, " ", &masked].concat(), count)
        }
        _ => secret(value),
    }
}

fn cookies(value: &str) -> (String, u32) {
    let mut masked = String::new();
    let mut count = 0;
    for pair in value.split(';') {
        let (pair, found) = cookie(pair);
        if !masked.is_empty() {
            masked.push_str("; ");
        }
        masked.push_str(&pair);
        count += found;
    }
    (masked, count)
}

fn cookie(pair: &str) -> (String, u32) {
    let pair = pair.trim_ascii();
    match pair.split_once('=') {
        Some((name, value)) => {
            let (masked, count) = secret(value);
            ([name, "=", &masked].concat(), count)
        }
        None => secret(pair),
    }
}

#[cfg(test)]
mod tests;
