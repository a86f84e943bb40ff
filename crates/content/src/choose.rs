//! `content/choose.toml`: the questions that lead to a code.

use crate::Diagnostic;
use crate::codes::Open;
use crate::sources::Sources;
use crate::table::{Reader, Table};
use crate::words;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guide {
    /// `{"questions":[{"id","zh","en","hint","options":[…]}]}`, as `api/v1/choose.json` has it:
    /// the first question first, the others in the order of their IDs.
    pub value: Value,
    /// What has to be checked against other files.
    pub open: Open,
}

/// Reads the file.
///
/// `start` names the first question. A question is a table `[questions.ID]` with `zh`, `en`, an
/// optional `hint`, and `[[questions.ID.options]]`: each has `zh` and `en` and either `next`, the
/// ID of a question, or `code`, `because` and `source`; without a source it is a
/// convention.
pub fn read(text: &str, sources: &Sources) -> (Guide, Vec<Diagnostic>) {
    Reader::new(text).read(|root| guide(root, sources).unwrap_or_default())
}

fn guide(root: Table, sources: &Sources) -> Option<Guide> {
    let root = root.only(&["start", "questions"]);
    let start = root.text("start")?;
    let questions = root.open_table("questions")?;
    let mut open = Open::default();
    let mut edges: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    let mut values = Vec::new();
    let ids: Vec<_> = questions.keys().collect();
    for id in &ids {
        let Some(table) = questions.table(id.value, &["zh", "en", "hint", "options"]) else {
            continue;
        };
        let mut next = Vec::new();
        let mut options = Vec::new();
        for option in
            table.tables("options", &["zh", "en", "hint", "next", "code", "because", "source"])
        {
            options.push(self::option(option, sources, &mut open));
            next.extend(option.text_if("next").map(|next| (next.value, next.at)));
        }
        if options.len() < 2 {
            let message = format!("question `{}` has {} options", id.value, options.len());
            table.error(id.at, "few-options", message, "a question has two options or more");
        }
        edges.insert(id.value, next);
        let mut question = words::of(table);
        question["id"] = json!(id.value);
        question["hint"] = json!(hint(table));
        question["options"] = Value::from(options);
        values.push(question);
    }
    let known = |id: &str| edges.contains_key(id);
    for (id, at) in edges.values().flatten().chain([&(start.value, start.at)]) {
        if !known(id) {
            let message = format!("no question is named `{id}`");
            root.error(*at, "unknown-question", message, "name a table [questions.ID]");
        }
    }
    let mut walk = Walk { edges: &edges, done: BTreeSet::new(), path: Vec::new(), cycle: None };
    walk.visit(start.value);
    if let Some((at, path)) = &walk.cycle {
        let message = format!("these questions go round in a circle: {}", path.join(" → "));
        root.error(*at, "cycle", message, "let one of the options lead elsewhere");
    }
    for id in ids.iter().filter(|id| !walk.done.contains(id.value)) {
        let message = format!("no answer leads to question `{}`", id.value);
        root.error(id.at, "unreachable", message, "lead an option to it, or remove it");
    }
    values.sort_by_key(|question| question["id"] != start.value);
    let value = json!({"questions": values});
    Some(Guide { value, open })
}

fn hint(table: Table) -> Option<Value> {
    table.table_if("hint", &["zh", "en"]).map(words::of)
}

fn option(table: Table, sources: &Sources, open: &mut Open) -> Value {
    let mut option = words::of(table);
    option["hint"] = json!(hint(table));
    let (next, code) = (table.text_if("next"), table.number_if("code"));
    match (next, code) {
        (Some(next), None) => option["next"] = json!(next.value),
        (None, Some((code, at))) => {
            open.codes.push((code, at));
            option["code"] = json!(code);
            option["because"] = json!(table.table("because", &["zh", "en"]).map(words::of));
            option["sources"] = sources.cited_if(table);
        }
        _ => {
            let message = "an option leads to a question or to a code".to_owned();
            table.error(table.at(), "bad-option", message, "write either `next` or `code`");
        }
    }
    option
}

/// Depth first, noting what was reached and the first circle.
struct Walk<'w, 'r> {
    edges: &'w BTreeMap<&'r str, Vec<(&'r str, usize)>>,
    done: BTreeSet<&'r str>,
    path: Vec<&'r str>,
    cycle: Option<(usize, Vec<String>)>,
}

impl<'r> Walk<'_, 'r> {
    fn visit(&mut self, id: &'r str) {
        let Some(next) = self.edges.get(id) else { return };
        self.done.insert(id);
        self.path.push(id);
        for (next, at) in next {
            if let Some(start) = self.path.iter().position(|on_path| on_path == next) {
                let circle = self.path[start..].iter().chain([next]).map(|id| (*id).to_owned());
                self.cycle.get_or_insert((*at, circle.collect()));
            } else if !self.done.contains(next) {
                self.visit(next);
            }
        }
        self.path.pop();
    }
}
