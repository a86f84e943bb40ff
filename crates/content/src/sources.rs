//! `sources.toml` and `rfcs.toml`: what may be cited, and the addresses that citations lead to.

use crate::Diagnostic;
use crate::table::{Reader, Table, Text};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that may be cited.
#[derive(Debug, Default)]
pub struct Sources {
    others: BTreeMap<String, (String, String)>,
    rfcs: BTreeMap<u32, Rfc>,
}

#[derive(Debug)]
struct Rfc {
    title: String,
    sections: BTreeSet<String>,
}

impl Sources {
    /// Reads `sources.toml`, a table for each source besides RFCs: `title`, `url` and the date
    /// on which it was `read`.
    pub fn read_others(&mut self, text: &str) -> Vec<Diagnostic> {
        let (others, found) = Reader::new(text).read(|root| {
            let names: Vec<&str> = root.keys().map(|key| key.value).collect();
            names
                .into_iter()
                .filter_map(|name| Some((name.to_owned(), other(root, name)?)))
                .collect()
        });
        self.others = others;
        found
    }

    /// Reads `rfcs.toml`, a table for each RFC by number: `title` and the `sections` that may be
    /// cited, separated by blanks.
    pub fn read_rfcs(&mut self, text: &str) -> Vec<Diagnostic> {
        let (rfcs, found) = Reader::new(text).read(|root| {
            let names: Vec<Text> = root.keys().collect();
            names.into_iter().filter_map(|name| rfc(root, name)).collect()
        });
        self.rfcs = rfcs;
        found
    }

    /// The sources in the table's `source`, which has to be there.
    pub fn cited(&self, table: Table) -> Value {
        table.text("source").map_or_else(|| json!([]), |text| self.resolve(table, text))
    }

    /// The sources in the table's `source`, which may be left out.
    pub fn cited_if(&self, table: Table) -> Value {
        table.text_if("source").map_or_else(|| json!([]), |text| self.resolve(table, text))
    }

    /// `RFC 9110 §15.4.2; nginx-request-h` as a list of titles and addresses.
    pub fn resolve(&self, table: Table, text: Text) -> Value {
        let mut at = text.at + 1;
        let mut links = Vec::new();
        for citation in text.value.split("; ") {
            match self.link(citation) {
                Ok(link) => links.push(link),
                Err(message) => {
                    let help = "cite `RFC 9110 §15.4.2` or a key of content/sources.toml, \
                        separated by `; `; sections are listed in content/rfcs.toml";
                    table.error(at, "unknown-source", message, help);
                }
            }
            at += citation.len() + 2;
        }
        Value::from(links)
    }

    /// The first of the sources in `text`, or null.
    pub fn first(&self, table: Table, text: Text) -> Value {
        let mut links = self.resolve(table, text);
        links.get_mut(0).map_or(Value::Null, Value::take)
    }

    fn link(&self, citation: &str) -> Result<Value, String> {
        let Some(rest) = citation.strip_prefix("RFC ") else {
            let (title, url) =
                self.others.get(citation).ok_or(format!("no source is named {citation:?}"))?;
            return Ok(json!({"title": title, "url": url}));
        };
        let (number, section) = match rest.split_once(" §") {
            Some((number, section)) => (number, Some(section)),
            None => (rest, None),
        };
        let rfc = number.parse().ok().and_then(|number: u32| self.rfcs.get(&number));
        let rfc = rfc.ok_or(format!("RFC {number} is not in content/rfcs.toml"))?;
        let base = format!("https://www.rfc-editor.org/rfc/rfc{number}");
        let Some(section) = section else {
            return Ok(json!({"title": citation, "url": base, "name": rfc.title}));
        };
        if !rfc.sections.contains(section) {
            return Err(format!("RFC {number} has no section {section}"));
        }
        let kind =
            if section.starts_with(|c: char| c.is_ascii_digit()) { "section" } else { "appendix" };
        Ok(json!({"title": citation, "url": format!("{base}#{kind}-{section}"), "name": rfc.title}))
    }
}

fn other(root: Table, name: &str) -> Option<(String, String)> {
    let table = root.table(name, &["title", "url", "read"])?;
    let (title, url, read) = (table.text("title"), table.text("url"), table.text("read"));
    if let Some(url) = url.filter(|url| !is_address(url.value)) {
        let message = format!("`{}` is no address", url.value);
        table.error(url.at, "bad-url", message, "write a whole address that begins with https://");
    }
    if let Some(read) = read.filter(|read| !is_date(read.value)) {
        let message = format!("`{}` is no date", read.value);
        table.error(read.at, "bad-date", message, "write the day it was read: 2026-11-23");
    }
    Some((title?.value.to_owned(), url?.value.to_owned()))
}

fn rfc(root: Table, name: Text) -> Option<(u32, Rfc)> {
    let table = root.table(name.value, &["title", "sections"])?;
    let number = name.value.parse().ok();
    if number.is_none() {
        let message = format!("`{}` is no number of an RFC", name.value);
        table.error(name.at, "bad-rfc", message, "write the number alone: [9110]");
    }
    let (title, sections) = (table.text("title")?, table.text("sections")?);
    let sections = sections.value.split_whitespace().map(str::to_owned).collect();
    Some((number?, Rfc { title: title.value.to_owned(), sections }))
}

fn is_address(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    host.contains('.') && host.chars().all(name) && url.chars().all(|c| c.is_ascii_graphic())
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, length: usize| part.len() == length && part.parse::<u16>().is_ok();
    matches!(parts[..], [y, m, d] if number(y, 4) && number(m, 2) && number(d, 2))
}
