//! `content/evidence.toml`: claims beside the sentences that they rest on.

use crate::Diagnostic;
use crate::files::Files;
use crate::sources::Sources;
use crate::table::{Reader, Table};

/// Checks the file; returns how many claims it has.
///
/// A claim names a `file` below `content/`, words of it in both languages, what it cites for them and
/// the `sentence` there. The words and the `source` have to stand in the file.
pub fn check(files: &Files, sources: &Sources) -> (usize, Vec<Diagnostic>) {
    Reader::new(&files.evidence).read(|root| {
        let keys = ["file", "zh", "en", "source", "sentence"];
        let claims = root.only(&["claims"]).tables("claims", &keys);
        claims.iter().filter_map(|claim| self::claim(*claim, files, sources)).count()
    })
}

fn claim(claim: Table, files: &Files, sources: &Sources) -> Option<()> {
    let (name, source) = (claim.text("file")?, claim.text("source")?);
    let path = format!("content/{}", name.value);
    let texts = files.texts();
    let Some((_, text)) = texts.iter().find(|(own, _)| *own == path) else {
        let message = format!("there is no {path} with texts");
        claim.error(name.at, "unknown-file", message, "write it as `codes/401.toml`");
        return None;
    };
    sources.cited(claim);
    claim.text("sentence")?;
    for words in [claim.text("zh")?, claim.text("en")?, source] {
        if !text.contains(words.value) {
            let message = format!("{path} does not have these words");
            let help =
                "the text has changed: compare it with the sentence again, then copy its words";
            claim.error(words.at, "bad-claim", message, help);
        }
    }
    Some(())
}
