//! Flows run for real: a script of the page hands them to its worker (`src/scripts/page/run.js`).

use super::json::Json;
use super::{address, window};
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit};

/// The absolute address of the folder that the flow of this id is played in.
pub fn folder(id: &str) -> Option<String> {
    let origin = window()?.location().origin().ok()?;
    Some(format!("{origin}{}lab/flow/{id}/", address::site_root()?))
}

/// Runs a flow, as JSON; what became of it, as `{"end","seen"}` or `{"obstacle"}`. `None` where the
/// script is not there.
pub async fn run(flow: &str) -> Option<Json> {
    let mut taken = false;
    let answer = Promise::new(&mut |done, _| {
        let detail = Object::new();
        let set = |key: &str, value: &JsValue| {
            // A property of a plain object can be set.
            let _ = Reflect::set(&detail, &JsValue::from_str(key), value);
        };
        set("flow", &JsValue::from_str(flow));
        set("done", &done);
        let init = CustomEventInit::new();
        init.set_cancelable(true);
        init.set_detail(&detail);
        let event = CustomEvent::new_with_event_init_dict("status-atlas:run", &init).ok();
        let sent = window().zip(event).map(|(window, event)| window.dispatch_event(&event));
        // Whoever takes it prevents that nothing happens.
        taken = matches!(sent, Some(Ok(false)));
    });
    if !taken {
        return None;
    }
    JsFuture::from(answer).await.ok().map(Json::from)
}
