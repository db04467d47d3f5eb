"""Values of cells as an undo compares them and puts them back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from taskbook.ports import Link, Value, Writable
from taskbook_schemas.layout import Checks
from taskbook_schemas.registry import CHECKS


def same_as(value: Value, written: Writable | Value) -> bool:
    """Whether a cell reads as what was written: text of a link, numbers of any kind, a day with or without its time."""
    left, right = _read(value), _read(written)
    return type(left) is type(right) and left == right


def _read(value: Writable | Value) -> object:
    if isinstance(value, Link):
        return value.text
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date()
    return value or None if isinstance(value, str) else value


def writable(value: Value) -> Writable:
    """What puts a value back; an error value comes back as its text."""
    return value if value is None or isinstance(value, (str, float, int, date)) else value.code


def body_back(sheet: str, rows: Sequence[Sequence[Value]]) -> list[list[Writable]]:
    """What puts a generated sheet's body back. A copy tells what a link shows, not where it leads: that stands beside.

    `rows` are whole rows of the body, from column 1.
    """
    body = [[writable(cell) for cell in row] for row in rows]
    return [_with_link(row) for row in body] if sheet == CHECKS else body


def _with_link(row: list[Writable]) -> list[Writable]:
    if len(row) < Checks.CELL:  # filled by a version that had fewer columns
        return row
    sheet, cell = row[Checks.SHEET - 1], row[Checks.CELL - 1]
    if isinstance(sheet, str) and isinstance(cell, str):
        row[Checks.CELL - 1] = Link(sheet, cell, cell)
    return row
