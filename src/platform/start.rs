//! Taking over the prerendered page.

use super::json::Json;
use super::navigation::Navigation;
#[cfg(feature = "single")]
use super::navigation::show_head;
use super::{address, early, fetch, site, theme};
use crate::app::{App, Data, Pages, Shown};
use crate::node::Element;
use crate::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Takes over the page. Where the address names no page of ours, or the page's data is damaged,
/// the prerendered page stays as it is.
///
/// `pages` are those that this build has the code of.
#[cfg(not(feature = "single"))]
pub fn start(pages: Pages<Json>) {
    let Some(place) = place() else { return };
    let Some(site_root) = address::site_root() else { return };
    let Some(route) = address::route(&site_root) else { return };
    let Some(data) = fetch::embedded(route, pages) else { return };
    leptos::mount::hydrate_from(place, move || begin(site_root, route, data, pages)).forget();
}

/// Takes the place of what the file says to readers without script.
#[cfg(feature = "single")]
pub fn start(pages: Pages<Json>) {
    site::arrive();
    let (Some(place), Some(site_root)) = (place(), address::site_root()) else { return };
    let Some(route) = address::route(&site_root) else { return };
    spawn_local(async move {
        let Some(data) = fetch::data(&site_root, route, pages).await else { return };
        site::enter(&route.path());
        show_head(route, (pages.title)(route));
        place.set_text_content(None);
        leptos::mount::mount_to(place, move || begin(site_root, route, data, pages)).forget();
    });
}

fn begin(site_root: String, route: Route, data: Data, pages: Pages<Json>) -> Element {
    let app = App::new(Shown { route, data }, pages.show, (pages.state)());
    let view = app.view();
    let navigation = Navigation::start(site_root, app, pages);
    spawn_local(take_over(app, navigation));
    view
}

/// Once the view is hydrated: takes the reader's state in, and relieves `boot.js` of its duty in
/// the same frame.
async fn take_over(app: App, navigation: Navigation) {
    app.theme.choice.set(theme::current());
    let mut address = address::read();
    if navigation.follow_language(&mut address) && site::HAS_PAGES {
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
    if !site::HAS_PAGES && !address::fragment().is_empty() {
        address::go_to_fragment(&address::fragment());
    }
}

fn place() -> Option<HtmlElement> {
    super::document()?.get_element_by_id("app")?.dyn_into().ok()
}
