"""What one unit's file holds, as plain values: its rows, and the manifest that lets a returned file be taken back in.

Only light modules are imported here: other processes that write or read files load this one and nothing of the rules.
"""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache

from taskbook.ports import Value, Writable
from taskbook_schemas.column import Column
from taskbook_schemas.layout import RowKind, UnitForm, UnitSheet
from taskbook_schemas.task_columns import BY_FIELD

INPUT_FIELDS = (
    "situation",
    "progress",
    "completed",
    "result_document",
    "difficulty",
    "proposal",
    "extension_asked",
)
"""What the unit types, in the order of the form's columns."""

OPEN_TO_COORDINATOR = ("situation", "difficulty", "proposal")
"""What a coordinating unit may type: its words. The lead alone reports a completion, a progress or an extension."""

INPUT_COLUMNS: tuple[Column, ...] = tuple(BY_FIELD[field] for field in INPUT_FIELDS)
HEADINGS: tuple[str, ...] = (*UnitSheet.HEADINGS, *(column.heading for column in INPUT_COLUMNS))
"""The form's headings: those of the unit's sheet in the master, then the columns to fill in.

A column's place among these is its place in `FormRow.cells` and in the manifest; where it is drawn is said below.
"""
_DRAWN = (*UnitForm.FIRST, *(column.heading for column in INPUT_COLUMNS), *UnitForm.LAST)
DRAWN_ORDER: tuple[int, ...] = tuple(HEADINGS.index(heading) for heading in _DRAWN)
"""The place in `HEADINGS` of each of the form's columns, from left to right."""
FORMER_ORDER: tuple[int, ...] = tuple(range(len(HEADINGS)))
"""The same of files made up to layout version 6, which still come back."""
PRINTED_COLUMNS = len(UnitForm.FIRST) + len(INPUT_COLUMNS)
"""So many columns, from the left, are printed."""

_DAY_ZERO = date(1899, 12, 30).toordinal()  # as sheets count days
_MARKED = 16_000

Sent = None | str | float | date
"""An input value as it was sent: text, a number, a day, or nothing."""


class TaskRole(Enum):
    """What the unit is to a task; the value is the word in the manifest."""

    LEAD = "lead"
    COORDINATE = "coordinate"


@dataclass(frozen=True, slots=True)
class SentTask:
    """One task of a file. `key` stands in the visible column `Mã` and is unlike every other of the file.

    `id`, `plan`, `sheet` and `row` (1-based) say where the master had it; `values` is every input value by field.
    `given` has a `mark_of` each cell before the columns to fill in, by place in `HEADINGS`; none in files made before.
    """

    key: str
    id: str
    plan: str
    sheet: str
    row: int
    role: TaskRole
    values: dict[str, Sent]
    given: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file says of itself: the master's file name, plan codes, batch, unit, reporting day, tasks as sent.

    `drawn` has a `mark_of` each text that was drawn outside the tasks, `mark` the master's keyed mark over all else;
    files made before have neither.
    """

    workbook: str
    plans: tuple[str, ...]
    batch: str
    unit: str
    as_of: date
    tasks: tuple[SentTask, ...]
    drawn: frozenset[int] = frozenset()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What all files of one run share. `reply_by` is the day the files are expected back, None when none was set."""

    id: str
    made: datetime
    as_of: date
    workbook: str
    issuer: str
    reply_by: date | None = None


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the form's body: a line of text (one cell), or a task (a cell for each of `HEADINGS`) and the role."""

    kind: RowKind
    cells: tuple[Writable, ...]
    role: TaskRole | None = None


@dataclass(frozen=True, slots=True)
class UnitFile:
    """All that stands in one unit's file.

    `heading` is the unit's line.
    """

    file_name: str
    batch: Batch
    manifest: Manifest
    heading: str
    rows: tuple[FormRow, ...]

    @property
    def unit(self) -> str:
        """The unit's name."""
        return self.manifest.unit


def mark_of(value: Value | Writable) -> int:
    """Return a short mark (CRC-32) of a cell, to tell whether somebody changed what was only given to look at.

    What programs do to a cell when they save it makes no other mark: blanks and lines of a text, letters composed or
    not, a day as its number. Text is marked by its first 16,000 characters, which every program keeps.
    """
    if isinstance(value, str):
        return _mark(value)
    if value is None:
        return _mark("")
    if isinstance(value, date):
        return _mark(str(value.toordinal() - _DAY_ZERO))
    return _mark(f"{value:.10g}" if isinstance(value, (int, float)) else str(value))


@lru_cache(maxsize=16_384)
def _mark(text: str) -> int:
    line = " ".join(unicodedata.normalize("NFC", text).split())
    plain = line if line.isprintable() else "".join(filter(str.isprintable, line))
    return zlib.crc32(plain[:_MARKED].encode())


def batch_id(as_of: date, made: datetime) -> str:
    """Return the name of a batch: the reporting day, then the moment of the run."""
    return f"{as_of:%Y%m%d}-{made:%Y%m%d%H%M%S}"
