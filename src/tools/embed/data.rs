//! What the page needs: the systems and what goes into each, and what hosts of frames are told.

use super::Page;
use super::snippet::Syntax;
use model::Lang;
use model::article::Link;
use model::wire::Node;
use std::sync::{Arc, Mutex};

/// The page's data, in one language.
#[derive(Debug)]
pub struct Hosts {
    /// The systems, in the order in which they are shown.
    pub hosts: Vec<Host>,
    /// The messages that a frame sends.
    pub dialects: Vec<Dialect>,
}

/// A system that a page can be embedded in.
#[derive(Debug)]
pub struct Host {
    /// Its id, as in the address.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether its main statements stand in a source that was read.
    pub read: bool,
    /// What to click.
    pub how: String,
    /// What an administrator has to allow.
    pub allow: String,
    /// What does not work there.
    pub limits: String,
    /// What of this rests on no source.
    pub unread: String,
    /// Where it is written.
    pub sources: Vec<Link>,
    /// What to copy; the first is the one to take.
    pub snippets: Vec<Snippet>,
}

/// A text to copy, with names in braces to be filled in.
#[derive(Debug)]
pub struct Snippet {
    /// `frame`, `element`, `image`, `file`, `link` or `config`.
    pub way: String,
    /// How values are written in it.
    pub syntax: Syntax,
    /// The text.
    pub text: String,
}

/// A message about the height that frames send.
#[derive(Debug)]
pub struct Dialect {
    /// The message, by example.
    pub message: String,
    /// Who listens.
    pub listeners: String,
    /// Where that is written.
    pub source: Option<Link>,
}

/// Reads `api/v1/hosts.json`; `None` if a part of it is missing.
pub fn read(node: &impl Node, lang: Lang) -> Option<Page> {
    let hosts = all(node, "hosts", |node| host(node, lang))?;
    let dialects = all(node, "dialects", |node| dialect(node, lang))?;
    Some(Page { data: Arc::new(Hosts { hosts, dialects }), shown: Mutex::new(None) })
}

fn host(node: &impl Node, lang: Lang) -> Option<Host> {
    Some(Host {
        id: string(node, "id")?,
        name: words(node, "name", lang)?,
        read: node.get("read")?.truth()?,
        how: words(node, "how", lang).unwrap_or_default(),
        allow: words(node, "allow", lang)?,
        limits: words(node, "limits", lang)?,
        unread: words(node, "unread", lang).unwrap_or_default(),
        sources: all(node, "sources", link)?,
        snippets: all(node, "snippets", snippet)?,
    })
}

fn snippet(node: &impl Node) -> Option<Snippet> {
    let syntax = Syntax::parse(&string(node, "syntax")?);
    Some(Snippet { way: string(node, "way")?, syntax, text: string(node, "text")? })
}

fn dialect(node: &impl Node, lang: Lang) -> Option<Dialect> {
    Some(Dialect {
        message: string(node, "message")?,
        listeners: words(node, "listeners", lang)?,
        source: node.get("source").and_then(|source| link(&source)),
    })
}

fn link(node: &impl Node) -> Option<Link> {
    Some(Link { title: string(node, "title")?, url: string(node, "url")? })
}

fn all<N: Node, T>(node: &N, key: &str, read: impl Fn(&N) -> Option<T>) -> Option<Vec<T>> {
    node.get(key)?.items()?.iter().map(read).collect()
}

fn words(node: &impl Node, key: &str, lang: Lang) -> Option<String> {
    string(&node.get(key)?, lang.short())
}

fn string(node: &impl Node, key: &str) -> Option<String> {
    node.get(key)?.text()
}
