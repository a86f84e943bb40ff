//! What the quiz says about other files.

use super::{Decided, Quiz};
use crate::atlas::Atlas;
use crate::codes::CodeFile;
use crate::{Diagnostic, Source};
use serde_json::Value;

impl Quiz {
    /// Checks the claims against the errata, and the deciding facts against the codes.
    pub fn check(&self, text: &str, atlas: &Atlas) -> Vec<Diagnostic> {
        let source = Source::new(text);
        let mut found = Vec::new();
        for claim in &self.claims {
            if atlas.erratum(claim.line, &claim.quote).is_none() {
                let message = format!("no erratum of line {} has these words", claim.line);
                let help = "copy line and quote from the [[errata]] that the claim is about";
                found.push(source.error(claim.at, "no-erratum", message, help));
            }
        }
        for decided in &self.decided {
            if let Some(message) = wrongly(decided, atlas) {
                let help = "name a fact that is true of the right code and false of a wrong one, \
                    or leave the key out";
                found.push(source.error(decided.at, "undecided", message, help));
            }
        }
        found
    }
}

/// What is wrong with a deciding fact.
fn wrongly(decided: &Decided, atlas: &Atlas) -> Option<String> {
    let Decided { fact, code, wrong, .. } = decided;
    let file = |number: &u32| {
        atlas.codes.values().find(move |file| u32::from(file.code.number()) == *number)
    };
    if !file(code).is_some_and(|file| has(file, fact)) {
        return Some(format!("`{fact}` is not true of {code}"));
    }
    let decides = wrong.iter().filter_map(file).any(|file| !has(file, fact));
    (!decides).then(|| format!("`{fact}` is true of every code that is offered"))
}

/// Whether a fact, written `name=value`, is true of a code.
fn has(file: &CodeFile, fact: &str) -> bool {
    let Some((name, value)) = fact.split_once('=') else { return false };
    let facts = &file.members["facts"];
    let named = |list: &str| facts[list].as_array().into_iter().flatten();
    match name {
        "registry" => file.registry.label() == value,
        "field" => named("fields").any(|field| field["name"] == value),
        _ => named("details").any(|detail| detail["name"] == name && detail["value"] == value),
    }
}

impl Atlas<'_> {
    /// The erratum of a line with these words.
    pub fn erratum(&self, line: u32, quote: &str) -> Option<&Value> {
        let codes = self.codes.values().map(|file| &file.members["errata"]);
        let classes = self.classes.values().map(|file| &file.members["errata"]);
        let mut all = codes.chain(classes).filter_map(Value::as_array).flatten();
        all.find(|erratum| erratum["line"] == line && erratum["quote"] == quote)
    }
}
