//! What only Firefox has, and Thirtyfour does not know.

use anyhow::Result;
use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebDriver};

/// Whether scripts of WebDriver run in the page, or in the browser itself.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let address = format!("/session/{session}/moz/context");
        RequestData::new(Method::POST, address).add_body(json!({ "context": self.0 }))
    }
}

/// Turns the scripts of pages on or off, for pages opened from then on.
pub async fn set_scripts(session: &WebDriver, on: bool) -> Result<()> {
    within(session, "Services.prefs.setBoolPref('javascript.enabled', arguments[0])", json!(on))
        .await
}

/// Gives the page shown a width, in CSS px; a window has a least one, which is wider than a phone.
pub async fn set_width(session: &WebDriver, width: u32) -> Result<()> {
    let script = "const { style } = gBrowser.selectedBrowser;
        for (const name of ['min-width', 'width', 'max-width']) style.setProperty(name, `${arguments[0]}px`);";
    within(session, script, json!(width)).await
}

/// Makes the text of the page shown larger, and nothing else, as 'Zoom text only' does.
pub async fn set_text(session: &WebDriver, percent: u32) -> Result<()> {
    let script = "gBrowser.selectedBrowser.browsingContext.textZoom = arguments[0] / 100;";
    within(session, script, json!(percent)).await
}

/// Runs a script in the browser itself.
async fn within(session: &WebDriver, script: &str, argument: Value) -> Result<()> {
    session.cmd(Context("chrome")).await?;
    let ran = session.execute(script, vec![argument]).await;
    session.cmd(Context("content")).await?;
    ran?;
    Ok(())
}
