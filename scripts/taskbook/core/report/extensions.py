"""The registers of extensions and of proposals to amend a plan as a report takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from taskbook.core.cell_address import shown
from taskbook.core.headings import key
from taskbook.core.replies.decisions import GRANT, REFUSE
from taskbook.ports import Value
from taskbook_schemas.choices import AMENDED, NOT_AMENDED
from taskbook_schemas.layout import Amendments, Extensions


@dataclass(frozen=True, slots=True)
class Extension:
    """One row of a register: a task's request, the `nth`, and what was decided on it (both False: nothing yet).

    `proposed` is what a proposal to amend asks for, in its own words, "" for an extension; `approved` what was granted.
    """

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
    proposed: str = ""
    approved: str = ""


def read_amendments(block: Sequence[Sequence[Value]]) -> Iterator[Extension]:
    """Yield the rows of the register of proposals that name a task."""
    for cells in block:
        if cells[Amendments.ID - 1]:
            yield _amendment(cells)


def _amendment(cells: Sequence[Value]) -> Extension:
    def said(column: int) -> str:
        return shown(cells[column - 1])

    decision = key(said(Amendments.DECISION))
    return Extension(
        said(Amendments.ID),
        said(Amendments.NAME),
        said(Amendments.UNIT),
        None,
        said(Amendments.REASON),
        _day(cells[Amendments.RECEIVED - 1]),
        "",
        decision == key(AMENDED),
        decision == key(NOT_AMENDED),
        _day(cells[Amendments.DUE - 1]),
        said(Amendments.DOCUMENT),
        _day(cells[Amendments.SIGNED - 1]),
        ": ".join(part for part in (said(Amendments.PART), said(Amendments.WHAT)) if part) or said(Amendments.ID),
        said(Amendments.APPROVED),
    )


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
