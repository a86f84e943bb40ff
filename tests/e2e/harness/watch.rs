//! What a browser complains about, and which addresses it asks: checked after every test.
//!
//! Chromium: the driver's browser log (console, uncaught errors, refused resources, violations of
//! the policy) and its log of all requests. Firefox: `log.entryAdded` and
//! `network.beforeRequestSent` of WebDriver `BiDi`, that is the console, uncaught errors and all
//! requests. In both the probe reports violations of the policy to the console. What Firefox
//! writes into the browser's own console only (warnings about CSS, unused preloads, blocked
//! storage) is not seen.

use anyhow::Result;
use futures_util::StreamExt;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};
use thirtyfour::WebDriver;
use thirtyfour::bidi::BiDi;

/// The probe: runs in every page before its own scripts.
pub const PROBE: &str = include_str!("probe.js");

/// The events collected, as method and parameters.
type Events = Arc<Mutex<Vec<(String, Value)>>>;

/// Collects complaints and requests.
#[derive(Clone, Debug)]
pub enum Watch {
    /// The logs of chromedriver.
    Logs,
    /// The events of `BiDi`.
    BiDi(BiDi, Events),
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
    pub async fn bidi(driver: &WebDriver) -> Result<Watch> {
        let bidi = driver.bidi().await?;
        let mut stream = bidi.subscribe_raw();
        let events = Events::default();
        let kept = Arc::clone(&events);
        tokio::spawn(async move {
            while let Some(event) = stream.next().await {
                let mut events = kept.lock().unwrap_or_else(PoisonError::into_inner);
                events.push((event.method.clone(), event.params.clone()));
            }
        });
        let names = json!({ "events": ["log.entryAdded", "network.beforeRequestSent"] });
        bidi.send_raw("session.subscribe", names).await?;
        bidi.send_raw("script.addPreloadScript", json!({ "functionDeclaration": PROBE })).await?;
        Ok(Watch::BiDi(bidi, events))
    }

    /// Everything told since the last call.
    pub async fn take(&self, driver: &WebDriver) -> Result<Told> {
        match self {
            Watch::Logs => logs(driver).await,
            Watch::BiDi(bidi, events) => {
                // Events come in order: after this answer those of the test are here.
                bidi.send_raw("session.status", json!({})).await?;
                let mut events = events.lock().unwrap_or_else(PoisonError::into_inner);
                Ok(told(events.drain(..)))
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

fn told(events: impl Iterator<Item = (String, Value)>) -> Told {
    let mut told = Told::default();
    for (method, event) in events {
        match method.as_str() {
            "network.beforeRequestSent" => told.requests.push(text(&event["request"]["url"])),
            "log.entryAdded" if event["level"] == "error" || event["level"] == "warn" => {
                let place = text(&event["source"]["realm"]);
                told.complaints.push(format!("{}: {} {place}", text(&event["level"]), text(&event["text"])));
            }
            _ => {}
        }
    }
    told
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
