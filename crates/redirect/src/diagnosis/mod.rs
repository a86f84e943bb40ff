//! What is wrong, or worth knowing, about a flow.
//!
//! A finding says what it is about; its words (title, reason, remedy, sources) are content
//! (`content/findings.toml`), one table for each [`Kind`].

mod chain;
mod circle;
mod kind;
mod message;
mod secrets;

pub use kind::{Kind, Severity};

use crate::{Client, Flow, Trace, Visit};
use message::Message;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// In which visit, from 0.
    pub visit: usize,
    /// At which hops of it, from 0: those whose answer, or whose request, is at fault; at least
    /// one, ascending.
    pub hops: Vec<usize>,
    /// What the words name at each of them: fields, a host, a number, clients; may be none.
    pub about: Vec<Vec<String>>,
}

impl Finding {
    /// One more place, put where it belongs; each hop once.
    fn add(&mut self, hop: usize, about: Vec<String>) {
        let at = self.hops.iter().position(|other| *other >= hop).unwrap_or(self.hops.len());
        if self.hops.get(at) != Some(&hop) {
            self.hops.insert(at, hop);
            self.about.insert(at, about);
        }
    }

    /// The first of its hops.
    pub fn hop(&self) -> usize {
        self.hops[0]
    }
}

/// Looks for everything that is known to go wrong with redirects. `clients` are all profiles,
/// against which the chain's length is held. Each kind is found once a visit, with all
/// its hops; a circle comes first, then the gravest.
pub fn diagnose(client: &Client, flow: &Flow, trace: &Trace, clients: &[Client]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (number, visit) in trace.visits.iter().enumerate() {
        let mut finder = Finder { client, flow, visit, number, found: &mut found };
        if number == 0 {
            finder.first(clients);
        } else {
            finder.again();
        }
    }
    in_order(found)
}

/// One for each kind and visit, with all its hops. The way in which a chain goes in a circle
/// comes first; then the gravest first, then by place. There are few: see the cookies for why
/// they are not sorted by std.
fn in_order(found: Vec<Place>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for Place { kind, visit, hop, about } in found {
        let same = findings.iter_mut().find(|it| it.kind == kind && it.visit == visit);
        match same {
            Some(finding) => finding.add(hop, about),
            None => {
                findings.push(Finding { kind, visit, hops: vec![hop], about: vec![about] });
            }
        }
    }
    let key = |it: &Finding| (!it.kind.is_loop(), it.kind.severity(), it.visit, it.hop());
    let mut sorted: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let later = |other: &Finding| key(other) > key(&finding);
        let at = sorted.iter().position(later).unwrap_or(sorted.len());
        sorted.insert(at, finding);
    }
    sorted
}

/// One place at which something was found.
struct Place {
    kind: Kind,
    visit: usize,
    hop: usize,
    about: Vec<String>,
}

/// A look at one visit.
struct Finder<'a> {
    client: &'a Client,
    flow: &'a Flow,
    visit: &'a Visit,
    number: usize,
    found: &'a mut Vec<Place>,
}

impl<'a> Finder<'a> {
    fn first(&mut self, clients: &[Client]) {
        let circle = self.visit.repetition();
        // The second round has nothing that the first one has not.
        let until = circle.as_ref().map_or(self.visit.hops.len(), |found| found.again);
        for hop in 0..until {
            let message = Message::new(self.visit, hop);
            self.answer(&message);
            self.target(&message);
            self.secrets_of(&message);
            self.next_request(&message);
        }
        // What a circle costs is nothing beside its being one.
        match circle {
            Some(found) => self.circle(&found),
            None => {
                self.whole(clients);
                self.ending();
            }
        }
    }

    /// What only another visit shows.
    fn again(&mut self) {
        for (at, hop) in self.visit.hops.iter().enumerate() {
            match hop.from {
                crate::From::Cache => self.add(Kind::Kept, at, ""),
                crate::From::Hsts => self.add(Kind::Upgraded, at, ""),
                crate::From::Network | crate::From::Unrecorded => {}
            }
        }
    }

    fn add(&mut self, kind: Kind, hop: usize, about: &str) {
        let about: &[&str] = if about.is_empty() { &[] } else { &[about] };
        self.add_names(kind, hop, about);
    }

    /// The same for what is about any number of things.
    fn add_names(&mut self, kind: Kind, hop: usize, about: &[&str]) {
        let about = about.iter().map(|&name| name.to_owned()).collect();
        self.found.push(Place { kind, visit: self.number, hop, about });
    }
}
