"""Cells of LibreOffice in Excel's terms: truth values, days, errors, formulas, formats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from taskbook.adapters.cells.area import Area
from tests.live.typed import EPOCH, GENERAL

# com.sun.star.util.NumberFormat
DEFINED, DATE, TIME, CURRENCY, TEXT, LOGICAL = 1, 2, 4, 8, 256, 1024
# LibreOffice's own numbers of errors
ERRORS = {32767: "#N/A", 532: "#DIV/0!", 502: "#VALUE!", 519: "#VALUE!", 524: "#REF!", 525: "#NAME?", 503: "#NUM!"}
BOOLEAN, US_DAY = "BOOLEAN", "M/D/YYYY"


def given(value: Any, kind: int, dates: bool) -> Any:
    if not isinstance(value, float):
        return value
    if kind & LOGICAL:
        return bool(value)
    if kind & (DATE | TIME) and dates:
        return EPOCH + dt.timedelta(days=round(value, 9))
    return Decimal(str(round(value, 4))) if kind & CURRENCY and dates else value


def typed(value: Any, kind: int) -> str:
    """What to type into a cell of this kind of format."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, dt.datetime):
        return repr((value.replace(tzinfo=None) - EPOCH) / dt.timedelta(days=1))
    if isinstance(value, str):
        if kind & TEXT:
            return "'" + value
        return _own_formula(value) if value.startswith("=") else value
    return f"'{value:g}" if kind & TEXT else repr(float(value))


def brought_format(value: Any, kind: int, text: str) -> str | None:
    """The format that a value brings along."""
    if isinstance(value, bool):
        return None if kind & LOGICAL else BOOLEAN
    if isinstance(value, dt.datetime) and text == GENERAL:
        return US_DAY
    return GENERAL if kind & LOGICAL else None


def _own_formula(text: str) -> str:
    return "".join(_swapped(text, ",", ";"))


def excel_formula(text: str) -> str:
    if text.startswith("'"):
        return text[1:]
    return "".join(_swapped(text, ";", ",")) if text.startswith("=") else text


def _swapped(text: str, old: str, new: str) -> Iterator[str]:
    """The text with one letter for another, but within quotes."""
    quoted = False
    for letter in text:
        quoted ^= letter == '"'
        yield new if letter == old and not quoted else letter


def area_of(address: Any) -> Area:
    return Area(address.StartRow + 1, address.StartColumn + 1, address.EndRow + 1, address.EndColumn + 1)


def within(place: Area, area: Area) -> Iterator[tuple[int, int]]:
    """Places of a piece of an area, as counted from the area's corner."""
    for row in range(place.first_row, place.last_row + 1):
        for column in range(place.first_column, place.last_column + 1):
            yield row - area.first_row, column - area.first_column
