//! What a browser complains about, and which addresses it asks: checked after every test.
//!
//! Chromium: the driver's browser log (console, uncaught errors, refused resources, violations of
//! the policy) and its log of all requests. Firefox: `log.entryAdded` and
//! `network.beforeRequestSent` of WebDriver `BiDi`, that is the console, uncaught errors and all
//! requests. In both the probe reports violations of the policy to the console. What Firefox
//! writes into the browser's own console only (warnings about CSS, unused preloads, blocked
//! storage) is not seen.

use super::bidi::BiDi;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::sync::{Mutex, PoisonError};
use thirtyfour::WebDriver;

/// The probe: runs in every page before its own scripts.
const PROBE: &str = include_str!("probe.js");

/// What fills itself in after the app has started: by a script of its own, with the site's address and
/// a frame's height, which only the browser there knows, or with what is fetched, and then there is
/// something to copy.
pub const LATER: &str = "status-lab, status-stored, status-notes, .b-stage iframe, .b-snip pre, #height, \
    #entry-text, #entry-text + .b-copy";

/// The probe, told what fills itself in later.
pub fn probe() -> String {
    PROBE.replace("WHAT-COMES-LATER", LATER)
}

/// Collects complaints and requests.
#[derive(Debug)]
pub enum Watch {
    /// The logs of chromedriver.
    Logs,
    /// The events of `BiDi`.
    BiDi(Box<Mutex<BiDi>>),
    /// WebKit's driver tells nothing.
    Nothing,
}

/// What a browser has told since the last time it was asked.
#[derive(Debug, Default)]
pub struct Told {
    /// Errors and warnings.
    pub complaints: Vec<String>,
    /// Addresses asked for.
    pub requests: Vec<String>,
}

impl Watch {
    /// Subscribes to Firefox's events, and installs the probe in all of its pages.
    pub fn bidi(session: &WebDriver) -> Result<Watch> {
        let address = session.handle().capabilities().get("webSocketUrl").and_then(Value::as_str);
        let mut bidi = BiDi::connect(address.context("the session has no webSocketUrl")?)?;
        let names = json!({ "events": ["log.entryAdded", "network.beforeRequestSent"] });
        bidi.call("session.subscribe", &names)?;
        bidi.call("script.addPreloadScript", &json!({ "functionDeclaration": probe() }))?;
        Ok(Watch::BiDi(Box::new(Mutex::new(bidi))))
    }

    /// Everything told since the last call.
    pub async fn take(&self, session: &WebDriver) -> Result<Told> {
        match self {
            Watch::Logs => logs(session).await,
            Watch::Nothing => Ok(Told::default()),
            Watch::BiDi(bidi) => {
                let events = bidi.lock().unwrap_or_else(PoisonError::into_inner).events()?;
                Ok(told(events))
            }
        }
    }
}

async fn logs(driver: &WebDriver) -> Result<Told> {
    let loud = |level: &str| matches!(level, "SEVERE" | "WARNING");
    let console = driver.get_log("browser").await?.into_iter();
    let complaints = console.filter(|entry| loud(&entry.level));
    let requests = driver.get_log("performance").await?.into_iter().filter_map(|entry| {
        let event: Value = serde_json::from_str(&entry.message).ok()?;
        let event = &event["message"];
        let sent = event["method"] == "Network.requestWillBeSent";
        sent.then(|| text(&event["params"]["request"]["url"]))
    });
    let complaints = complaints.map(|entry| format!("{}: {}", entry.level, entry.message));
    Ok(Told { complaints: complaints.collect(), requests: requests.collect() })
}

fn told(events: Vec<(String, Value)>) -> Told {
    let mut told = Told::default();
    for (method, event) in events {
        match method.as_str() {
            "network.beforeRequestSent" => told.requests.push(text(&event["request"]["url"])),
            "log.entryAdded" if event["level"] == "error" || event["level"] == "warn" => {
                let place = text(&event["source"]["realm"]);
                told.complaints.push(format!(
                    "{}: {} {place}",
                    text(&event["level"]),
                    text(&event["text"])
                ));
            }
            _ => {}
        }
    }
    told
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
