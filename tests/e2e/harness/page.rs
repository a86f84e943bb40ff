//! The page that a test drives: a tab of its own on one site.

use super::browser::{Kind, WINDOW, install_probe};
use super::firefox;
use super::gate::Gate;
use super::settings::Settings;
use super::sites::Sites;
use super::watch::{Told, Watch};
use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::Duration;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{By, Key, TypingData, WebDriver, WindowHandle};

/// A tab of a browser, and the address of the site it is about.
#[derive(Debug)]
pub struct Page {
    /// Which browser it is in.
    pub kind: Kind,
    /// The sites that are served.
    pub sites: Arc<Sites>,
    /// Where everything is.
    pub settings: Arc<Settings>,
    driver: WebDriver,
    watch: Arc<Watch>,
    root: RefCell<String>,
    origins: RefCell<Vec<String>>,
    allowed: RefCell<Vec<&'static str>>,
    resized: Cell<bool>,
    gates: RefCell<Vec<Arc<Gate>>>,
}

impl Page {
    /// A page on the site at the root.
    pub fn new(
        kind: Kind,
        driver: &WebDriver,
        watch: &Arc<Watch>,
        sites: &Arc<Sites>,
        settings: &Arc<Settings>,
    ) -> Page {
        let page = Page {
            kind,
            sites: Arc::clone(sites),
            settings: Arc::clone(settings),
            driver: driver.clone(),
            watch: Arc::clone(watch),
            root: RefCell::default(),
            origins: RefCell::default(),
            allowed: RefCell::default(),
            resized: Cell::new(false),
            gates: RefCell::default(),
        };
        page.on(&sites.root());
        page
    }

    /// Goes on with the site at this address, whose paths follow from now on.
    pub fn on(&self, root: &str) {
        let origin = root.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        self.origins.borrow_mut().push(origin + "/");
        root.clone_into(&mut self.root.borrow_mut());
    }

    /// A gate in front of the site at the root. It stays until the page is done with: what a page
    /// asks for late must not find its server gone.
    pub fn gate(&self) -> Result<Arc<Gate>> {
        let gate = Arc::new(self.sites.gate()?);
        self.gates.borrow_mut().push(Arc::clone(&gate));
        Ok(gate)
    }

    /// The address of the site's root.
    pub fn root(&self) -> String {
        self.root.borrow().clone()
    }

    /// Lets the test pass although the browser complains with this text.
    pub fn allow(&self, complaint: &'static str) {
        self.allowed.borrow_mut().push(complaint);
    }

    /// Opens a path below the site's root, and waits until it is parsed.
    pub async fn open(&self, path: &str) -> Result<()> {
        let address = self.root() + path;
        self.visit(&address).await.with_context(|| format!("cannot open {address}"))
    }

    /// Goes to any address; fails where the browser does.
    pub async fn visit(&self, address: &str) -> Result<()> {
        if self.kind != Kind::WebKit {
            return Ok(self.driver.goto(address).await?);
        }
        // Its driver does not wait, and asks the page that is left until the next is there.
        self.eval("void (window.__left = true)").await?;
        self.driver.goto(address).await?;
        self.expect("whether the page was left", "window.__left ?? false", false).await
    }

    /// Opens a path and waits until the app is in charge.
    pub async fn load(&self, path: &str) -> Result<()> {
        self.open(path).await?;
        self.ready().await.with_context(|| format!("on /{path}"))
    }

    /// Waits until the app is in charge.
    pub async fn ready(&self) -> Result<()> {
        self.expect("data-app", "document.documentElement.dataset.app", "ready").await
    }

    /// The value of a JavaScript expression, or of what it promises.
    pub async fn eval(&self, expression: &str) -> Result<Value> {
        self.run(&format!("return ({expression});"), Vec::new()).await
    }

    /// Runs a script with arguments.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let outcome = self.driver.execute(script, arguments).await;
        let value =
            outcome.with_context(|| format!("the browser did not run: {}", excerpt(script)))?;
        Ok(value.json().clone())
    }

    /// Clicks the first element that matches as a mouse does; once more where the page has made it
    /// anew between the finding and the click.
    pub async fn click(&self, css: &str) -> Result<()> {
        match self.click_once(css).await {
            Err(error) if error.to_string().contains("stale element") => self.click_once(css).await,
            done => done,
        }
    }

    async fn click_once(&self, css: &str) -> Result<()> {
        let element = self.driver.find(By::Css(css)).await;
        let element = element.with_context(|| format!("expected an element {css}, found none"))?;
        // The rest of the driver's message is a trace of its own code.
        let first = |error: &dyn std::fmt::Display| {
            let text = error.to_string();
            text.split("Stacktrace")
                .next()
                .unwrap_or_default()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        element.click().await.map_err(|error| anyhow!("cannot click {css}: {}", first(&error)))
    }

    /// The text that the first element that matches shows; needs no script.
    pub async fn text(&self, css: &str) -> Result<String> {
        let element = self.driver.find(By::Css(css)).await;
        let element = element.with_context(|| format!("expected an element {css}, found none"))?;
        Ok(element.text().await?)
    }

    /// An attribute of every element that matches; needs no script.
    pub async fn attributes(&self, css: &str, name: &str) -> Result<Vec<Option<String>>> {
        let mut values = Vec::new();
        for element in self.driver.find_all(By::Css(css)).await? {
            values.push(element.attr(name).await?);
        }
        Ok(values)
    }

    /// The address in the address bar; needs no script.
    pub async fn address(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// Types at the place that has the focus.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        let chain = self.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        Ok(chain.send_keys(keys).perform().await?)
    }

    /// Puts the focus into the search field and replaces what it holds.
    pub async fn type_query(&self, query: &str) -> Result<()> {
        let field = self.driver.find(By::Css("input[type=search]")).await;
        let field = field.context("expected a search field, found none")?;
        field.send_keys(Key::Control + "a").await?;
        match query {
            "" => field.send_keys("" + Key::Backspace).await?,
            _ => field.send_keys(query).await?,
        }
        Ok(())
    }

    /// Opens another tab and goes to it; the one before is handed back, for [`Page::leave_tab`].
    pub async fn another_tab(&self) -> Result<WindowHandle> {
        let before = self.driver.window().await?;
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab).await?;
        if self.kind == Kind::Chromium {
            install_probe(&self.driver).await?;
        }
        Ok(before)
    }

    /// Closes the tab, and goes on in a new one.
    pub async fn leave_for_another(&self) -> Result<()> {
        let before = self.another_tab().await?;
        let tab = self.driver.window().await?;
        self.driver.switch_to_window(before).await?;
        self.leave_tab(tab).await
    }

    /// Closes the tab, and goes back to another.
    pub async fn leave_tab(&self, to: WindowHandle) -> Result<()> {
        self.driver.close_window().await?;
        Ok(self.driver.switch_to_window(to).await?)
    }

    /// Goes back in the history.
    pub async fn back(&self) -> Result<()> {
        Ok(self.driver.back().await?)
    }

    /// Gives the window another size, in CSS px, until the test ends.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.resized.set(true);
        Ok(self.driver.set_window_rect(0, 0, width, height).await?)
    }

    /// Gives the page shown a width that no window has, in Firefox.
    pub async fn firefox_width(&self, width: u32) -> Result<()> {
        firefox::set_width(&self.driver, width).await
    }

    /// Makes the text of the page shown larger, in Firefox.
    pub async fn firefox_text(&self, percent: u32) -> Result<()> {
        firefox::set_text(&self.driver, percent).await
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.driver.refresh().await?)
    }

    /// Runs a command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<()> {
        self.driver.cdp().send_raw(command, parameters).await?;
        Ok(())
    }

    /// Runs a command of WebDriver that Thirtyfour does not know; its value.
    pub async fn command(&self, command: impl FormatRequestData) -> Result<Value> {
        Ok(self.driver.cmd(command).await?.value_json()?)
    }

    /// What the window shows, as a PNG.
    pub async fn screenshot(&self) -> Result<Vec<u8>> {
        Ok(self.driver.screenshot_as_png().await?)
    }

    /// Runs a command of the Chrome DevTools Protocol; what it answers.
    pub async fn cdp_value(&self, command: &str, parameters: Value) -> Result<Value> {
        Ok(self.driver.cdp().send_raw(command, parameters).await?)
    }

    /// Waits until an expression has this value in the page's one frame.
    pub async fn in_frame(
        &self,
        what: &str,
        expression: &str,
        want: impl Into<Value>,
    ) -> Result<()> {
        let want = want.into();
        let outcome = self.try_in_frame(what, expression, &want).await;
        match outcome {
            // WebKit's driver loses a frame that has just been loaded.
            Err(error) if self.kind == Kind::WebKit && is_lost(&error) => {
                self.driver.enter_default_frame().await?;
                self.try_in_frame(what, expression, &want).await
            }
            outcome => outcome,
        }
    }

    async fn try_in_frame(&self, what: &str, expression: &str, want: &Value) -> Result<()> {
        self.driver.enter_frame(0).await?;
        let outcome = self.expect(what, expression, want.clone()).await;
        let left = self.driver.enter_parent_frame().await;
        outcome.and(left.map_err(Into::into))
    }

    /// Turns the scripts of pages off until the end of the test.
    pub async fn scripts_off(&self) -> Result<()> {
        match self.kind {
            Kind::Chromium => {
                self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await
            }
            Kind::Firefox => firefox::set_scripts(&self.driver, false).await,
            Kind::WebKit => bail!("WebKit's driver cannot turn scripts off"),
        }
    }

    /// Opens the tab, without a history, and closes the one before.
    pub async fn begin(&self) -> Result<()> {
        if self.kind == Kind::WebKit {
            return Ok(());
        }
        let before = self.driver.window().await?;
        let tab = self.driver.new_tab().await?;
        self.driver.close_window().await?;
        self.driver.switch_to_window(tab).await?;
        ensure!(before != self.driver.window().await?, "the tab is the one before");
        if self.kind == Kind::Chromium {
            install_probe(&self.driver).await?;
        }
        // What the test before left behind is not this one's.
        self.watch.take(&self.driver).await?;
        Ok(())
    }

    /// What the browser has complained about since it was last asked, as a list.
    pub async fn complaints(&self) -> Result<String> {
        Ok(self.told().await?.complaints.join("\n  "))
    }

    /// Fails on errors and warnings of the browser, and on requests to elsewhere.
    pub async fn verdict(&self) -> Result<()> {
        if self.kind == Kind::WebKit {
            return Ok(());
        }
        let told = self.told().await?;
        let found = told.complaints.join("\n  ");
        ensure!(found.is_empty(), "expected a silent console, found\n  {found}");
        let origins = self.origins.borrow();
        let inside = |address: &String| {
            origins.iter().any(|origin| address.starts_with(origin)) || !address.starts_with("http")
        };
        let outside: Vec<&String> =
            told.requests.iter().filter(|address| !inside(address)).collect();
        ensure!(outside.is_empty(), "expected requests to {origins:?} only, found {outside:?}");
        ensure!(
            !told.requests.is_empty(),
            "expected requests to be seen, found none: the watch is blind"
        );
        Ok(())
    }

    async fn told(&self) -> Result<Told> {
        let mut told = self.watch.take(&self.driver).await?;
        let allowed = self.allowed.borrow();
        told.complaints.retain(|text| !allowed.iter().any(|part| text.contains(part)));
        Ok(told)
    }

    /// Forgets what the site has stored.
    pub async fn end(&self) -> Result<()> {
        if self.kind == Kind::Firefox {
            firefox::set_scripts(&self.driver, true).await?;
        }
        if self.resized.get() {
            self.driver.set_window_rect(0, 0, WINDOW.0, WINDOW.1).await?;
        }
        // Fails on a page without storage; then nothing is stored.
        let _ = self.eval("localStorage.clear()").await;
        let _ = self.eval("navigator.serviceWorker?.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister())))").await;
        Ok(self.driver.delete_all_cookies().await?)
    }
}

/// The beginning of a text.
fn excerpt(text: &str) -> String {
    text.chars().take(200).collect()
}

fn is_lost(error: &anyhow::Error) -> bool {
    let said = format!("{error:#}");
    said.contains("no such frame") || said.contains("no such window")
}
