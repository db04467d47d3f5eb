"""Cells and new rows as XML. Cells are made in one place, and remembered: the same few thousand values come again.

The number of the row is left open (`NUMBER_MARK`), so that a cell made for one row serves all: making a row is then one
look-up a cell. A hundred unit sheets hold several times as many rows as all plans together, with the same formats and
the same tasks: this is where writing spends its time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from taskbook.adapters.cells.area import column_letters
from taskbook.adapters.cells.encode import BLANK, Encoded, Encoder
from taskbook.adapters.cells.sheet_patch import SheetEdits
from taskbook.adapters.xlsx.sheet_layout import PlaceFormats
from taskbook.adapters.xlsx.styles import CellFormats
from taskbook.ports import Writable

NUMBER_MARK: Final = b"\0"  # stands for the row's number until it is known: no XML has it
BEGIN: Final = b'<row r="%b"' % NUMBER_MARK
MEMORY: Final = 20_000  # cells of a column


class ColumnCells(dict[Writable, bytes]):
    """The cells of one column by their value, none of which may be a bool: to a dict, True is 1.

    They come where a cell of format `style` stood, or where none did; `place` is the format that an empty place has
    there. A blank is no cell at all when it `goes`, because its place looks the same without it.
    """

    def __init__(self, column: int, style: int, place: int, goes: bool, encoder: Encoder, formats: CellFormats) -> None:
        super().__init__()
        self._goes = goes
        self._encode_once = encoder.encode_once
        before = b'<c r="%b%b"' % (column_letters(column).encode(), NUMBER_MARK)
        self._begin = cache(lambda kind: before + _style(formats.fit(style, kind, place)))

    def __missing__(self, value: Writable) -> bytes:
        """Make the cell of a value not met before."""
        if len(self) >= MEMORY:
            self.clear()
        self[value] = made = self.made(self._encode_once(value))
        return made

    def made(self, encoded: Encoded) -> bytes:
        """The cell of a value, which is not remembered."""
        kind, tail, _ = encoded
        return b"" if self._goes and kind is BLANK else self._begin(kind) + tail


class CellWriter:
    """Writes the cells of one workbook: unit sheets have the same formats, and the same tasks."""

    def __init__(self, encoder: Encoder, formats: CellFormats) -> None:
        self._encoder, self._formats = encoder, formats
        self._columns: dict[tuple[int, int, int, bool], ColumnCells] = {}

    def column(self, column: int, style: int, place: int, goes: bool) -> ColumnCells:
        """The cells of a column (from 1); see there."""
        key = (column, style, place, goes)
        if key not in self._columns:
            self._columns[key] = ColumnCells(*key, self._encoder, self._formats)
        return self._columns[key]


class RowWriter:
    """Writes the rows of one sheet that are not there yet."""

    def __init__(self, edits: SheetEdits, places: PlaceFormats, encoder: Encoder, writer: CellWriter) -> None:
        self._edits, self._places, self._encoder, self._writer = edits, places, encoder, writer
        self._body_columns = [self._column(column) for column in range(1, edits.body.width + 1)] if edits.body else []

    def row(self, number: int) -> tuple[bytes, int]:
        """XML of a row of its own, and how many cells it has; blank cells are left out, a row of blanks is no row."""
        columns, values = self._wanted(number)
        cells = [
            column[value] if value is not True and value is not False else column.made(self._encoder.encode(value))
            for column, value in zip(columns, values, strict=False)
        ]
        filled = len(cells) - cells.count(b"")
        if not filled:
            return b"", 0
        row = b"".join((BEGIN, fitted(self._edits.height(number)), b">", *cells, b"</row>"))
        return row.replace(NUMBER_MARK, b"%d" % number), filled

    def _wanted(self, number: int) -> tuple[Sequence[ColumnCells], Sequence[Writable]]:
        """The columns and values of a row; those of a body are at hand, where nothing else is wanted."""
        edits, body = self._edits, self._edits.body
        in_body = body is not None and 0 <= number - body.top < len(body.rows)
        if body is not None and in_body and not edits.columns and number not in edits.cells:
            return self._body_columns, body.rows[number - body.top]
        wanted = edits.wanted(number)
        return [self._column(column) for column, _ in wanted], [value for _, value in wanted]

    def _column(self, column: int) -> ColumnCells:
        place = self._places.column(column)
        return self._writer.column(column, place, place, goes=True)


@cache
def fitted(points: float | None) -> bytes:
    """The height of a row as Excel notes one that it fitted itself: not fixed, so that it follows later typing."""
    return b"" if points is None else f' ht="{points:g}"'.encode()


def _style(style: int) -> bytes:
    return b' s="%d"' % style if style else b""
