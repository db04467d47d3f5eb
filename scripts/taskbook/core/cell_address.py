"""Addresses of cells, and their values as messages show them."""

from __future__ import annotations

from datetime import date

from taskbook.ports import CellError, ShownPercent, ShownPeriod, Value

_SHOWN = 80
"""Characters of a cell that a message shows."""


def address(row: int, column: int) -> str:
    """The address of a cell (both 1-based): (12, 8) -> "H12"."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def shown(value: Value) -> str:
    """A cell's value as a message shows it: days as people write them, long text cut."""
    if value is None:
        return ""
    if isinstance(value, CellError):
        return value.code
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    text = plain_text(value)
    text = text.replace(".", ",") if isinstance(value, float) else text  # Vietnamese writes 0,8
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def plain_text(value: str | float | int | date) -> str:
    """A text, number or day as text: 12.0 is "12", a date-time keeps its day, a day shown as its month is the month."""
    if isinstance(value, str):
        return value
    if isinstance(value, ShownPercent):
        return f"{plain_text(value.shown)}%"
    if isinstance(value, ShownPeriod):
        return value.shown
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def whole_text(value: Value) -> str:
    """A cell's value as text, whole and as data: nothing is "", an error its code."""
    if value is None:
        return ""
    return value.code if isinstance(value, CellError) else plain_text(value)
