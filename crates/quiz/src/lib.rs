//! Questions about status codes, made from the checked content and from the redirect engine; a
//! scheduler that brings them back before they are forgotten; and a learner's progress.
//!
//! 1. [`material`] is what questions are made from, read by [`wire`];
//! 2. [`card`] names what is learned, [`deck`] which cards belong together;
//! 3. [`make`] turns a card into a [`question`], with a reason for every choice;
//! 4. [`fsrs`] says when a card comes back, [`progress`] keeps that, [`queue`] picks the next;
//! 5. [`session`] runs a round of questions, [`stats`] tells what has become of them.
//!
//! **Architecture invariant:** nothing here knows a browser, a clock or a store: time is a number
//! that the caller gives, progress is a text that the caller keeps.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod card;
pub mod deck;
pub mod fsrs;
pub mod make;
pub mod material;
pub mod progress;
pub mod question;
pub mod queue;
pub mod random;
pub mod session;
pub mod stats;
pub mod wire;
pub mod words;
