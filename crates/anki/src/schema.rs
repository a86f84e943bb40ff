//! The tables of schema 11, and what they hold besides notes and cards.

use crate::{Model, Package};
use serde_json::{Map, Value, json};

/// The tables.
pub const TABLES: &str = "
    CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null,
        scm integer not null, ver integer not null, dty integer not null, usn integer not null,
        ls integer not null, conf text not null, models text not null, decks text not null,
        dconf text not null, tags text not null);
    CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null,
        mod integer not null, usn integer not null, tags text not null, flds text not null,
        sfld integer not null, csum integer not null, flags integer not null, data text not null);
    CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null,
        ord integer not null, mod integer not null, usn integer not null, type integer not null,
        queue integer not null, due integer not null, ivl integer not null,
        factor integer not null, reps integer not null, lapses integer not null,
        left integer not null, odue integer not null, odid integer not null,
        flags integer not null, data text not null);
    CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null,
        ease integer not null, ivl integer not null, lastIvl integer not null,
        factor integer not null, time integer not null, type integer not null);
    CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
    CREATE INDEX ix_notes_usn on notes (usn);
    CREATE INDEX ix_notes_csum on notes (csum);
    CREATE INDEX ix_cards_usn on cards (usn);
    CREATE INDEX ix_cards_nid on cards (nid);
    CREATE INDEX ix_cards_sched on cards (did, queue, due);
    CREATE INDEX ix_revlog_usn on revlog (usn);
    CREATE INDEX ix_revlog_cid on revlog (cid);";

/// The collection's settings.
pub fn settings() -> Value {
    json!({"nextPos": 1, "estTimes": true, "activeDecks": [1], "sortType": "noteFld",
        "timeLim": 0, "sortBackwards": false, "addToCur": true, "curDeck": 1, "newSpread": 0,
        "dueCounts": true, "curModel": null, "collapseTime": 1200})
}

/// How decks are studied unless the reader has chosen otherwise.
pub fn deck_settings() -> Value {
    json!({"1": {"id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": true,
        "timer": 0, "replayq": true, "dyn": false,
        "new": {"bury": true, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 7],
            "order": 1, "perDay": 20, "separate": true},
        "rev": {"bury": true, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500,
            "minSpace": 1, "perDay": 200},
        "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0}}})
}

/// The decks.
pub fn decks(package: &Package) -> Value {
    let deck = |id: i64, name: &str, about: &str| {
        json!({"id": id, "name": name, "desc": about, "mod": package.changed, "usn": -1, "conf": 1,
            "dyn": 0, "collapsed": false, "extendNew": 0, "extendRev": 50, "newToday": [0, 0],
            "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0]})
    };
    let mut decks = Map::new();
    decks.insert("1".to_owned(), deck(1, "Default", ""));
    for own in &package.decks {
        decks.insert(own.id.to_string(), deck(own.id, &own.name, &own.about));
    }
    Value::Object(decks)
}

/// The shapes of notes.
pub fn models(package: &Package) -> Value {
    let entry = |model: &Model| (model.id.to_string(), self::model(model, package.changed));
    Value::Object(package.models.iter().map(entry).collect())
}

fn model(model: &Model, changed: i64) -> Value {
    let fields = model.fields.iter().enumerate().map(|(ord, name)| {
        json!({"name": name, "ord": ord, "sticky": false, "rtl": false, "font": "Arial",
            "size": 20, "media": []})
    });
    let templates = model.templates.iter().enumerate().map(|(ord, template)| {
        json!({"name": template.name, "ord": ord, "qfmt": template.front, "afmt": template.back,
            "did": null, "bqfmt": "", "bafmt": ""})
    });
    // Every card of a note needs its first field, which is never empty.
    let needs: Vec<Value> =
        (0..model.templates.len()).map(|ord| json!([ord, "any", [0]])).collect();
    json!({"id": model.id, "name": model.name, "type": 0, "mod": changed, "usn": -1, "sortf": 0,
        "did": null, "css": model.css, "flds": fields.collect::<Value>(),
        "tmpls": templates.collect::<Value>(), "req": needs, "tags": [], "vers": [],
        "latexPre": "", "latexPost": ""})
}
