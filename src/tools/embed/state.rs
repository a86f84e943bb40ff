//! The page's state: what is chosen, and what the frame has told.

use super::choice::{CARD_WIDTH, Choice, HEIGHT, HEIGHTS, Size, WIDTHS};
use super::data::Hosts;
use crate::platform::{address, fetch};
use crate::route::{Page, Route};
use crate::state::ThemeChoice;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::article::Article;
use model::{Lang, StatusCode};
use std::sync::Arc;

/// Stands for the site's address where nobody has said it yet.
const SOMEWHERE: &str = "https://status-atlas.example";
/// The page that is offered first.
const FIRST: u16 = 301;

/// The entry as the page has it.
#[derive(Clone, PartialEq)]
pub enum Entry {
    /// On its way, or nobody has asked for it.
    Awaited,
    /// It could not be had.
    Missing,
    /// Here.
    Here(Arc<Article>),
}

/// The signals of the page.
#[derive(Clone, Copy)]
pub struct State {
    /// The page's place.
    pub route: Route,
    /// Its data.
    pub data: StoredValue<Arc<Hosts>>,
    /// What is to be embedded.
    pub page: RwSignal<Page>,
    /// In which language.
    pub lang: RwSignal<Lang>,
    /// In which theme.
    pub theme: RwSignal<ThemeChoice>,
    /// What stands in the field for the width.
    pub width: RwSignal<String>,
    /// What stands in the field for the height.
    pub height: RwSignal<String>,
    /// The height that the frame has told.
    pub told: RwSignal<u32>,
    /// The site's address, without a slash at its end.
    pub site: RwSignal<String>,
    /// The system that the address names.
    pub host: RwSignal<String>,
    /// The entry of the code chosen.
    pub entry: RwSignal<Entry>,
}

impl State {
    /// The state of a page as it is prerendered.
    pub fn new(data: Arc<Hosts>, route: Route) -> State {
        let first = StatusCode::new(FIRST).map_or(Page::Atlas, Page::Code);
        State {
            route,
            data: StoredValue::new(data),
            page: RwSignal::new(first),
            lang: RwSignal::new(route.lang),
            theme: RwSignal::new(ThemeChoice::Auto),
            width: RwSignal::new(CARD_WIDTH.to_owned()),
            height: RwSignal::new(String::new()),
            told: RwSignal::new(HEIGHT),
            site: RwSignal::new(SOMEWHERE.to_owned()),
            host: RwSignal::new(String::new()),
            entry: RwSignal::new(Entry::Awaited),
        }
    }

    /// What is chosen.
    pub fn choice(self) -> Choice {
        let height = Size::parse(&self.height.get(), HEIGHTS).px();
        Choice {
            page: self.page.get(),
            lang: self.lang.get(),
            theme: self.theme.get(),
            width: Size::parse(&self.width.get(), WIDTHS).px(),
            height: height.unwrap_or_else(|| self.told.get()),
        }
    }

    /// Takes over what the address says, `?for=429&host=notion`, and where the site is.
    pub fn read_address(self) {
        if let Some(site) = address::site() {
            self.site.set(site);
        }
        let page = address::parameter("for").and_then(|path| Route::parse(&path));
        if let Some(page) = page.filter(|route| route.exists() && route.page != Page::Embed) {
            self.turn_to(page.page);
        }
        self.host.set(address::parameter("host").unwrap_or_default());
        self.load();
    }

    /// Chooses what to embed.
    pub fn choose(self, path: &str) {
        let Some(route) = Route::parse(path) else { return };
        self.turn_to(route.page);
        self.write_address();
        self.load();
    }

    /// Only codes have a card; a page has all the width there is.
    fn turn_to(self, page: Page) {
        let is_code = |page: Page| matches!(page, Page::Code(_));
        let before = self.page.get_untracked();
        self.page.set(page);
        if is_code(page) != is_code(before) {
            self.width.set(if is_code(page) { CARD_WIDTH.to_owned() } else { String::new() });
        }
    }

    /// Chooses the language.
    pub fn speak(self, lang: Lang) {
        self.lang.set(lang);
        self.load();
    }

    /// The address leads others to the same choice.
    fn write_address(self) {
        let path = Route { lang: Lang::Zh, page: self.page.get_untracked() }.path();
        let host = self.host.get_untracked();
        let host = if host.is_empty() { host } else { format!("&host={host}") };
        address::replace_search(&format!("?for={}{host}", path.trim_end_matches('/')));
    }

    /// Fetches the entry of the code chosen.
    fn load(self) {
        let (page, lang) = (self.page.get_untracked(), self.lang.get_untracked());
        let (Page::Code(code), Some(root)) = (page, address::site_root()) else { return };
        self.entry.set(Entry::Awaited);
        spawn_local(async move {
            let found = fetch::article(&root, lang, code).await;
            // Another may have been chosen in the meantime.
            if (self.page.get_untracked(), self.lang.get_untracked()) == (page, lang) {
                self.entry.set(found.map_or(Entry::Missing, Entry::Here));
            }
        });
    }
}
