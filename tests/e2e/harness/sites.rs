//! The built site, served under each base path.

use super::gate::Gate;
use anyhow::Result;
use std::path::Path;
use xtask::server::{Options, Server};

/// Base paths that a site may lie under: a root, a folder in a folder, one with a space.
pub const BASES: [&str; 3] = ["/", "/a/b/", "/a b c/"];

/// One server for each base path; all stop when dropped.
#[derive(Debug)]
pub struct Sites(Vec<Server>);

impl Sites {
    /// Starts the servers.
    pub fn start(dist: &Path) -> Result<Sites> {
        let serve = |base: &str| {
            Ok(Server::start(dist, Options { base: base.to_owned(), ..Options::default() })?)
        };
        BASES.into_iter().map(serve).collect::<Result<Vec<Server>>>().map(Sites)
    }

    /// The address of the site at the root.
    pub fn root(&self) -> String {
        self.0[0].url()
    }

    /// The address under each of the base paths.
    pub fn all(&self) -> Vec<String> {
        self.0.iter().map(Server::url).collect()
    }

    /// A gate in front of the site at the root.
    pub fn gate(&self) -> Result<Gate> {
        Gate::start(self.0[0].port())
    }
}
