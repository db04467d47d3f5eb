"""What a workbook says of itself in one cell of its log: its id, its last writing, and what an undo would take back.

A cell, since every program that saves the workbook keeps it, both ways of writing reach it, and it goes wherever the
file goes: into a renamed file, another folder, a copy, a backup. Each writing leaves a key nobody else can have left,
so that a history tells by the cell alone which step this very file stands at: a copy goes on in its own line, a
workbook closed without saving stands at the step before, and a step that the history lacks is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from taskbook.ports import CellWrite, Changes, Value, Workbook
from taskbook_schemas.layout import Log
from taskbook_schemas.registry import LOG
from taskbook_schemas.words import BOOK_STAMP

_COLUMNS: Final = 20
_KEY: Final = r"(\d+)-([0-9a-f]{6})"
_STAMP: Final = re.compile(rf"([0-9a-f]{{32}}) \| {_KEY} \| (?:{_KEY}|-)")
_MARK: Final = 8


@dataclass(frozen=True, slots=True)
class Key:
    """One writing: `number` orders those of a workbook, `token` (6 hexadecimal digits) tells copies' writings apart."""

    number: int
    token: str

    def __str__(self) -> str:
        """Give the key as the cell has it."""
        return f"{self.number}-{self.token}"


@dataclass(frozen=True, slots=True)
class Stamp:
    """`book` is the workbook's id (32 hexadecimal digits, shared by its copies), `last` its last writing by us.

    `undoable` is the writing that an undo takes back, None when there is none (or only some from before stamps).
    """

    book: str
    last: Key
    undoable: Key | None

    @property
    def mark(self) -> str:
        """The beginning of the id: what names of files bear."""
        return self.book[:_MARK]

    def __str__(self) -> str:
        """Give the stamp as the cell has it."""
        return f"{BOOK_STAMP}{self.book} | {self.last} | {self.undoable or '-'}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a workbook holds: its stamp, and the cell (row, column) where the next one goes; None: there is none."""

    stamp: Stamp | None
    place: tuple[int, int] | None
    cell: Value = None


class HasBlocks(Protocol):
    """Whatever gives the cells of a plain sheet."""

    def block(self, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[Value]]:
        """Cells from `first_row` down, as `Workbook.block` gives them."""
        ...


def standing(workbook: HasBlocks) -> Standing:
    """Read the stamp of a workbook. One whose log is gone has no place for it."""
    rows = workbook.block(LOG, 1, _COLUMNS, Log.TOP)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            stamp = parse_stamp(cell)
            if stamp is not None:
                return Standing(stamp, (number, column), cell)
    return Standing(None, _free_place(rows))


def workbook_id(workbook: Workbook) -> str | None:
    """The workbook's id (32 hexadecimal digits), None before its first writing."""
    stamp = standing(workbook).stamp
    return stamp.book if stamp is not None else None


def parse_stamp(cell: Value) -> Stamp | None:
    """Read a stamp from a cell's text, None when it holds none."""
    match = _STAMP.search(cell) if isinstance(cell, str) else None
    if match is None:
        return None
    book, number, token, step, its_token = match.groups()
    return Stamp(book, Key(int(number), token), Key(int(step), its_token) if step else None)


def stamped(changes: Changes, found: Standing, stamp: Stamp) -> Changes:
    """Return changes that leave this stamp behind, if they change anything; as they are where there is no place."""
    if found.place is None:
        return changes
    return replace(changes, stamp=CellWrite(LOG, *found.place, str(stamp), found.cell, guarded=True))


def stamp_of(changes: Changes) -> Stamp | None:
    """Return the stamp that changes leave behind, None when they leave none."""
    value = changes.stamp.value if changes.stamp is not None else None
    return parse_stamp(value) if isinstance(value, str) else None


def _free_place(rows: Sequence[Sequence[Value]]) -> tuple[int, int] | None:
    """The first blank cell of the row between title and headings: what a person typed there stays."""
    row = Log.STAMP_ROW
    cells = rows[row - 1] if len(rows) >= row else ()
    return next(((row, column) for column, cell in enumerate(cells, 1) if cell is None), None)
