//! Taking over the prerendered page.

use super::json::Json;
use super::{address, early, fetch, navigation::Navigation, theme};
use crate::app::{App, Pages, Shown};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Takes over the page. Where the address names no page of ours, or the page's data is damaged,
/// the prerendered page stays as it is.
///
/// `pages` are those that this build has the code of.
pub fn start(pages: Pages<Json>) {
    let Some(place) = place() else { return };
    let Some(site_root) = address::site_root() else { return };
    let Some(route) = address::route(&site_root) else { return };
    let Some(data) = fetch::embedded(route, pages) else { return };
    let begin = move || {
        let app = App::new(Shown { route, data }, pages.show, (pages.state)());
        let view = app.view();
        let navigation = Navigation::start(site_root, app, pages);
        spawn_local(take_over(app, navigation));
        view
    };
    leptos::mount::hydrate_from(place, begin).forget();
}

/// Once the view is hydrated: takes the reader's state in, and relieves `boot.js` of its duty in
/// the same frame.
async fn take_over(app: App, navigation: Navigation) {
    app.theme.choice.set(theme::current());
    let mut address = address::read();
    if navigation.follow_language(&mut address) {
        return;
    }
    let typed = early::text();
    if !typed.is_empty() {
        address.text = typed;
    }
    navigation.read_address(address);
    // The app's marks are on the page after the effects have run.
    leptos::task::tick().await;
    early::clear_marks();
    early::ready();
}

fn place() -> Option<HtmlElement> {
    super::document()?.get_element_by_id("app")?.dyn_into().ok()
}
