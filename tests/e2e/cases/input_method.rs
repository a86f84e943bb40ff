//! Typing Chinese: a composition filters once, at its end.

use super::cases;
use super::search::known;
use crate::harness::browser::Kind;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::Result;
use serde_json::json;

cases!(input_method: composition_filters_once, enter_of_a_composition_opens_nothing);

/// Counts from now on how often the status says something else.
const COUNT: &str = "(() => { window.__changes = 0;
    const status = document.querySelector('[role=status]');
    let last = status.textContent;
    new MutationObserver(() => { window.__changes += status.textContent !== last; last = status.textContent; })
        .observe(status, { childList: true, characterData: true, subtree: true });
    })()";

/// One event of a synthetic composition, as Firefox sends them.
const EVENT: &str = "const [kind, text] = arguments, field = document.querySelector('#q');
    if (kind === 'input') {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true, data: text, inputType: 'insertCompositionText' }));
    } else field.dispatchEvent(new CompositionEvent(kind, { bubbles: true, data: text }));
    if (kind === 'compositionend')
        field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertCompositionText' }));";

/// Begins a composition, where that is not done by composing.
pub async fn begin(page: &Page) -> Result<()> {
    match page.kind {
        Kind::Chromium => Ok(()),
        _ => page.run(EVENT, vec![json!("compositionstart"), json!("")]).await.map(drop),
    }
}

/// Lets the input method show a text that is not typed yet.
pub async fn compose(page: &Page, text: &str) -> Result<()> {
    match page.kind {
        Kind::Chromium => {
            let length = text.chars().count();
            let composition =
                json!({ "text": text, "selectionStart": length, "selectionEnd": length });
            page.cdp("Input.imeSetComposition", composition).await
        }
        _ => page.run(EVENT, vec![json!("input"), json!(text)]).await.map(drop),
    }
}

/// Lets the input method type a text.
pub async fn commit(page: &Page, text: &str) -> Result<()> {
    match page.kind {
        Kind::Chromium => page.cdp("Input.insertText", json!({ "text": text })).await,
        _ => {
            page.run(EVENT, vec![json!("input"), json!(text)]).await?;
            page.run(EVENT, vec![json!("compositionend"), json!(text)]).await.map(drop)
        }
    }
}

async fn composition_filters_once(page: &Page) -> Result<()> {
    page.load("").await?;
    page.click("#q").await?;
    known(page).await?;
    page.eval(COUNT).await?;
    begin(page).await?;
    for text in ["c", "ch", "chao", "chao's", "chao'shi"] {
        compose(page, text).await?;
        page.expect("field while composing", "document.querySelector('#q').value", text).await?;
    }
    page.frames().await?;
    page.expect("changes of the status while composing", "window.__changes", 0).await?;
    page.expect("address while composing", "location.search", "").await?;
    commit(page, "超时").await?;
    page.expect_hits(&Site::read(&page.settings.dist)?.found("超时")?).await?;
    page.expect("field", "document.querySelector('#q').value", "超时").await?;
    page.frames().await?;
    page.expect("changes of the status in all", "window.__changes", 1).await
}

/// Enter and Escape belong to the input method while it composes.
async fn enter_of_a_composition_opens_nothing(page: &Page) -> Result<()> {
    page.load("?q=404").await?;
    let taken = "((init) => { const e = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
        document.querySelector('#q').dispatchEvent(e); return e.defaultPrevented; })";
    for key in ["Enter", "Escape", "ArrowDown"] {
        let composing = format!("{taken}({{ key: '{key}', isComposing: true }})");
        page.expect(&format!("{key} taken while composing"), &composing, false).await?;
        let old = format!("{taken}({{ key: '{key}', keyCode: 229 }})");
        page.expect(&format!("{key} with key code 229 taken"), &old, false).await?;
    }
    page.expect_path("?q=404").await?;
    page.expect_hits(&[404]).await
}
