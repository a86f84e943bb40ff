//! RFC 3986, section 5: reference resolution, strict.

use super::authority::Authority;
use super::draft::Draft;
use super::encode::{self, REFERENCE, REFERENCE_USER_INFO};
use super::path::parent;
use super::reference::Reference;
use super::{Syntax, Url, UrlError, host, path};

const SETS: [u8; 2] = [REFERENCE, REFERENCE];

/// Reads an absolute URL, or a reference where there is a base for it (section 5.2.2).
pub(super) fn resolve(base: Option<&Url>, text: &str) -> Result<Url, UrlError> {
    let reference = Reference::read(text);
    if let Some(scheme) = reference.scheme {
        return absolute(scheme, &reference);
    }
    let base = base.ok_or(UrlError::NoScheme)?;
    if reference.hierarchy.starts_with("//") {
        return absolute(base.scheme(), &reference);
    }
    Ok(relative(base, &reference))
}

/// A reference with a scheme, its own or the base's, that brings its own authority, if any.
fn absolute(scheme: &str, reference: &Reference) -> Result<Url, UrlError> {
    let mut draft = Draft::new(scheme, reference.room());
    let path = match reference.hierarchy.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            push_authority(&mut draft, &Authority::read(&rest[..end])?)?;
            &rest[end..]
        }
        None if draft.url.is_http() => return Err(UrlError::Host),
        None => reference.hierarchy,
    };
    if path.starts_with('/') || draft.url.is_http() {
        push_path(&mut draft, path);
    } else {
        push_rootless(&mut draft, path);
    }
    Ok(draft.finish_as(reference, SETS))
}

fn relative(base: &Url, reference: &Reference) -> Url {
    let mut draft = Draft::like(base, reference.room() + base.text.len() - base.marks.path);
    let path = reference.hierarchy;
    if path.is_empty() {
        draft.text().push_str(base.path());
        return draft.finish(reference.query.or(base.query()), reference.fragment, SETS);
    }
    // Section 5.2.3: what is before the base's last slash comes first.
    let kept = if path.starts_with('/') { Some("") } else { parent(base_path(base)) };
    if kept.is_some() || base.has_authority() {
        draft.text().push_str(kept.unwrap_or_default());
        push_path(&mut draft, path);
    } else {
        push_rootless(&mut draft, path);
    }
    draft.finish_as(reference, SETS)
}

/// The base's path, without the dot that [`push_path`] has put before it.
fn base_path(base: &Url) -> &str {
    let path = base.path();
    if !base.has_authority() && path.starts_with("/.//") { &path[2..] } else { path }
}

fn push_authority(draft: &mut Draft, authority: &Authority) -> Result<(), UrlError> {
    if draft.url.is_http() && authority.host.is_empty() {
        return Err(UrlError::Host);
    }
    let text = draft.text();
    text.push_str("//");
    if let Some(info) = authority.user_info {
        encode::push(text, info, REFERENCE_USER_INFO);
        text.push('@');
    }
    let start = text.len();
    host::push_rfc3986(text, authority.host)?;
    draft.end_host(start);
    if let Some(port) = authority.port {
        draft.text().push(':');
        draft.text().push_str(port);
    }
    draft.end_authority();
    Ok(())
}

/// Writes a path behind what stands of it.
fn push_path(draft: &mut Draft, path: &str) {
    let root = draft.url.marks.path;
    path::push(draft.text(), root, path, Syntax::Rfc3986);
    // Without an authority, two slashes at the beginning would make one.
    if !draft.url.has_authority() && draft.url.text[root..].starts_with("//") {
        draft.text().insert_str(root, "/.");
    }
}

/// Writes a path that does not begin with a slash (section 5.2.4, 2A, 2D and 2E).
fn push_rootless(draft: &mut Draft, path: &str) {
    let mut path = path;
    while let Some(rest) = path.strip_prefix("./").or_else(|| path.strip_prefix("../")) {
        path = rest;
    }
    if matches!(path, "." | "..") {
        return;
    }
    let end = path.find('/').unwrap_or(path.len());
    encode::push(draft.text(), &path[..end], REFERENCE);
    if end < path.len() {
        push_path(draft, &path[end..]);
    }
}
