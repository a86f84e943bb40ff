//! RFC 3986, section 5: reference resolution.

use super::{Draft, Url, UrlError, dots, encode, host, split_scheme};

/// A reference by its parts (section 5.1.1, appendix B).
struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

fn parts(text: &str) -> Parts<'_> {
    let (rest, fragment) = match text.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (text, None),
    };
    let (rest, query) = match rest.split_once('?') {
        Some((rest, query)) => (rest, Some(query)),
        None => (rest, None),
    };
    let (scheme, rest) = match split_scheme(rest) {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, rest),
    };
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            (Some(&rest[..end]), &rest[end..])
        }
        None => (None, rest),
    };
    Parts { scheme, authority, path, query, fragment }
}

/// Reads an absolute URL.
pub(super) fn parse(text: &str) -> Result<Url, UrlError> {
    let parts = parts(text.trim_matches([' ', '\t']));
    let scheme = parts.scheme.ok_or(UrlError::NoScheme)?;
    let mut draft = Draft::new(scheme, text.len());
    authority(&mut draft, parts.authority)?;
    push_path(&mut draft, parts.path, "");
    finish(draft, parts.query, parts.fragment)
}

/// Section 5.2.2, strict.
pub(super) fn join(base: &Url, reference: &str) -> Result<Url, UrlError> {
    let parts = parts(reference);
    let room = reference.len() + base.path().len();
    if let Some(scheme) = parts.scheme {
        let mut draft = Draft::new(scheme, room);
        authority(&mut draft, parts.authority)?;
        push_path(&mut draft, parts.path, "");
        return finish(draft, parts.query, parts.fragment);
    }
    if parts.authority.is_some() {
        let mut draft = Draft::new(base.scheme(), room);
        authority(&mut draft, parts.authority)?;
        push_path(&mut draft, parts.path, "");
        return finish(draft, parts.query, parts.fragment);
    }
    let mut draft = Draft::like(base, room);
    if parts.path.is_empty() {
        draft.url.text.push_str(base.path());
        return finish(draft, parts.query.or(base.query()), parts.fragment);
    }
    let kept = if parts.path.starts_with('/') { "" } else { base.path() };
    let kept = kept.rfind('/').map_or("", |end| &kept[..end]);
    push_path(&mut draft, parts.path, kept);
    finish(draft, parts.query, parts.fragment)
}

fn finish(mut draft: Draft, query: Option<&str>, fragment: Option<&str>) -> Result<Url, UrlError> {
    if let Some(query) = query {
        draft.query(query, encode::in_reference);
    }
    if let Some(fragment) = fragment {
        draft.fragment(fragment);
    }
    Ok(draft.url)
}

fn authority(draft: &mut Draft, authority: Option<&str>) -> Result<(), UrlError> {
    let Some(authority) = authority else {
        return if draft.url.is_http() { Err(UrlError::Host) } else { Ok(()) };
    };
    let (info, rest) = match authority.rsplit_once('@') {
        Some((info, rest)) => (Some(info), rest),
        None => (None, authority),
    };
    let colon = rest.rfind(':').filter(|colon| !rest[*colon..].contains(']'));
    let (host, port) = match colon {
        Some(colon) => (&rest[..colon], &rest[colon + 1..]),
        None => (rest, ""),
    };
    if draft.url.is_http() && host.is_empty() {
        return Err(UrlError::Host);
    }
    let literal = host.starts_with('[') && host.ends_with(']');
    let barred =
        |c: u8| c <= b' ' || b"\"<>\\^`{|}@".contains(&c) || (!literal && b":[]".contains(&c));
    if host.bytes().any(barred) {
        return Err(UrlError::Host);
    }
    if !port.is_empty() && port.parse::<u16>().is_err() {
        return Err(UrlError::Port);
    }
    let out = &mut draft.url.text;
    out.push_str("//");
    if let Some(info) = info {
        encode::push(out, info, encode::in_reference);
        out.push('@');
    }
    let start = out.len();
    // Programs look a name beyond ASCII up by its Punycode.
    out.push_str(&host::ascii(host));
    draft.host_from(start);
    if !port.is_empty() {
        draft.url.text.push(':');
        draft.url.text.push_str(port);
    }
    draft.path_here();
    Ok(())
}

/// Sections 5.2.3 and 5.2.4: the path behind what is `kept` of the base's.
fn push_path(draft: &mut Draft, path: &str, kept: &str) {
    if draft.url.host.is_none() {
        encode::push(&mut draft.url.text, path, encode::in_reference);
        return;
    }
    let root = draft.url.path;
    draft.url.text.push_str(kept);
    let out = &mut draft.url.text;
    if path.is_empty() {
        // Section 6.2.3: an empty path is sent as "/".
        out.push('/');
        return;
    }
    let path = path.strip_prefix('/').unwrap_or(path);
    let mut segments = path.split('/').peekable();
    while let Some(segment) = segments.next() {
        match dots(segment, false) {
            0 => {
                out.push('/');
                encode::push(out, segment, encode::in_reference);
                continue;
            }
            2 => {
                let parent = out[root..].rfind('/').unwrap_or(0);
                out.truncate(root + parent);
            }
            _ => {}
        }
        if segments.peek().is_none() {
            out.push('/');
        }
    }
}
