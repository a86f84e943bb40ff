//! Pages in frames of this page.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event};

/// Calls `then` with each height, in CSS px, that the page in a frame tells. Messages of anybody
/// else, and what is no height, are left alone.
pub fn on_height(frame: Element, then: impl Fn(u32) + 'static) {
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
