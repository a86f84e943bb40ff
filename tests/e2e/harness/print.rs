//! Printing: the browser's own PDF of the page that is shown.

use super::page::Page;
use anyhow::{Context, Result};
use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

/// A4 as the style sheet asks for it, with a reader's usual settings: no backgrounds. Firefox takes the
/// margins from here.
#[derive(Debug)]
pub struct Print;

impl FormatRequestData for Print {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let settings = json!({
            "background": false,
            "shrinkToFit": false,
            "page": { "width": 21.0, "height": 29.7 },
            "margin": { "top": 1.0, "bottom": 1.0, "left": 1.2, "right": 1.2 },
        });
        RequestData::new(Method::POST, format!("/session/{session}/print")).add_body(settings)
    }
}

/// How many pages a PDF has: its page objects, also those in compressed streams of objects.
const PAGES: &str = "return (async (pdf) => {
    const bytes = Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0));
    const text = new TextDecoder('latin1').decode(bytes);
    const pages = (part) => part.match(/\\/Type\\s*\\/Page\\b(?!s)/g)?.length ?? 0;
    let count = pages(text);
    for (const { index } of text.matchAll(/\\/Type\\s*\\/ObjStm\\b/g)) {
        const from = /stream\\r?\\n/.exec(text.slice(index));
        const start = index + from.index + from[0].length;
        const end = text.indexOf('endstream', start);
        const plain = new Blob([bytes.subarray(start, end - /\\r?\\n$/.exec(text.slice(start, end))[0].length)])
            .stream().pipeThrough(new DecompressionStream('deflate'));
        count += pages(await new Response(plain).text());
    }
    return count;
})(...arguments)";

impl Page {
    /// Prints what is shown; the number of pages.
    pub async fn print(&self) -> Result<u64> {
        let pdf = self.command(Print).await?;
        let count = self.run(PAGES, vec![pdf]).await?;
        count.as_u64().with_context(|| format!("expected a number of pages, found {count}"))
    }

    /// Shows the page as it would be printed; Chromium only.
    pub async fn as_on_paper(&self, on: bool) -> Result<()> {
        let media: Value = json!({ "media": if on { "print" } else { "" } });
        self.cdp("Emulation.setEmulatedMedia", media).await
    }
}
