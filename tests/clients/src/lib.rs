//! What the run of real clients consists of; the browser tests use its server and its cases, too.

pub mod cases;
pub mod compare;
pub mod drive;
pub mod exported;
pub mod reqwest_driver;
pub mod server;
mod setup;
pub mod target;
pub mod transcripts;

/// Chooses what rustls does its sums with, for every client of this process.
pub fn choose_provider() {
    // Chosen already is as good as chosen.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
