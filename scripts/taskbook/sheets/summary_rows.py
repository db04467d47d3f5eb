"""Rows of the body of `Tổng hợp`: values at their columns, the row's kind in the last."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.ports import Writable
from taskbook_schemas.layout import RowKind, Summary

Row = tuple[Writable, ...]


def placed(kind: RowKind, values: Mapping[int, Writable]) -> Row:
    """Return a row with these values by column (1-based)."""
    row: list[Writable] = [None] * Summary.KIND
    for column, value in values.items():
        row[column - 1] = value
    row[-1] = kind.value
    return tuple(row)


def line(text: str, kind: RowKind) -> Row:
    """Return a row of one text."""
    return placed(kind, {1: text})


def blank() -> Row:
    """Return a row between blocks."""
    return (None,) * Summary.KIND
