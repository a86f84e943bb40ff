//! The exported configurations in nginx and Caddy: each hop is asked for, byte by byte.

use super::{Checked, Folder, flows};
use crate::setup::find;
use anyhow::{Context, Result, bail};
use redirect::export::{caddy, nginx};
use redirect::url::{Syntax, Url};
use redirect::{Hop, Visit};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(15);

/// A server, and how its export is run.
struct Recipe {
    name: &'static str,
    export: fn(&Visit) -> String,
    /// The whole configuration, around what is exported.
    whole: fn(&str, &Path) -> String,
    command: fn(&Path, &Path) -> Command,
}

const RECIPES: [Recipe; 2] = [
    Recipe { name: "nginx", export: nginx, whole: whole_nginx, command: run_nginx },
    Recipe { name: "caddy", export: caddy, whole: whole_caddy, command: run_caddy },
];

fn whole_nginx(exported: &str, run: &Path) -> String {
    let mut text =
        "daemon off;\nmaster_process off;\npid nginx.pid;\nevents {}\nhttp {\n".to_owned();
    text.push_str("access_log off;\n");
    for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        text += &format!("{kind}_temp_path {};\n", run.join(kind).display());
    }
    text + exported + "}\n"
}

fn whole_caddy(exported: &str, _: &Path) -> String {
    format!("{{\n    admin off\n    auto_https off\n}}\n\n{exported}")
}

fn run_nginx(config: &Path, run: &Path) -> Command {
    let mut command = Command::new(program("nginx"));
    command.arg("-p").arg(run).arg("-e").arg(run.join("error.log")).arg("-c").arg(config);
    command
}

fn run_caddy(config: &Path, _: &Path) -> Command {
    let mut command = Command::new(program("caddy"));
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(config);
    command
}

/// Debian keeps servers in a folder that only root has in PATH.
fn program(name: &str) -> PathBuf {
    find(name).unwrap_or_else(|| Path::new("/usr/sbin").join(name))
}

/// Runs each server with its export, and asks for every hop.
pub fn check() -> Result<Checked> {
    let mut checked = Checked::default();
    for recipe in &RECIPES {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let visit = flows::visit(port);
        let exported = (recipe.export)(&visit);
        let folder = Folder::new(recipe.name)?;
        let config = folder.0.join("config");
        fs::write(&config, (recipe.whole)(&exported, &folder.0))?;
        let _running = Running::start(recipe, &config, &folder.0, port)?;
        for hop in &visit.hops {
            let fault = wrong(hop, &exported, port)?;
            checked
                .note(fault.map(|fault| format!("{}: {}: {fault}", recipe.name, hop.request.url)));
        }
    }
    Ok(checked)
}

/// A server at work; it is ended with this.
struct Running(Child);

impl Running {
    fn start(recipe: &Recipe, config: &Path, run: &Path, port: u16) -> Result<Running> {
        let said = run.join("said.log");
        let log = File::create(&said)?;
        let mut command = (recipe.command)(config, run);
        command.env("HOME", run).env("XDG_DATA_HOME", run).env("XDG_CONFIG_HOME", run);
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let child = command.spawn().with_context(|| format!("{} does not run", recipe.name))?;
        let mut running = Running(child);
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if running.0.try_wait()?.is_some() || start.elapsed() > PATIENCE {
                let own = fs::read_to_string(run.join("error.log")).unwrap_or_default();
                bail!("{} does not listen: {own}{}", recipe.name, fs::read_to_string(&said)?);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Gone already, or ended here: both are the end of it.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What is wrong with the answer to a hop's request.
fn wrong(hop: &Hop, exported: &str, port: u16) -> Result<Option<String>> {
    let Ok(url) = Url::parse(&hop.request.url, Syntax::Whatwg) else { bail!("no URL") };
    let query = url.query().map_or(String::new(), |query| format!("?{query}"));
    if exported.contains(&format!("# {} is left out", url.path())) {
        return Ok((url.path() != "/%FF").then(|| "left out".to_owned()));
    }
    let answer = ask(port, &format!("{}{query}", url.path()))?;
    let headers = &hop.response.headers;
    let mut wanted: Vec<(&str, &str)> = ["Location", "Set-Cookie", "Cache-Control"]
        .into_iter()
        .flat_map(|name| headers.all(name).map(move |value| (name, value)))
        .collect();
    let (status, mut found) = answer;
    found.retain(|(name, _)| wanted.iter().any(|(own, _)| own.eq_ignore_ascii_case(name)));
    let mut found: Vec<(&str, &str)> =
        found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let lower = |(name, value): &(&str, &str)| (name.to_ascii_lowercase(), (*value).to_owned());
    wanted.sort_by_key(lower);
    found.sort_by_key(lower);
    let same = wanted.iter().map(lower).eq(found.iter().map(lower));
    let right = status == hop.response.status && same;
    Ok((!right).then(|| format!("{status} {found:?}, wanted {} {wanted:?}", hop.response.status)))
}

type Answer = (u16, Vec<(String, String)>);

/// Asks for the path, which is sent as it is.
fn ask(port: u16, path: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let host = format!("127.0.0.1:{port}");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let fields = lines.filter_map(|line| line.split_once(": "));
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok((status.with_context(|| format!("no status: {head}"))?, fields))
}
