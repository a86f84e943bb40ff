use leptos::prelude::*;

/// The answers given on the way to a code.
#[derive(Clone, Copy)]
pub struct Answers {
    /// Each a digit from 1, in order.
    pub text: RwSignal<String>,
    /// A remark about the address, to be shown once.
    pub remark: RwSignal<String>,
}

impl Answers {
    /// No answer yet: the state that the page is prerendered with.
    pub fn new() -> Answers {
        Answers { text: RwSignal::new(String::new()), remark: RwSignal::new(String::new()) }
    }

    /// The answers in a fragment, `#a=213`; none in any other.
    pub fn parse(fragment: &str) -> &str {
        fragment.strip_prefix("#a=").unwrap_or_default()
    }
}

impl Default for Answers {
    fn default() -> Answers {
        Answers::new()
    }
}
