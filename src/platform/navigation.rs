//! Links, Back and the keys that work on every page.

use super::{address, document, dom, fetch, keys, root, window};
use crate::app::Shown;
use crate::meta::meta;
use crate::route::{Page, Route};
use crate::state::{Address, Atlas};
use leptos::prelude::*;
use model::Lang;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, EventTarget, HtmlAnchorElement, KeyboardEvent, MouseEvent};

/// How long the state is still before the address follows it.
const STILL: Duration = Duration::from_millis(150);

/// What navigation needs to know and to change.
#[derive(Clone, Copy)]
pub struct Navigation {
    site_root: StoredValue<String>,
    shown: RwSignal<Shown>,
    atlas: Atlas,
    /// The last navigation begun: an answer to an earlier one comes too late.
    latest: StoredValue<u32>,
    /// The writing of the address that waits for the state to be still.
    writing: StoredValue<Option<TimeoutHandle>>,
}

impl Navigation {
    /// Listens for clicks on links, for Back and Forward, and for keys, as long as the page lives.
    pub fn start(site_root: String, shown: RwSignal<Shown>, atlas: Atlas) -> Navigation {
        let site_root = StoredValue::new(site_root);
        let (latest, writing) = (StoredValue::new(0), StoredValue::new(None));
        let navigation = Navigation { site_root, shown, atlas, latest, writing };
        let document = document().map(EventTarget::from);
        listen(document.as_ref(), "click", move |event: MouseEvent| navigation.click(&event));
        listen(document.as_ref(), "keydown", move |event| navigation.key(&event));
        let window = window().map(EventTarget::from);
        listen(window.as_ref(), "popstate", move |_: Event| navigation.back());
        Effect::new(move |before: Option<Route>| {
            let route = shown.with(|shown| shown.route);
            if before.is_some_and(|before| before != route) {
                show_head(route);
            }
            route
        });
        Effect::new(move |before: Option<()>| navigation.follow_state(before.is_none()));
        navigation
    }

    /// Takes the query and the view from the address.
    pub fn read_address(self, address: Address) {
        let remark = address.bad.as_ref().map_or(String::new(), |(name, value)| {
            let lang = self.shown.with_untracked(|shown| shown.route.lang);
            crate::i18n::bad_parameter(lang, name, value)
        });
        self.atlas.remark.set(remark);
        // Setting what is set already would make the grid anew.
        if self.atlas.layout.get_untracked() != address.layout {
            self.atlas.layout.set(address.layout);
        }
        if self.atlas.text.with_untracked(|text| *text != address.text) {
            self.atlas.text.set(address.text);
        }
        if address.bad.is_some() {
            self.write_address();
        }
    }

    /// `?lang=` leads to the page of that language, once; whether it does.
    pub fn follow_language(self, address: &mut Address) -> bool {
        let Some(tag) = address.take("lang") else { return false };
        let here = self.shown.with_untracked(|shown| shown.route);
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

    /// Lets `?q=` and `?view=` follow the state, once it has been still for a moment: writing the
    /// history takes the browser longer than all the rest that a key does.
    fn follow_state(self, first: bool) {
        self.atlas.text.track();
        self.atlas.layout.track();
        if !first {
            self.cancel_write();
            let write = move || self.write_address();
            self.writing.set_value(set_timeout_with_handle(write, STILL).ok());
        }
    }

    fn cancel_write(self) {
        if let Some(handle) = self.writing.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    /// Writes the state into the address; a search begun is a new step of the history.
    fn write_address(self) {
        self.cancel_write();
        if self.shown.with_untracked(|shown| shown.route.page != Page::Atlas) {
            return;
        }
        let (text, layout) = (self.atlas.text.get_untracked(), self.atlas.layout.get_untracked());
        let before = address::read();
        let push = before.text.is_empty() && !text.is_empty();
        if before.bad.is_some() || before.text != text || before.layout != layout {
            address::write(&Address { text, layout, bad: None, others: before.others }, push);
        }
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
        if let Some((path, search, hash)) = address::parts(&link.href())
            && let Some(route) = self.route_of(&path)
            && self.follow(route, &path, &search, &hash)
        {
            event.prevent_default();
        }
    }

    fn route_of(self, path: &str) -> Option<Route> {
        self.site_root.with_value(|site_root| address::route_of(path, site_root))
    }

    /// Whether the link is followed here; the browser does what is left.
    fn follow(self, route: Route, path: &str, search: &str, hash: &str) -> bool {
        let here = self.shown.with_untracked(|shown| shown.route);
        if route == here && route.page == Page::Atlas && hash.is_empty() {
            self.read_address(address::read_search(search));
            return true;
        }
        if route == here {
            // A fragment is the browser's business.
            let whole = hash.is_empty();
            if whole {
                dom::start_of_page();
            }
            return whole;
        }
        self.write_address();
        address::keep_scroll();
        let (target, hash) = (format!("{path}{search}"), hash.to_owned());
        self.show(route, move |navigation, found| {
            if !found {
                return address::load(&format!("{target}{hash}"));
            }
            address::push_path(&target);
            navigation.read_address(address::read());
            dom::start_of_page();
            if !hash.is_empty() {
                address::go_to_fragment(&hash);
            }
        });
        true
    }

    fn back(self) {
        self.cancel_write();
        let Some(route) = self.site_root.with_value(|root| address::route(root)) else { return };
        if self.shown.with_untracked(|shown| shown.route) == route {
            return self.read_address(address::read());
        }
        self.show(route, |navigation, found| match found {
            true => {
                navigation.read_address(address::read());
                address::restore_scroll();
            }
            false => {
                if let Some(window) = window() {
                    let _ = window.location().reload();
                }
            }
        });
    }

    /// Fetches what a page needs, shows it, and then calls `done` in the same task.
    fn show(self, route: Route, done: impl FnOnce(Navigation, bool) + 'static) {
        self.latest.update_value(|count| *count += 1);
        let ticket = self.latest.get_value();
        let site_root = self.site_root.get_value();
        spawn_local(async move {
            let data = fetch::data(&site_root, route).await;
            if self.latest.get_value() != ticket {
                return;
            }
            let found = data.is_some();
            if let Some(data) = data {
                self.shown.set(Shown { route, data });
                // The view is rendered in a task of its own, which comes first.
                leptos::task::tick().await;
            }
            done(self, found);
        });
    }

    fn key(self, event: &KeyboardEvent) {
        let on_atlas = self.shown.with_untracked(|shown| shown.route.page == Page::Atlas);
        let free = !dom::is_in_field(event) && !keys::has_modifier(event);
        if event.key() == "/" && on_atlas && free && !keys::is_composing_key(event) {
            event.prevent_default();
            dom::focus_search();
        }
    }
}

/// The part of `<head>` and `<html>` that belongs to the page.
fn show_head(route: Route) {
    if let Some(document) = document() {
        document.set_title(&meta(route).title);
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
