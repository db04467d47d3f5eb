"""Lines of `Nhật ký` for what the ledger says: each entry once, however late the workbook can be written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from taskbook.core.letters.history import Entry, Event
from taskbook.ports import Value, Writable
from taskbook.texts import letters as texts

_SOURCE = 8  # column of `Nhật ký` (1-based) in which the entry is named


def log_rows(entries: Sequence[Entry], written: Iterable[Sequence[Value]]) -> list[tuple[Writable, ...]]:
    """Return the lines that `Nhật ký` lacks. `written` are its rows; what is there already is known by its source."""
    there = {row[_SOURCE - 1] for row in written if len(row) >= _SOURCE}
    return [row for row in _rows(entries) if row[_SOURCE - 1] not in there]


def _rows(entries: Sequence[Entry]) -> Iterator[tuple[Writable, ...]]:
    described: dict[str, Entry] = {}
    for position, entry in enumerate(entries):
        if entry.address:
            described[entry.letter] = entry
        if entry.event is Event.PREVIEWED or _has_outcome(entry, entries[position + 1 :]):
            continue
        about = described.get(entry.letter, entry)
        yield (
            _naive(entry.at),
            entry.who,
            texts.log_action(about),
            entry.letter,
            texts.log_content(about),
            None,
            texts.log_outcome(entry),
            texts.log_source(_reference(entry)),
        )


def _has_outcome(entry: Entry, later: Sequence[Entry]) -> bool:
    """A `started` entry is told by its outcome; without one it is told itself, as a letter whose fate is unknown."""
    return entry.event is Event.STARTED and any(other.letter == entry.letter for other in later)


def _reference(entry: Entry) -> str:
    words = f"{entry.letter}|{entry.event.value}|{entry.at.isoformat()}"
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, microsecond=0)
