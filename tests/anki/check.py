"""Proves with Anki's own library that the deck imports, and that a later one updates it.

Usage: check.py PACKAGE QUIZ_JSON, or PACKAGE --notes N --cards N; --later PACKAGE is imported
after it, without it one that is made from the first. Prints a line a check; exit status 1 if one
fails.
"""

import argparse
import json
import shutil
import sqlite3
import sys
import tempfile
import zipfile
from pathlib import Path

import anki.lang
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.utils import strip_html

LANGUAGES = 2
TEMPLATES_OF_A_CODE = 2

# All about a card but its number: where it is, and what was learned.
CARD = "nid, did, ord, mod, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data"


class Checks:
    """Counts what held and what did not."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def equal(self, what: str, found: object, want: object) -> None:
        if found == want:
            self.passed += 1
            print(f"ok {what}")
        else:
            self.failed += 1
            print(f"    {what}: expected {want!r}, found {found!r}")


def import_into(collection: Collection, package: Path):
    """Imports as the program does by default; hands back the library's log."""
    options = ImportAnkiPackageOptions()
    request = ImportAnkiPackageRequest(package_path=str(package), options=options)
    return collection.import_anki_package(request).log


def fields_by_guid(collection: Collection) -> dict[str, str]:
    rows = collection.db.all("select guid, flds from notes")
    return {guid: fields for guid, fields in rows}


def cards_by_id(collection: Collection) -> dict[int, list]:
    return {row[0]: row[1:] for row in collection.db.all(f"select id, {CARD} from cards")}


def unpack(package: Path, folder: Path) -> Path:
    """The database of a package."""
    with zipfile.ZipFile(package) as source:
        return Path(source.extract("collection.anki2", folder))


def rows_of(package: Path, folder: Path, query: str) -> list[tuple]:
    """What a package itself says, before Anki makes anything of it."""
    database = sqlite3.connect(unpack(package, folder / "raw"))
    rows = database.execute(query).fetchall()
    database.close()
    return rows


def later_package(package: Path, folder: Path) -> Path:
    """The package as a later build would write it, with other texts in three notes."""
    path = unpack(package, folder / "later")
    database = sqlite3.connect(path)
    database.execute("update notes set mod = mod + 86400")
    three = "select guid from notes order by guid limit 3"
    database.execute(f"update notes set flds = flds || ' (later)' where guid in ({three})")
    database.commit()
    database.close()
    later = folder / "later.apkg"
    with zipfile.ZipFile(later, "w") as target:
        target.write(path, "collection.anki2")
        target.writestr("media", "{}")
    return later


def answer_one(collection: Collection) -> int:
    """Answers a card of the fullest deck; its number."""
    fullest = "select did from cards group by did order by count(*) desc limit 1"
    collection.decks.select(collection.db.scalar(fullest))
    card = collection.sched.getCard()
    card.start_timer()
    collection.sched.answerCard(card, 3)
    return card.id


def expected(quiz: dict) -> tuple[int, int]:
    """How many notes and cards the quiz makes."""
    codes = sum(not code["unused"] for code in quiz["codes"])
    situations = len(quiz["scenarios"])
    notes = (codes + situations) * LANGUAGES
    return notes, (codes * TEMPLATES_OF_A_CODE + situations) * LANGUAGES


def sides(collection: Collection, number: int) -> list[str]:
    """Both sides without the style, which would make a blank one look full."""
    output = collection.get_card(number).render_output()
    return [output.question_text, output.answer_text]


def check_content(checks: Checks, collection: Collection, notes: int, cards: int) -> None:
    checks.equal("notes", collection.note_count(), notes)
    checks.equal("cards", collection.card_count(), cards)
    distinct = collection.db.scalar("select count(distinct guid) from notes")
    checks.equal("names of notes that are unique", distinct, notes)
    empty, raw = [], []
    for (number,) in collection.db.all("select id from cards"):
        texts = sides(collection, number)
        empty += [number for text in texts if not strip_html(text).strip()]
        raw += [number for text in texts if "{{" in text or "`" in text]
    checks.equal("cards with an empty side", empty, [])
    checks.equal("cards with a mark that was not filled in", raw, [])
    blank = [note.note_id for note in collection.get_empty_cards().notes]
    checks.equal("notes of which Anki calls a card empty", blank, [])


def check_rows(checks: Checks, collection: Collection, package: Path, folder: Path) -> None:
    """Numbers, checksums and sort fields are those that Anki itself would give."""
    query = "select guid, id, mid, mod, flds, sfld, csum from notes"
    imported = {tuple(row) for row in collection.db.all(query)}
    strange = [row[0] for row in rows_of(package, folder, query) if row not in imported]
    checks.equal("notes that Anki had to put right", strange, [])
    ids = {number for (number,) in rows_of(package, folder, "select id from cards")}
    checks.equal("numbers of cards", set(cards_by_id(collection)), ids)
    # After the rows were compared: it repairs what it finds.
    checks.equal("what Anki's own check of the database finds", collection.fix_integrity()[1], True)


def check_same(checks: Checks, collection: Collection, package: Path) -> None:
    fields, cards = fields_by_guid(collection), cards_by_id(collection)
    log = import_into(collection, package)
    checks.equal("new notes of the same package", len(log.new) + len(log.updated), 0)
    checks.equal("fields after the same package", fields_by_guid(collection), fields)
    checks.equal("cards after the same package", cards_by_id(collection), cards)


def check_later(checks: Checks, collection: Collection, later: Path, folder: Path) -> None:
    """Exactly the notes that differ are changed, and nothing that was learned is lost."""
    before, cards = fields_by_guid(collection), cards_by_id(collection)
    want = before | dict(rows_of(later, folder, "select guid, flds from notes"))
    differ = sum(before[guid] != want[guid] for guid in before)
    checks.equal("whether the later package differs", differ > 0 or len(want) > len(before), True)
    models = len(collection.models.all_names_and_ids())
    log = import_into(collection, later)
    checks.equal("notes of the later package that were refused", len(log.conflicting), 0)
    checks.equal(f"fields after the later package ({differ} differ)", fields_by_guid(collection), want)
    checks.equal("new notes of the later package", len(log.new), len(want) - len(before))
    checks.equal("models after the later package", len(collection.models.all_names_and_ids()), models)
    after = cards_by_id(collection)
    changed = [number for number in cards if after.get(number) != cards[number]]
    checks.equal("cards that the later package touched", changed, [])


def check_all(checks: Checks, given: argparse.Namespace, folder: Path) -> None:
    collection = Collection(str(folder / "collection.anki2"))
    log = import_into(collection, given.package)
    checks.equal("notes that were refused", len(log.conflicting) + len(log.missing_notetype), 0)
    notes, cards = given.notes, given.cards
    if given.quiz:
        notes, cards = expected(json.loads(given.quiz.read_text()))
    check_rows(checks, collection, given.package, folder)
    check_content(checks, collection, notes, cards)
    answered = answer_one(collection)
    checks.equal("answers kept", collection.get_card(answered).reps, 1)
    check_same(checks, collection, given.package)
    later = given.later or later_package(given.package, folder)
    check_later(checks, collection, later, folder)
    checks.equal("answers kept after the later package", collection.get_card(answered).reps, 1)
    collection.close()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Checks a package with Anki's own library.")
    parser.add_argument("package", type=Path)
    parser.add_argument("quiz", type=Path, nargs="?")
    parser.add_argument("--later", type=Path)
    parser.add_argument("--notes", type=int)
    parser.add_argument("--cards", type=int)
    given = parser.parse_args()
    if given.quiz is None and None in (given.notes, given.cards):
        parser.error("say how many there must be: QUIZ_JSON, or --notes and --cards")
    return given


def main() -> int:
    given = arguments()
    anki.lang.set_lang("en")
    checks = Checks()
    folder = Path(tempfile.mkdtemp())
    try:
        check_all(checks, given, folder)
    finally:
        shutil.rmtree(folder)
    print(f"{checks.passed} passed, {checks.failed} failed, 0 skipped")
    return min(checks.failed, 1)


if __name__ == "__main__":
    sys.exit(main())
