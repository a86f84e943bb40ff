//! `content/hosts.toml`: how a page of the site gets into other systems, and what hosts of frames
//! are told.

use crate::Diagnostic;
use crate::table::{Reader, Table, Text};
use crate::words;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What a snippet may leave open, in braces: the program fills it in.
const OPEN: [&str; 13] = [
    "frame", "path", "page", "card", "site", "origin", "host", "code", "title", "width", "height",
    "lang", "theme",
];
const WAYS: [&str; 6] = ["frame", "element", "image", "file", "link", "config"];
const SYNTAXES: [&str; 7] = ["html", "markdown", "wikitext", "xml", "yaml", "js", "text"];
const HOST: [&str; 10] =
    ["id", "name", "name_zh", "read", "how", "allow", "limits", "unread", "sources", "snippet"];

/// Reads the file, and gives `{"hosts":[…],"dialects":[…]}` as `api/v1/hosts.json` has it.
///
/// A `[[host]]` has `id`, `name`, `read` (whether its main statements stand in a source that was
/// read), `allow` and `limits` (each `{zh, en}`), `sources` (`{title, url}`) and one
/// `[[host.snippet]]` or more with `way`, `syntax` and `text`; it may have `name_zh`, `how` and
/// `unread`. A `[[dialect]]` has `id`, `message`, `listeners` and, but for our own, a `source`.
pub fn read(text: &str) -> (Value, Vec<Diagnostic>) {
    Reader::new(text).read(|root| {
        let root = root.only(&["host", "dialect"]);
        let mut ids = BTreeSet::new();
        let hosts: Vec<Value> = root
            .tables("host", &HOST)
            .into_iter()
            .filter_map(|table| host(table, &mut ids))
            .collect();
        let keys = ["id", "message", "listeners", "source"];
        let dialects: Vec<Value> =
            root.tables("dialect", &keys).into_iter().filter_map(dialect).collect();
        json!({"hosts": hosts, "dialects": dialects})
    })
}

fn host<'r>(table: Table<'r, '_>, ids: &mut BTreeSet<&'r str>) -> Option<Value> {
    let id = table.text("id")?;
    if !ids.insert(id.value) {
        let message = format!("two hosts are called `{}`", id.value);
        table.error(id.at, "same-id", message, "give each an id of its own");
    }
    let name = table.text("name")?.value;
    let keys = ["way", "syntax", "text"];
    let snippets: Vec<Value> =
        table.tables("snippet", &keys).into_iter().filter_map(snippet).collect();
    if snippets.is_empty() {
        let message = format!("`{}` has no snippet", id.value);
        table.error(table.at(), "no-snippet", message, "add [[host.snippet]]");
    }
    Some(json!({
        "id": id.value,
        "name": {"zh": table.text_if("name_zh").map_or(name, |name| name.value), "en": name},
        "read": table.truth("read")?,
        "how": said_if(table, "how"),
        "allow": words::of(table.table("allow", &["zh", "en"])?),
        "limits": words::of(table.table("limits", &["zh", "en"])?),
        "unread": said_if(table, "unread"),
        "sources": table.tables("sources", &["title", "url"]).into_iter().filter_map(source).collect::<Vec<_>>(),
        "snippets": snippets,
    }))
}

fn said_if(table: Table, key: &str) -> Value {
    table.table_if(key, &["zh", "en"]).map_or(Value::Null, words::of)
}

fn snippet(table: Table) -> Option<Value> {
    let text = table.text("text")?;
    for name in left_open(text.value) {
        if !OPEN.contains(&name) {
            let message = format!("`{{{name}}}` is nothing that is filled in");
            table.error(
                text.at,
                "unknown-placeholder",
                message,
                &format!("use {}", OPEN.join(", ")),
            );
        }
    }
    Some(json!({
        "way": table.choice("way", &WAYS)?.value,
        "syntax": table.choice("syntax", &SYNTAXES)?.value,
        "text": text.value.trim_end(),
    }))
}

/// The words that stand alone in braces.
fn left_open(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| {
        let (word, _) = rest.split_once('}')?;
        let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        is_word.then_some(word)
    })
}

fn source(table: Table) -> Option<Value> {
    let (title, url) = (table.text("title")?, table.text("url")?);
    let Text { value, at } = url;
    if !value.starts_with("https://") {
        let message = format!("{value} is not an address of https");
        table.error(at, "bad-url", message, "write https://…");
    }
    Some(json!({"title": title.value, "url": value}))
}

fn dialect(table: Table) -> Option<Value> {
    Some(json!({
        "id": table.text("id")?.value,
        "message": table.text("message")?.value,
        "listeners": words::of(table.table("listeners", &["zh", "en"])?),
        "source": table.table_if("source", &["title", "url"]).and_then(source),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = r#"
[[host]]
id = "wiki"
name = "Wiki"
read = true
allow = { zh = "无。", en = "Nothing." }
limits = { zh = "无。", en = "None." }
sources = [{ title = "Manual", url = "https://wiki.example/" }]
[[host.snippet]]
way = "frame"
syntax = "wikitext"
text = '{{url>{frame} {width},{height}px|{title}}}'
"#;

    fn codes(text: &str) -> Vec<&'static str> {
        read(text).1.iter().map(|found| found.code).collect()
    }

    #[test]
    fn a_host_is_read_with_its_names_and_snippets() {
        let (value, found) = read(HOST);
        assert!(found.is_empty(), "{found:?}");
        let host = &value["hosts"][0];
        assert_eq!(host["name"], json!({"zh": "Wiki", "en": "Wiki"}));
        assert_eq!(host["snippets"][0]["text"], "{{url>{frame} {width},{height}px|{title}}}");
        assert_eq!(host["how"], Value::Null);
    }

    #[test]
    fn what_nobody_fills_in_is_an_error() {
        assert_eq!(codes(&HOST.replace("{title}", "{name}")), ["unknown-placeholder"]);
        // Braces of other languages are their own.
        assert!(codes(&HOST.replace("{title}", "{ a: 1 }")).is_empty());
    }

    #[test]
    fn hosts_are_told_apart_and_have_something_to_copy() {
        assert_eq!(codes(&HOST.repeat(2)), ["same-id"]);
        let (without, _) = HOST.split_once("[[host.snippet]]").unwrap();
        assert_eq!(codes(without), ["no-snippet"]);
        assert_eq!(codes(&HOST.replace("https://wiki", "http://wiki")), ["bad-url"]);
    }
}
