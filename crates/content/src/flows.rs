//! `content/flows.toml`, flows to begin with, and `content/findings.toml`, the words of the
//! diagnosis.

use crate::Diagnostic;
use crate::codes::Open;
use crate::sources::Sources;
use crate::table::{Reader, Table};
use crate::words;
use serde_json::{Map, Value, json};

/// The flows of the file.
#[derive(Clone, Debug, Default)]
pub struct Flows {
    /// `[{"id","title","teaches","codes","flow"}]`; `flow` is what the engine plays.
    pub value: Value,
    /// What has to be checked against other files.
    pub open: Open,
}

/// Reads the flows; `clients` are the ids that one may name.
pub fn read(text: &str, clients: &[&str]) -> (Flows, Vec<Diagnostic>) {
    const KEYS: [&str; 12] = [
        "id",
        "title",
        "teaches",
        "client",
        "method",
        "url",
        "headers",
        "body",
        "visits",
        "options",
        "responses",
        "codes",
    ];
    Reader::new(text).read(|root| {
        let mut open = Open::default();
        let items = root.only(&["flow"]).tables("flow", &KEYS);
        let value = items.into_iter().map(|item| one(item, clients, &mut open)).collect();
        Flows { value, open }
    })
}

fn one(table: Table, clients: &[&str], open: &mut Open) -> Value {
    let text = |key| table.text(key).map_or("", |text| text.value);
    let both = |key| table.table(key, &["zh", "en"]).map_or(Value::Null, words::of);
    let codes = table.numbers("codes");
    open.codes.extend(codes.iter().copied());
    let flow = json!({
        "id": text("id"),
        "client": table.choice("client", clients).map_or("", |text| text.value),
        "request": {
            "method": text("method"),
            "url": text("url"),
            "headers": pairs(table),
            "body": table.text_if("body").map(|text| text.value),
        },
        "responses": responses(table),
        "visits": table.number_if("visits").map_or(1, |(visits, _)| visits),
        "options": options(table),
    });
    json!({
        "id": text("id"),
        "title": both("title"),
        "teaches": both("teaches"),
        "codes": codes.iter().map(|(code, _)| *code).collect::<Vec<u32>>(),
        "flow": flow,
    })
}

fn pairs(table: Table) -> Value {
    table
        .text_lists("headers")
        .into_iter()
        .map(|(pair, at)| {
            if pair.len() != 2 {
                let message = "a field is a name and a value".to_owned();
                table.error(at, "bad-field", message, "write `[\"Location\", \"/next\"]`");
            }
            json!(pair)
        })
        .collect()
}

fn responses(table: Table) -> Value {
    let items = table.tables("responses", &["status", "headers"]);
    items
        .into_iter()
        .map(|item| {
            let status = item.number("status");
            if let Some((number, at)) = status.filter(|(status, _)| !(100..=999).contains(status)) {
                let message = format!("{number} is no status code");
                item.error(at, "bad-status", message, "write a number from 100 to 999");
            }
            json!({"status": status.map(|(status, _)| status), "headers": pairs(item)})
        })
        .collect()
}

fn options(table: Table) -> Value {
    const SWITCHES: [&str; 4] = ["post301", "post302", "post303", "location_trusted"];
    const WORDS: [(&str, &[&str]); 3] = [
        ("redirect", &["follow", "error", "manual"]),
        ("mode", &["cors", "no-cors", "same-origin"]),
        ("credentials", &["omit", "same-origin", "include"]),
    ];
    let mut known = vec!["max_redirs", "referrer_policy", "page"];
    known.extend(SWITCHES);
    known.extend(WORDS.iter().map(|(key, _)| *key));
    let mut options = Map::new();
    let Some(table) = table.table_if("options", &known) else { return json!({}) };
    let mut put = |key: &str, value| options.insert(key.to_owned(), value);
    for key in table.keys() {
        match key.value {
            "max_redirs" => put(key.value, json!(table.number("max_redirs").map(|(n, _)| n))),
            switch if SWITCHES.contains(&switch) => put(switch, json!(table.truth(switch))),
            word => {
                let choices = WORDS.iter().find(|(key, _)| *key == word);
                let text = match choices {
                    Some((_, choices)) => table.choice(word, choices),
                    None => table.text(word),
                };
                put(word, json!(text.map(|text| text.value)))
            }
        };
    }
    Value::Object(options)
}

/// Reads the words of the diagnosis: `[{"id","title","zh","en","remedy","sources"}]`.
pub fn findings(text: &str, sources: &Sources) -> (Value, Vec<Diagnostic>) {
    Reader::new(text).read(|root| {
        let names: Vec<_> = root.keys().collect();
        names.into_iter().filter_map(|name| finding(root, name.value, sources)).collect()
    })
}

fn finding(root: Table, id: &str, sources: &Sources) -> Option<Value> {
    let table = root.table(id, &["title", "zh", "en", "remedy", "source"])?;
    let both = |key| table.table(key, &["zh", "en"]).map_or(Value::Null, words::of);
    let mut finding = words::of(table);
    finding["id"] = json!(id);
    finding["title"] = both("title");
    finding["remedy"] = both("remedy");
    finding["sources"] = sources.cited(table);
    Some(finding)
}
