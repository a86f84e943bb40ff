//! The quiz as `api/v1/quiz.json`.

use super::Claim;
use crate::atlas::Atlas;
use crate::codes::CodeFile;
use model::Registry;
use serde_json::{Value, json};

/// `{"decks","clients","codes","scenarios","claims","pool"}`, as `crates/quiz` reads it.
pub fn json(atlas: &Atlas) -> Value {
    let clients = atlas.clients.as_array().into_iter().flatten();
    let asked = |client: &&Value| atlas.quiz.clients.iter().any(|id| client["id"] == id.as_str());
    let claims = claims(atlas);
    json!({
        "decks": atlas.quiz.decks,
        "clients": clients.filter(asked).cloned().collect::<Value>(),
        "codes": atlas.codes.values().map(|file| code(atlas, file)).collect::<Value>(),
        "scenarios": scenarios(atlas),
        "pool": pool(atlas, &claims),
        "claims": claims,
    })
}

/// The list of shared rounds without claims that there are none of: with another document, all of
/// them. A round breaks off where it comes to a question that cannot be made.
fn pool(atlas: &Atlas, claims: &Value) -> Value {
    let is_there = |line: &&str| match line.split_once(".claim ") {
        Some((_, id)) => claims.as_array().into_iter().flatten().any(|claim| claim["id"] == id),
        None => true,
    };
    atlas.pool.lines().filter(is_there).collect()
}

fn code(atlas: &Atlas, file: &CodeFile) -> Value {
    let members = &file.members;
    let (facts, guide) = (&members["facts"], &members["use"]);
    let fields = || facts["fields"].as_array().into_iter().flatten();
    let required = fields().filter(|field| field["level"] == "MUST").cloned().map(|mut field| {
        // The reader wants both languages, and says the sentence itself.
        field["zh"] = json!("");
        field["en"] = json!("");
        field
    });
    let others = fields().filter(|field| field["level"] != "MUST").map(|field| &field["name"]);
    let vendor = || members["meanings"].as_array()?.first()?["vendor"].as_str();
    let vendor = vendor().filter(|_| file.registry == Registry::Unregistered);
    json!({
        "code": file.code.number(),
        "name": file.name,
        "name_zh": file.name_zh,
        "vendor": vendor.unwrap_or_default(),
        "document": atlas.entry(file.code).is_some(),
        "unused": file.registry == Registry::Unused,
        "summary": members["summary"],
        "pick": guide["pick"],
        "near": members["near"],
        "tempting": tempting(atlas, file),
        "facts": facts["details"],
        "required": required.collect::<Value>(),
        "fields": others.cloned().collect::<Value>(),
    })
}

/// The codes that one is confused with, the most tempting first: those whose difference is told,
/// those of a set with it, those to send instead, those to read next.
fn tempting(atlas: &Atlas, file: &CodeFile) -> Vec<u64> {
    let own = u64::from(file.code.number());
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let near = list(&file.members["near"]).into_iter().flat_map(|item| list(&item["codes"]));
    let sets = atlas.sets.sets.iter().filter(|set| set.iter().any(|code| u64::from(*code) == own));
    let sets = sets.flatten().map(|code| json!(code));
    let instead =
        list(&file.members["use"]["instead"]).into_iter().map(|item| item["code"].clone());
    let related = list(&file.members["related"]);
    let mut codes = Vec::new();
    for code in near.chain(sets).chain(instead).chain(related).filter_map(|code| code.as_u64()) {
        if code != own && !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// The scenarios; a wrong code's reason without a source of its own rests on what its code means.
fn scenarios(atlas: &Atlas) -> Value {
    let mut scenarios = atlas.quiz.scenarios.clone();
    for scenario in scenarios.as_array_mut().into_iter().flatten() {
        for wrong in scenario["wrong"].as_array_mut().into_iter().flatten() {
            let code = &wrong["code"];
            let file = atlas.codes.values().find(|file| *code == file.code.number());
            if let (Some(file), Some([])) = (file, wrong["sources"].as_array().map(Vec::as_slice)) {
                wrong["sources"] = file.members["summary"]["sources"].clone();
            }
        }
    }
    scenarios
}

fn claims(atlas: &Atlas) -> Value {
    let mut ids: Vec<String> = Vec::new();
    let mut claim = |claim: &Claim| {
        let again = ids.iter().filter(|id| id.split('-').next() == Some(&claim.line.to_string()));
        let id = match again.count() {
            0 => claim.line.to_string(),
            before => format!("{}-{}", claim.line, before + 1),
        };
        ids.push(id.clone());
        let erratum = atlas.erratum(claim.line, &claim.quote)?;
        let mut correction = erratum["correction"].clone();
        correction["sources"] = erratum["sources"].clone();
        Some(json!({
            "id": id,
            "code": claim.code,
            "line": claim.line,
            "wrong": claim.wrong,
            "right": claim.right,
            "correction": correction,
        }))
    };
    atlas.quiz.claims.iter().filter_map(&mut claim).collect()
}
