"""The cells of a row of XML, whatever their spelling: the usual one in one pass, any other as `scan` finds them.

Nearly all cells are plain: an address, a format, a value. Who patches the row sees the same cells either way.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from taskbook.adapters.cells.area import column_letters, column_number
from taskbook.adapters.xlsx.scan import RowSpan, cells, other_attributes

PLAIN: Final = re.compile(
    rb'(<c r="([A-Z]{1,3})[0-9]++"([^<>]*?)(?:/>|>(?:<v>([^<]*+)</v></c>|((?:[^<]++|<(?!/c>))*+)</c>)))'
)
NONE: Final[dict[int, bytes]] = {}

StandingCell = tuple[bytes, bytes, bytes, bytes, bytes]
"""The whole cell, its letters, its attributes but for `r`, its raw value, or else what it holds (b"" when blank)."""


class RowCells(NamedTuple):
    """The cells of a row by their column, all that stand from `start` to its end.

    `gaps` is white space that stands behind a cell, by its column (0: before the first one); there is none as a rule.
    """

    start: int
    cells: dict[int, StandingCell]
    gaps: dict[int, bytes]


class RowSplitter:
    """Takes the rows of one sheet apart."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self._letters: dict[int, bytes] = {}
        self._columns: dict[tuple[bytes, ...], tuple[int, ...] | None] = {}

    def split(self, row: RowSpan, first: int) -> RowCells:
        """The cells of a row from column `first` on, at least. Errors: `StrangeXmlError`."""
        start = self.start(row, first)
        found: list[StandingCell] = PLAIN.findall(self._xml, start, row.inner_end)
        columns = self._columns_of(tuple([cell[1] for cell in found]))
        if columns is None or sum([len(cell[0]) for cell in found]) != row.inner_end - start:
            return self._split_with_care(row)
        return RowCells(start, dict(zip(columns, found, strict=True)), NONE)

    def start(self, row: RowSpan, first: int) -> int:
        """Where the cell of column `first` stands; the row's beginning when it does not."""
        if first not in self._letters:
            self._letters[first] = column_letters(first).encode()
        place = self._xml.find(b'<c r="%b%d"' % (self._letters[first], row.number), row.inner_start, row.inner_end)
        return row.inner_start if place < 0 else place

    def _columns_of(self, letters: tuple[bytes, ...]) -> tuple[int, ...] | None:
        """The columns of a row's cells; None when they are out of order."""
        if letters not in self._columns:
            columns = tuple(column_number(one.decode()) for one in letters)
            ordered = all(left < right for left, right in pairwise(columns))
            self._columns[letters] = columns if ordered else None
        return self._columns[letters]

    def _split_with_care(self, row: RowSpan) -> RowCells:
        found: dict[int, StandingCell] = {}
        gaps: dict[int, bytes] = {}
        before, place = 0, row.inner_start
        for cell in cells(self._xml, row.inner_start, row.inner_end):
            gaps[before] = self._xml[place : cell.start]
            whole, inner = self._xml[cell.start : cell.end], self._xml[cell.inner_start : cell.inner_end]
            found[cell.column] = (whole, b"", other_attributes(self._xml, cell), b"", inner)
            before, place = cell.column, cell.end
        gaps[before] = self._xml[place : row.inner_end]
        return RowCells(row.inner_start, found, gaps)
