"""What was given out: a file among the backups keeps every entry as it was last given, by the workbook's id.

Beside the workbook, not inside it: letters may be laid while the workbook is open on another desk. A record that is
lost or spoilt loses nothing of the calendars but which entries are to be cancelled (`core.calendar.update`).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from taskbook.adapters import disk
from taskbook.core.calendar.model import Given
from taskbook.texts.saving import BACKUP_FOLDER

RECORD: Final = "lich-da-giao.json"
_LOCK: Final = ".lich-da-giao.lock"
Books = dict[str, dict[str, Given]]


@contextlib.contextmanager
def remembering(home: Path, book: str) -> Iterator[dict[str, Given]]:
    """Give what a workbook has given out, to be changed in place; it is on the disk when the block ends.

    Errors: OSError, disk.HeldError.
    """
    folder = home / BACKUP_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with disk.held(folder / _LOCK):
        books = read_record(home)
        given = books.setdefault(book, {})
        yield given
        disk.write_whole(folder / RECORD, _packed(books))


def read_record(home: Path) -> Books:
    """Return the record in a workbook's folder, nothing where there is none that can be read."""
    try:
        facts = json.loads((home / BACKUP_FOLDER / RECORD).read_bytes())
        return {
            str(book): {str(uid): _given(one) for uid, one in entries.items()}
            for book, entries in facts["books"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _packed(books: Mapping[str, Mapping[str, Given]]) -> bytes:
    plain = {book: {uid: _facts(one) for uid, one in entries.items()} for book, entries in books.items()}
    return json.dumps({"version": 1, "books": plain}, ensure_ascii=False, indent=0).encode("utf-8", "surrogatepass")


def _facts(given: Given) -> dict[str, object]:
    return {
        "owner": given.owner,
        "day": given.day.isoformat(),
        "summary": given.summary,
        "description": given.description,
        "cancelled": given.cancelled,
        "sequence": given.sequence,
        "changed": given.changed.isoformat(),
    }


def _given(facts: dict[str, Any]) -> Given:
    return Given(
        owner=str(facts["owner"]),
        day=date.fromisoformat(facts["day"]),
        summary=str(facts["summary"]),
        description=str(facts["description"]),
        cancelled=bool(facts["cancelled"]),
        sequence=int(facts["sequence"]),
        changed=datetime.fromisoformat(facts["changed"]),
    )
