//! Which entries belong together, and the flow that they are.

use super::entry::Entry;
use crate::import::{Content, Form, Import, ending, import, mask, new_flow, record};
use crate::url::{Syntax, Url};
use crate::{End, EndKind, Request, Response};

/// Entries of which each redirects to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Their indices, ascending; at least one.
    pub entries: Vec<usize>,
    /// The first URL, masked.
    pub url: String,
}

/// All chains, in the order of their first entries; each entry is in exactly one.
pub fn chains(entries: &[Entry]) -> Vec<Chain> {
    let urls: Vec<String> = entries.iter().map(|entry| comparable(&entry.url)).collect();
    let mut used = vec![false; entries.len()];
    let mut chains = Vec::new();
    for first in 0..entries.len() {
        if used[first] {
            continue;
        }
        let mut chain = vec![first];
        let mut last = first;
        while let Some(next) = next_of(entries, &urls, &used, last) {
            used[next] = true;
            chain.push(next);
            last = next;
        }
        chains.push(Chain { entries: chain, url: mask::url(&entries[first].url).0 });
    }
    chains
}

/// The entry to which this one redirects: the first later one with that URL.
fn next_of(entries: &[Entry], urls: &[String], used: &[bool], last: usize) -> Option<usize> {
    let entry = &entries[last];
    let location = Some(location(entry)).filter(|location| !location.is_empty())?;
    if !(300..400).contains(&entry.status) {
        return None;
    }
    let target = comparable(&resolved(&urls[last], location));
    (last + 1..entries.len()).find(|next| !used[*next] && urls[*next] == target)
}

fn location(entry: &Entry) -> &str {
    entry.response_headers.get("Location").unwrap_or(&entry.redirect_url)
}

/// The URL as browsers write it, without its fragment.
fn comparable(url: &str) -> String {
    let url = url.trim_ascii();
    let written = Url::parse(url, Syntax::Whatwg);
    let url = written.as_ref().map_or(url, |written| written.as_str());
    let url = url.split('#').next().unwrap_or(url);
    let rootless = url.split_once("://").is_some_and(|(_, rest)| !rest.contains(['/', '?']));
    if rootless { [url, "/"].concat() } else { url.to_owned() }
}

/// The reference against its base; itself where one of the two cannot be read.
fn resolved(base: &str, reference: &str) -> String {
    let url = Url::parse(base, Syntax::Whatwg).and_then(|url| url.join(reference, Syntax::Whatwg));
    url.map_or_else(|_| reference.to_owned(), |url| url.to_string())
}

/// The chain as a flow, masked; of contents, the shape is told. Indices that are not among the
/// entries are left out.
pub fn flow(entries: &[Entry], chain: &Chain) -> Import {
    flow_as(entries, chain, Content::Shape)
}

/// The same, where contents become what `content` says.
pub fn flow_as(entries: &[Entry], chain: &Chain, content: Content) -> Import {
    raw(entries, chain).masked(content)
}

/// The flow with its secrets.
pub(super) fn raw(entries: &[Entry], chain: &Chain) -> Import {
    let mut picked = chain.entries.iter().filter_map(|index| entries.get(*index)).peekable();
    let default = Entry::default();
    let first = picked.peek().copied().unwrap_or(&default);
    let is_fetch = matches!(&*first.resource_type, "xhr" | "fetch");
    let mut flow = new_flow(if is_fetch { "fetch" } else { "navigation" });
    flow.options.page = page(first);
    flow.request = Request {
        method: first.method.clone(),
        url: first.url.clone(),
        headers: first.headers.clone(),
        body: first.body.as_deref().map(Into::into),
        replayable: true,
    };
    let end = chain.entries.last().and_then(|index| end(entries.get(*index)?));
    flow.responses = picked.filter(|entry| entry.status >= 200).map(response).collect();
    record(&mut flow, end);
    import(flow, Form::Har, false, Vec::new())
}

/// What the last entry says of its end: the browser's error, or what stands for a status there.
fn end(entry: &Entry) -> Option<End> {
    match (&*entry.error, &*entry.no_status) {
        ("", "") => None,
        ("", status) => Some(End::new(EndKind::Other, &["status ", status].concat())),
        (error, _) => Some(ending::of_browser(error)),
    }
}

/// The page that asked, as far as the request says.
fn page(entry: &Entry) -> Option<String> {
    let said = entry.headers.get("Referer").or_else(|| entry.headers.get("Origin"))?;
    said.contains("://").then(|| said.to_owned())
}

fn response(entry: &Entry) -> Response {
    let mut headers = entry.response_headers.clone();
    let redirects = (300..400).contains(&entry.status) && !entry.redirect_url.is_empty();
    if redirects && headers.get("Location").is_none() {
        headers.add("Location", &entry.redirect_url);
    }
    Response { status: entry.status, headers }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_resolve() {
        for (reference, url) in [
            ("http://b.test/x", "http://b.test/x"),
            ("//b.test/x", "https://b.test/x"),
            ("/x", "https://a.test/x"),
            ("x?y=/z", "https://a.test/1/x?y=/z"),
            ("../x", "https://a.test/x"),
            ("./", "https://a.test/1/"),
            ("../../..", "https://a.test/"),
            ("?x", "https://a.test/1/2?x"),
            ("", "https://a.test/1/2?q=/"),
        ] {
            assert_eq!(resolved("https://a.test/1/2?q=/", reference), url, "{reference}");
        }
    }
}
