//! Whether the document is the one that errata and claims were written about.
//!
//! An erratum quotes words of a line. Whoever edits the document has to see to the errata that no
//! longer fit; whoever puts another document in its place has nothing to see to one by one.

use crate::atlas::Atlas;
use crate::codes::Open;
use crate::files::{CLASSES, CODES, QUIZ};
use crate::{Diagnostic, Source};
use model::{Document, Traits};
use serde_json::json;

/// With fewer errata than this, that none fits may be chance: each is reported then.
const ENOUGH: usize = 8;

/// An error about a document with nothing in it: no page could show any of it.
pub(crate) fn nothing(document: &Document) -> Option<Diagnostic> {
    let message = match (&document.title, document.sections.is_empty()) {
        (_, false) => return None,
        _ if document.source.trim().is_empty() => "the document is empty",
        (None, _) => "the document has no headings",
        (Some(_), _) => "the document has a title and no sections",
    };
    let help = "write a title, and below it sections with entries: `# Title`, `## 4xx Client errors`, \
        `### 404 Not Found`, each with its text";
    let source = Source::new(document.source);
    Some(source.error(0, "no-sections", message.to_owned(), help))
}

/// Whether this document has less than half of the words that errata quote, on whatever line: they
/// are about another one then. Lines may have moved, so their numbers tell nothing.
pub(crate) fn is_another(atlas: &Atlas) -> bool {
    let quotes = || all_open(atlas).flat_map(|open| &open.quotes);
    let fits = |words: &str| atlas.document.source.contains(words);
    let count = quotes().count();
    count >= ENOUGH && quotes().filter(|quote| fits(&quote.words)).count() * 2 < count
}

fn all_open<'a>(atlas: &'a Atlas) -> impl Iterator<Item = &'a Open> {
    let codes = atlas.codes.values().map(|file| &file.open);
    codes.chain(atlas.classes.values().map(|file| &file.open))
}

/// Takes out of the atlas what speaks of another document, and says what that was, once.
pub(crate) fn leave_out(atlas: &mut Atlas) -> Vec<Diagnostic> {
    let (mut codes, mut classes, mut errata) = (Vec::new(), Vec::new(), 0);
    let mut take = |open: &mut Open| {
        errata += open.quotes.len();
        !std::mem::take(&mut open.quotes).is_empty()
    };
    for file in atlas.codes.values_mut() {
        if !take(&mut file.open) {
            continue;
        }
        codes.push(file.code.to_string());
        file.members.insert("errata".to_owned(), json!([]));
        file.traits = file.traits.without(Traits::ERRATUM);
    }
    for file in atlas.classes.values_mut() {
        if !take(&mut file.open) {
            continue;
        }
        classes.push(file.class.label());
        file.members.insert("errata".to_owned(), json!([]));
    }
    let claims = std::mem::take(&mut atlas.quiz.claims).len();
    let message = format!(
        "this is another document than the one that {errata} errata in {} files and {claims} claims \
        of {QUIZ} speak of: they are left out",
        codes.len() + classes.len()
    );
    let help = format!(
        "if that is meant, there is nothing to do; this goes with the [[errata]] of {CODES}/ ({}) \
        and {CLASSES}/ ({}), and the [[claims]] of {QUIZ}",
        codes.join(", "),
        classes.join(", ")
    );
    let source = Source::new(atlas.document.source);
    let mut found = vec![source.warning(0, "other-document", message, &help)];
    found.extend(without_a_page(atlas, &source));
    found
}

/// The entries of another document that this project has no file about, in one warning: their text
/// is shown with the document, and they have no page.
fn without_a_page(atlas: &Atlas, source: &Source) -> Option<Diagnostic> {
    let is_without = |code| !atlas.codes.contains_key(code);
    let entries = atlas.document.entries().filter(|entry| is_without(&entry.code));
    let entries: Vec<_> = entries.collect();
    let at = entries.first()?.heading.place.span.start;
    let codes: Vec<String> = entries.iter().map(|entry| entry.code.to_string()).collect();
    let message =
        format!("no page of their own, for want of a file in {CODES}: {}", codes.join(", "));
    let help = "add the files; content/README.md says what they hold. Until then these entries are \
        shown with the document alone";
    Some(source.warning(at, "no-page", message, help))
}

/// Errors about entries that have no file, one each.
pub(crate) fn missing_files(atlas: &Atlas, has_file: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    let source = Source::new(atlas.document.source);
    let without = atlas.document.entries().filter(|entry| !has_file(&entry.code.to_string()));
    let error = |entry: &model::Entry| {
        let (code, at) = (entry.code, entry.heading.place.span.start);
        let message = format!("{code} has no file {CODES}/{code}.toml");
        let help = "add the file; content/README.md says what it holds";
        source.error(at, "missing-file", message, help)
    };
    without.map(error).collect()
}
