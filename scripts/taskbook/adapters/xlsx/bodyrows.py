"""Rows of a generated body as XML, for the usual values the quick way.

The cells of a column are remembered by their value, with the row's number left open: making a row is then one look-up
a cell. A hundred unit sheets hold several times as many rows as all plans together, and the same few thousand values
come again and again: this is where writing spends its time. A body with a value of an unusual type is left to the
careful way.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import zip_longest
from typing import Final

from taskbook.adapters.cells.encode import BLANK, Encoder
from taskbook.adapters.cells.sheet_patch import Body
from taskbook.adapters.xlsx.cell_locator import begin
from taskbook.adapters.xlsx.restyle import CellFormats
from taskbook.adapters.xlsx.sheetformats import PlaceFormats
from taskbook.ports import Link, Writable

USUAL: Final = frozenset({type(None), str, int, float, date, Link})  # to a dict, True is 1: no bool
NUMBER_MARK: Final = b"\0"  # stands for the row's number until it is known: no XML has it
BEGIN: Final = b'<row r="%b"' % NUMBER_MARK
MEMORY: Final = 20_000  # cells of a column


class ColumnCells(dict[Writable, bytes]):
    """The cells of one column, whose places have the format `style`, by their value; nothing for a blank."""

    def __init__(self, column: int, style: int, encoder: Encoder, formats: CellFormats) -> None:
        super().__init__()
        self._encoder = encoder
        self._begins = cache(lambda kind: NUMBER_MARK.join(begin(column, formats.fit(style, kind))))

    def __missing__(self, value: Writable) -> bytes:
        """Make the cell of a value not met before."""
        if len(self) >= MEMORY:
            self.clear()
        self[value] = made = self._made(value)
        return made

    def _made(self, value: Writable) -> bytes:
        kind, tail, _ = self._encoder.encode_once(value)
        if kind is BLANK:
            return b""
        return self._begins(kind) + tail


class BodyCells:
    """The columns of all bodies of one workbook: unit sheets have the same formats, and the same tasks."""

    def __init__(self, encoder: Encoder, formats: CellFormats) -> None:
        self._encoder, self._formats = encoder, formats
        self._known: dict[tuple[int, int], ColumnCells] = {}

    def column(self, column: int, style: int) -> ColumnCells:
        """The cells of a column (from 1) whose places have this format."""
        key = (column, style)
        if key not in self._known:
            self._known[key] = ColumnCells(column, style, self._encoder, self._formats)
        return self._known[key]


class BodyRows:
    """Makes the rows of one sheet's body, all of whose values must be usual."""

    def __init__(self, body: Body, cells: BodyCells, places: PlaceFormats) -> None:
        self._body = body
        self._columns = [cells.column(column, places.column(column)) for column in range(1, body.width + 1)]

    def rows(self, numbers: range) -> tuple[bytes, int]:
        """XML of rows that follow one another, and how many cells they have."""
        first, last = numbers[0] - self._body.top, numbers[-1] - self._body.top + 1
        cells_of = [
            [known[value] for known, value in zip(self._columns, values, strict=False)]
            for values in self._body.rows[first:last]
        ]
        made, filled = [], 0
        for number, cells, height in zip_longest(numbers, cells_of, self._body.heights[first:last]):
            blanks = cells.count(b"")
            if blanks < len(cells):
                filled += len(cells) - blanks
                row = b"".join((BEGIN, fitted(height), b">", *cells, b"</row>"))
                made.append(row.replace(NUMBER_MARK, b"%d" % number))
        return b"".join(made), filled


@cache
def fitted(points: float | None) -> bytes:
    """The height of a row as Excel notes one that it fitted itself: not fixed, so that it follows later typing."""
    return b"" if points is None else f' ht="{points:g}"'.encode()
