//! References by their parts.

/// A URI reference, cut up as appendix B of RFC 3986 has it. The URL standard cuts at the same
/// places, but for the authority, which both leave to be found.
pub(super) struct Reference<'a> {
    pub scheme: Option<&'a str>,
    /// Authority and path.
    pub hierarchy: &'a str,
    pub query: Option<&'a str>,
    pub fragment: Option<&'a str>,
}

impl<'a> Reference<'a> {
    pub fn read(text: &'a str) -> Reference<'a> {
        let (text, fragment) = cut(text, b'#');
        let (text, query) = cut(text, b'?');
        match scheme_end(text.as_bytes()) {
            Some(end) => {
                let (scheme, hierarchy) = (Some(&text[..end]), &text[end + 1..]);
                Reference { scheme, hierarchy, query, fragment }
            }
            None => Reference { scheme: None, hierarchy: text, query, fragment },
        }
    }

    /// How long the text that is written from it will be, at least.
    pub fn room(&self) -> usize {
        let length = |part: Option<&str>| part.map_or(0, |part| part.len() + 1);
        self.hierarchy.len() + length(self.query) + length(self.fragment) + 1
    }
}

/// The text before the first `mark`, and what is behind it.
fn cut(text: &str, mark: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == mark) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    }
}

/// Where the colon is behind the scheme that a text begins with.
fn scheme_end(text: &[u8]) -> Option<usize> {
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    let end = text.iter().position(|byte| !inside(byte))?;
    (text[end] == b':' && text[0].is_ascii_alphabetic()).then_some(end)
}
