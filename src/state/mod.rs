//! What outlives a page: the query, the view of the atlas, the codes compared,
//! the answers given, the theme.

mod address;
mod answers;
mod atlas;
mod compared;
mod matches;
mod reading;
mod step;
mod theme;

pub use address::{Address, kept};
pub use answers::Answers;
pub use atlas::{Atlas, Layout, MOST_RECENT};
pub use compared::{Compared, MOST_COMPARED};
pub use matches::{Known, Matches, Searched};
pub use reading::Reading;
pub use step::{Place, Step, step};
pub use theme::{Theme, ThemeChoice};
