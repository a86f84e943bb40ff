//! The database of a package.

use crate::check::{self, SEPARATOR};
use crate::{Deck, Error, Note, Package, ids, schema, text};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// The database as a file.
pub fn write(package: &Package) -> Result<Vec<u8>, Error> {
    check::heads(package)?;
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(schema::TABLES)?;
    let all = database.transaction()?;
    head(package, &all)?;
    let mut seen = Seen::default();
    for deck in &package.decks {
        for (nth, note) in deck.notes.iter().enumerate() {
            let model = check::note(package, note)?;
            seen.take(&note.guid, ids::number(&note.guid))?;
            put_note(&all, note, package.changed)?;
            for (ord, _) in model.templates.iter().enumerate() {
                let id = ids::number(&format!("{} card {ord}", note.guid));
                seen.take(&format!("{} card {ord}", note.guid), id)?;
                put_card(&all, deck, note, id, ord, nth, package.changed)?;
            }
        }
    }
    all.commit()?;
    Ok(database.serialize("main")?.to_vec())
}

/// The one row about the collection itself.
fn head(package: &Package, database: &Connection) -> Result<(), Error> {
    let Package { changed, .. } = package;
    database.execute(
        "INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')",
        params![
            changed,
            changed * 1000,
            schema::settings().to_string(),
            schema::models(package).to_string(),
            schema::decks(package).to_string(),
            schema::deck_settings().to_string(),
        ],
    )?;
    Ok(())
}

/// The names and numbers given so far.
#[derive(Default)]
struct Seen {
    names: BTreeSet<String>,
    numbers: BTreeSet<i64>,
}

impl Seen {
    fn take(&mut self, name: &str, number: i64) -> Result<(), Error> {
        if !self.names.insert(name.to_owned()) {
            let reason = format!("note {name}: another has this name; give each its own");
            return Err(Error::content(reason));
        }
        if !self.numbers.insert(number) {
            let reason = format!("note {name}: its number is that of another; rename it");
            return Err(Error::content(reason));
        }
        Ok(())
    }
}

fn put_note(database: &Connection, note: &Note, changed: i64) -> Result<(), Error> {
    let first = note.fields.first().map_or("", String::as_str);
    let tags = match note.tags.as_slice() {
        [] => String::new(),
        // Spaces around them, too: Anki looks for ` tag `.
        tags => format!(" {} ", tags.join(" ")),
    };
    database.execute(
        "INSERT INTO notes VALUES (?1, ?2, ?3, ?4, -1, ?5, ?6, ?7, ?8, 0, '')",
        params![
            ids::number(&note.guid),
            note.guid,
            note.model,
            changed,
            tags,
            note.fields.join(SEPARATOR),
            text::text(first),
            ids::checksum(first),
        ],
    )?;
    Ok(())
}

fn put_card(
    database: &Connection,
    deck: &Deck,
    note: &Note,
    id: i64,
    ord: usize,
    nth: usize,
    changed: i64,
) -> Result<(), Error> {
    database.execute(
        "INSERT INTO cards VALUES (?1, ?2, ?3, ?4, ?5, -1, 0, 0, ?6, 0, 0, 0, 0, 0, 0, 0, 0, '')",
        params![
            id,
            ids::number(&note.guid),
            deck.id,
            i64::try_from(ord).unwrap_or_default(),
            changed,
            i64::try_from(nth).unwrap_or_default(),
        ],
    )?;
    Ok(())
}
