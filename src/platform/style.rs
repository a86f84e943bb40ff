//! The style sheet of the pages that the atlas is not: on the atlas it is fetched when one of them
//! is wanted; every other page has it from the beginning.

use super::document;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlLinkElement};

/// Names the style sheet that the first page came without, for as long as it is missing.
const MISSING: &str = "data-css";

/// Whether every page can be shown as it is meant. Where the style sheet does not come, a later
/// deployment may have taken it away: the page then has to be loaded, with a style sheet that is there.
pub async fn ensure(site_root: &str) -> bool {
    let Some(script) = script() else { return true };
    let Some(name) = script.get_attribute(MISSING) else { return true };
    let link = document().and_then(|document| document.create_element("link").ok());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlLinkElement>().ok()) else {
        return true;
    };
    link.set_rel("stylesheet");
    link.set_href(&format!("{site_root}{name}"));
    let loaded = Promise::new(&mut |resolve, reject| {
        link.set_onload(Some(&resolve));
        link.set_onerror(Some(&reject));
    });
    if let Some(head) = document().and_then(|document| document.head()) {
        let _: Result<_, JsValue> = head.append_child(&link);
    }
    let came = JsFuture::from(loaded).await.is_ok();
    // Where it did not come, the next page asks anew.
    if came {
        let _: Result<_, JsValue> = script.remove_attribute(MISSING);
    }
    came
}

fn script() -> Option<Element> {
    document()?.query_selector("script[data-css]").ok()?
}
