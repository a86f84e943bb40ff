//! Writes a package of decks that Anki imports (`.apkg`): a zip with an SQLite database of
//! schema 11, which every version since 2.1 reads.
//!
//! - The same package gives the same bytes: no clock, no random numbers.
//! - Anki knows a note again by its `guid`, a model by its number and a deck by its name: importing
//!   a later package updates what an earlier one has brought, and leaves what was learned alone.
//!   A model keeps its fields and templates for ever: with others, Anki's default is to take a new
//!   model beside the old one and to leave the notes as they are.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod check;
mod collection;
mod error;
mod ids;
mod schema;
mod text;

pub use error::Error;

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// Decks, and the shapes that their notes have.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// The shapes of notes.
    pub models: Vec<Model>,
    /// The decks.
    pub decks: Vec<Deck>,
    /// When the content was last changed, in seconds since 1970: Anki updates a note only from a
    /// package that is later than the one before.
    pub changed: i64,
}

/// The shape of notes: fields, and the cards that are made from them.
#[derive(Clone, Debug)]
pub struct Model {
    /// Its number, for ever; milliseconds since 1970 by custom.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The names of the fields.
    pub fields: Vec<String>,
    /// A card for each.
    pub templates: Vec<Template>,
    /// The style of the cards.
    pub css: String,
}

/// How a card is made from a note.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// The front: HTML with `{{Field}}`.
    pub front: String,
    /// The back.
    pub back: String,
}

/// A deck.
#[derive(Clone, Debug)]
pub struct Deck {
    /// Its number within the package; not 1, which is the default deck's.
    pub id: i64,
    /// Its name, for ever; `::` separates levels.
    pub name: String,
    /// What it is, in HTML.
    pub about: String,
    /// Its notes, in the order in which they are met.
    pub notes: Vec<Note>,
}

/// A note.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its name, for ever, and unique among all notes of all decks.
    pub guid: String,
    /// The number of its model.
    pub model: i64,
    /// The contents of the fields, in HTML. The first one names the note.
    pub fields: Vec<String>,
    /// Tags, without spaces.
    pub tags: Vec<String>,
}

impl Package {
    /// The package as a file.
    pub fn write(&self) -> Result<Vec<u8>, Error> {
        let collection = collection::write(self)?;
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
        for (name, bytes) in [("collection.anki2", collection.as_slice()), ("media", b"{}")] {
            zip.start_file(name, plain).map_err(Error::zip)?;
            zip.write_all(bytes).map_err(|error| Error::zip(error.into()))?;
        }
        Ok(zip.finish().map_err(Error::zip)?.into_inner())
    }
}
