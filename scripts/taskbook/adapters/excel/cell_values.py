"""Cells to and from Excel: what a value read means, and how a value is written so that it stays what it is.

Excel takes what is written as if it were typed: "007" becomes 7, "30/6" a day, "- xong" a formula that does not work.
Text that could be taken for something else gets Excel's mark for text, an apostrophe, which is not part of the cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

from taskbook.adapters.cells.encode import LINK, TEXT, Encoded, link_formula
from taskbook.adapters.cells.serial_days import EPOCH_1900, from_serial
from taskbook.adapters.excel.objects import error_name
from taskbook.ports import CellError, Link, Value, Writable

DAY_FORMAT: Final = "dd/mm/yyyy"
MOMENT_FORMAT: Final = "dd/mm/yyyy hh:mm"
TEXT_FORMAT: Final = "@"
PLAIN_FORMAT: Final = "General"
_DAY_FORMATS: Final = ("dd/mm/yyyy", 'dd" thg "mm" "yyyy')  # that of days we write, that of columns people type in
LONG: Final = 25  # no date or number that Excel knows is longer
_TRUTHS: Final = frozenset({"TRUE", "FALSE"})


def from_excel(raw: Any) -> Value:
    """What a cell holds, as the ports give it. An error is a whole number: all that people type as one is a float."""
    if isinstance(raw, str):
        return raw or None
    if isinstance(raw, datetime):
        return _day(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return CellError(error_name(raw))
    known: Value = raw
    return known


def _day(moment: datetime) -> Value:
    if moment.time() == time.min and moment.year > EPOCH_1900.year + 1:
        return moment.date()
    days = (moment.replace(tzinfo=None) - EPOCH_1900) / timedelta(days=1)
    return from_serial(days, date1904=False)


def to_com(value: object) -> object:
    """A value as COM takes it: a day or moment with a time zone, which is not looked at; nothing as an empty text."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return "" if value is None else value


def to_excel(value: Writable, encoded: Encoded) -> object:
    """What to hand to Excel so that the cell reads as `encoded` says."""
    kind, _, reads = encoded
    if kind is LINK and isinstance(value, Link):
        return "=" + link_formula(value)
    if kind is TEXT and isinstance(reads, str):
        return "'" + reads if could_be_misread(reads) else reads
    return reads


@lru_cache(maxsize=4096)  # each is asked twice, and texts repeat
def could_be_misread(text: str) -> bool:
    """Tell whether Excel could take a text for a number, a day, a truth value, a formula or its mark for text."""
    if not text[:1].isalpha():
        return True
    return text.upper() in _TRUTHS or (len(text) <= LONG and any(letter.isdigit() for letter in text))


def is_same(one: Value, other: Value) -> bool:
    """Tell whether a cell holds a value already: 1 and True, or a day and a text, are not the same."""
    return type(one) is type(other) and one == other


def fitting_format(reads: Value) -> str:
    """The number format in which a cell shows a value as what it is."""
    if isinstance(reads, datetime):
        return MOMENT_FORMAT
    if isinstance(reads, date):
        return DAY_FORMAT
    return TEXT_FORMAT if isinstance(reads, str) else PLAIN_FORMAT


def is_day_format(number_format: object) -> bool:
    """Tell whether a format of ours or alike shows days the way the office writes them."""
    return isinstance(number_format, str) and number_format.lower().startswith(_DAY_FORMATS)


def all_text(values: Sequence[Writable]) -> bool:
    """Tell whether a column holds texts only (or nothing)."""
    return all(value is None or isinstance(value, str) for value in values)
