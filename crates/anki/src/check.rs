//! What a package must be for Anki to take all of it.

use crate::{Deck, Error, Model, Note, Package, text};
use std::collections::BTreeSet;

/// Between the fields of a note.
pub const SEPARATOR: &str = "\u{1f}";

/// The number of the deck that every collection has.
const DEFAULT: i64 = 1;

/// Decks and models: each with a number of its own.
pub fn heads(package: &Package) -> Result<(), Error> {
    let mut numbers = BTreeSet::new();
    for model in &package.models {
        let Model { id, name, fields, templates, .. } = model;
        if !numbers.insert(id) {
            let reason = format!("model {name}: number {id} is that of another; give each its own");
            return Err(Error::content(reason));
        }
        if fields.is_empty() || templates.is_empty() {
            let reason = format!("model {name}: it needs a field and a template; add them");
            return Err(Error::content(reason));
        }
    }
    decks(&package.decks)
}

/// Anki knows a deck again by its name, and the cards of a package by the deck's number.
fn decks(decks: &[Deck]) -> Result<(), Error> {
    let (mut numbers, mut names) = (BTreeSet::from([DEFAULT]), BTreeSet::new());
    for Deck { id, name, .. } in decks {
        if !numbers.insert(*id) {
            let reason = format!("deck {name}: number {id} is taken; give each its own, not 1");
            return Err(Error::content(reason));
        }
        if !names.insert(name) {
            let reason = format!("deck {name}: another has this name; give each its own");
            return Err(Error::content(reason));
        }
    }
    Ok(())
}

/// The model of a note, if the note fits it.
pub fn note<'a>(package: &'a Package, note: &Note) -> Result<&'a Model, Error> {
    let known = package.models.iter().find(|model| model.id == note.model);
    let model = known.ok_or_else(|| {
        Error::content(format!("note {}: there is no model {}; add it", note.guid, note.model))
    })?;
    fields(note, model)?;
    tags(note)?;
    Ok(model)
}

fn fields(note: &Note, model: &Model) -> Result<(), Error> {
    let guid = &note.guid;
    if model.fields.len() != note.fields.len() {
        let (has, wants) = (note.fields.len(), model.fields.len());
        return Err(Error::content(format!(
            "note {guid}: it has {has} fields, and model {} has {wants}; give each a content",
            model.name
        )));
    }
    if note.fields.first().is_none_or(|field| text::text(field).trim().is_empty()) {
        let reason = format!("note {guid}: its first field is empty; Anki needs a text there");
        return Err(Error::content(reason));
    }
    if let Some(at) = note.fields.iter().position(|field| field.contains(SEPARATOR)) {
        let name = model.fields.get(at).map_or("", String::as_str);
        let reason = format!("note {guid}: field {name} has a U+001F; Anki cuts there, remove it");
        return Err(Error::content(reason));
    }
    Ok(())
}

/// Anki cuts tags at spaces, the ideographic one among them.
fn tags(note: &Note) -> Result<(), Error> {
    let guid = &note.guid;
    if note.tags.iter().any(String::is_empty) {
        return Err(Error::content(format!("note {guid}: a tag is empty; remove it")));
    }
    if let Some(tag) = note.tags.iter().find(|tag| tag.contains(char::is_whitespace)) {
        let reason = format!("note {guid}: the tag {tag:?} has a space; write a hyphen");
        return Err(Error::content(reason));
    }
    Ok(())
}
