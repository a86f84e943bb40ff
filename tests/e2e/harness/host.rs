//! Somebody else's site, on an origin of its own, with a page that frames ours.

use anyhow::Result;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use xtask::server::{Options, Server};

/// A server with one page made for the test; stops when dropped.
#[derive(Debug)]
pub struct Host {
    folder: TempDir,
    server: Server,
}

impl Host {
    /// A host that sends these fields with all it has.
    pub fn with(body: &str, fields: &[(&str, &str)]) -> Result<Host> {
        let folder = tempfile::tempdir()?;
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<meta charset=\"utf-8\">\n<title>host</title>\n\
            <link rel=\"icon\" href=\"data:,\">\n<body>{body}</body>\n</html>\n"
        );
        fs::write(folder.path().join("index.html"), page)?;
        let headers =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let server = Server::start(folder.path(), Options { headers, ..Options::default() })?;
        Ok(Host { folder, server })
    }

    /// A host with this page.
    pub fn new(body: &str) -> Result<Host> {
        Host::with(body, &[])
    }

    /// Puts a file beside the page.
    pub fn keep(&self, file: &Path) -> Result<()> {
        if let Some(name) = file.file_name() {
            fs::copy(file, self.folder.path().join(name))?;
        }
        Ok(())
    }

    /// Its address.
    pub fn url(&self) -> String {
        self.server.url()
    }
}
