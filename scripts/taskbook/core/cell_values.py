"""Makes the cells of one column values of the column's type; what cannot be used becomes None and a `Trouble`.

Text: trimmed, composed letters (NFC), None when blank; a number or a day in a text column becomes text. Dates: a
date-time keeps its day; text is never taken for a date, however readable (the office must see and settle it). Choices
are given the list's own spelling; one that is not in the list stays as typed for the model to judge.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from types import NoneType
from typing import Any

from taskbook.core.headings import key
from taskbook.core.issue_codes import plain_text
from taskbook.core.typed_days import ImpossibleDayError, serial_day, typed_day
from taskbook.ports import CellError, Value
from taskbook_schemas.columns import CellType, Column
from taskbook_schemas.models import FIRST_YEAR, LAST_YEAR

_NUMBER = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,9})?|[-+]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3}){1,4}")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cell cannot be used: an issue's code and the details its sentences need."""

    code: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Converted:
    """A column's values (None: blank or unusable), and the trouble with each unusable cell by its index."""

    values: list[object]
    troubles: dict[int, Trouble]


def convert(column: Column, cells: Sequence[Value]) -> Converted:
    """Convert one column; `values` has as many items as `cells`."""
    if column.type is CellType.TEXT and set(map(type, cells)) <= {str, NoneType}:
        # the usual column of 100,000 texts takes the short way: each different text once
        known: dict[Any, object] = {cell: _clean(cell) if isinstance(cell, str) else None for cell in set(cells)}
        return Converted([known[cell] for cell in cells], {})
    one = converter(column)
    values = [None if cell is None else one(cell) for cell in cells]
    if Trouble not in set(map(type, values)):
        return Converted(values, {})
    troubles = {index: value for index, value in enumerate(values) if isinstance(value, Trouble)}
    return Converted([None if isinstance(value, Trouble) else value for value in values], troubles)


def converter(column: Column) -> Callable[[Value], object]:
    """What makes one cell of the column a value or a Trouble."""
    if column.type is CellType.CHOICE:
        return partial(_choice, {key(choice): choice for choice in column.choices})
    return _CONVERTERS[column.type]


def to_text(cell: Value) -> str | Trouble | None:
    """A cell of a text column."""
    if isinstance(cell, str):
        return _clean(cell)
    if cell is None:
        return None
    if isinstance(cell, (bool, CellError)):
        return _never_usable(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return Trouble("error_value")
    return plain_text(cell)


def to_day(cell: Value) -> date | Trouble | None:
    """A cell of a date column."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell if FIRST_YEAR <= cell.year <= LAST_YEAR else Trouble("date_out_of_range")
    if cell is None:
        return None
    if isinstance(cell, str):
        return _day_typed_as_text(cell) if cell.strip() else None
    if isinstance(cell, (bool, CellError)):
        return _never_usable(cell)
    return Trouble("number_in_date", _suggest(serial_day(cell)))


def to_number(cell: Value) -> float | Trouble | None:
    """A cell of a column of numbers."""
    if cell is None:
        return None
    if isinstance(cell, (bool, CellError)):
        return _never_usable(cell)
    if isinstance(cell, (int, float)):
        # An int beyond float's range cannot be a figure of an office either.
        return float(cell) if abs(cell) < 1e300 else Trouble("error_value")
    if isinstance(cell, str):
        return _number_typed_as_text(cell) if cell.strip() else None
    return Trouble("date_in_number")


def to_integer(cell: Value) -> float | Trouble | None:
    """A cell of a column of whole numbers."""
    number = to_number(cell)
    if isinstance(number, float) and not number.is_integer():
        return Trouble("not_integer")
    return number


def _choice(spellings: dict[str, str], cell: Value) -> str | Trouble | None:
    text = to_text(cell)
    return spellings.get(key(text), text) if isinstance(text, str) else text


_CONVERTERS: dict[CellType, Callable[[Value], object]] = {
    CellType.TEXT: to_text,
    CellType.DATE: to_day,
    CellType.PERCENT: to_number,
    CellType.NUMBER: to_number,
    CellType.INTEGER: to_integer,
}


def _clean(text: str) -> str | None:
    """Letters are kept; only their composition and the line ends of other systems are settled."""
    text = unicodedata.normalize("NFC", text.strip())
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text or None


def _never_usable(cell: bool | CellError) -> Trouble:
    return Trouble("truth_value" if isinstance(cell, bool) else "error_value")


def _day_typed_as_text(text: str) -> Trouble:
    try:
        return Trouble("text_in_date", _suggest(typed_day(text)))
    except ImpossibleDayError:
        return Trouble("impossible_date")


def _suggest(day: date | None) -> tuple[tuple[str, str], ...]:
    """The day to type, when the cell lets us guess it."""
    usable = day is not None and FIRST_YEAR <= day.year <= LAST_YEAR
    return (("suggestion", plain_text(day)),) if day is not None and usable else ()


def _number_typed_as_text(text: str) -> Trouble:
    bare = text.strip().removesuffix("%").strip()
    return Trouble("number_as_text", (("suggestion", bare),)) if _NUMBER.fullmatch(bare) else Trouble("text_in_number")
