//! What the operating system's package manager installs: Node, browsers, fonts.

use super::find;
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::env;
use std::path::PathBuf;
use xshell::{Cmd, cmd};

/// The browsers of the tests, and the driver of one of them.
pub struct Browsers {
    /// Chromium.
    pub chromium: PathBuf,
    /// Chromium's driver.
    pub chromedriver: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
}

const CHROMIUM: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

impl Browsers {
    /// The browsers, which are installed if they are missing and can be.
    pub fn ensure(project: &Project) -> Result<Browsers> {
        let missing = [
            (chromium().is_none(), "chromium"),
            (chromedriver().is_none(), "chromium-driver"),
            (firefox().is_none(), "firefox-esr"),
            (!has_chinese_font(project), "fonts-noto-cjk"),
        ];
        let missing: Vec<&str> =
            missing.iter().filter(|(is, _)| *is).map(|(_, package)| *package).collect();
        if !missing.is_empty() {
            install(project, "The browsers of the tests", &missing)?;
        }
        let found = |path: Option<PathBuf>, name| {
            path.with_context(|| format!("there is still no {name} in PATH"))
        };
        Ok(Browsers {
            chromium: found(chromium(), "chromium")?,
            chromedriver: found(chromedriver(), "chromedriver")?,
            firefox: found(firefox(), "firefox")?,
        })
    }
}

/// Chromium, or a browser of its kind.
pub fn chromium() -> Option<PathBuf> {
    chosen("ATLAS_CHROMIUM", &CHROMIUM)
}

fn chromedriver() -> Option<PathBuf> {
    chosen("ATLAS_CHROMEDRIVER", &["chromedriver"])
}

fn firefox() -> Option<PathBuf> {
    chosen("ATLAS_FIREFOX", &FIREFOX)
}

/// The program that the user has named in the environment, or the first of these in PATH.
fn chosen(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from);
    named.or_else(|| names.iter().find_map(|name| find(name)))
}

/// macOS has one; on Linux, fontconfig knows.
fn has_chinese_font(project: &Project) -> bool {
    let fonts = || cmd!(project.sh, "fc-list :lang=zh").quiet().ignore_stderr().read();
    cfg!(target_os = "macos") || fonts().is_ok_and(|fonts| !fonts.is_empty())
}

/// Installs Debian's packages of these names, where that needs no password.
pub fn install(project: &Project, what: &str, packages: &[&str]) -> Result<()> {
    let list = packages.join(", ");
    let (Some(update), Some(install)) = (apt_get(project), apt_get(project)) else {
        bail!("{what}: not here; install {list} (Debian's names) with your package manager");
    };
    println!("{what}: not here; installing {list} with apt-get, which takes about a minute");
    let help = || format!("{list} cannot be installed: connect to the network, or install by hand");
    update.arg("update").run().with_context(help)?;
    install.args(["install", "-y"]).args(packages).run().with_context(help)
}

/// The command, for root or where `sudo` asks no password.
fn apt_get(project: &Project) -> Option<Cmd<'_>> {
    find("apt-get")?;
    let sh = &project.sh;
    if cmd!(sh, "id -u").quiet().read().is_ok_and(|user| user == "0") {
        return Some(cmd!(sh, "env DEBIAN_FRONTEND=noninteractive apt-get"));
    }
    find("sudo")?;
    let asks_nothing = cmd!(sh, "sudo -n true").quiet().ignore_stdout().ignore_stderr().run();
    asks_nothing.ok().map(|()| cmd!(sh, "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get"))
}
