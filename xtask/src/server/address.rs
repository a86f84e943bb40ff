//! From a request's target to a path in the site.

/// The path that a site is served under, as its decoded segments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(Vec<String>);

/// Where a request's path leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    /// A path in the site, by its decoded segments; the last is empty for a directory URL.
    Inside(Vec<String>),
    /// The base without its slash.
    Doorstep,
    /// Not in the site.
    Outside,
}

impl Base {
    /// The base that `path` writes, with or without its outer slashes.
    pub fn new(path: &str) -> Base {
        Base(path.split('/').filter(|segment| !segment.is_empty()).map(str::to_owned).collect())
    }

    /// The base as it stands in a URL, with a slash at both ends.
    pub fn encoded(&self) -> String {
        self.0.iter().fold("/".to_owned(), |url, segment| url + &encode(segment) + "/")
    }

    /// Where `path` leads: a request's target without its query.
    pub fn locate(&self, path: &str) -> Place {
        // Split before decoding, so that an encoded slash separates nothing.
        let segments = path.strip_prefix('/').map(|path| path.split('/').map(decode));
        let segments: Option<Vec<String>> = segments.and_then(Iterator::collect);
        match segments.as_deref().and_then(|segments| segments.strip_prefix(self.0.as_slice())) {
            Some([]) => Place::Doorstep,
            Some(inside) if is_safe(inside) => Place::Inside(inside.to_vec()),
            _ => Place::Outside,
        }
    }
}

/// A segment may only name something in the folder that it is looked up in.
fn is_safe(segments: &[String]) -> bool {
    let forbidden = |c: char| matches!(c, '/' | '\\' | '\0' | ':');
    let names_one = |segment: &String| {
        !matches!(segment.as_str(), "" | "." | "..") && !segment.contains(forbidden)
    };
    match segments.split_last() {
        Some((last, folders)) => {
            (last.is_empty() || names_one(last)) && folders.iter().all(names_one)
        }
        None => false,
    }
}

fn encode(text: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let encode = |byte: u8| match keep(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

/// Text with its percent-encoding undone; none if that is not UTF-8 or not well-formed.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        let digits = str::from_utf8(digits).ok()?;
        let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        bytes.push(plain.then(|| u8::from_str_radix(digits, 16).ok())??);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(segments: &[&str]) -> Place {
        Place::Inside(segments.iter().map(|segment| (*segment).to_owned()).collect())
    }

    #[test]
    fn a_base_is_decoded_and_found() {
        let base = Base::new("/a b/c");
        assert_eq!(base.encoded(), "/a%20b/c/");
        assert_eq!(base.locate("/a%20b/c/"), inside(&[""]));
        assert_eq!(base.locate("/a%20b/c/301/"), inside(&["301", ""]));
        assert_eq!(base.locate("/a%20b/%63/x.js"), inside(&["x.js"]));
        assert_eq!(base.locate("/a%20b/c"), Place::Doorstep);
        assert_eq!(base.locate("/a%20b/cd/"), Place::Outside);
        assert_eq!(base.locate("/"), Place::Outside);
    }

    #[test]
    fn nothing_leads_out_of_the_site() {
        let base = Base::new("/");
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/301/../../x",
            "/./x",
            "/a%5c..%5cx",
            "/a%00",
            "//host/",
            "//",
            "/c:/x",
            "/%",
            "/%2",
            "/%+1",
            "/%ff",
            "x",
            "",
        ] {
            assert_eq!(base.locate(path), Place::Outside, "{path}");
        }
    }

    #[test]
    fn an_encoded_slash_does_not_make_a_base() {
        assert_eq!(Base::new("/a/b/").locate("/a%2Fb/x/y"), Place::Outside);
    }
}
