//! A WebDriver server: a process of ours, ended by its own id.

use super::browser::Kind;
use super::settings::Programs;
use anyhow::{Context, Result, ensure};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a driver may take to listen.
const START: Duration = Duration::from_secs(20);

/// A free port for `BiDi`, and leave to set preferences while Firefox runs.
const GECKODRIVER: [&str; 3] = ["--websocket-port", "0", "--allow-system-access"];

/// The discard service's port, where nothing listens.
const NO_PROXY: &str = "http://127.0.0.1:9";

/// A running driver; ends when dropped, on a panic too.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    /// The display that a browser without a headless mode draws on.
    display: Option<Child>,
    port: u16,
}

impl Driver {
    /// Starts the driver on a free port and waits until it listens.
    pub fn start(kind: Kind, programs: &Programs) -> Result<Driver> {
        let name = &programs.driver;
        let port = free_port()?;
        let mut command = Command::new(name);
        let display = match kind {
            Kind::WebKit => {
                let (display, number) = display()?;
                // Its sandbox does not start as root, and the pages are our own.
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command.env("DISPLAY", format!(":{number}"));
                // Nobody but this machine is asked for anything; nothing listens at the proxy's port.
                command.env("http_proxy", NO_PROXY).env("https_proxy", NO_PROXY);
                command.env("no_proxy", "localhost,127.0.0.1");
                Some(display)
            }
            Kind::Chromium | Kind::Firefox => None,
        };
        let process = command
            .arg(format!("--port={port}"))
            .args(if kind == Kind::Firefox { &GECKODRIVER[..] } else { &[] })
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{name} does not start"))?;
        let mut driver = Driver { process, display, port };
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let ended = driver.process.try_wait()?;
            ensure!(ended.is_none(), "{name} ended at once: {ended:?}");
            ensure!(begun.elapsed() < START, "{name} does not listen on port {port}");
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Its session has ended before; nothing more can be done if this fails.
        let _ = self.process.kill();
        let _ = self.process.wait();
        if let Some(display) = &mut self.display {
            let _ = display.kill();
            let _ = display.wait();
        }
    }
}

/// A virtual display, and its number, which it chooses itself.
fn display() -> Result<(Child, String)> {
    let mut process = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("Xvfb does not start")?;
    let mut number = String::new();
    let told = process.stdout.take().context("Xvfb says nothing")?;
    BufReader::new(told).read_line(&mut number)?;
    ensure!(!number.trim().is_empty(), "Xvfb has no display");
    Ok((process, number.trim().to_owned()))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
