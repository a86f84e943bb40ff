//! What only Firefox has, and Thirtyfour does not know.

use anyhow::Result;
use http::Method;
use serde_json::json;
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
    let script = "Services.prefs.setBoolPref('javascript.enabled', arguments[0])";
    session.cmd(Context("chrome")).await?;
    let set = session.execute(script, vec![json!(on)]).await;
    session.cmd(Context("content")).await?;
    set?;
    Ok(())
}
