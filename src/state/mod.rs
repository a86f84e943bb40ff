//! What outlives a page: the query, the view of the atlas, the theme.

mod address;
mod atlas;
mod step;
mod theme;

pub use address::Address;
pub use atlas::{Atlas, Layout, Matches};
pub use step::{Step, step};
pub use theme::{Theme, ThemeChoice};
