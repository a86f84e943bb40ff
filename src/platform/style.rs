//! The style sheet of the pages that the atlas is not: on the atlas it is fetched when one of them
//! is wanted; every other page has it from the beginning.

use super::document;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

/// Makes sure that every page can be shown as it is meant. Where the style sheet does not come,
/// pages are shown without it: they read all the same.
pub async fn ensure(site_root: &str) {
    let Some(missing) = missing() else { return };
    let link = document().and_then(|document| document.create_element("link").ok());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlLinkElement>().ok()) else { return };
    link.set_rel("stylesheet");
    link.set_href(&format!("{site_root}{missing}"));
    let loaded = Promise::new(&mut |resolve, _| {
        link.set_onload(Some(&resolve));
        link.set_onerror(Some(&resolve));
    });
    if let Some(head) = document().and_then(|document| document.head()) {
        let _: Result<_, JsValue> = head.append_child(&link);
        let _ = JsFuture::from(loaded).await;
    }
}

/// The name of the style sheet that the page lacks; asked for once.
fn missing() -> Option<String> {
    let script = document()?.query_selector("script[data-css]").ok()??;
    let name = script.get_attribute("data-css")?;
    script.remove_attribute("data-css").ok()?;
    Some(name)
}
