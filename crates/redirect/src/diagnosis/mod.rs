//! What is wrong, or worth knowing, about a flow.
//!
//! A finding says what it is about; its words (title, reason, remedy, sources) are content
//! (`content/findings.toml`), one table for each [`Kind`].

mod chain;
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
    /// At which hop of it, from 0: the one whose answer, or whose request, is at fault.
    pub hop: usize,
    /// What the words name: a field, a host, a number, clients; may be empty.
    pub about: String,
}

/// Looks for everything that is known to go wrong with redirects. `clients` are all profiles,
/// against which the chain's length is held. The gravest findings come first, each once a hop.
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

/// The gravest first, then by place; each once. There are few: see the cookies for why they are
/// not sorted by std.
fn in_order(found: Vec<Finding>) -> Vec<Finding> {
    let key = |finding: &Finding| (finding.kind.severity(), finding.visit, finding.hop);
    let mut sorted: Vec<Finding> = Vec::with_capacity(found.len());
    for finding in found {
        let later = |other: &Finding| key(other) > key(&finding);
        let at = sorted.iter().position(later).unwrap_or(sorted.len());
        if !sorted.contains(&finding) {
            sorted.insert(at, finding);
        }
    }
    sorted
}

/// A look at one visit.
struct Finder<'a> {
    client: &'a Client,
    flow: &'a Flow,
    visit: &'a Visit,
    number: usize,
    found: &'a mut Vec<Finding>,
}

impl<'a> Finder<'a> {
    fn first(&mut self, clients: &[Client]) {
        for hop in 0..self.visit.hops.len() {
            let message = Message::new(self.visit, hop);
            self.answer(&message);
            self.target(&message);
            self.secrets_of(&message);
            self.next_request(&message);
        }
        self.whole(clients);
        self.ending();
    }

    /// What only another visit shows.
    fn again(&mut self) {
        for (at, hop) in self.visit.hops.iter().enumerate() {
            match hop.from {
                crate::From::Cache => self.add(Kind::Kept, at, ""),
                crate::From::Hsts => self.add(Kind::Upgraded, at, ""),
                crate::From::Network => {}
            }
        }
    }

    fn add(&mut self, kind: Kind, hop: usize, about: &str) {
        let about = about.to_owned();
        self.found.push(Finding { kind, visit: self.number, hop, about });
    }
}
