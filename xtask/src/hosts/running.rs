//! A server that runs, and is ended when dropped.

use super::{Recipe, Site};
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Debian's `nobody`. nginx and Apache read files as somebody else when root starts them, and
/// which somebody is a matter of their configuration; so root starts them as this one.
const NOBODY: u32 = 65_534;

/// How long a server may take to start, and to end.
const PATIENCE: Duration = Duration::from_secs(15);

/// A server on a loopback port.
#[derive(Debug)]
pub struct Running {
    /// Its port.
    pub port: u16,
    child: Child,
}

impl Running {
    /// Starts the recipe's server with the site, and waits until it listens.
    pub fn start(project: &Project, recipe: &Recipe, site: &Site) -> Result<Running> {
        let run = site.run_folder(recipe.name)?;
        let port = free_port()?;
        let config = run.join("config");
        fs::write(&config, filled(&project.read(recipe.file)?, recipe, site, &run, port))?;
        let said = run.join("said.log");
        let log = File::create(&said)?;
        let mut command = (recipe.command)(&config, &run)?;
        command.current_dir(&run).env("HOME", &run).env("XDG_DATA_HOME", &run);
        command.env("XDG_CONFIG_HOME", &run).stdin(Stdio::null());
        command.stdout(log.try_clone()?).stderr(log);
        if fs::metadata(&run)?.uid() == 0 {
            chown(&run, Some(NOBODY), Some(NOBODY))?;
            command.uid(NOBODY).gid(NOBODY);
        }
        let child = command.spawn().with_context(|| format!("{} does not run", recipe.name))?;
        let mut running = Running { port, child };
        running.wait_until_it_listens().with_context(|| {
            format!("{}: {}", recipe.name, fs::read_to_string(&said).unwrap_or_default().trim())
        })?;
        Ok(running)
    }

    fn wait_until_it_listens(&mut self) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("it ended with {status}");
            }
            if start.elapsed() > PATIENCE {
                bail!("it does not listen");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    fn has_ended(&mut self) -> bool {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return true;
            }
            thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

impl Drop for Running {
    /// Asks it to end, as nginx would leave its workers behind if it were killed.
    fn drop(&mut self) {
        let pid = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &pid]).status();
        if !(asked.is_ok_and(|status| status.success()) && self.has_ended()) {
            // Not there to be waited for any more, or about to be gone.
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// The configuration with what its user has to put in.
fn filled(text: &str, recipe: &Recipe, site: &Site, run: &Path, port: u16) -> String {
    let kept = |line: &&str| recipe.without.is_none_or(|end| !line.ends_with(end));
    let lines: Vec<&str> = text.lines().filter(kept).collect();
    let text = lines.join("\n") + "\n";
    text.replace("@ROOT@", &site.root().to_string_lossy())
        .replace("@RUN@", &run.to_string_lossy())
        .replace("@PORT@", &port.to_string())
}

/// A port that nobody listens on at this moment.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}
