//! One module a page.

pub mod about;
pub mod atlas;
pub mod class;
pub mod code;
pub mod document;
