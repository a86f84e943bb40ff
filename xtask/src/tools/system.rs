//! What the operating system's package manager installs: Node, browsers, fonts, servers.

use super::find;
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::{env, fs};
use xshell::{Cmd, cmd};

/// The browsers of the tests, and the driver of one of them.
pub struct Browsers {
    /// Chromium.
    pub chromium: PathBuf,
    /// Chromium's driver.
    pub chromedriver: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
    /// WebKit's small browser.
    pub webkit: PathBuf,
    /// WebKit's driver.
    pub webkitdriver: PathBuf,
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
            (webkit().is_none() || webkitdriver().is_none(), "webkit2gtk-driver"),
            (find("Xvfb").is_none(), "xvfb"),
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
            webkit: found(webkit(), "MiniBrowser")?,
            webkitdriver: found(webkitdriver(), "WebKitWebDriver")?,
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

/// Debian keeps it out of PATH, in a folder of the machine's kind and the library's version.
fn webkit() -> Option<PathBuf> {
    let machines = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let folders = machines.flat_map(|machine| {
        ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]
            .map(|version| machine.path().join(version).join("MiniBrowser"))
    });
    let mut known = folders.filter(|path| path.is_file());
    chosen("ATLAS_WEBKIT", &["MiniBrowser"]).or_else(|| known.next())
}

fn webkitdriver() -> Option<PathBuf> {
    chosen("ATLAS_WEBKITDRIVER", &["WebKitWebDriver"])
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

/// A server's program: Debian keeps those in folders that only root has in PATH.
pub fn daemon(name: &str) -> Option<PathBuf> {
    let folders = ["/usr/sbin", "/usr/local/sbin"].map(|folder| Path::new(folder).join(name));
    find(name).or_else(|| folders.into_iter().find(|path| path.is_file()))
}

/// The program, which has to be there.
pub fn require_daemon(name: &str) -> Result<PathBuf> {
    daemon(name).with_context(|| format!("there is still no {name} in PATH"))
}

/// Debian starts a server as soon as it is installed, and again whenever the machine starts. Its
/// policy keeps it from the one; a policy that is there already is left alone. `$1` says whether to
/// begin or to end, the rest are the services that were not there before.
const IDLE: &str = r#"
policy=/usr/sbin/policy-rc.d mark='# by cargo xtask'
when=$1; shift
case $when in
begin)
  test -e $policy && exit
  printf '#!/bin/sh\n%s\nexit 101\n' "$mark" >$policy && chmod 755 $policy ;;
end)
  if grep -qx "$mark" $policy; then rm $policy; fi
  if command -v systemctl >/dev/null; then systemctl disable "$@" >/dev/null 2>&1; fi
  true ;;
esac"#;

/// Installs servers, none of which runs afterwards.
pub fn install_idle(project: &Project, what: &str, packages: &[&str]) -> Result<()> {
    let services: Vec<&str> =
        packages.iter().copied().filter(|name| ["nginx", "caddy"].contains(name)).collect();
    let idle = |when| match as_root(project) {
        Some(root) => root.args(["sh", "-c", IDLE, "sh", when]).args(&services).quiet().run(),
        // Nothing is installed then, which `install` says better.
        None => Ok(()),
    };
    idle("begin").context("services cannot be kept from starting")?;
    let installed = install(project, what, packages);
    idle("end").context("the policy about services cannot be put back")?;
    installed
}

/// The command, for root or where `sudo` asks no password.
fn apt_get(project: &Project) -> Option<Cmd<'_>> {
    find("apt-get")?;
    Some(as_root(project)?.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]))
}

/// `env`, for its arguments to be run with root's rights.
fn as_root(project: &Project) -> Option<Cmd<'_>> {
    let sh = &project.sh;
    if cmd!(sh, "id -u").quiet().read().is_ok_and(|user| user == "0") {
        return Some(cmd!(sh, "env"));
    }
    find("sudo")?;
    let asks_nothing = cmd!(sh, "sudo -n true").quiet().ignore_stdout().ignore_stderr().run();
    asks_nothing.ok().map(|()| cmd!(sh, "sudo -n env"))
}
