//! The style sheet of the pages that the atlas is not: on the atlas it is fetched when one of them
//! is wanted; every other page has it from the beginning.

use super::document;
use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

thread_local! {
    /// That it has loaded, once it has been asked for.
    static LOADED: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Whether every page can be shown as it is meant. Where the style sheet does not come, a later
/// deployment may have taken it away: the page then has to be loaded, with a style sheet that is there.
pub async fn ensure(site_root: &str) -> bool {
    let Some(name) = missing() else { return true };
    let address = format!("{site_root}{name}");
    let loaded =
        LOADED.with_borrow_mut(|loaded| loaded.get_or_insert_with(|| load(&address)).clone());
    let came = JsFuture::from(loaded).await.is_ok();
    if !came {
        // The next page asks anew.
        LOADED.set(None);
    }
    came
}

fn load(address: &str) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let link = document().and_then(|document| document.create_element("link").ok());
        let link = link.and_then(|link| link.dyn_into::<HtmlLinkElement>().ok());
        let head = document().and_then(|document| document.head());
        let (Some(link), Some(head)) = (link, head) else { return };
        link.set_rel("stylesheet");
        link.set_href(address);
        link.set_onload(Some(&resolve));
        link.set_onerror(Some(&reject));
        let _: Result<_, JsValue> = head.append_child(&link);
    })
}

/// The name of the style sheet that the first page came without.
fn missing() -> Option<String> {
    document()?.query_selector("script[data-css]").ok()??.get_attribute("data-css")
}
