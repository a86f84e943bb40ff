//! The URL standard's parser, for http and https.

use super::{Draft, Url, UrlError, default_port, dots, encode, host, split_scheme};

/// Reads an absolute URL.
pub(super) fn parse(text: &str) -> Result<Url, UrlError> {
    let text = trimmed(text);
    let (scheme, rest) = split_scheme(&text).ok_or(UrlError::NoScheme)?;
    absolute(scheme, rest)
}

/// Resolves a reference against a URL with http or https.
pub(super) fn join(base: &Url, reference: &str) -> Result<Url, UrlError> {
    let text = trimmed(reference);
    match split_scheme(&text) {
        Some((scheme, rest)) if !scheme.eq_ignore_ascii_case(base.scheme()) => {
            absolute(scheme, rest)
        }
        // "http:foo" below http: a relative reference with a scheme in front.
        Some((_, rest)) => relative(base, rest),
        None => relative(base, &text),
    }
}

/// Without control characters and blanks around it, and without tabs and line breaks anywhere.
fn trimmed(text: &str) -> String {
    let text = text.trim_matches(|c: char| c <= ' ');
    text.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect()
}

fn is_slash(c: char) -> bool {
    c == '/' || c == '\\'
}

fn absolute(scheme: &str, rest: &str) -> Result<Url, UrlError> {
    let mut draft = Draft::new(scheme, rest.len());
    if !draft.url.is_http() {
        draft.url.text.push_str(rest);
        return Ok(draft.url);
    }
    authority(draft, rest.trim_start_matches(is_slash))
}

fn relative(base: &Url, rest: &str) -> Result<Url, UrlError> {
    if rest.starts_with(is_slash) && rest[1..].starts_with(is_slash) {
        let draft = Draft::new(base.scheme(), rest.len());
        return authority(draft, rest.trim_start_matches(is_slash));
    }
    let mut draft = Draft::like(base, rest.len() + base.path().len());
    let (path, query, fragment) = split(rest);
    if path.is_empty() {
        draft.url.text.push_str(base.path());
        if let Some(query) = query.or(base.query()) {
            draft.query(query, encode::in_query);
        }
    } else {
        let kept = if path.starts_with(is_slash) { "" } else { base.path() };
        let kept = kept.rfind('/').map_or("", |end| &kept[..end]);
        draft.url.text.push_str(kept);
        push_path(&mut draft, path);
        if let Some(query) = query {
            draft.query(query, encode::in_query);
        }
    }
    if let Some(fragment) = fragment {
        draft.fragment(fragment);
    }
    Ok(draft.url)
}

/// Path, query and fragment of what is behind the authority.
fn split(rest: &str) -> (&str, Option<&str>, Option<&str>) {
    let (rest, fragment) = match rest.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (rest, None),
    };
    match rest.split_once('?') {
        Some((path, query)) => (path, Some(query), fragment),
        None => (rest, None, fragment),
    }
}

fn authority(mut draft: Draft, rest: &str) -> Result<Url, UrlError> {
    let end = rest.find(|c| is_slash(c) || c == '?' || c == '#').unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    draft.url.text.push_str("//");
    let host_port = match authority.rsplit_once('@') {
        Some((info, host)) => {
            user_info(&mut draft.url.text, info);
            host
        }
        None => authority,
    };
    let colon = host_port.rfind(':').filter(|colon| !host_port[*colon..].contains(']'));
    let (name, port) = match colon {
        Some(colon) => (&host_port[..colon], &host_port[colon + 1..]),
        None => (host_port, ""),
    };
    let start = draft.url.text.len();
    host::push(&mut draft.url.text, name)?;
    draft.host_from(start);
    if !port.is_empty() {
        let digits = port.bytes().all(|c| c.is_ascii_digit());
        let number = port.trim_start_matches('0');
        let number = if number.is_empty() { Ok(0) } else { number.parse::<u16>() };
        let (true, Ok(number)) = (digits, number) else { return Err(UrlError::Port) };
        if Some(number) != default_port(draft.url.scheme()) {
            draft.url.text.push(':');
            draft.url.text.push_str(&number.to_string());
        }
    }
    draft.path_here();
    let (path, query, fragment) = split(rest);
    push_path(&mut draft, path);
    if let Some(query) = query {
        draft.query(query, encode::in_query);
    }
    if let Some(fragment) = fragment {
        draft.fragment(fragment);
    }
    Ok(draft.url)
}

fn user_info(out: &mut String, info: &str) {
    let (name, password) = info.split_once(':').unwrap_or((info, ""));
    let start = out.len();
    encode::push(out, name, encode::in_user_info);
    if !password.is_empty() {
        out.push(':');
        encode::push(out, password, encode::in_user_info);
    }
    if out.len() > start {
        out.push('@');
    }
}

/// Writes a path behind what stands of it, segment by segment.
fn push_path(draft: &mut Draft, path: &str) {
    let root = draft.url.path;
    let out = &mut draft.url.text;
    let path = path.strip_prefix(is_slash).unwrap_or(path);
    let mut segments = path.split(is_slash).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match dots(segment, true) {
            0 => {
                out.push('/');
                encode::push(out, segment, encode::in_path);
                continue;
            }
            2 => {
                let parent = out[root..].rfind('/').unwrap_or(0);
                out.truncate(root + parent);
            }
            _ => {}
        }
        if last {
            out.push('/');
        }
    }
}
