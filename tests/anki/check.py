"""Proves with Anki's own library that the deck imports, and that a later one updates it.

Usage: check.py PACKAGE QUIZ_JSON. Prints a line a check; exit status 1 if one fails.
"""

import json
import shutil
import sqlite3
import sys
import tempfile
import zipfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

LANGUAGES = 2
TEMPLATES_OF_A_CODE = 2


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
    options = ImportAnkiPackageOptions(merge_notetypes=True)
    request = ImportAnkiPackageRequest(package_path=str(package), options=options)
    return collection.import_anki_package(request).log


def fields_by_guid(collection: Collection) -> dict[str, str]:
    rows = collection.db.all("select guid, flds from notes")
    return {guid: fields for guid, fields in rows}


def later_package(package: Path, folder: Path, guids: list[str]) -> Path:
    """The package as a later build would write it, with other texts in some notes."""
    unpacked = folder / "later"
    with zipfile.ZipFile(package) as source:
        source.extractall(unpacked)
    database = sqlite3.connect(unpacked / "collection.anki2")
    database.execute("update notes set mod = mod + 86400")
    for guid in guids:
        database.execute("update notes set flds = flds || ' (later)' where guid = ?", (guid,))
    database.commit()
    database.close()
    later = folder / "later.apkg"
    with zipfile.ZipFile(later, "w") as target:
        for name in ("collection.anki2", "media"):
            target.write(unpacked / name, name)
    return later


def answer_one(collection: Collection) -> tuple[int, int]:
    """Answers a card; its number and when it is due again."""
    collection.decks.select(collection.decks.id_for_name("Status Atlas"))
    card = collection.sched.getCard()
    card.start_timer()
    collection.sched.answerCard(card, 3)
    return card.id, collection.get_card(card.id).due


def check_content(checks: Checks, collection: Collection, quiz: dict) -> None:
    codes = sum(not code["unused"] for code in quiz["codes"])
    situations = len(quiz["scenarios"])
    notes = (codes + situations) * LANGUAGES
    cards = (codes * TEMPLATES_OF_A_CODE + situations) * LANGUAGES
    checks.equal("notes", collection.note_count(), notes)
    checks.equal("cards", collection.card_count(), cards)
    distinct = collection.db.scalar("select count(distinct guid) from notes")
    checks.equal("names of notes that are unique", distinct, notes)
    checks.equal("what Anki's own check of the database finds", collection.fix_integrity()[1], True)
    empty, raw = 0, 0
    for (number,) in collection.db.all("select id from cards"):
        card = collection.get_card(number)
        texts = [card.question(), card.answer()]
        empty += any(len(text) < 10 for text in texts)
        raw += any("{{" in text or "`" in text for text in texts)
    checks.equal("cards with an empty side", empty, 0)
    checks.equal("cards with a mark that was not filled in", raw, 0)


def check_update(checks: Checks, collection: Collection, package: Path, folder: Path) -> None:
    answered, due = answer_one(collection)
    before = fields_by_guid(collection)
    log = import_into(collection, package)
    checks.equal("new notes of the same package", len(log.new), 0)
    checks.equal("fields after the same package", fields_by_guid(collection), before)
    changed = sorted(before)[:3]
    import_into(collection, later_package(package, folder, changed))
    after = fields_by_guid(collection)
    differ = sorted(guid for guid in after if after[guid] != before.get(guid))
    checks.equal("notes that a later package changes", differ, changed)
    checks.equal("notes after a later package", len(after), len(before))
    checks.equal("when the card answered is due", collection.get_card(answered).due, due)


def main(package: Path, quiz: Path) -> int:
    checks = Checks()
    folder = Path(tempfile.mkdtemp())
    try:
        collection = Collection(str(folder / "collection.anki2"))
        log = import_into(collection, package)
        checks.equal("notes that were refused", len(log.conflicting) + len(log.missing_notetype), 0)
        check_content(checks, collection, json.loads(quiz.read_text()))
        check_update(checks, collection, package, folder)
        collection.close()
    finally:
        shutil.rmtree(folder)
    print(f"{checks.passed} passed, {checks.failed} failed, 0 skipped")
    return min(checks.failed, 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
