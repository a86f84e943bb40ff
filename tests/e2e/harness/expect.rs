//! Waiting for what should come: every failure says what was expected and what was found.

use super::page::Page;
use super::watch::LATER;
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How long is waited for what is expected.
const PATIENCE: Duration = Duration::from_secs(10);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(15);

/// The codes among the results that are not filtered away, in the order of the page.
pub const HITS: &str = "[...document.querySelectorAll('#results [data-code]')]
    .filter((e) => !e.hidden && e.dataset.match !== 'no').map((e) => +e.dataset.code)";

/// The count of matches.
pub const STATUS: &str = "document.querySelector('#main [role=status]')?.textContent";

/// What has the focus: its id, its code, or its tag.
pub const FOCUS: &str = "((e) => e.id || e.dataset.code || e.localName)(document.activeElement)";

/// Whether a live DOM equals a parsed page: `null`, or where they differ.
const DIFFERENCE: &str = "
    // What is parsed here is under the policy of the page shown, which names another style sheet.
    const html = arguments[0].replace(/<style>[^]*?<\\/style>/, '');
    const page = new DOMParser().parseFromString(html, 'text/html');
    const [want, have] = [page, document].map((d) => d.querySelector('#app'));
    const found = [];
    if (page.title !== document.title) found.push(`title: expected ${page.title}, found ${document.title}`);
    const langs = [page, document].map((d) => d.documentElement.lang);
    if (langs[0] !== langs[1]) found.push(`lang: expected ${langs[0]}, found ${langs[1]}`);
    const name = (n) => n.nodeType === 1 ? n.cloneNode(false).outerHTML : `${n.nodeName} ${n.nodeValue}`;
    const walk = (a, b) => {
        const later = arguments[1];
        if (a.isEqualNode(b) || (a.nodeType === 1 && a.matches(later) && b.matches?.(later))) return;
        if (!a.cloneNode(false).isEqualNode(b.cloneNode(false)))
            return found.push(`expected ${name(a)}, found ${name(b)}`);
        if (a.childNodes.length !== b.childNodes.length)
            return found.push(`in ${name(a)} expected ${a.childNodes.length} nodes, found ${b.childNodes.length}`);
        a.childNodes.forEach((child, i) => walk(child, b.childNodes[i]));
    };
    walk(want, have);
    return found.length ? found.slice(0, 5).join('; ') : null;";

impl Page {
    /// Waits until a JavaScript expression has this value.
    pub async fn expect(&self, what: &str, expression: &str, want: impl Into<Value>) -> Result<()> {
        let want = want.into();
        let found = self.wait(expression, |value| *value == want).await;
        match found {
            Ok(_) => Ok(()),
            Err(found) => bail!("{what}: expected {want}, found {found}"),
        }
    }

    /// Waits until a condition in JavaScript holds; if it never does, says what `detail` is.
    pub async fn expect_that(&self, what: &str, condition: &str, detail: &str) -> Result<()> {
        match self.wait(condition, |value| *value == json!(true)).await {
            Ok(_) => Ok(()),
            Err(_) => bail!("expected {what}, found {}", self.eval(detail).await?),
        }
    }

    /// Waits for the results to be exactly these, in any order, with their number in the status.
    pub async fn expect_hits(&self, want: &[u16]) -> Result<()> {
        let sorted = format!("{HITS}.sort((a, b) => a - b)");
        self.expect("codes found", &sorted, want).await?;
        let number = format!("({STATUS}).match(/\\d+/)[0]");
        self.expect("number in the status", &number, want.len().to_string()).await
    }

    /// The codes found now, in the order of the page.
    pub async fn hits(&self) -> Result<Vec<u16>> {
        Ok(serde_json::from_value(self.eval(HITS).await?)?)
    }

    /// Waits for two frames and what they leave to be done.
    pub async fn frames(&self) -> Result<()> {
        let frames = "new Promise((done) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";
        self.eval(frames).await.map(drop)
    }

    /// Waits until the address, below the site's root, is this.
    pub async fn expect_path(&self, want: &str) -> Result<()> {
        let want = self.root() + want;
        self.expect("the address", "location.href", want).await
    }

    /// Waits until this page is shown, exactly as it was prerendered.
    pub async fn expect_page(&self, path: &str) -> Result<()> {
        self.expect_path(path).await?;
        let path = path.split(['#', '?']).next().unwrap_or_default();
        let file = self.settings.dist.join(path).join("index.html");
        self.expect_html(path, &std::fs::read_to_string(file)?).await
    }

    /// Waits until the title is that of a page.
    pub async fn expect_title(&self, path: &str) -> Result<()> {
        let html = std::fs::read_to_string(self.settings.dist.join(path).join("index.html"))?;
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
        self.expect("title", "document.title", title.unwrap_or_default()).await
    }

    /// Waits until title, language and `#app` are those of the HTML.
    pub async fn expect_html(&self, path: &str, html: &str) -> Result<()> {
        let begun = Instant::now();
        loop {
            let found = self.run(DIFFERENCE, vec![json!(html), json!(LATER)]).await;
            match found {
                Ok(Value::Null) => return Ok(()),
                _ if begun.elapsed() < PATIENCE => sleep(PAUSE).await,
                Ok(found) => bail!("/{path} is not as prerendered: {found}"),
                Err(error) => return Err(error),
            }
        }
    }

    /// The value once it is accepted; the last one if it never is.
    async fn wait(
        &self,
        expression: &str,
        accept: impl Fn(&Value) -> bool,
    ) -> Result<Value, Value> {
        let begun = Instant::now();
        loop {
            // Between two pages there is nothing to run in.
            let value =
                self.eval(expression).await.unwrap_or_else(|error| json!(format!("{error:#}")));
            if accept(&value) {
                return Ok(value);
            }
            if begun.elapsed() > PATIENCE {
                return Err(value);
            }
            sleep(PAUSE).await;
        }
    }
}
