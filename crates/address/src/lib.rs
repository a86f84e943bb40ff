//! The address that a site will have: where its start page will lie.
//!
//! Pages name it in links that other programs follow, so what is no address is refused before
//! anything is built. For the host alone: the crate `url` is too much for the WASM.

#![cfg_attr(test, allow(clippy::unwrap_used))]

use url::{Position, Url};

/// The address of a site as the URL standard writes it, with a slash at its end; else what is wrong
/// with it, and what to write.
pub fn site(text: &str) -> Result<String, String> {
    let url = read(text).map_err(|wrong| {
        format!(
            "`{text}` cannot be the site's address: {wrong}. Write the whole address of its start \
            page, such as https://example.org/http/"
        )
    })?;
    Ok(format!("{}/", url.as_str().trim_end_matches('/')))
}

fn read(text: &str) -> Result<Url, String> {
    if text.trim().is_empty() {
        return Err("it is empty".to_owned());
    }
    if let Some(found) = text.chars().find(|c| c.is_whitespace() || c.is_control()) {
        return Err(format!("it has {found:?} in it"));
    }
    // The parser mends what it can (`https:a.b`, `https:\a.b`); whoever wrote that meant something
    // else as often as not.
    let is_web = |scheme: &str| {
        let start = text.get(..scheme.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(scheme)
    };
    if !["https://", "http://"].into_iter().any(is_web) {
        return Err("it does not begin with https:// or http://".to_owned());
    }
    if text.contains('\\') {
        return Err("it has a backslash in it".to_owned());
    }
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    if url[Position::BeforeUsername..Position::BeforeHost].contains('@') {
        return Err("it has a user's name or a password, which every page would show".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("pages lie below it, and nothing lies below `?` or `#`".to_owned());
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_a_slash_and_is_written_in_full() {
        for (text, address) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/http", "https://example.org/http/"),
            ("https://example.org/http//", "https://example.org/http/"),
            ("HTTP://Example.ORG:8080/A/", "http://example.org:8080/A/"),
            (
                "https://例子.测试/状态码/",
                "https://xn--fsqu00a.xn--0zwm56d/%E7%8A%B6%E6%80%81%E7%A0%81/",
            ),
            ("https://example.org:443/a/../b", "https://example.org/b/"),
            ("http://127.0.0.1:8080/\"><script>", "http://127.0.0.1:8080/%22%3E%3Cscript%3E/"),
        ] {
            assert_eq!(site(text).as_deref(), Ok(address), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_what_to_write() {
        for (text, wrong) in [
            ("", "it is empty"),
            ("foo", "it does not begin with https:// or http://"),
            ("example.org", "it does not begin with https:// or http://"),
            ("ftp://x/", "it does not begin with https:// or http://"),
            ("javascript:alert(1)", "it does not begin with https:// or http://"),
            ("https:a.b", "it does not begin with https:// or http://"),
            ("https:/a.b", "it does not begin with https:// or http://"),
            ("https://", "empty host"),
            ("https://a.b/x?y", "pages lie below it, and nothing lies below `?` or `#`"),
            ("https://a.b/?", "pages lie below it, and nothing lies below `?` or `#`"),
            ("https://a.b/#x", "pages lie below it, and nothing lies below `?` or `#`"),
            ("https://a b/", "it has ' ' in it"),
            ("https://a.b/\n", "it has '\\n' in it"),
            ("https://a.b\\c", "it has a backslash in it"),
            ("https://a<b/", "invalid international domain name"),
            ("https://a.b:99999/", "invalid port number"),
            (
                "https://me:secret@a.b/",
                "it has a user's name or a password, which every page would show",
            ),
        ] {
            let message = site(text).unwrap_err();
            assert_eq!(
                message,
                format!(
                    "`{text}` cannot be the site's address: {wrong}. Write the whole address of its \
                    start page, such as https://example.org/http/"
                )
            );
        }
    }
}
