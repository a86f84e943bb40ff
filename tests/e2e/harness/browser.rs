//! A browser: its driver, one session, and tests one after another in it.

use super::driver::Driver;
use super::page::Page;
use super::settings::{Programs, Settings};
use super::sites::Sites;
use super::watch::{Watch, probe};
use anyhow::{Context, Result, anyhow, ensure};
use serde_json::{Value, json};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

/// How long one test may take.
const LIMIT: Duration = Duration::from_secs(120);

/// The size of the window, in CSS px, unless a test gives it another.
pub const WINDOW: (u32, u32) = (1280, 900);

/// A test: what it does on a page of its own.
pub type Run = for<'a> fn(&'a Page) -> Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, as GTK has it.
    WebKit,
}

/// A browser that starts with its first test and ends when dropped.
#[derive(Debug)]
pub struct Browser {
    kind: Kind,
    settings: Arc<Settings>,
    sites: Arc<Sites>,
    started: Mutex<Option<Started>>,
}

/// A session and what it runs on; the session ends first, and the browser with it.
#[derive(Debug)]
struct Started {
    session: WebDriver,
    watch: Arc<Watch>,
    runtime: Runtime,
    _driver: Driver,
}

impl Drop for Started {
    fn drop(&mut self) {
        let quit = self.session.clone().quit();
        if let Err(error) = self.runtime.block_on(quit) {
            eprintln!("a browser may be left behind: {error}");
        }
    }
}

impl Kind {
    /// Its name in the names of tests.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Chromium => "chromium",
            Kind::Firefox => "firefox",
            Kind::WebKit => "webkit",
        }
    }
}

impl Browser {
    /// A browser for tests of these sites.
    pub fn new(kind: Kind, settings: Arc<Settings>, sites: Arc<Sites>) -> Browser {
        Browser { kind, settings, sites, started: Mutex::new(None) }
    }

    /// Runs a test in a new tab; fails on what the browser complains about, too.
    pub fn run(&self, test: Run) -> Result<()> {
        let mut started = self.started.lock().unwrap_or_else(PoisonError::into_inner);
        let Started { session, watch, runtime, .. } = match &mut *started {
            Some(started) => started,
            none => none.insert(self.start()?),
        };
        let page = Page::new(self.kind, session, watch, &self.sites, &self.settings);
        let outcome = runtime.block_on(async {
            page.begin().await.context("no new tab")?;
            let late = |_| Err(anyhow!("expected an end within {LIMIT:?}, found none"));
            match timeout(LIMIT, test(&page)).await.unwrap_or_else(late) {
                Ok(()) => page.verdict().await,
                Err(error) => {
                    let told = page.complaints().await.unwrap_or_default();
                    let told = if told.is_empty() {
                        told
                    } else {
                        format!("\n  the browser says: {told}")
                    };
                    Err(anyhow!("{error:#}{told}"))
                }
            }
        });
        // Whatever came of it: the next test starts clean.
        let cleaned = runtime.block_on(async { timeout(LIMIT, page.end()).await });
        drop(page);
        // A tab of WebKit's that is not the window's first is not drawn, and does nothing.
        if self.kind == Kind::WebKit || !matches!(cleaned, Ok(Ok(()))) {
            *started = None;
        }
        outcome
    }

    fn start(&self) -> Result<Started> {
        let programs = match self.kind {
            Kind::Chromium => &self.settings.chromium,
            Kind::Firefox => &self.settings.firefox,
            Kind::WebKit => &self.settings.webkit,
        };
        let driver = Driver::start(self.kind, programs)?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (session, watch) = runtime.block_on(async {
            let session = WebDriver::new(driver.url(), capabilities(self.kind, programs)).await;
            let session =
                session.map_err(|error| anyhow!("{} does not start: {error}", programs.browser))?;
            let watch = match self.kind {
                Kind::Chromium => Watch::Logs,
                Kind::Firefox => Watch::bidi(&session)?,
                Kind::WebKit => Watch::Nothing,
            };
            session.set_window_rect(0, 0, WINDOW.0, WINDOW.1).await?;
            let width = session.execute("return innerWidth", Vec::new()).await?;
            let right = self.kind == Kind::WebKit || width.json() == &json!(1280);
            ensure!(right, "the window is {} wide", width.json());
            anyhow::Ok((session, Arc::new(watch)))
        })?;
        Ok(Started { session, watch, runtime, _driver: driver })
    }
}

/// Installs the probe in Chromium's current tab; in Firefox it is in every tab.
pub async fn install_probe(session: &WebDriver) -> Result<()> {
    let source = json!({ "source": format!("({})()", probe()) });
    session.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    Ok(())
}

/// What a session is asked to be. Pages count as open once they are parsed: a test waits for what
/// it needs, and some tests keep a page from loading to its end.
fn capabilities(kind: Kind, programs: &Programs) -> Capabilities {
    let own = match kind {
        Kind::Chromium => json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": {
                "binary": programs.browser,
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--window-size=1280,900",
                    // Nobody but this machine's two names of itself is asked for anything.
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                ],
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            },
        }),
        Kind::Firefox => json!({
            "browserName": "firefox",
            "webSocketUrl": true,
            "moz:firefoxOptions": {
                "binary": programs.browser,
                "args": ["-headless", "--width=1280", "--height=900"],
                // The same: all others go by way of a proxy that is not there.
                "prefs": {
                    "network.proxy.type": 1,
                    "network.proxy.socks": "127.0.0.1",
                    "network.proxy.socks_port": 9,
                    "network.proxy.socks_remote_dns": true,
                    "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
                    "network.proxy.allow_hijacking_localhost": true,
                },
            },
        }),
        Kind::WebKit => json!({
            "webkitgtk:browserOptions": { "binary": programs.browser, "args": ["--automation"] },
        }),
    };
    let mut capabilities = Capabilities::new();
    // WebKit's driver would wait for the end of a page that a worker's installation keeps busy.
    let strategy = if kind == Kind::WebKit { "none" } else { "eager" };
    let common = json!({ "pageLoadStrategy": strategy, "timeouts": { "script": 60_000, "pageLoad": 30_000 } });
    for (name, value) in [own, common]
        .into_iter()
        .filter_map(|part| match part {
            Value::Object(part) => Some(part),
            _ => None,
        })
        .flatten()
    {
        // Serialising a value that is JSON already cannot fail.
        let _ = capabilities.set(name, value);
    }
    capabilities
}
