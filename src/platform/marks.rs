//! Which codes of the grid are found: `data-match` on the tiles, `data-none` on bands without one.
//!
//! One effect for all of them. An effect of its own for each would cost a key more than the search
//! does.

use super::dom::within;
use super::render::effect;
use crate::index::INDEX;
use crate::state::Atlas;
use leptos::prelude::*;
use model::StatusCode;
use web_sys::Element;

/// An element that shows something of the query: it is set where that has changed only.
struct Mark {
    element: Element,
    name: &'static str,
    shown: Option<&'static str>,
}

impl Mark {
    fn show(&mut self, value: Option<&'static str>) {
        if self.shown != value {
            self.shown = value;
            let _ = match value {
                Some(value) => self.element.set_attribute(self.name, value),
                None => self.element.remove_attribute(self.name),
            };
        }
    }
}

/// Lets the marks of a grid follow the query from now on, as long as the owner lives. None are there yet: a
/// grid is made, and prerendered, without.
pub fn follow(grid: &Element, atlas: Atlas) {
    let mut bands: Vec<(Mark, Vec<(Mark, usize)>)> = within(grid, ".band")
        .into_iter()
        .map(|band| (mark(&band, "data-none"), tiles(&band)))
        .collect();
    effect(Box::new(move || {
        atlas.matches.with(|matches| {
            for (band, tiles) in &mut bands {
                let mut found = false;
                for (tile, at) in tiles {
                    tile.show(matches.mark(*at));
                    found |= matches.is_hit(*at);
                }
                band.show((matches.found.filtering && !found).then_some(""));
            }
        });
    }));
}

fn tiles(band: &Element) -> Vec<(Mark, usize)> {
    let tile = |element: Element| {
        let code = StatusCode::parse(&element.get_attribute("data-code")?)?;
        Some((mark(&element, "data-match"), INDEX.position(code)?))
    };
    within(band, "[data-code]").into_iter().filter_map(tile).collect()
}

fn mark(element: &Element, name: &'static str) -> Mark {
    Mark { element: element.clone(), name, shown: None }
}
