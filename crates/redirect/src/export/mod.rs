//! A flow as something to hand on: a link, a diagram, a table, a command, a configuration.

mod config;
pub mod link;
mod text;

pub use config::{caddy, nginx};
pub use text::{curl, markdown, mermaid};
