"""Where the rows and cells of a sheet stand, in any spelling: the usual one is found in one pass, others by `scan`.

Nearly all cells are plain: an address, a format, a value. Who patches the rows sees the same cells either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from taskbook.adapters.cells.area import column_letters, column_number
from taskbook.adapters.xlsx.markup import attributes
from taskbook.adapters.xlsx.scan import RowSpan, cells, other_attributes, rows, sheet_data

PLAIN: Final = re.compile(
    rb'(<c r="([A-Z]{1,3})[0-9]++"([^<>]*?)(?:/>|>(?:<v>([^<]*+)</v></c>|((?:[^<]++|<(?!/c>))*+)</c>)))'
)
COLUMN: Final = re.compile(rb"<col\s[^<>]*?/?>")
CUSTOM: Final = re.compile(rb'\scustomFormat="(?:1|true)"')
ROW_STYLE: Final = re.compile(rb'\ss="([0-9]{1,6})"')
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


class PlaceFormats:
    """Which format an empty place of a sheet has, as Excel sees it, where its row has none (`row_format`)."""

    def __init__(self, head: bytes) -> None:
        """Read them from the part of a sheet before its rows."""
        self._spans: list[tuple[int, int, int]] = []
        for match in COLUMN.finditer(head):
            found = attributes(match[0])
            span = [found.get(name, "") for name in ("min", "max", "style")]
            if all(number.isdigit() for number in span):
                self._spans.append((int(span[0]), int(span[1]), int(span[2])))
        self._columns: dict[int, int] = {}

    def column(self, column: int) -> int:
        """Format of a column."""
        if column not in self._columns:
            fitting = (style for first, last, style in self._spans if first <= column <= last)
            self._columns[column] = next(fitting, 0)
        return self._columns[column]


@lru_cache(maxsize=16)
def _place_formats(head: bytes) -> PlaceFormats:
    """The formats by a sheet's head: unit sheets by the thousand have the same one."""
    return PlaceFormats(head)


class SheetLayout:
    """The rows of one sheet. Of a `template` what was found is kept: unit sheets by the thousand are copies of it.

    Errors: `StrangeXmlError`, here and later on, when the sheet is not of the kind that Excel and its like write.
    """

    def __init__(self, xml: bytes, template: bool = False) -> None:
        self.xml = xml
        self.span = sheet_data(xml)
        self.places = _place_formats(xml[: self.span.start])
        self._template = template
        self._rows: list[RowSpan] | None = None
        self._split: dict[tuple[int, int], RowCells] = {}
        self._letters: dict[int, bytes] = {}
        self._columns: dict[tuple[bytes, ...], tuple[int, ...] | None] = {}

    def rows(self) -> Iterable[RowSpan]:
        """The rows from top to bottom."""
        if self.span.empty:
            return ()
        if self._template and self._rows is None:
            self._rows = list(rows(self.xml, self.span))
        return self._rows if self._rows is not None else rows(self.xml, self.span)

    def cells(self, row: RowSpan, first: int, end: int | None = None) -> RowCells:
        """The cells of a row from column `first` on, at least; up to the place `end`, or to the row's end."""
        if end is not None and end != row.inner_end:
            return self._cells(row, first, end)
        known = self._split.get((row.number, first))
        if known is None:
            known = self._cells(row, first, row.inner_end)
            if self._template:
                self._split[row.number, first] = known
        return known

    def start(self, row: RowSpan, first: int) -> int:
        """Where the cell of column `first` stands; the row's beginning when it does not."""
        if first not in self._letters:
            self._letters[first] = column_letters(first).encode()
        place = self.xml.find(b'<c r="%b%d"' % (self._letters[first], row.number), row.inner_start, row.inner_end)
        return row.inner_start if place < 0 else place

    def end(self, row: RowSpan, column: int) -> int | None:
        """Where what stands behind the cell of a column begins; None when there is no such cell."""
        start = self.start(row, column)
        if self.xml.find(b'<c r="%b%d"' % (self._letters[column], row.number), start, start + 24) != start:
            return None
        behind = self.xml.find(b"<c ", start + 3, row.inner_end)
        return row.inner_end if behind < 0 else behind

    def _cells(self, row: RowSpan, first: int, end: int) -> RowCells:
        start = self.start(row, first)
        found: list[StandingCell] = PLAIN.findall(self.xml, start, end)
        columns = self._columns_of(tuple([cell[1] for cell in found]))
        if columns is None or sum([len(cell[0]) for cell in found]) != end - start:
            return self._cells_with_care(row)
        return RowCells(start, dict(zip(columns, found, strict=True)), NONE)

    def _columns_of(self, letters: tuple[bytes, ...]) -> tuple[int, ...] | None:
        """The columns of a row's cells; None when they are out of order."""
        if letters not in self._columns:
            columns = tuple(column_number(one.decode()) for one in letters)
            ordered = all(left < right for left, right in pairwise(columns))
            self._columns[letters] = columns if ordered else None
        return self._columns[letters]

    def _cells_with_care(self, row: RowSpan) -> RowCells:
        found: dict[int, StandingCell] = {}
        gaps: dict[int, bytes] = {}
        before, place = 0, row.inner_start
        for cell in cells(self.xml, row.inner_start, row.inner_end):
            gaps[before] = self.xml[place : cell.start]
            whole, inner = self.xml[cell.start : cell.end], self.xml[cell.inner_start : cell.inner_end]
            found[cell.column] = (whole, b"", other_attributes(self.xml, cell), b"", inner)
            before, place = cell.column, cell.end
        gaps[before] = self.xml[place : row.inner_end]
        return RowCells(row.inner_start, found, gaps)


def row_format(attributes: bytes) -> int | None:
    """Format that a row itself has, from its attributes; None when it has none, as LibreOffice says of each."""
    if b"customFormat" not in attributes or not CUSTOM.search(attributes):
        return None
    style = ROW_STYLE.search(attributes)
    return int(style[1]) if style else None
