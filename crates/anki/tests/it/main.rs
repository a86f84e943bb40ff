//! A package, read back.

#![allow(clippy::unwrap_used)]

use anki::{Deck, Model, Note, Package, Template};
use rusqlite::Connection;
use std::io::{Cursor, Read};
use zip::ZipArchive;

fn note(guid: &str, front: &str) -> Note {
    Note {
        guid: guid.to_owned(),
        model: 7,
        fields: vec![front.to_owned(), "back".to_owned()],
        tags: vec!["4xx".to_owned()],
    }
}

fn package(notes: Vec<Note>) -> Package {
    let template = |name: &str| Template {
        name: name.to_owned(),
        front: "{{Front}}".to_owned(),
        back: "{{Back}}".to_owned(),
    };
    let model = Model {
        id: 7,
        name: "Two".to_owned(),
        fields: vec!["Front".to_owned(), "Back".to_owned()],
        templates: vec![template("one"), template("two")],
        css: String::new(),
    };
    let deck = Deck { id: 70, name: "Codes".to_owned(), about: String::new(), notes };
    Package { models: vec![model], decks: vec![deck], changed: 1_767_600_000 }
}

/// The database inside a package.
fn collection(package: &Package) -> Connection {
    let mut zip = ZipArchive::new(Cursor::new(package.write().unwrap())).unwrap();
    let mut media = String::new();
    zip.by_name("media").unwrap().read_to_string(&mut media).unwrap();
    assert_eq!(media, "{}");
    let mut bytes = Vec::new();
    zip.by_name("collection.anki2").unwrap().read_to_end(&mut bytes).unwrap();
    let mut database = Connection::open_in_memory().unwrap();
    let read = database.deserialize_read_exact("main", bytes.as_slice(), bytes.len(), true);
    read.unwrap();
    database
}

fn numbers(database: &Connection, query: &str) -> Vec<i64> {
    let mut query = database.prepare(query).unwrap();
    let rows = query.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn notes_and_cards_are_written() {
    let database = collection(&package(vec![note("zh-404", "404"), note("zh-409", "409")]));
    assert_eq!(numbers(&database, "SELECT count(*) FROM notes"), [2]);
    assert_eq!(numbers(&database, "SELECT count(*) FROM cards"), [4]);
    assert_eq!(numbers(&database, "SELECT count(DISTINCT id) FROM cards"), [4]);
    assert_eq!(numbers(&database, "SELECT DISTINCT did FROM cards"), [70]);
    let text: String = database
        .query_row("SELECT flds FROM notes WHERE guid = 'zh-409'", [], |r| r.get(0))
        .unwrap();
    assert_eq!(text, "409\u{1f}back");
}

#[test]
fn the_same_package_gives_the_same_bytes() {
    let package = package(vec![note("a", "1"), note("b", "2")]);
    assert_eq!(package.write().unwrap(), package.clone().write().unwrap());
}

#[test]
fn another_note_changes_no_number() {
    let ids = |package: &Package| numbers(&collection(package), "SELECT id FROM cards ORDER BY id");
    let few = ids(&package(vec![note("a", "1")]));
    let more = ids(&package(vec![note("b", "2"), note("a", "1")]));
    assert!(few.iter().all(|id| more.contains(id)));
}

#[test]
fn what_is_wrong_is_told() {
    let told = |notes| package(notes).write().unwrap_err().to_string();
    assert_eq!(
        told(vec![note("a", "1"), note("a", "2")]),
        "note a: another has this name; give each its own"
    );
    assert_eq!(
        told(vec![note("a", "<br> ")]),
        "note a: its first field is empty; Anki needs a text there"
    );
    let short = Note { fields: vec!["1".to_owned()], ..note("a", "") };
    assert_eq!(
        told(vec![short]),
        "note a: it has 1 fields, and model Two has 2; give each a content"
    );
    let strange = Note { model: 8, ..note("a", "1") };
    assert_eq!(told(vec![strange]), "note a: there is no model 8; add it");
    let cut = Note { fields: vec!["1".to_owned(), "a\u{1f}b".to_owned()], ..note("a", "1") };
    assert_eq!(told(vec![cut]), "note a: field Back has a U+001F; Anki cuts there, remove it");
    let untagged = Note { tags: vec![String::new()], ..note("a", "1") };
    assert_eq!(told(vec![untagged]), "note a: a tag is empty; remove it");
    let spaced = Note { tags: vec!["a b".to_owned()], ..note("a", "1") };
    assert_eq!(told(vec![spaced]), "note a: the tag \"a b\" has a space; write a hyphen");
}

#[test]
fn decks_and_models_have_numbers_of_their_own() {
    let told = |change: fn(&mut Package)| {
        let mut package = package(vec![note("a", "1")]);
        change(&mut package);
        package.write().unwrap_err().to_string()
    };
    assert_eq!(
        told(|package| package.decks.push(package.decks[0].clone())),
        "deck Codes: number 70 is taken; give each its own, not 1"
    );
    assert_eq!(
        told(|package| package.decks[0].id = 1),
        "deck Codes: number 1 is taken; give each its own, not 1"
    );
    assert_eq!(
        told(|package| package.decks.push(Deck { id: 71, ..package.decks[0].clone() })),
        "deck Codes: another has this name; give each its own"
    );
    assert_eq!(
        told(|package| package.models.push(package.models[0].clone())),
        "model Two: number 7 is that of another; give each its own"
    );
    assert_eq!(
        told(|package| package.models[0].templates.clear()),
        "model Two: it needs a field and a template; add them"
    );
}

#[test]
fn notes_are_found_as_anki_finds_them() {
    let tagged = Note {
        tags: vec!["4xx".to_owned(), "atlas".to_owned()],
        ..note("a", "<b>If-Match</b>: &quot;v4&quot;")
    };
    let database = collection(&package(vec![tagged]));
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let row: (String, i64, String) =
        database.query_row("SELECT sfld, csum, tags FROM notes", [], read).unwrap();
    let want = ("If-Match: \"v4\"".to_owned(), 0x3245_1da3, " 4xx atlas ".to_owned());
    assert_eq!(row, want);
}
