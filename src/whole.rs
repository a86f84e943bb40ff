//! Every page, those to read and those that do more, in one table.

use crate::app::{App, Data, Shown};
use crate::node::Element;
use crate::route::Route;
use crate::{reading, tools};
use model::wire::Node;

/// Reads a page's data.
pub fn read<N: Node>(route: Route, parts: &[N]) -> Option<Data> {
    if tools::has(route.page) { tools::read(route, parts) } else { reading::read(route, parts) }
}

/// Shows a page.
pub fn page(app: App, shown: &Shown) -> Vec<Element> {
    if tools::has(shown.route.page) { tools::page(app, shown) } else { reading::page(app, shown) }
}
