//! Where everything is, from the environment.

use anyhow::{Context, Result, bail, ensure};
use std::env;
use std::path::PathBuf;

/// What the tests need from outside.
#[derive(Debug)]
pub struct Settings {
    /// The built site.
    pub dist: PathBuf,
    /// Chromium and its driver.
    pub chromium: Programs,
    /// Firefox and its driver.
    pub firefox: Programs,
    /// WebKit's browser and its driver.
    pub webkit: Programs,
    axe: Option<PathBuf>,
}

/// A browser and its driver.
#[derive(Debug)]
pub struct Programs {
    /// The browser.
    pub browser: String,
    /// The WebDriver server.
    pub driver: String,
}

impl Settings {
    /// Reads `ATLAS_DIST`, `ATLAS_CHROMIUM`, `ATLAS_CHROMEDRIVER`, `ATLAS_FIREFOX`,
    /// `ATLAS_GECKODRIVER`, `ATLAS_WEBKIT`, `ATLAS_WEBKITDRIVER` and `ATLAS_AXE`; only the first has no default.
    pub fn read() -> Result<Settings> {
        let Some(dist) = env::var_os("ATLAS_DIST").map(PathBuf::from) else {
            bail!("ATLAS_DIST is not set: run `cargo xtask test e2e`, which builds what is needed");
        };
        let index = dist.join("index.html");
        ensure!(index.is_file(), "ATLAS_DIST holds no site: {} is missing", index.display());
        let program = |name, default: &str| env::var(name).unwrap_or_else(|_| default.to_owned());
        let chromium = Programs {
            browser: program("ATLAS_CHROMIUM", "/usr/bin/chromium"),
            driver: program("ATLAS_CHROMEDRIVER", "chromedriver"),
        };
        let firefox = Programs {
            browser: program("ATLAS_FIREFOX", "/usr/bin/firefox-esr"),
            driver: program("ATLAS_GECKODRIVER", "geckodriver"),
        };
        let webkit = Programs {
            browser: program("ATLAS_WEBKIT", "MiniBrowser"),
            driver: program("ATLAS_WEBKITDRIVER", "WebKitWebDriver"),
        };
        let axe = env::var_os("ATLAS_AXE").map(PathBuf::from);
        Ok(Settings { dist, chromium, firefox, webkit, axe })
    }

    /// The text of `axe.min.js`.
    pub fn axe(&self) -> Result<String> {
        let path = self.axe.as_ref().context("ATLAS_AXE is not set: the path of axe.min.js")?;
        std::fs::read_to_string(path).with_context(|| format!("ATLAS_AXE: {}", path.display()))
    }
}
