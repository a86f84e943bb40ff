//! `serve` and `dev`: the site in a browser.

use crate::project::Project;
use crate::site;
use anyhow::{Context, Result, bail};
use std::io;
use std::path::Path;
use xtask::server::{Options, Server};

/// How many ports to try after the one asked for.
const PORTS: u16 = 50;

/// Builds the site as it is released, and serves it until the user stops it.
pub fn serve(project: &Project, port: u16) -> Result<()> {
    drop(site::build(project, None)?);
    let server = start(&project.dist(), port, false)?;
    println!("Serving {} (Ctrl-C stops)", server.url());
    server.wait();
    Ok(())
}

/// Builds the site for debugging at every change, and serves it with pages that reload themselves.
///
/// Trunk watches and builds, but does not serve: its reload script is inline, which our Content
/// Security Policy forbids, and stands in no page but its own.
pub fn dev(project: &Project, port: u16) -> Result<()> {
    let dist = project.path("target/dev-site");
    project.sh.create_dir(&dist)?;
    let _held = site::Held::at_once(project, &dist)?;
    let watch = site::watch(project, &dist)?;
    let server = start(&dist, port, true)?;
    println!(
        "Serving {} as soon as it is built, and again at every change (Ctrl-C stops)",
        server.url()
    );
    watch.run().context("`trunk watch` has ended")?;
    Ok(())
}

fn start(dist: &Path, wanted: u16, live_reload: bool) -> Result<Server> {
    for port in wanted..=wanted.saturating_add(PORTS) {
        match Server::start(dist, Options { port, live_reload, ..Options::default() }) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                println!("Port {port} is taken; trying the next");
            }
            started => return started.with_context(|| format!("cannot serve on port {port}")),
        }
    }
    bail!("no port from {wanted} on is free: name another with --port")
}
