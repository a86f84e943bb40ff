//! Parts that pages share: each takes data and returns a view.

pub mod advice;
pub mod chips;
pub mod chrome;
pub mod edition;
pub mod facts;
pub mod glyphs;
pub mod grid;
pub mod help;
pub mod icons;
pub mod keys;
pub mod marked;
pub mod nothing;
pub mod prose;
pub mod rail;
pub mod result;
pub mod row;
pub mod said;
pub mod search_field;
pub mod tile;
