//! The part of the project's tasks that others use: the tests in `tests/e2e` serve the built site
//! with the same [`server`] as `cargo xtask serve`.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod compress;
pub mod server;
