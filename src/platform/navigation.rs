//! Links, Back and the keys that work on every page.

use super::json::Json;
use super::{address, document, dom, fetch, keys, root, site, style, window};
use crate::app::{App, Data, Pages, Shown};
use crate::route::{Page, Route};
use crate::state::Address;
use leptos::prelude::*;
use model::Lang;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, EventTarget, HtmlAnchorElement, KeyboardEvent, MouseEvent};

/// So many pages are kept that were fetched ahead.
const AHEAD: usize = 24;

/// So long a page's data are waited for; then the browser loads it, which says what is the matter.
const PATIENCE: Duration = Duration::from_millis(2500);

/// What the pages of a build do beyond being shown, each method for the page shown now.
pub trait Manner: Sync {
    /// Begins what goes on as long as the app lives.
    fn begin(&self, navigation: Navigation);
    /// Takes the page's state from the address.
    fn read_address(&self, navigation: Navigation, address: Address);
    /// Whether a link to the page itself is taken care of.
    fn stay(&self, navigation: Navigation, path: &str, search: &str, hash: &str) -> bool;
    /// The page is about to be left by a link.
    fn leave(&self, navigation: Navigation);
    /// The page is about to change by Back or Forward.
    fn go_back(&self, navigation: Navigation);
    /// A key was pressed somewhere.
    fn key(&self, navigation: Navigation, event: &KeyboardEvent);
}

/// What navigation needs to know and to change.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The pages that this build has the code of.
    pages: Pages<Json>,
    /// The site's root on this host.
    pub site_root: StoredValue<String>,
    /// The app.
    pub app: App,
    /// Pages fetched ahead, the latest last.
    ahead: StoredValue<Vec<(Route, Data)>>,
    /// The last navigation begun: an answer to an earlier one comes too late.
    latest: StoredValue<u32>,
}

impl Navigation {
    /// Listens for clicks on links, for Back and Forward, and for keys, as long as the page lives.
    pub fn start(site_root: String, app: App, pages: Pages<Json>) -> Navigation {
        let (site_root, ahead) = (StoredValue::new(site_root), StoredValue::new(Vec::new()));
        let latest = StoredValue::new(0);
        let navigation = Navigation { pages, site_root, app, ahead, latest };
        let document = document().map(EventTarget::from);
        listen(document.as_ref(), "click", move |event: MouseEvent| navigation.click(&event));
        listen(document.as_ref(), "keydown", move |event: KeyboardEvent| {
            pages.manner.key(navigation, &event)
        });
        listen(document.as_ref(), "pointerover", move |event: Event| navigation.look_ahead(&event));
        listen(document.as_ref(), "focusin", move |event: Event| navigation.look_ahead(&event));
        let window = window().map(EventTarget::from);
        listen(window.as_ref(), "popstate", move |event: Event| {
            site::returned(&event);
            navigation.back();
        });
        Effect::new(move |before: Option<Route>| {
            let route = app.shown.with(|shown| shown.route);
            if before.is_some_and(|before| before != route) {
                show_head(route, (pages.title)(route));
            }
            route
        });
        pages.manner.begin(navigation);
        navigation
    }

    /// Takes the state of the page from the address.
    pub fn read_address(self, address: Address) {
        self.pages.manner.read_address(self, address);
    }

    /// The page shown.
    pub fn page(self) -> Page {
        self.app.shown.with_untracked(|shown| shown.route.page)
    }

    /// Its language.
    pub fn lang(self) -> Lang {
        self.app.shown.with_untracked(|shown| shown.route.lang)
    }

    /// `?lang=` leads to the page of that language, once; whether it does.
    pub fn follow_language(self, address: &mut Address) -> bool {
        let Some(tag) = address.take("lang") else { return false };
        let here = self.app.shown.with_untracked(|shown| shown.route);
        address::write(address, false);
        let lang = Lang::ALL.into_iter().find(|lang| lang.short() == tag);
        if lang.is_none() {
            address.bad = address.bad.take().or(Some(("lang".to_owned(), tag)));
        }
        let elsewhere = lang.is_some_and(|lang| lang != here.lang);
        if elsewhere {
            let mirrored = here.link(&here.mirrored().path());
            address::load(&format!("{mirrored}{}", address::search()));
        }
        elsewhere
    }

    fn click(self, event: &MouseEvent) {
        if event.default_prevented() || !keys::is_plain_click(event) {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
            return;
        };
        if link.has_attribute("download") || !link.target().is_empty() {
            return;
        }
        if let Some((path, search, hash)) = address::target(&link)
            && let Some(route) = self.route_of(&path)
            && self.follow(route, &path, &search, &hash)
        {
            event.prevent_default();
        }
    }

    fn route_of(self, path: &str) -> Option<Route> {
        // Without its code, a page is the browser's to load.
        let here = |route: &Route| (self.pages.has)(route.page);
        self.site_root.with_value(|site_root| address::route_of(path, site_root)).filter(here)
    }

    /// Whether the link is followed here; the browser does what is left.
    fn follow(self, route: Route, path: &str, search: &str, hash: &str) -> bool {
        let here = self.app.shown.with_untracked(|shown| shown.route);
        if route == here && self.pages.manner.stay(self, path, search, hash) {
            return true;
        }
        if route == here {
            match hash {
                "" => dom::start_of_page(),
                _ if site::HAS_PAGES => return false,
                hash => address::go_to_fragment(hash),
            }
            return true;
        }
        self.pages.manner.leave(self);
        address::keep_scroll();
        let (target, hash) = (format!("{path}{search}"), hash.to_owned());
        let whole = format!("{target}{hash}");
        let show = move || {
            address::push_path(&target);
            self.read_address(address::read());
            dom::start_of_page();
            if !hash.is_empty() {
                address::go_to_fragment(&hash);
            }
        };
        self.show(route, Some(whole), show);
        true
    }

    fn back(self) {
        self.pages.manner.go_back(self);
        let Some(route) = self.site_root.with_value(|root| address::route(root)) else { return };
        if self.app.shown.with_untracked(|shown| shown.route) == route {
            // Whatever is on its way is not wanted any more.
            self.begin();
            return self.read_address(address::read());
        }
        let show = move || {
            self.read_address(address::read());
            address::restore_scroll();
        };
        self.show(route, None, show);
    }

    /// Fetches what a page needs, shows it, and then calls `done` in the same task; where something
    /// is missing, or does not come for long, the browser loads the page: that at the address
    /// `whole`, or the one that the address bar names already.
    fn show(self, route: Route, whole: Option<String>, done: impl FnOnce() + 'static) {
        let ticket = self.begin();
        let late = whole.clone();
        let is_waited_for = move || self.latest.get_value() == ticket;
        set_timeout(
            move || {
                if is_waited_for() {
                    self.load(late.as_deref());
                }
            },
            PATIENCE,
        );
        let site_root = self.site_root.get_value();
        let known = self.ahead.with_value(|ahead| {
            ahead.iter().find(|(own, _)| *own == route).map(|(_, data)| data.clone())
        });
        spawn_local(async move {
            let styled = style::ensure(&site_root).await;
            let data = match known {
                Some(data) => Some(data),
                None => fetch::data(&site_root, route, self.pages).await,
            };
            if !is_waited_for() {
                return;
            }
            let Some(data) = data.filter(|_| styled) else { return self.load(whole.as_deref()) };
            // From here on nothing is late, and nothing overtakes.
            self.begin();
            site::enter(&route.path());
            self.app.shown.set(Shown { route, data });
            // The view is rendered in a task of its own, which comes first.
            leptos::task::tick().await;
            done();
        });
    }

    /// Leaves a page to the browser.
    fn load(self, whole: Option<&str>) {
        self.begin();
        match (whole, window()) {
            (Some(whole), _) => address::load(whole),
            (None, Some(window)) => drop(window.location().reload()),
            (None, None) => {}
        }
    }

    /// Lets answers to navigations before this one come too late; its number.
    fn begin(self) -> u32 {
        self.latest.update_value(|count| *count += 1);
        self.latest.get_value()
    }

    /// Fetches the page behind the link that is pointed at or has the focus.
    fn look_ahead(self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let path = link.and_then(|link| address::target(&link)).map(|(path, ..)| path);
        let Some(route) = path.and_then(|path| self.route_of(&path)) else { return };
        let known = self.ahead.with_value(|ahead| ahead.iter().any(|(own, _)| *own == route));
        let here = self.app.shown.with_untracked(|shown| shown.route == route);
        if known || here || route.page.data_files().is_empty() {
            return;
        }
        let site_root = self.site_root.get_value();
        spawn_local(async move {
            let styled = style::ensure(&site_root).await;
            let data = fetch::data(&site_root, route, self.pages).await;
            let Some(data) = data.filter(|_| styled) else { return };
            self.ahead.update_value(|ahead| {
                if ahead.len() == AHEAD {
                    ahead.remove(0);
                }
                ahead.push((route, data));
            });
        });
    }
}

/// The part of `<head>` and `<html>` that belongs to the page.
pub(super) fn show_head(route: Route, title: String) {
    if let Some(document) = document() {
        document.set_title(&title);
    }
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", route.lang.tag());
    }
}

fn listen<E>(target: Option<&EventTarget>, kind: &str, handle: impl FnMut(E) + 'static)
where
    E: wasm_bindgen::convert::FromWasmAbi + 'static,
{
    let closure = Closure::<dyn FnMut(E)>::new(handle);
    if let Some(target) = target {
        let callback = closure.as_ref().unchecked_ref();
        let _: Result<(), JsValue> = target.add_event_listener_with_callback(kind, callback);
        // The page's whole life long.
        closure.forget();
    }
}
