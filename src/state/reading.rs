use super::{Answers, Atlas, Compared};
use leptos::prelude::*;

/// The state of the pages to read.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The query and what it finds.
    pub atlas: Atlas,
    /// The codes compared.
    pub compared: Compared,
    /// The answers given.
    pub answers: Answers,
    /// The writing of the address that waits for the state to be still.
    pub writing: StoredValue<Option<TimeoutHandle>>,
}

impl Reading {
    /// The state that pages are prerendered with.
    pub fn new() -> Reading {
        Reading {
            atlas: Atlas::new(),
            compared: Compared::new(),
            answers: Answers::new(),
            writing: StoredValue::new(None),
        }
    }
}

impl Default for Reading {
    fn default() -> Reading {
        Reading::new()
    }
}
