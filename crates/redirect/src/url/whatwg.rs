//! The URL standard's parser for special schemes, `file` left out.

use super::authority::Authority;
use super::draft::Draft;
use super::encode::{self, CONTROLS, FRAGMENT, QUERY, SPECIAL_QUERY, USER_INFO};
use super::parts::default_port;
use super::path::{ends_segment, parent};
use super::reference::Reference;
use super::{Syntax, Url, UrlError, host, ip, path};
use std::borrow::Cow;

const SETS: [u8; 2] = [SPECIAL_QUERY, FRAGMENT];
const OPAQUE_SETS: [u8; 2] = [QUERY, FRAGMENT];

/// Reads an absolute URL, or a reference where there is a base for it.
pub(super) fn resolve(base: Option<&Url>, text: &str) -> Result<Url, UrlError> {
    let text = stripped(text);
    let reference = Reference::read(&text);
    let Some(scheme) = reference.scheme else {
        return relative(base.ok_or(UrlError::NoScheme)?, &reference);
    };
    match base {
        // "http:foo" below http: a relative reference with a scheme in front.
        Some(base) if is_special(base) && scheme.eq_ignore_ascii_case(base.scheme()) => {
            relative(base, &reference)
        }
        _ => absolute(scheme, &reference),
    }
}

/// Without control characters and blanks around it, and without tabs and line breaks anywhere.
fn stripped(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|c| c <= ' ');
    let is_dropped = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r');
    if !text.bytes().any(is_dropped) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split(['\t', '\n', '\r']).collect())
}

fn is_special(url: &Url) -> bool {
    default_port(url.scheme()).is_some()
}

fn is_slash(byte: u8) -> bool {
    ends_segment(byte, Syntax::Whatwg)
}

fn slashes(text: &str) -> usize {
    text.bytes().take_while(|byte| is_slash(*byte)).count()
}

fn absolute(scheme: &str, reference: &Reference) -> Result<Url, UrlError> {
    let draft = Draft::new(scheme, reference.room() + 2);
    if is_special(&draft.url) {
        with_authority(draft, reference)
    } else {
        Ok(opaque(draft, reference))
    }
}

/// What is kept of a URL whose scheme is not special.
fn opaque(mut draft: Draft, reference: &Reference) -> Url {
    let text = draft.text();
    encode::push(text, reference.hierarchy, CONTROLS);
    // Else the blank would be lost as soon as it is the last character.
    if text.ends_with(' ') {
        text.pop();
        text.push_str("%20");
    }
    draft.finish_as(reference, OPAQUE_SETS)
}

fn relative(base: &Url, reference: &Reference) -> Result<Url, UrlError> {
    let special = is_special(base);
    let bare = reference.hierarchy.is_empty();
    let only_fragment = bare && reference.query.is_none() && reference.fragment.is_some();
    if !special && !only_fragment {
        return Err(UrlError::NoScheme);
    }
    let slashes = slashes(reference.hierarchy);
    if slashes > 1 {
        return with_authority(Draft::new(base.scheme(), reference.room() + 2), reference);
    }
    let mut draft = Draft::like(base, reference.room() + base.text.len() - base.marks.path);
    if bare {
        draft.text().push_str(base.path());
        let sets = if special { SETS } else { OPAQUE_SETS };
        return Ok(draft.finish(reference.query.or(base.query()), reference.fragment, sets));
    }
    if slashes == 0 {
        draft.text().push_str(parent(base.path()).unwrap_or_default());
    }
    path::push(&mut draft.url.text, base.marks.path, reference.hierarchy, Syntax::Whatwg);
    Ok(draft.finish_as(reference, SETS))
}

/// However many slashes there are, an authority is behind them.
fn with_authority(mut draft: Draft, reference: &Reference) -> Result<Url, UrlError> {
    let rest = &reference.hierarchy[slashes(reference.hierarchy)..];
    let end = rest.bytes().position(is_slash).unwrap_or(rest.len());
    push_authority(&mut draft, &Authority::read(&rest[..end])?)?;
    let root = draft.url.marks.path;
    path::push(draft.text(), root, &rest[end..], Syntax::Whatwg);
    Ok(draft.finish_as(reference, SETS))
}

fn push_authority(draft: &mut Draft, authority: &Authority) -> Result<(), UrlError> {
    draft.text().push_str("//");
    push_user_info(draft.text(), authority.user_info.unwrap_or_default());
    let start = draft.text().len();
    host::push_whatwg(draft.text(), authority.host)?;
    draft.end_host(start);
    let default = default_port(draft.url.scheme());
    if let Some(port) = authority.port_number.filter(|port| Some(*port) != default) {
        draft.text().push(':');
        ip::push_number(draft.text(), port, 10);
    }
    draft.end_authority();
    Ok(())
}

fn push_user_info(out: &mut String, info: &str) {
    let start = out.len();
    let (name, password) = info.split_once(':').unwrap_or((info, ""));
    encode::push(out, name, USER_INFO);
    if !password.is_empty() {
        out.push(':');
        encode::push(out, password, USER_INFO);
    }
    if out.len() > start {
        out.push('@');
    }
}
