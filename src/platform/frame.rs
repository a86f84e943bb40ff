//! Pages in frames of this page.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlIFrameElement};

/// Calls `then` with the height, in CSS px, of the page in a frame: what it has now, because it may
/// have told that before anybody listened, and each that it tells. Messages of anybody else, and
/// what is no height, are left alone.
pub fn on_height(frame: Element, then: impl Fn(u32) + 'static) {
    if let Some(height) = height_now(&frame) {
        then(height);
    }
    let listening = StoredValue::new(None::<WindowListenerHandle>);
    let handle = window_event_listener_untyped("message", move |event| {
        if !frame.is_connected() {
            let _ =
                listening.try_update_value(|handle| handle.take().map(|handle| handle.remove()));
        } else if let Some(height) = height(&frame, &event) {
            then(height);
        }
    });
    listening.set_value(Some(handle));
}

/// The height of a page of this origin, if it is there.
fn height_now(frame: &Element) -> Option<u32> {
    let body = frame.dyn_ref::<HtmlIFrameElement>()?.content_document()?.body()?;
    let height = body.get_bounding_client_rect().height().ceil() as u32;
    (height > 0).then_some(height)
}

fn height(frame: &Element, event: &Event) -> Option<u32> {
    let get = |from: &JsValue, key: &str| Reflect::get(from, &JsValue::from_str(key)).ok();
    let own = get(frame, "contentWindow")?;
    let data = get(event, "data").filter(JsValue::is_object)?;
    let ours = own.is_object() && get(event, "source")? == own;
    let kind = get(&data, "type")?.as_string()?;
    let height = get(&data, "height")?.as_f64().filter(|height| height.is_finite())?;
    // A number of pixels; what is negative or beyond all screens ends at the limits.
    (ours && kind == "status-atlas:height").then_some(height.ceil() as u32)
}
