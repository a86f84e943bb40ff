//! What the page needs: clients, flows to begin with, and the words of the diagnosis.

use super::Page;
use super::draft::Draft;
use super::play::{Played, play};
use model::article::Said;
use model::wire::{Node, read_said};
use model::{Lang, StatusCode};
use redirect::diagnosis::Kind;
use redirect::wire::{read_client, read_flow};
use redirect::{Client, Flow};
use std::sync::{Arc, Mutex};

/// The page's data, in one language.
#[derive(Debug)]
pub struct Redirects {
    /// The profiles, in the order in which they are offered.
    pub clients: Vec<Client>,
    /// The first of them.
    first: Client,
    /// The flows to begin with.
    pub presets: Vec<Preset>,
    /// The first of them as its client plays it.
    pub start: Arc<Played>,
    /// The words of the findings, by kind.
    findings: Vec<(String, Words)>,
}

/// A flow to begin with.
#[derive(Debug)]
pub struct Preset {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it teaches.
    pub teaches: String,
    /// The codes that it is about.
    pub codes: Vec<StatusCode>,
    /// The flow.
    pub flow: Flow,
}

/// The words of a finding.
#[derive(Debug)]
pub struct Words {
    /// What it is.
    pub title: String,
    /// The reason, with `{about}` and `{n}` to be filled in, and its sources.
    pub said: Said,
    /// What to do.
    pub remedy: String,
}

/// Reads `api/v1/redirects.json`; `None` if a part of it is missing.
pub fn read(node: &impl Node, lang: Lang) -> Option<Page> {
    Some(Page { data: Arc::new(redirects(node, lang)?), shown: Mutex::new(None) })
}

/// The same, without the page.
pub fn redirects(node: &impl Node, lang: Lang) -> Option<Redirects> {
    let clients = node.get("clients")?.items()?;
    // Read twice: what clones a profile weighs more than reading it.
    let first = read_client(clients.first()?, lang)?;
    let clients = clients.iter().map(|node| read_client(node, lang)).collect::<Option<Vec<_>>>()?;
    let presets = node.get("flows")?.items()?;
    let presets = presets.iter().map(|node| preset(node, lang)).collect::<Option<Vec<_>>>()?;
    let findings = node.get("findings")?.items()?;
    let findings = findings.iter().filter_map(|node| finding(node, lang)).collect();
    let flow = presets.first()?.flow.clone();
    let own = clients.iter().find(|client| client.id == flow.client)?;
    let start = Arc::new(play(own, flow, &clients).ok()?);
    Some(Redirects { clients, first, presets, start, findings })
}

fn words(node: &impl Node, key: &str, lang: Lang) -> Option<String> {
    node.get(key)?.get(lang.short())?.text()
}

fn preset(node: &impl Node, lang: Lang) -> Option<Preset> {
    let codes = node.get("codes")?.items()?;
    let code = |node: &_| StatusCode::new(u16::try_from(Node::number(node)?).ok()?).ok();
    Some(Preset {
        id: node.get("id")?.text()?,
        title: words(node, "title", lang)?,
        teaches: words(node, "teaches", lang)?,
        codes: codes.iter().filter_map(code).collect(),
        flow: read_flow(&node.get("flow")?).ok()?,
    })
}

fn finding(node: &impl Node, lang: Lang) -> Option<(String, Words)> {
    let title = words(node, "title", lang)?;
    let remedy = words(node, "remedy", lang)?;
    Some((node.get("id")?.text()?, Words { title, said: read_said(node, lang), remedy }))
}

impl Redirects {
    /// The profile of this id; the first one, should there be none.
    pub fn client(&self, id: &str) -> &Client {
        self.known(id).unwrap_or(&self.first)
    }

    /// The profile of this id, if there is one.
    pub fn known(&self, id: &str) -> Option<&Client> {
        self.clients.iter().find(|client| client.id == id)
    }

    /// The flow to begin with that stands in the fields as it was written, if one does.
    pub fn example(&self, draft: &Draft) -> Option<usize> {
        self.presets.iter().position(|preset| draft.is(&preset.flow))
    }

    /// The words of a kind of finding.
    pub fn words(&self, kind: Kind) -> Option<&Words> {
        self.findings.iter().find(|(id, _)| id == kind.id()).map(|(_, words)| words)
    }
}
