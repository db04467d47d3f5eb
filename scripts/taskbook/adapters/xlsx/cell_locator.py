"""Finds in a row of XML the places where cells are wanted: the cells that stand there, or where they would stand.

This is the careful way: every cell of the row is looked at. `quickrow` serves the rows that need no such care.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from taskbook.adapters.cells.area import column_letters
from taskbook.adapters.cells.encode import BLANK, Encoded, link_formula
from taskbook.adapters.xlsx.scan import CellSpan, RowSpan, cells, other_attributes
from taskbook.adapters.xlsx.text import decode
from taskbook.adapters.xlsx.values import STYLE, Readers
from taskbook.ports import Link, Value, Writable

FORMULA: Final = re.compile(rb"<f(\s[^<>]*?)?(?:/>|>([^<]*)</f>)")

Asked = Sequence[tuple[int, Writable, Encoded]]  # column, value, its XML


class Slot(NamedTuple):
    """A wanted cell and what stands there: `start` to `end` in the XML (nothing when there is no cell yet).

    `style` is the cell's format, None without a cell; `formula` is what the cell holds when there is a formula in it;
    `same` tells that the cell holds the value already.
    """

    column: int
    value: Writable
    encoded: Encoded
    start: int
    end: int
    style: int | None
    old: Value
    formula: bytes | None
    same: bool


class SlotFinder:
    """Finds slots in the rows of one sheet."""

    def __init__(self, xml: bytes, readers: Readers) -> None:
        self._xml, self._readers = xml, readers

    def find(self, row: RowSpan, asked: Asked) -> list[Slot]:
        """Slots of a row, from left to right; a blank that is wanted where no cell stands needs none."""
        slots: list[Slot] = []
        standing = {cell.column: cell for cell in cells(self._xml, row.inner_start, row.inner_end)}
        for column, value, encoded in asked:
            cell = standing.get(column)
            if cell is not None:
                slots.append(self._found(cell, value, encoded))
            elif encoded[0] is not BLANK:
                place = next((cell.start for cell in standing.values() if cell.column > column), row.inner_end)
                slots.append(Slot(column, value, encoded, place, place, None, None, None, False))
        return slots

    def _found(self, cell: CellSpan, value: Writable, encoded: Encoded) -> Slot:
        attributes = other_attributes(self._xml, cell)
        inner = self._xml[cell.inner_start : cell.inner_end]
        old, has_formula = self._readers.inner(attributes, inner) if inner else (None, False)
        formula = inner if has_formula else None
        same = _same(value, encoded, old, formula)
        return Slot(cell.column, value, encoded, cell.start, cell.end, style_of(attributes), old, formula, same)


def begin(column: int, style: int) -> tuple[bytes, bytes]:
    """With what a cell begins, around the row's number."""
    return b'<c r="%b' % column_letters(column).encode(), b'" s="%d"' % style if style else b'"'


def style_of(attributes: bytes) -> int:
    """Format of a cell, from its attributes."""
    match = STYLE.search(attributes)
    return int(match[1]) if match else 0


def _same(value: Writable, encoded: Encoded, old: Value, formula: bytes | None) -> bool:
    """Tell whether a cell holds its value already; a formula must be the same one."""
    reads = encoded[2]
    if type(old) is not type(reads) or old != reads:
        return False
    if formula is None:
        return not isinstance(value, Link)
    match = FORMULA.search(formula)
    text = decode(match[2]) if match and match[2] else ""
    return isinstance(value, Link) and text == link_formula(value)
