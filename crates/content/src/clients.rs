//! `content/clients.toml`: what clients do with redirects, a table a client.
//!
//! The topics and their words are checked here and given on as JSON; what they do is the business
//! of the engine, which reads that JSON.

use crate::Diagnostic;
use crate::sources::Sources;
use crate::table::{Reader, Table, Text};
use crate::words;
use serde_json::{Map, Value, json};

/// The topics of a profile: key, the keys besides `zh`, `en`, `source` and `rule`, and whether
/// every client has it.
const TOPICS: [(&str, &[&str], bool); 19] = [
    ("follow", &["default", "switch"], true),
    ("method", &["300", "301", "302", "303", "304", "305", "306", "307", "308", "other"], true),
    ("content", &["drop_on", "fields", "fields_303", "stream"], true),
    ("credentials", &["names", "drop", "keep", "compare", "back"], true),
    ("cookies", &["jar", "ip"], true),
    ("referer", &["sends"], true),
    ("location", &["syntax", "missing", "empty", "several", "space", "utf8"], true),
    ("fragment", &["inherit"], true),
    ("scheme", &["others", "downgrade", "upgrade"], true),
    ("limit", &["max", "at"], true),
    ("loop", &["times", "at", "counts"], false),
    ("cache", &["redirects"], false),
    ("hsts", &["upgrades"], false),
    ("cors", &[], false),
    ("origin", &[], false),
    ("mode", &[], false),
    ("url-credentials", &[], false),
    ("preflight", &[], false),
    ("forbidden", &[], false),
];

/// The rows of `[client.method]`.
const STATUSES: [&str; 10] =
    ["300", "301", "302", "303", "304", "305", "306", "307", "308", "other"];

/// Where a client does not go on.
const ENDS: [&str; 2] = ["return", "error"];

/// Reads the file: an array of profiles in the order of the file's own list `order`.
pub fn read(text: &str, sources: &Sources) -> (Value, Vec<Diagnostic>) {
    Reader::new(text).read(|root| {
        let order = root.texts("order");
        check_order(root, &order);
        order.iter().filter_map(|id| client(root, id.value, sources)).collect()
    })
}

fn check_order(root: Table, order: &[Text]) {
    for key in root.keys().filter(|key| key.value != "order") {
        if !order.iter().any(|id| id.value == key.value) {
            let message = format!("`{}` is not in `order`", key.value);
            root.error(key.at, "unordered", message, "name every client in `order`, once");
        }
    }
}

fn client(root: Table, id: &str, sources: &Sources) -> Option<Value> {
    let mut known = vec!["name", "language", "version", "kind"];
    known.extend(TOPICS.iter().map(|(topic, ..)| *topic));
    let table = root.table(id, &known)?;
    let text = |key| table.text(key).map_or("", |text| text.value);
    let kind = table.choice("kind", &["library", "fetch", "navigation"]);
    let mut profile = Map::new();
    profile.insert("id".to_owned(), json!(id));
    for key in ["name", "language", "version"] {
        profile.insert(key.to_owned(), json!(text(key)));
    }
    profile.insert("kind".to_owned(), json!(kind.map_or("", |kind| kind.value)));
    let mut rules = Vec::new();
    for (topic, keys, needed) in TOPICS {
        let (value, rule) = match topic {
            "credentials" => boundaries(table, id, sources),
            _ => one(table, id, (topic, keys, needed), sources)?,
        };
        profile.insert(topic.to_owned(), value);
        rules.extend(rule);
    }
    profile.insert("rules".to_owned(), Value::from(rules));
    Some(Value::Object(profile))
}

/// A topic's settings and its rule; nulls where a client has no such topic.
fn one(
    table: Table,
    id: &str,
    (topic, keys, needed): (&str, &[&str], bool),
    sources: &Sources,
) -> Option<(Value, Option<Value>)> {
    let mut known = vec!["zh", "en", "source", "rule"];
    known.extend(keys);
    let own = if needed { table.table(topic, &known) } else { table.table_if(topic, &known) };
    let Some(own) = own else { return Some((Value::Null, None)) };
    let rule = rule(own, id, topic, sources);
    Some((settings(own, topic), Some(rule)))
}

fn rule(table: Table, id: &str, topic: &str, sources: &Sources) -> Value {
    let mut rule = words::of(table);
    let own = table.text_if("rule").map(|text| text.value.to_owned());
    rule["id"] = json!(own.unwrap_or_else(|| format!("{id}.{topic}")));
    rule["topic"] = json!(topic);
    rule["sources"] = sources.cited(table);
    rule
}

fn settings(table: Table, topic: &str) -> Value {
    let choice = |key: &str, choices: &[&str]| {
        table.choice(key, choices).map_or(Value::Null, |text| json!(text.value))
    };
    let passes = ["follow", "return", "error"];
    match topic {
        "follow" => {
            let switch = table.text_if("switch").map_or("", |text| text.value);
            json!({"default": table.truth("default"), "switch": switch})
        }
        "method" => methods(table),
        "content" => {
            let drop_on: Vec<u32> = table.numbers("drop_on").iter().map(|(n, _)| *n).collect();
            json!({
                "drop_on": drop_on,
                "fields": fields(table, "fields"),
                "fields_303": fields(table, "fields_303"),
                "stream": choice("stream", &["error", "return", "resend"]),
            })
        }
        "cookies" => json!({"jar": table.truth("jar"), "ip": table.truth("ip")}),
        "referer" => json!({"sends": choice("sends",
            &["none", "previous", "previous-unless-downgrade", "policy"])}),
        "location" => json!({
            "syntax": choice("syntax", &["rfc3986", "rfc2396", "whatwg"]),
            "missing": choice("missing", &ENDS),
            "empty": choice("empty", &["same", "return", "error"]),
            "several": choice("several", &["first", "last", "joined", "glued", "error"]),
            "space": choice("space", &["encode", "return", "error"]),
            "utf8": choice("utf8", &["encode", "error", "latin1"]),
        }),
        "fragment" => json!({"inherit": table.truth("inherit")}),
        "scheme" => json!({
            "others": choice("others", &ENDS),
            "downgrade": choice("downgrade", &passes),
            "upgrade": choice("upgrade", &passes),
        }),
        "limit" => count(table, "max"),
        "loop" => {
            let mut value = count(table, "times");
            value["counts"] = choice("counts", &["targets", "requests"]);
            value
        }
        _ => json!(true),
    }
}

fn count(table: Table, key: &str) -> Value {
    let number = table.number(key).map(|(number, _)| number);
    json!({"max": number, "at": table.choice("at", &ENDS).map(|text| text.value)})
}

fn fields<'r>(table: Table<'r, '_>, key: &str) -> Vec<&'r str> {
    let names = table.texts(key);
    let token = |c: u8| c.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&c);
    for name in names.iter().filter(|name| !name.value.bytes().all(token)) {
        let message = format!("`{}` is no field name", name.value);
        table.error(name.at, "bad-field", message, "field names are tokens (RFC 9110, 5.1)");
    }
    names.iter().map(|name| name.value).collect()
}

fn methods(table: Table) -> Value {
    let row = |status: &&str| -> (String, Value) {
        let arms: Value =
            table.texts(status).iter().filter_map(|arm| self::arm(table, arm)).collect();
        if arms.as_array().is_some_and(Vec::is_empty) {
            let message = format!("`{status}` has no arms");
            table.error(table.at(), "missing-key", message, "write at least `[\"* return\"]`");
        }
        ((*status).to_owned(), arms)
    };
    Value::Object(STATUSES.iter().map(row).collect())
}

/// `POST GET`, `!GET,HEAD keep`, `* return`.
fn arm(table: Table, text: &Text) -> Option<Value> {
    const ACTIONS: [&str; 5] = ["keep", "GET", "HEAD", "return", "error"];
    let parts = text.value.split_once(' ').filter(|(_, action)| ACTIONS.contains(action));
    let Some((methods, action)) = parts else {
        let message = format!("`{}` is not METHODS ACTION", text.value);
        let help = format!("the actions are {}", ACTIONS.join(", "));
        table.error(text.at, "bad-arm", message, &help);
        return None;
    };
    let (except, list) = match methods.strip_prefix('!') {
        Some(list) => (true, list),
        None => (false, methods),
    };
    let named: Vec<&str> = if list == "*" { Vec::new() } else { list.split(',').collect() };
    Some(json!({"methods": named, "except": except, "action": action}))
}

/// `[[client.credentials]]`: the boundaries, and the rule that the first of them states.
fn boundaries(table: Table, id: &str, sources: &Sources) -> (Value, Option<Value>) {
    let known = ["names", "drop", "keep", "compare", "back", "zh", "en", "source", "rule"];
    let items = table.tables("credentials", &known);
    let Some(first) = items.first() else {
        let help = "add `[[…credentials]]`, with `drop = []` if nothing is dropped";
        table.error(table.at(), "missing-key", "`credentials` is missing".to_owned(), help);
        return (json!([]), None);
    };
    let rule = rule(*first, id, "credentials", sources);
    (items.iter().map(|item| boundary(*item)).collect(), Some(rule))
}

fn boundary(table: Table) -> Value {
    const CROSSINGS: [&str; 8] = [
        "host",
        "host-unless-subdomain",
        "port",
        "port-written",
        "scheme",
        "upgrade",
        "downgrade",
        "always",
    ];
    let drop = listed(table, "drop", &CROSSINGS);
    let keep = listed(table, "keep", &["default-upgrade"]);
    let choice = |key, choices: [&str; 2]| table.choice(key, &choices).map(|text| text.value);
    json!({
        "names": fields(table, "names"),
        "drop": drop,
        "keep": keep,
        "compare": choice("compare", ["previous", "first"]),
        "back": choice("back", ["gone", "sent"]),
    })
}

fn listed<'r>(table: Table<'r, '_>, key: &str, known: &[&str]) -> Vec<&'r str> {
    let words = table.texts(key);
    for word in words.iter().filter(|word| !known.contains(&word.value)) {
        let message = format!("`{key}` has \"{}\"", word.value);
        table.error(word.at, "unknown-value", message, &format!("choose of {}", known.join(", ")));
    }
    words.iter().map(|word| word.value).collect()
}
