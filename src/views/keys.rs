//! The list of keys, in a dialog.

use crate::i18n;
use crate::i18n::search as words;
use crate::node::{Element, el};
use crate::platform::dom;
use crate::state::Atlas;
use leptos::prelude::*;
use model::{Lang, Phrase};
use web_sys::Event;

const KEYS: [(&[&str], Phrase); 8] = [
    (&["/"], i18n::KEY_SEARCH),
    (&["a", "…", "9"], words::KEY_TYPE),
    (&["←", "↑", "↓", "→"], i18n::KEY_MOVE),
    (&["Home", "End"], words::KEY_ENDS),
    (&["PgUp", "PgDn"], words::KEY_CLASS),
    (&["↵"], i18n::KEY_OPEN),
    (&["Esc"], i18n::KEY_CLEAR),
    (&["?"], words::KEY_KEYS),
];

/// The dialog; it has nothing in it as long as it is closed.
pub fn dialog(lang: Lang, atlas: Atlas) -> Element {
    let shell = el("dialog").class("keys-d").attr("aria-labelledby", "keys-h");
    if !atlas.keys.get() {
        return shell;
    }
    let rows = KEYS.map(|(caps, name)| {
        let caps = caps.iter().map(|cap| el("kbd").child(*cap));
        el("div").child(el("dt").children(caps)).child(el("dd").child(name.get(lang)))
    });
    let tick = el("input")
        .attr("type", "checkbox")
        .attr_if("checked", atlas.shortcuts.get_untracked().then_some(""))
        .on("change", move |event: Event| atlas.shortcuts.set(dom::is_checked(&event)));
    let switch = el("label").child(tick).child(words::SINGLE_KEYS.get(lang));
    let close = el("button")
        .class("btn")
        .attr("type", "button")
        .on("click", move |_: Event| atlas.keys.set(false))
        .child(words::CLOSE.get(lang));
    shell
        .on("close", move |_: Event| atlas.keys.set(false))
        .on_mount(|dialog| dom::show_dialog(&dialog))
        .child(el("h2").attr("id", "keys-h").child(words::KEYS_TITLE.get(lang)))
        .child(el("dl").children(rows))
        .child(el("div").class("end").child(switch).child(close))
}
