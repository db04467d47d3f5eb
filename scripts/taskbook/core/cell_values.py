"""Makes the cells of one column values of the column's type; what cannot be used becomes None and a `CellIssue`.

Text: trimmed, composed letters (NFC), None when blank; a number or a day in a text column becomes text. Dates: a
date-time keeps its day. A day or a number that stands as text is read where it can be read one way only, and words that
say "none" read as blank in a column of days, numbers, choices or evidence: the cell stays as it is, and a remark says
how it was read. Choices are given the list's own spelling; one that is not in the list stays as typed for the model to
judge.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from types import NoneType
from typing import Any

from taskbook.core.cell_address import plain_text
from taskbook.core.evidence import Said, is_evidence, said
from taskbook.core.headings import key
from taskbook.core.typed_days import ImpossibleDayError, serial_day, sole_day, typed_day
from taskbook.core.typed_numbers import looks_like_number, sole_number, without_percent
from taskbook.ports import CellError, ShownPercent, ShownPeriod, Value
from taskbook_schemas.column import CellType, Column
from taskbook_schemas.limits import FIRST_YEAR, LAST_YEAR


@dataclass(frozen=True, slots=True)
class CellIssue:
    """Why a cell cannot be used: an issue's code and the details its sentences need."""

    code: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A value that a cell gives although it does not stand there as such, and what is said of it."""

    value: object
    remark: CellIssue


@dataclass(frozen=True, slots=True)
class Converted:
    """A column's values (None: blank or unusable); by index troubles of unusable cells and remarks on read ones."""

    values: list[object]
    troubles: dict[int, CellIssue]
    remarks: dict[int, CellIssue] = field(default_factory=dict)


def convert(column: Column, cells: Sequence[Value]) -> Converted:
    """Convert one column; `values` has as many items as `cells`."""
    if column.type is CellType.TEXT and not column.evidence and set(map(type, cells)) <= {str, NoneType}:
        # the usual column of 100,000 texts takes the short way: each different text once
        known: dict[Any, object] = {cell: _clean(cell) if isinstance(cell, str) else None for cell in set(cells)}
        return Converted([known[cell] for cell in cells], {})
    one = converter(column)
    values = [None if cell is None else one(cell) for cell in cells]
    if not {CellIssue, Read} & set(map(type, values)):
        return Converted(values, {})
    troubles = {index: value for index, value in enumerate(values) if isinstance(value, CellIssue)}
    remarks = {index: value.remark for index, value in enumerate(values) if isinstance(value, Read)}
    return Converted([_value(value) for value in values], troubles, remarks)


def _value(found: object) -> object:
    if isinstance(found, Read):
        return found.value
    return None if isinstance(found, CellIssue) else found


def converter(column: Column) -> Callable[[Value], object]:
    """What makes one cell of the column a value, a Read or a CellIssue."""
    if column.type is CellType.CHOICE:
        return partial(_choice, {key(choice): choice for choice in column.choices})
    if column.as_shown:
        return to_percent
    return _evidence if column.evidence else _CONVERTERS[column.type]


def to_text(cell: Value) -> str | CellIssue | None:
    """A cell of a text column."""
    if isinstance(cell, str):
        return _clean(cell)
    if cell is None:
        return None
    if isinstance(cell, (bool, CellError)):
        return _never_usable(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return CellIssue("error_value")
    return plain_text(cell)


def to_day(cell: Value) -> date | Read | CellIssue | None:
    """A cell of a date column."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, ShownPeriod):
        cell = cell.plain
    if isinstance(cell, date):
        return cell if FIRST_YEAR <= cell.year <= LAST_YEAR else CellIssue("date_out_of_range")
    if cell is None:
        return None
    if isinstance(cell, str):
        return _day_typed_as_text(cell) if cell.strip() else None
    if isinstance(cell, (bool, CellError)):
        return _never_usable(cell)
    return CellIssue("number_in_date", _suggest(serial_day(cell)))


def to_percent(cell: Value) -> float | Read | CellIssue | None:
    """A cell of a column of percent: 70 stands for 70%; a text may bear the sign."""
    if isinstance(cell, ShownPercent):
        return cell.shown
    if isinstance(cell, str) and without_percent(cell) is not None:
        return _number_as_text(cell, without_percent(cell) or "")
    return to_number(cell)


def to_number(cell: Value) -> float | Read | CellIssue | None:
    """A cell of a column of numbers."""
    if cell is None:
        return None
    if isinstance(cell, (bool, CellError)):
        return _never_usable(cell)
    if isinstance(cell, (int, float)):
        # An int beyond float's range cannot be a figure of an office either.
        return float(cell) if abs(cell) < 1e300 else CellIssue("error_value")
    if isinstance(cell, str):
        return _number_typed_as_text(cell) if cell.strip() else None
    return CellIssue("date_in_number")


def to_integer(cell: Value) -> float | Read | CellIssue | None:
    """A cell of a column of whole numbers."""
    number = to_number(cell)
    found = number.value if isinstance(number, Read) else number
    if isinstance(found, float) and not found.is_integer():
        return CellIssue("not_integer")
    return number


def _choice(spellings: dict[str, str], cell: Value) -> str | Read | CellIssue | None:
    text = to_text(cell)
    if not isinstance(text, str) or key(text) in spellings:
        return spellings[key(text)] if isinstance(text, str) else text
    return _NONE_SAID if said(text) is Said.NOTHING else text


def _evidence(cell: Value) -> str | Read | CellIssue | None:
    """A document: words that say there is none are none, and so are words that one is still to come."""
    text = to_text(cell)
    return text if not isinstance(text, str) or is_evidence(text) else _NONE_SAID


_CONVERTERS: dict[CellType, Callable[[Value], object]] = {
    CellType.TEXT: to_text,
    CellType.DATE: to_day,
    CellType.PERCENT: to_percent,
    CellType.NUMBER: to_number,
    CellType.INTEGER: to_integer,
}


def _clean(text: str) -> str | None:
    """Letters are kept; only their composition and the line ends of other systems are settled."""
    text = unicodedata.normalize("NFC", text.strip())
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text or None


def _never_usable(cell: bool | CellError) -> CellIssue:
    return CellIssue("truth_value" if isinstance(cell, bool) else "error_value")


_NONE_SAID = Read(None, CellIssue("none_said"))


def _day_typed_as_text(text: str) -> Read | CellIssue:
    if not is_evidence(text):
        return _NONE_SAID
    try:
        day = sole_day(text)
        if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
            return Read(day, CellIssue("day_as_text", (("reading", plain_text(day)),)))
        return CellIssue("text_in_date", _suggest(typed_day(text)))
    except ImpossibleDayError:
        return CellIssue("impossible_date")


def _suggest(day: date | None) -> tuple[tuple[str, str], ...]:
    """The day to type, when the cell lets us guess it."""
    usable = day is not None and FIRST_YEAR <= day.year <= LAST_YEAR
    return (("suggestion", plain_text(day)),) if day is not None and usable else ()


def _number_typed_as_text(text: str) -> Read | CellIssue:
    if not looks_like_number(text) and not is_evidence(text):
        return _NONE_SAID
    return _number_as_text(text, text)


def _number_as_text(text: str, bare: str) -> Read | CellIssue:
    number = sole_number(bare)
    if number is not None:
        return Read(number, CellIssue("number_read", (("reading", shown_number(number)),)))
    if looks_like_number(bare):
        return CellIssue("number_as_text", (("suggestion", bare.strip()),))
    return CellIssue("text_in_number")


def shown_number(number: float) -> str:
    """A number as people here write it: 12,5."""
    return plain_text(number).replace(".", ",")
