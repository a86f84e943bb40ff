//! What an event says about the keyboard.

use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent, KeyboardEvent, MouseEvent};

/// The key code that stands for "an input method is at work" where `isComposing` is not set.
const IME: u32 = 229;

/// Whether an `input` event comes from the middle of a composition.
pub fn is_composing(event: &Event) -> bool {
    event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing)
}

/// Whether a key belongs to an input method.
pub fn is_composing_key(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == IME
}

/// Whether the key is part of a shortcut of the browser or the system.
pub fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Whether a click follows a link here, and not in a new tab or to save it.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    let modified = event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key();
    event.button() == 0 && !modified
}

/// Does `act` in place of what the browser would do, if the click is a plain one.
pub fn instead(event: &MouseEvent, act: impl FnOnce()) {
    if is_plain_click(event) {
        event.prevent_default();
        act();
    }
}
