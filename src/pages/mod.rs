//! One module a page.

pub mod about;
pub mod atlas;
pub mod choose;
pub mod class;
pub mod code;
pub mod compare;
pub mod document;
