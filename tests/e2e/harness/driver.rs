//! A WebDriver server: a process of ours, ended by its own id.

use super::settings::Programs;
use anyhow::{Context, Result, ensure};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a driver may take to listen.
const START: Duration = Duration::from_secs(20);

/// A free port for `BiDi`, and leave to set preferences while Firefox runs.
const GECKODRIVER: [&str; 3] = ["--websocket-port", "0", "--allow-system-access"];

/// A running driver; ends when dropped, on a panic too.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver on a free port and waits until it listens.
    pub fn start(programs: &Programs) -> Result<Driver> {
        let name = &programs.driver;
        let port = free_port()?;
        let process = Command::new(name)
            .arg(format!("--port={port}"))
            .args(if name.contains("geckodriver") { &GECKODRIVER[..] } else { &[] })
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{name} does not start"))?;
        let mut driver = Driver { process, port };
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
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
