//! Elements: which code they stand for, focus, scrolling.

use super::document;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use model::StatusCode;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent,
};

/// The code that the event's target stands for, if it lies in an element with `data-code`.
pub fn code_of(event: &Event) -> Option<StatusCode> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    code(&target.closest("[data-code]").ok()??)
}

/// The codes among the results that are not filtered away, in the order of the page.
pub fn shown_codes() -> Vec<StatusCode> {
    all("#results [data-code]:not([data-match=no])").iter().filter_map(code).collect()
}

/// Gives the focus to the result for `code`.
pub fn focus_code(code: StatusCode) {
    if let Some(element) = one(&format!("#results [data-code=\"{code}\"]")) {
        focus(&element);
    }
}

/// Gives the focus to the first result that is not filtered away.
pub fn focus_first_match() {
    if let Some(code) = shown_codes().first() {
        focus_code(*code);
    }
}

/// Opens the result for `code` as a click on it would.
pub fn open_code(code: StatusCode) {
    if let Some(element) = one(&format!("#results [data-code=\"{code}\"]")) {
        element.click();
    }
}

/// Gives the focus to the search field and selects its text.
pub fn focus_search() {
    if let Some(field) = search_field() {
        focus(&field);
        field.select();
    }
}

/// Gives the focus to the search field, once the page has followed the state, behind its text.
pub fn focus_search_end() {
    let find = || {
        if let Some(field) = search_field() {
            focus(&field);
            let end = u32::MAX;
            let _ = field.set_selection_range(end, end);
        }
    };
    set_timeout(find, std::time::Duration::ZERO);
}

/// Moves what is underlined in the search field along with its text.
pub fn scroll_faults() {
    if let (Some(field), Some(faults)) = (search_field(), one(".faults")) {
        faults.set_scroll_left(field.scroll_left());
    }
}

/// Lets the results be one stop for the Tab key: the one for `code`.
pub fn rove(code: StatusCode) {
    for element in all("#results a[data-code]:not([tabindex=\"-1\"])") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    if let Some(element) = one(&format!("#results [data-code=\"{code}\"]")) {
        let _ = element.set_attribute("tabindex", "0");
    }
}

/// The code that the results are left at by the Tab key, if they are one stop.
pub fn roving() -> Option<StatusCode> {
    let stop = one("#results [data-code][tabindex=\"0\"]")?;
    code(&stop)
}

/// Shows a `<dialog>`, once it is in the page.
pub fn show_dialog(dialog: &Element) {
    let dialog = dialog.clone();
    set_timeout(move || call(&dialog, "showModal"), std::time::Duration::ZERO);
}

/// Shows the `<dialog>` of this id, or closes it, and the focus is where it was.
pub fn set_dialog(id: &str, shown: bool) {
    if let Some(dialog) = one(&format!("#{id}")) {
        call(&dialog, if shown { "showModal" } else { "close" });
    }
}

fn call(element: &Element, name: &str) {
    let method = Reflect::get(element, &JsValue::from_str(name));
    if let Some(method) = method.ok().and_then(|method| method.dyn_into::<Function>().ok()) {
        let _ = method.call0(element);
    }
}

/// A text that follows another one once that has been still for a moment.
pub fn settled(text: impl Fn() -> String + Send + Sync + 'static) -> RwSignal<String> {
    let said = RwSignal::new(untrack(&text));
    let (waiting, told) = (StoredValue::new(None::<TimeoutHandle>), StoredValue::new(false));
    Effect::new(move |before: Option<()>| {
        let text = text();
        if before.is_some() {
            // Set at least once: `boot.js` may have written another text.
            let set = move || {
                // The page may have been left by then.
                let again = told.try_get_value() == Some(true);
                if !again || said.try_get_untracked().is_some_and(|said| said != text) {
                    let _ = told.try_set_value(true);
                    let _ = said.try_set(text);
                }
            };
            let handle = set_timeout_with_handle(set, STILL).ok();
            let before = waiting.try_update_value(|waiting| std::mem::replace(waiting, handle));
            if let Some(handle) = before.flatten() {
                handle.clear();
            }
        }
    });
    said
}

/// How long a text has to be still before it is said.
const STILL: std::time::Duration = std::time::Duration::from_millis(400);

/// The text that stands in the search field.
pub fn search_text() -> Option<String> {
    search_field().map(|field| field.value())
}

/// The value chosen in the `<select>` that an event comes from.
pub fn chosen(event: &Event) -> String {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Goes where a link to `address` leads, as a click on it would.
pub fn follow_link(address: &str) {
    let Some(document) = document() else { return };
    let link =
        document.create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    // Only a link in the page tells its click to the listener on the document.
    if let (Some(link), Some(main)) = (link, one("#main")) {
        let _ = link.set_attribute("href", address);
        let _ = main.append_child(&link);
        link.click();
        link.remove();
    }
}

/// Takes the answer with this number, from 1, to the question shown.
pub fn click_option(number: usize) {
    if let Some(element) = one(&format!(".opts > :nth-child({number}) > a")) {
        element.click();
    }
}

/// Gives the focus to the question shown, so that it is read.
pub fn focus_question() {
    if let Some(element) = one("#question") {
        focus(&element);
    }
}

/// The text of the field that an event comes from, be it a line, an area or a choice.
pub fn value_of(event: &Event) -> String {
    event.target().map(|field| value(&field)).unwrap_or_default()
}

/// Whether the box that an event comes from is ticked.
pub fn is_checked(event: &Event) -> bool {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    field.is_some_and(|field| field.checked())
}

fn value(field: &JsValue) -> String {
    let value = Reflect::get(field, &JsValue::from_str("value"));
    value.ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// What a field held when the page was written.
fn prerendered(field: &Element) -> String {
    let default = Reflect::get(field, &JsValue::from_str("defaultValue"));
    let default = default.ok().and_then(|value| value.as_string());
    let option = || field.query_selector("option[selected]").ok()??.get_attribute("value");
    default.or_else(option).unwrap_or_default()
}

/// Lets a field follow a text that is changed elsewhere. While the field is the source the two
/// are equal, and nothing is written: an input method at work is not disturbed. What was typed
/// before the app was there is not overwritten, but handed to `take`.
pub fn follow_value(
    field: Element,
    text: impl Fn() -> String + 'static,
    take: impl Fn(String) + 'static,
) {
    Effect::new(move |before: Option<()>| {
        let (text, typed) = (text(), value(&field));
        if typed == text {
            return;
        }
        if before.is_none() && typed != prerendered(&field) {
            return take(typed);
        }
        let _ = Reflect::set(&field, &JsValue::from_str("value"), &text.into());
    });
}

/// Gives the focus to the element of this id, once the page has followed the state.
pub fn focus_soon(id: String) {
    // A turn of the event loop: effects run in tasks of their own, some of them in a second one.
    let find = move || {
        if let Some(element) = one(&format!("[id=\"{id}\"]")) {
            focus(&element);
        }
    };
    set_timeout(find, std::time::Duration::ZERO);
}

/// Gives the focus to the element of this id, once the page has followed the state, and leaves the
/// page where it is scrolled to.
pub fn focus_in_place(id: &'static str) {
    let find = move || {
        if let Some(element) = one(&format!("#{id}")) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    };
    set_timeout(find, std::time::Duration::ZERO);
}

/// Gives the focus to an element.
fn focus(element: &HtmlElement) {
    // Fails for elements that cannot have the focus; then nothing is lost.
    let _ = element.focus();
}

/// Whether the reader has asked the system for little movement.
pub fn prefers_stillness() -> bool {
    let query = "(prefers-reduced-motion: reduce)";
    let list = super::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// Whether the key was typed into a field.
pub fn is_in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| {
        let field = target.matches("input, textarea, select").unwrap_or(false);
        field || target.is_content_editable()
    })
}

/// Whether the key was typed on something that a key presses: a button, a link, a summary.
pub fn is_on_button(event: &KeyboardEvent) -> bool {
    is_on(event, "button, a, summary, label")
}

/// Whether the key was typed on an element that a selector names.
pub fn is_on(event: &KeyboardEvent, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| target.matches(selector).unwrap_or(false))
}

/// Moves to the top of a page just shown, and tells a screen reader by moving the focus.
pub fn start_of_page() {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(main) = one("#main") {
        focus(&main);
    }
}

fn search_field() -> Option<HtmlInputElement> {
    one("input[type=search]")?.dyn_into().ok()
}

fn code(element: &Element) -> Option<StatusCode> {
    StatusCode::parse(&element.get_attribute("data-code")?)
}

fn one(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

fn all(selector: &str) -> Vec<Element> {
    super::root().map(|root| within(&root, selector)).unwrap_or_default()
}

/// The elements within one that a selector names.
pub(super) fn within(element: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = element.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}
