//! A flow run for real: how it is put below one folder of one origin, whose service worker answers
//! it, and how what a browser then did differs from what was said.

mod differ;
mod plan;

pub use differ::{Difference, Ended, Seen, What, differences};
pub use plan::{ANSWERED, Limit, Obstacle, Plan, plan};
