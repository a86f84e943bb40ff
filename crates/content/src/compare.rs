//! `content/compare.toml`: codes that are often confused.

use crate::Diagnostic;
use crate::codes::{CodeFile, Open};
use crate::table::{Reader, Table};
use model::StatusCode;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The sets of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sets {
    /// Two to six codes each.
    pub sets: Vec<Vec<u32>>,
    /// What has to be checked against other files.
    pub open: Open,
}

/// Reads the file: `sets`, an array of arrays of codes.
pub fn read(text: &str) -> (Sets, Vec<Diagnostic>) {
    Reader::new(text).read(|root| sets(root.only(&["sets"])))
}

fn sets(root: Table) -> Sets {
    let mut open = Open::default();
    let mut sets = Vec::new();
    for (set, at) in root.number_lists("sets") {
        if !(2..=6).contains(&set.len()) {
            let message = format!("a set has {} codes", set.len());
            root.error(at, "bad-set", message, "write two to six codes");
        }
        sets.push(set.iter().map(|(code, _)| *code).collect());
        open.codes.extend(set);
    }
    Sets { sets, open }
}

/// `[{"codes":[…],"near":[…]}]`, as `api/v1/compare.json` has it: each set with the near misses
/// among its codes, each pair once.
pub fn json(sets: &Sets, files: &BTreeMap<StatusCode, CodeFile>) -> Value {
    let of_code =
        |number: &u32| files.values().find(move |file| u32::from(file.code.number()) == *number);
    let set = |codes: &Vec<u32>| {
        let mut seen = BTreeSet::new();
        let near = codes
            .iter()
            .filter_map(of_code)
            .flat_map(|file| file.members["near"].as_array().into_iter().flatten());
        let near: Vec<&Value> = near
            .filter(|item| {
                let named = item["codes"].as_array().into_iter().flatten();
                let named: BTreeSet<u32> =
                    named.filter_map(|code| u32::try_from(code.as_u64()?).ok()).collect();
                named.iter().all(|code| codes.contains(code)) && seen.insert(named)
            })
            .collect();
        json!({"codes": codes, "near": near})
    };
    sets.sets.iter().map(set).collect()
}
