//! A site with its offline copy: opened by the name under which workers are let be, behind a gate.

use super::build::Build;
use super::gate::{Fault, Gate};
use super::page::Page;
use anyhow::Result;

/// Whether the worker in charge has the whole copy: `true`, `false`, or what is in the way.
pub const WHOLE: &str = "new Promise((done) => {
    const worker = navigator.serviceWorker.controller;
    const own = new URL(document.documentElement.dataset.root + 'sw.js', location.href).href;
    if (worker?.scriptURL !== own) return done('no worker');
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data.whole);
    setTimeout(() => done('no answer'), 3000);
    worker.postMessage({ type: 'status-atlas:build' }, [port2]);
})";

/// Which build the page is of.
pub const BUILD: &str = "document.documentElement.dataset.build";

/// What browsers say about requests that fail as the test wants them to.
const TROUBLE: [&str; 12] = [
    "Object(0)",
    "dynamically imported module",
    "disallowed MIME type",
    "Failed to load resource",
    "net::ERR",
    "fetching the script",
    "ServiceWorker",
    "service worker",
    "NetworkError",
    "Loading failed",
    "Content-Security-Policy",
    "error loading dynamically imported module",
];

/// A build, and the gate in front of it.
#[derive(Debug)]
pub struct Site {
    /// The gate.
    pub gate: Gate,
    /// The build that the test began with.
    pub build: Build,
}

impl Site {
    /// A small build, not visited yet.
    pub fn new(page: &Page) -> Result<Site> {
        Site::of(page, Build::small(&page.settings.dist, "1")?)
    }

    /// A build, not visited yet.
    pub fn of(page: &Page, build: Build) -> Result<Site> {
        let gate = Gate::start(build.port())?;
        page.on(&gate.named());
        // Asked for by browsers that are shown a file without a page.
        page.allow("/favicon.ico");
        Ok(Site { gate, build })
    }

    /// A small build whose offline copy this browser has.
    pub async fn visited(page: &Page, path: &str) -> Result<Site> {
        let site = Site::new(page)?;
        page.load(path).await?;
        installed(page).await?;
        Ok(site)
    }

    /// Ends the network; what the browser says about that is expected.
    pub fn cut(&self, page: &Page) {
        expect_trouble(page);
        self.gate.on("", Fault::Reset);
    }

    /// Goes on with a later build.
    pub fn update(&self, page: &Page, mark: &str) -> Result<Build> {
        let build = Build::small(&page.settings.dist, mark)?;
        self.gate.serve(build.port());
        Ok(build)
    }
}

/// Waits until the copy is there and the page is under its worker.
pub async fn installed(page: &Page) -> Result<()> {
    page.expect("whether the copy is whole", WHOLE, true).await
}

/// Lets the test pass although requests fail.
pub fn expect_trouble(page: &Page) {
    for text in TROUBLE {
        page.allow(text);
    }
}

/// Loads the page again as its reader does, and waits for the app; Firefox's driver would go past
/// the worker.
pub async fn again(page: &Page) -> Result<()> {
    page.eval("void (window.__before = true, location.reload())").await?;
    page.expect("whether it was loaded again", "window.__before ?? false", false).await?;
    page.ready().await
}
