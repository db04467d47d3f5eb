"""A cell as XML, made in one place, and remembered: the same few thousand values come again and again.

The number of the row is left open (`NUMBER_MARK`), so that a cell made for one row serves all: making a row is then one
look-up a cell. A hundred unit sheets hold several times as many rows as all plans together, with the same formats and
the same tasks: this is where writing spends its time.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from taskbook.adapters.cells.area import column_letters
from taskbook.adapters.cells.encode import BLANK, Encoded, Encoder
from taskbook.adapters.xlsx.restyle import CellFormats
from taskbook.adapters.xlsx.tags import attributes
from taskbook.ports import Writable

NUMBER_MARK: Final = b"\0"  # stands for the row's number until it is known: no XML has it
MEMORY: Final = 20_000  # cells of a column
COLUMN: Final = re.compile(rb"<col\s[^<>]*?/?>")
CUSTOM: Final = re.compile(rb'\scustomFormat="(?:1|true)"')
ROW_STYLE: Final = re.compile(rb'\ss="([0-9]{1,6})"')


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


class PlaceFormats:
    """Which format an empty place of a sheet has, as Excel sees it: its row's (`row_format`), else the column's."""

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
def place_formats(head: bytes) -> PlaceFormats:
    """The formats of a sheet's places by its head: unit sheets by the thousand are copies of one template."""
    return PlaceFormats(head)


def row_format(attributes: bytes) -> int | None:
    """Format that a row itself has, from its attributes; None when it has none, as LibreOffice says of each."""
    if b"customFormat" not in attributes or not CUSTOM.search(attributes):
        return None
    style = ROW_STYLE.search(attributes)
    return int(style[1]) if style else None


def _style(style: int) -> bytes:
    return b' s="%d"' % style if style else b""
