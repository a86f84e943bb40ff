//! Parts that pages share: each takes data and returns a view.

pub mod chrome;
pub mod grid;
pub mod icons;
pub mod prose;
pub mod rail;
pub mod row;
pub mod search_field;
pub mod tile;
