//! The site in one file: no host, and pages whose addresses are fragments, `#/301/?embed=1`.
//!
//! What is shown is remembered here and not read from the address bar: in a `srcdoc` and in a
//! sandboxed frame the history refuses, and the pages have to change all the same.

use crate::platform::json::Json;
use crate::platform::{document, window};
use crate::route::Route;
use model::wire::Node;
use std::borrow::Cow;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, HtmlAnchorElement, HtmlElement, Url};

/// Whether another page can be loaded, and fragments are the browser's business.
pub const HAS_PAGES: bool = false;

/// Links are resolved against an address that cannot be anybody's.
const NOWHERE: &str = "http://single.invalid";

thread_local! {
    static PLACE: RefCell<Place> = RefCell::new(Place { at: "/".to_owned(), page: "/".to_owned() });
}

thread_local! {
    static LOST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Where the reader is.
struct Place {
    /// Path, query string and fragment.
    at: String,
    /// The path of the page whose links are being made; ahead of `at` while the page changes.
    page: String,
}

fn at() -> Option<Url> {
    PLACE.with_borrow(|place| Url::new_with_base(&place.at, NOWHERE).ok())
}

fn set(target: &str) {
    PLACE.with_borrow_mut(|place| target.clone_into(&mut place.at));
}

/// Takes the place from the address bar; the first page where it names none.
pub fn arrive() {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let target = hash.strip_prefix('#').filter(|target| target.starts_with('/')).unwrap_or("/");
    set(target);
    let path = path().unwrap_or_default();
    let is_lost = route().is_none();
    if is_lost {
        set(if path.starts_with("/en/") { "/en/" } else { "/" });
    }
    LOST.set(is_lost.then_some(path));
}

/// The path that the address named and no page has, told once.
pub fn lost() -> Option<String> {
    LOST.take()
}

fn route() -> Option<Route> {
    Route::parse(path()?.strip_prefix('/')?).filter(|route| route.exists())
}

/// The site's root.
pub fn root_path() -> Option<String> {
    Some("/".to_owned())
}

/// The path of the page.
pub fn path() -> Option<String> {
    at().map(|url| url.pathname())
}

/// The query string, with its question mark.
pub fn search() -> String {
    at().map(|url| url.search()).unwrap_or_default()
}

/// The fragment, with its hash sign.
pub fn fragment() -> String {
    at().map(|url| url.hash()).unwrap_or_default()
}

/// The page's whole address, without query string and fragment.
pub fn address() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    format!("{}#{}", href.split('#').next().unwrap_or_default(), path().unwrap_or_default())
}

/// Goes to a path: as a new step of the history, or over the last one.
pub fn go(target: &str, push: bool) {
    set(target);
    let address = format!("#{target}");
    let Some(Ok(history)) = window().map(|window| window.history()) else { return };
    let _ = match push {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    };
}

/// Goes to a fragment of this page: its target comes into view and has the focus, if it can.
pub fn go_to_fragment(hash: &str) {
    let path = format!("{}{}", path().unwrap_or_default(), search());
    go(&format!("{path}{hash}"), false);
    let name = hash.strip_prefix('#').unwrap_or(hash);
    let Some(target) = document().and_then(|document| document.get_element_by_id(name)) else {
        return;
    };
    target.scroll_into_view();
    if let Some(target) = wasm_bindgen::JsCast::dyn_ref::<HtmlElement>(&target) {
        let _ = target.focus();
    }
}

/// Goes to a page by a relative address, as if Back had led there.
pub fn load(address: &str) {
    let Some(target) = PLACE.with_borrow(|place| resolve(&place.page, address)) else { return };
    go(&target, true);
    if let (Some(window), Ok(event)) = (window(), Event::new("popstate")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Where a link within the file leads: path, query string, fragment.
pub fn target(link: &HtmlAnchorElement) -> Option<(String, String, String)> {
    let href = link.get_attribute("href")?;
    let url = Url::new_with_base(href.strip_prefix('#')?, NOWHERE).ok()?;
    Some((url.pathname(), url.search(), url.hash()))
}

/// Before a page is shown, by its path below the root: its links are relative to it.
pub fn enter(path: &str) {
    PLACE.with_borrow_mut(|place| place.page = format!("/{path}"));
}

/// After Back or Forward. An event of our own says that the place is right already.
pub fn returned(event: &Event) {
    if event.is_trusted() {
        arrive();
    }
}

/// The value that an attribute gets: a link to a page becomes a fragment, one to a file that is not
/// here none.
pub fn attribute(
    element: &Element,
    name: &str,
    value: Cow<'static, str>,
) -> Option<Cow<'static, str>> {
    if name != "href" || element.tag_name() != "A" || value.contains("://") {
        return Some(value);
    }
    let target = PLACE.with_borrow(|place| resolve(&place.page, &value))?;
    Some(format!("#{target}").into())
}

/// A relative address, if it is that of a page.
fn resolve(page: &str, address: &str) -> Option<String> {
    let url = Url::new_with_base(address, &format!("{NOWHERE}{page}")).ok()?;
    let path = url.pathname();
    Route::parse(path.strip_prefix('/')?).filter(|route| route.exists())?;
    Some(format!("{path}{}{}", url.search(), url.hash()))
}

/// A file of the site, by its path below the root; the script that started the app has unpacked
/// them.
pub async fn file(_: &str, path: &str) -> Option<Json> {
    let app = document()?.get_element_by_id("app")?;
    Json::from(JsValue::from(app)).get("files")?.get(path)
}
