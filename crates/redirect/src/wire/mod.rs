//! Profiles and flows from JSON, traces and flows to JSON.
//!
//! Reading is generic over [`model::wire::Node`], so that the browser's own parser serves.

mod profile;
mod read;
mod write;

pub use profile::read_client;
pub use read::{FlowError, read_flow};
pub use write::{write_flow, write_trace};
