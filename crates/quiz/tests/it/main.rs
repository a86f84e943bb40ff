//! Tests of the whole: the real content, the golden vectors, learners.

#![allow(clippy::unwrap_used)]

mod golden;
mod learner;
mod material;
mod progress;
mod questions;
mod rounds;
mod shared;
mod tabs;
