//! What a browser loads with a page, read from the page itself.

use std::iter;

/// A start tag: its name, and its attributes with their values.
#[derive(Debug, PartialEq, Eq)]
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

/// The addresses that a page makes a browser load at once, each once, in the page's order.
///
/// Reads the pages that our exporter writes: tags in lower case, attribute values without
/// character references. Addresses on other hosts and `data:` are left out.
pub fn references(html: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for address in tags(html).iter().filter_map(loaded) {
        let elsewhere = address.starts_with("data:") || address.contains("//");
        if !elsewhere && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

/// The address that this tag loads.
fn loaded<'a>(tag: &Tag<'a>) -> Option<&'a str> {
    match tag.name {
        "script" => tag.value("src"),
        "link" => {
            let mut kinds = tag.value("rel")?.split_ascii_whitespace();
            let loads = |kind| matches!(kind, "stylesheet" | "modulepreload" | "preload" | "icon");
            kinds.any(loads).then(|| tag.value("href"))?
        }
        _ => None,
    }
}

impl<'a> Tag<'a> {
    fn value(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

/// The start tags of a page, without those in comments and in the text of scripts and styles.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut rest = html;
    let next = || {
        loop {
            rest = rest.split_once('<')?.1;
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->")?.1;
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (tag, after) = tag(rest)?;
                rest = match tag.name {
                    "script" => after.split_once("</script")?.1,
                    "style" => after.split_once("</style")?.1,
                    _ => after,
                };
                return Some(tag);
            }
        }
    };
    iter::from_fn(next).collect()
}

/// The tag that `text` begins with, after its `<`; and what follows it.
fn tag(text: &str) -> Option<(Tag<'_>, &str)> {
    let is_end = |c: char| c.is_ascii_whitespace() || c == '>' || c == '/';
    let (name, mut rest) = text.split_at(text.find(is_end)?);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((Tag { name, attributes }, after));
        }
        let (attribute, after) = rest.split_at(rest.find(|c| is_end(c) || c == '=')?);
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after)?,
            None => ("", after),
        };
        attributes.push((attribute, value));
        rest = after;
    }
}

fn value(text: &str) -> Option<(&str, &str)> {
    match text.chars().next()? {
        quote @ ('"' | '\'') => text[1..].split_once(quote),
        _ => Some(text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>')?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_loads_is_found_once() {
        let html = r#"<!DOCTYPE html><html><head>
            <link rel="preload" as="script" href="./boot.js"><link rel=modulepreload href=app.js>
            <link href="app_bg.wasm" rel="preload" as="fetch" crossorigin>
            <link rel="stylesheet" href='a b.css' media="print"/>
            <link rel="icon" href="data:,"><link rel="shortcut icon" href="icon.svg">
            <link rel="canonical" href="https://example.org/"><link rel="alternate" href="en/">
            <script src="https://example.org/x.js"></script>
            <body class><a href="301/">x</a><script src="./boot.js" defer></script>"#;
        assert_eq!(references(html), ["./boot.js", "app.js", "app_bg.wasm", "a b.css", "icon.svg"]);
    }

    #[test]
    fn text_that_looks_like_a_tag_is_none() {
        let html = r#"<!-- <script src="a.js"></script> --><style>a::after{content:"<link rel=icon href=b>"}</style>
            <script type="application/json">{"x":"<script src=c.js>"}</script>1 < 2<script src="d.js"></script>"#;
        assert_eq!(references(html), ["d.js"]);
    }

    #[test]
    fn a_page_that_breaks_off_is_read_to_there() {
        for html in [
            "<",
            "<link",
            "<link rel=\"icon",
            "<link rel=icon href",
            "<!-- <script",
            "<script src=a>",
        ] {
            assert_eq!(references(html), [""; 0], "{html}");
        }
    }
}
