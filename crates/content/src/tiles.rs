//! The names on the grid's tiles: no two codes have the same one.

use crate::codes::CodeFile;
use crate::{Diagnostic, Source};
use model::{Lang, StatusCode};
use std::collections::BTreeMap;

/// Errors about a code whose tile has the name of an earlier one's; `text` is its file.
pub(crate) fn same_name(
    codes: &BTreeMap<StatusCode, CodeFile>,
    file: &CodeFile,
    text: &str,
) -> Vec<Diagnostic> {
    let earlier = |lang: &Lang| {
        let same = |other: &&CodeFile| other.short(*lang).eq_ignore_ascii_case(file.short(*lang));
        codes.range(..file.code).map(|(_, other)| other).find(same)
    };
    let error = |lang: Lang, other: &CodeFile| {
        let name = file.short(lang);
        let at = text.find("short = ").unwrap_or_default();
        let message =
            format!("the tiles of {} and {} are both named “{name}”", other.code, file.code);
        let help = "let the names tell the two codes apart";
        Source::new(text).error(at, "same-name", message, help)
    };
    Lang::ALL.into_iter().filter_map(|lang| Some(error(lang, earlier(&lang)?))).collect()
}
