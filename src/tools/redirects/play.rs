//! What the engine makes of a flow, in a shape that always has a visit to show.

use redirect::diagnosis::{Finding, diagnose};
use redirect::url::UrlError;
use redirect::{Client, Flow, Visit, follow};

/// A flow that a client has played.
#[derive(Debug)]
pub struct Played {
    /// The flow.
    pub flow: Flow,
    /// The first visit.
    first: Visit,
    /// The last one, where there is more than one.
    again: Option<Visit>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// Plays a flow as a client would; `clients` are all of them.
///
/// # Errors
/// The client's refusal of the first URL.
pub fn play(client: &Client, flow: Flow, clients: &[Client]) -> Result<Played, UrlError> {
    let trace = follow(client, &flow)?;
    let findings = diagnose(client, &flow, &trace, clients);
    let mut visits = trace.visits.into_iter();
    // A client that makes no visit at all has been given nothing that it can ask for.
    let first = visits.next().ok_or(UrlError::NoScheme)?;
    Ok(Played { flow, first, again: visits.next_back(), findings })
}

impl Played {
    /// Whether the flow was played more than once.
    pub fn twice(&self) -> bool {
        self.again.is_some()
    }

    /// The visit that is looked at.
    pub fn visit(&self, second: bool) -> &Visit {
        self.again.as_ref().filter(|_| second).unwrap_or(&self.first)
    }

    /// How many steps a visit has: a request and an answer for each hop.
    pub fn steps(&self, second: bool) -> usize {
        self.visit(second).hops.len() * 2
    }

    /// The step to begin with: the request after the first redirect, where something has changed.
    pub fn first_step(&self, second: bool) -> usize {
        if self.visit(second).hops.len() > 1 { 2 } else { 0 }
    }
}
