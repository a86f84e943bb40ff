//! `content/quiz.toml`: what the quiz needs beyond what is said about codes anyway.

mod check;
mod json;

pub use json::json;

use crate::Diagnostic;
use crate::codes::Open;
use crate::sources::Sources;
use crate::table::{Reader, Table, Text};
use crate::words;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How many wrong codes a scenario offers.
const WRONG: usize = 3;

/// The file, checked by itself.
#[derive(Clone, Debug, Default)]
pub struct Quiz {
    /// When a note was last changed, in seconds since 1970.
    pub changed: i64,
    /// The ids of the clients whose next request is asked for.
    pub clients: Vec<String>,
    /// `[{"id","title","codes"}]`
    pub decks: Value,
    /// `[{"id","code","ask","because","wrong":[{"code","zh","en","sources"}]}]`
    pub scenarios: Value,
    /// `[{"code","line","quote","wrong","right"}]`
    pub claims: Vec<Claim>,
    /// Where a fact decides a scenario.
    pub decided: Vec<Decided>,
    /// What has to be checked against other files.
    pub open: Open,
}

/// What an erratum's words claim, and a sentence that holds.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The code it is about.
    pub code: u32,
    /// The erratum's line.
    pub line: u32,
    /// The erratum's words.
    pub quote: String,
    /// What they claim: `{"zh","en"}`.
    pub wrong: Value,
    /// What holds: `{"zh","en","sources"}`.
    pub right: Value,
    /// Where the claim stands in the file.
    pub at: usize,
}

/// A fact that decides a scenario.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The fact: `content_allowed=false`, `field=Allow`.
    pub fact: String,
    /// The right code.
    pub code: u32,
    /// The wrong ones.
    pub wrong: Vec<u32>,
    /// Where it stands in the file.
    pub at: usize,
}

/// Reads the file; `clients` are the ids that it may name.
pub fn read(text: &str, sources: &Sources, clients: &[&str]) -> (Quiz, Vec<Diagnostic>) {
    Reader::new(text).read(|root| {
        let root = root.only(&["changed", "clients", "decks", "scenarios", "claims"]);
        let (changed, clients) = (changed(root), named(root, clients));
        let mut quiz = Quiz { changed, clients, ..Quiz::default() };
        quiz.decks = decks(root, &mut quiz.open);
        quiz.scenarios = scenarios(root, sources, &mut quiz);
        quiz.claims = claims(root, sources, &mut quiz.open);
        quiz
    })
}

/// The midnight (UTC) that a date begins with.
fn changed(root: Table) -> i64 {
    let Some(date) = root.text("changed") else { return 0 };
    let parts: Vec<i64> = date.value.split('-').filter_map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [year @ 2020..=2100, month @ 1..=12, day @ 1..=31] => {
            // The year begins in March, so that the leap day is its last one.
            let (year, month) = if *month < 3 { (year - 1, month + 9) } else { (*year, month - 3) };
            let days =
                year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1;
            (days - 719_468) * 86_400
        }
        _ => {
            let message = format!("`{}` is no date", date.value);
            root.error(
                date.at,
                "bad-date",
                message,
                "write the day of the last change: 2026-11-23",
            );
            0
        }
    }
}

fn named(root: Table, clients: &[&str]) -> Vec<String> {
    let texts = root.texts("clients");
    for unknown in texts.iter().filter(|text| !clients.contains(&text.value)) {
        let message = format!("no client is named `{}`", unknown.value);
        root.error(unknown.at, "unknown-client", message, "name an id of content/clients.toml");
    }
    texts.into_iter().map(|text| text.value.to_owned()).collect()
}

fn decks(root: Table, open: &mut Open) -> Value {
    let mut deck = |table: Table| {
        let codes = table.numbers("codes");
        open.codes.extend(codes.iter().copied());
        let title = table.table("title", &["zh", "en"]).map_or(Value::Null, words::of);
        let codes: Vec<u32> = codes.iter().map(|(code, _)| *code).collect();
        json!({"id": table.text("id").map(|id| id.value), "title": title, "codes": codes})
    };
    root.tables("decks", &["id", "title", "codes"]).into_iter().map(&mut deck).collect()
}

fn scenarios(root: Table, sources: &Sources, quiz: &mut Quiz) -> Value {
    const KEYS: [&str; 7] = ["id", "code", "ask", "because", "source", "wrong", "decides"];
    let mut ids = BTreeSet::new();
    let mut values = Vec::new();
    for table in root.tables("scenarios", &KEYS) {
        if let Some(id) = table.text("id")
            && !ids.insert(id.value)
        {
            let message = format!("two scenarios are named `{}`", id.value);
            table.error(id.at, "twice", message, "give each a name of its own");
        }
        values.extend(scenario(table, sources, quiz));
    }
    Value::from(values)
}

fn scenario(table: Table, sources: &Sources, quiz: &mut Quiz) -> Option<Value> {
    let (code, at) = table.number("code")?;
    quiz.open.codes.push((code, at));
    let ask = table.table("ask", &["zh", "en"]).map_or(Value::Null, words::of);
    let told = ["zh", "en"]
        .iter()
        .any(|lang| ask[lang].as_str().is_some_and(|ask| ask.contains(&code.to_string())));
    if told {
        table.error(at, "told", format!("the question names {code}"), "let the situation decide");
    }
    let mut because = table.table("because", &["zh", "en"]).map_or(Value::Null, words::of);
    because["sources"] = sources.cited(table);
    let wrong = wrong(table, code, sources, &mut quiz.open);
    if let Some(Text { value, at }) = table.text_if("decides") {
        let codes = wrong.iter().filter_map(|item| u32::try_from(item["code"].as_u64()?).ok());
        let wrong = codes.collect();
        quiz.decided.push(Decided { fact: value.to_owned(), code, wrong, at });
    }
    let id = table.text("id")?.value;
    Some(json!({"id": id, "code": code, "ask": ask, "because": because, "wrong": wrong}))
}

fn wrong(table: Table, right: u32, sources: &Sources, open: &mut Open) -> Vec<Value> {
    let mut codes = BTreeSet::from([right]);
    let mut values = Vec::new();
    for item in table.tables("wrong", &["code", "zh", "en", "source"]) {
        let Some((code, at)) = item.number("code") else { continue };
        if !codes.insert(code) {
            let message = format!("{code} is offered twice");
            item.error(at, "twice", message, "offer four different codes");
        }
        open.codes.push((code, at));
        let mut value = words::of(item);
        value["code"] = json!(code);
        value["sources"] = sources.cited_if(item);
        values.push(value);
    }
    if values.len() != WRONG {
        let message = format!("{} wrong codes are offered", values.len());
        table.error(table.at(), "wrong-count", message, "offer three");
    }
    values
}

fn claims(root: Table, sources: &Sources, open: &mut Open) -> Vec<Claim> {
    const KEYS: [&str; 6] = ["code", "line", "quote", "wrong", "right", "source"];
    let mut claim = |table: Table| {
        let (code, at) = table.number("code")?;
        open.codes.push((code, at));
        let both = |key| table.table(key, &["zh", "en"]).map_or(Value::Null, words::of);
        let mut right = both("right");
        right["sources"] = sources.cited(table);
        Some(Claim {
            code,
            line: table.number("line")?.0,
            quote: table.text("quote")?.value.to_owned(),
            wrong: both("wrong"),
            right,
            at: table.at(),
        })
    };
    root.tables("claims", &KEYS).into_iter().filter_map(&mut claim).collect()
}
