//! What HTTP clients do with redirects.
//!
//! A [`Flow`] is a request and the responses that meet it; [`follow()`] plays it as a
//! [`Client`] would and gives a [`Trace`]. What differs from client to client is data
//! (`content/clients.toml`); [`wire`] reads profiles and flows from JSON and writes traces.
//!
//! **Architecture invariant:** of ours this crate knows `model` alone; no browser, no clock, no
//! network. A flow has one trace, on every machine.

pub mod changes;
pub mod client;
pub mod diagnosis;
pub mod diagram;
pub mod export;
pub mod flow;
pub mod follow;
pub mod import;
pub mod lab;
mod recorded;
mod repetition;
pub mod trace;
pub mod url;
pub mod wire;

pub use client::{Client, Topic};
pub use flow::{
    CredentialsMode, Fields, Flow, MOST_RESPONSES, Mode, Options, RedirectMode, Request, Response,
};
pub use follow::follow;
pub use recorded::{End, EndKind, Recorded};
pub use repetition::{Change, Repetition, Step};
pub use trace::{From, Hop, Outcome, Reason, ResponseType, Topics, Trace, Visit};
