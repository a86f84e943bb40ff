//! Links, Back and the keys that work on every page.

use super::json::Json;
use super::{address, document, dom, fetch, keys, root, style, window};
use crate::app::{App, Data, Pages, Shown};
use crate::meta::title;
use crate::route::{Page, Route};
use crate::state::{Address, Answers, Compared, Known};
use leptos::prelude::*;
use model::Lang;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, EventTarget, HtmlAnchorElement, KeyboardEvent, MouseEvent};

/// So many pages are kept that were fetched ahead.
const AHEAD: usize = 24;
/// How long the state is still before the address follows it.
const STILL: Duration = Duration::from_millis(150);

/// What navigation needs to know and to change.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The pages that this build has the code of.
    pages: Pages<Json>,
    site_root: StoredValue<String>,
    app: App,
    /// Pages fetched ahead, the latest last.
    ahead: StoredValue<Vec<(Route, Data)>>,
    /// The last navigation begun: an answer to an earlier one comes too late.
    latest: StoredValue<u32>,
    /// The writing of the address that waits for the state to be still.
    writing: StoredValue<Option<TimeoutHandle>>,
}

impl Navigation {
    /// Listens for clicks on links, for Back and Forward, and for keys, as long as the page lives.
    pub fn start(site_root: String, app: App, pages: Pages<Json>) -> Navigation {
        let (site_root, ahead) = (StoredValue::new(site_root), StoredValue::new(Vec::new()));
        let (latest, writing) = (StoredValue::new(0), StoredValue::new(None));
        let navigation = Navigation { pages, site_root, app, ahead, latest, writing };
        let document = document().map(EventTarget::from);
        listen(document.as_ref(), "click", move |event: MouseEvent| navigation.click(&event));
        listen(document.as_ref(), "keydown", move |event| navigation.key(&event));
        listen(document.as_ref(), "pointerover", move |event: Event| navigation.look_ahead(&event));
        listen(document.as_ref(), "focusin", move |event: Event| navigation.look_ahead(&event));
        let window = window().map(EventTarget::from);
        listen(window.as_ref(), "popstate", move |_: Event| navigation.back());
        Effect::new(move |before: Option<Route>| {
            let route = app.shown.with(|shown| shown.route);
            if before.is_some_and(|before| before != route) {
                show_head(route);
            }
            route
        });
        Effect::new(move |before: Option<()>| navigation.follow_state(before.is_none()));
        Effect::new(move |_: Option<()>| navigation.fetch_prose());
        navigation
    }

    /// Takes the state of the page from the address.
    pub fn read_address(self, mut address: Address) {
        match self.page() {
            Page::Compare => self.read_codes(&mut address),
            Page::Choose => self.read_answers(),
            Page::Redirects => self.app.shown.with_untracked(|shown| {
                if let Data::Tool(loaded) = &shown.data {
                    loaded.tool().read_address();
                }
            }),
            _ => self.read_query(address),
        }
    }

    fn page(self) -> Page {
        self.app.shown.with_untracked(|shown| shown.route.page)
    }

    fn lang(self) -> Lang {
        self.app.shown.with_untracked(|shown| shown.route.lang)
    }

    /// `?codes=` on the page that compares: fetches what is not known yet.
    fn read_codes(self, address: &mut Address) {
        let (compared, lang) = (self.app.compared, self.lang());
        let asked = address.take("codes").unwrap_or_default();
        let (codes, whole) = Compared::parse(&asked);
        let remark = (!whole).then(|| crate::i18n::bad_parameter(lang, "codes", &asked));
        compared.remark.set(remark.unwrap_or_default());
        if !whole {
            if !codes.is_empty() {
                address.others.push(("codes".to_owned(), Compared::format(&codes)));
            }
            address::write(address, false);
        }
        // Setting nothing anew would make the prerendered page anew.
        if codes.is_empty() && compared.codes.with_untracked(Vec::is_empty) {
            return;
        }
        compared.codes.set(codes.clone());
        let site_root = self.site_root.get_value();
        spawn_local(async move {
            let mut columns = Vec::new();
            for code in &codes {
                columns.push((*code, fetch::article(&site_root, lang, *code).await));
            }
            if compared.codes.with_untracked(|now| *now == codes) {
                compared.columns.set(columns);
            }
        });
    }

    /// `#a=` on the page that asks.
    fn read_answers(self) {
        let (answers, lang) = (self.app.answers, self.lang());
        let fragment = address::fragment();
        let asked = Answers::parse(&fragment);
        let taken = self.app.shown.with_untracked(|shown| match &shown.data {
            Data::Guide(guide) => guide.walk(asked).steps.len(),
            _ => 0,
        });
        let mended = taken < asked.len();
        let remark = mended.then(|| crate::i18n::bad_parameter(lang, "#a", asked));
        answers.remark.set(remark.unwrap_or_default());
        let text = asked[..taken].to_owned();
        if mended {
            address::replace_fragment(&format!("#a={text}"));
        }
        if answers.text.with_untracked(|before| *before != text) {
            answers.text.set(text);
            spawn_local(async {
                leptos::task::tick().await;
                dom::focus_question();
            });
        }
    }

    /// The query and the view of the atlas.
    fn read_query(self, address: Address) {
        let remark = address.bad.as_ref().map_or(String::new(), |(name, value)| {
            crate::i18n::bad_parameter(self.lang(), name, value)
        });
        self.app.atlas.remark.set(remark);
        // Setting what is set already would make the grid anew.
        if self.app.atlas.layout.get_untracked() != address.layout {
            self.app.atlas.layout.set(address.layout);
        }
        if self.app.atlas.text.with_untracked(|text| *text != address.text) {
            self.app.atlas.text.set(address.text);
        }
        if address.bad.is_some() {
            self.write_address();
        }
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

    /// Lets `?q=` and `?view=` follow the state, once it has been still for a moment: writing the
    /// history takes the browser longer than all the rest that a key does.
    fn follow_state(self, first: bool) {
        self.app.atlas.text.track();
        self.app.atlas.layout.track();
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
        if self.page() != Page::Atlas {
            return;
        }
        let (text, layout) =
            (self.app.atlas.text.get_untracked(), self.app.atlas.layout.get_untracked());
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
        // Without its code, a page is the browser's to load.
        let here = |route: &Route| (self.pages.has)(route.page);
        self.site_root.with_value(|site_root| address::route_of(path, site_root)).filter(here)
    }

    /// Whether the link is followed here; the browser does what is left.
    fn follow(self, route: Route, path: &str, search: &str, hash: &str) -> bool {
        let here = self.app.shown.with_untracked(|shown| shown.route);
        if route == here && route.page == Page::Atlas && hash.is_empty() {
            self.read_address(address::read_search(search));
            return true;
        }
        if route == here && route.page == Page::Compare {
            address::push_path(&format!("{path}{search}"));
            self.read_address(address::read());
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
        if self.app.shown.with_untracked(|shown| shown.route) == route {
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
        let known = self.ahead.with_value(|ahead| {
            ahead.iter().find(|(own, _)| *own == route).map(|(_, data)| data.clone())
        });
        spawn_local(async move {
            style::ensure(&site_root).await;
            let data = match known {
                Some(data) => Some(data),
                None => fetch::data(&site_root, route, self.pages).await,
            };
            if self.latest.get_value() != ticket {
                return;
            }
            let found = data.is_some();
            if let Some(data) = data {
                self.app.shown.set(Shown { route, data });
                // The view is rendered in a task of its own, which comes first.
                leptos::task::tick().await;
            }
            done(self, found);
        });
    }

    /// Fetches the page behind the link that is pointed at or has the focus.
    fn look_ahead(self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let path = link.and_then(|link| address::parts(&link.href())).map(|(path, ..)| path);
        let Some(route) = path.and_then(|path| self.route_of(&path)) else { return };
        let known = self.ahead.with_value(|ahead| ahead.iter().any(|(own, _)| *own == route));
        let here = self.app.shown.with_untracked(|shown| shown.route == route);
        if known || here || route.page.data_files().is_empty() {
            return;
        }
        let site_root = self.site_root.get_value();
        spawn_local(async move {
            style::ensure(&site_root).await;
            let Some(data) = fetch::data(&site_root, route, self.pages).await else { return };
            self.ahead.update_value(|ahead| {
                if ahead.len() == AHEAD {
                    ahead.remove(0);
                }
                ahead.push((route, data));
            });
        });
    }

    /// Fetches the prose about all codes, once somebody looks at codes or looks for one.
    fn fetch_prose(self) {
        let lang = self.app.shown.with(|shown| shown.route.lang);
        if !self.app.atlas.wants_prose(lang) {
            return;
        }
        let (site_root, prose) = (self.site_root.get_value(), self.app.atlas.prose);
        spawn_local(async move {
            if let Some(found) = fetch::prose(&site_root, lang).await {
                prose.set(Some((lang, Known::new(found))));
            }
        });
    }

    fn key(self, event: &KeyboardEvent) {
        let on_atlas = self.page() == Page::Atlas;
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
        document.set_title(&title(route));
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
