"""The register of extensions as a report takes it: what was asked and what was decided in its period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from taskbook.core.cell_address import shown
from taskbook.core.headings import key
from taskbook.core.replies.decisions import GRANT, REFUSE
from taskbook.ports import Value
from taskbook_schemas.layout import Extensions


@dataclass(frozen=True, slots=True)
class Extension:
    """One row of the register: a task's request, the `nth`, and what was decided on it (both False: nothing yet)."""

    id: str
    name: str
    unit: str
    asked: date | None
    reason: str
    received: date | None
    nth: str
    granted: bool
    refused: bool
    until: date | None
    document: str
    signed: date | None


def read_extensions(block: Sequence[Sequence[Value]]) -> Iterator[Extension]:
    """Yield the rows of the register that name a task."""
    for cells in block:
        if cells[Extensions.ID - 1]:
            yield _extension(cells)


def _extension(cells: Sequence[Value]) -> Extension:
    id, name, unit, _, asked, reason, _, received, nth, said, until, document, signed, *_ = cells
    decision = key(shown(said))
    return Extension(
        shown(id),
        shown(name),
        shown(unit),
        _day(asked),
        shown(reason),
        _day(received),
        shown(nth),
        decision == key(GRANT),
        decision == key(REFUSE),
        _day(until),
        shown(document),
        _day(signed),
    )


def of_period(rows: Sequence[Extension], first: date, as_of: date) -> tuple[Extension, ...]:
    """Return those asked or decided within these days, and those that nobody has decided yet."""
    return tuple(row for row in rows if _within(row, first, as_of))


def _within(row: Extension, first: date, as_of: date) -> bool:
    if row.received is not None and row.received > as_of:
        return False
    is_open = not (row.granted or row.refused)
    return is_open or any(day is not None and first <= day <= as_of for day in (row.received, row.signed))


def _day(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
