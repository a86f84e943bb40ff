//! JSON, parsed by the browser: no parser of ours is shipped.

use js_sys::{Array, JSON, Reflect};
use model::wire::Node;
use wasm_bindgen::{JsCast, JsValue};

/// A value of JSON.
#[derive(Clone, Debug)]
pub struct Json(JsValue);

impl Json {
    /// Parses a text; `None` if it is not JSON.
    pub fn parse(text: &str) -> Option<Json> {
        JSON::parse(text).ok().map(Json)
    }
}

impl Json {
    /// A text as a value.
    pub fn string(text: &str) -> Json {
        Json(JsValue::from_str(text))
    }
}

impl From<JsValue> for Json {
    fn from(value: JsValue) -> Json {
        Json(value)
    }
}

impl Node for Json {
    fn get(&self, key: &str) -> Option<Json> {
        // `Reflect::get` throws on anything but an object.
        let value = Reflect::get(&self.0, &JsValue::from_str(key)).ok()?;
        (!value.is_null() && !value.is_undefined()).then_some(Json(value))
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<u32> {
        let number = self.0.as_f64()?;
        // The cast saturates, so the comparison fails for what does not fit or is not whole.
        let whole = number as u32;
        (f64::from(whole) == number).then_some(whole)
    }

    fn truth(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn items(&self) -> Option<Vec<Json>> {
        self.0.dyn_ref::<Array>().map(|array| array.iter().map(Json).collect())
    }
}
