"""Rows that stand in a sheet already, rewritten the quick way: one pass over a row's cells makes the new ones.

Nearly all cells of a workbook are plain: an address, a format, a value. A row where anything else stands in a cell
asked for (a formula, a spelling of another program) is left to the careful way (`slots`) by giving nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from taskbook.adapters.cells.area import column_letters, column_number
from taskbook.adapters.cells.encode import BLANK, LINK, TEXT
from taskbook.adapters.cells.journal import Written
from taskbook.adapters.xlsx.cell_locator import Asked, begin, style_of
from taskbook.adapters.xlsx.restyle import CellFormats
from taskbook.adapters.xlsx.scan import RowSpan
from taskbook.adapters.xlsx.sheetformats import PlaceFormats
from taskbook.adapters.xlsx.text import decode, run_text
from taskbook.adapters.xlsx.values import Readers
from taskbook.ports import Value

PLAIN: Final = re.compile(
    rb'(<c r="([A-Z]{1,3})[0-9]++"([^<>]*?)(?:/>|>(?:<v>([^<]*+)</v></c>|((?:[^<]++|<(?!/c>))*+)</c>)))'
)
Plain = tuple[bytes, bytes, bytes, bytes, bytes]  # the whole cell, letters, attributes, raw value or else what it holds
INLINE: Final = b' t="inlineStr"'
NEVER: Final[tuple[int, ...]] = (-1,)


class Quick(NamedTuple):
    """A row as it would be from `start` to its end, how many of its cells are new, and whether any was `added`.

    `cells` are all cells asked for that stand there now or before.
    """

    start: int
    inner: bytes
    changed: int
    added: bool
    cells: list[Written]


class _NotPlainError(Exception):
    """The row must be looked at with care."""


class QuickRows:
    """Makes the new cells of the rows of one sheet. `told`: somebody will ask what the cells held."""

    def __init__(self, xml: bytes, readers: Readers, places: PlaceFormats, formats: CellFormats, told: bool) -> None:
        self._xml, self._readers, self._places, self._formats, self._told = xml, readers, places, formats, told
        self._letters: dict[int, bytes] = {}
        self._columns: dict[tuple[bytes, ...], tuple[int, ...]] = {}
        self._begins: dict[tuple[int, bytes | None, str, bool], tuple[bytes, bytes]] = {}

    def row(self, row: RowSpan, asked: Asked, body: bool) -> Quick | None:
        """The row with the cells asked for; None when one of them, or what stands around them, is not plain."""
        start = self.start(row, asked[0][0])
        found: list[Plain] = PLAIN.findall(self._xml, start, row.inner_end)
        columns = self._columns_of(tuple([cell[1] for cell in found]))
        if columns is NEVER or sum([len(cell[0]) for cell in found]) != row.inner_end - start:
            return None
        try:
            return self._made(row.number, start, dict(zip(columns, found, strict=True)), asked, body)
        except _NotPlainError:
            return None

    def _made(self, number: int, start: int, standing: dict[int, Plain], asked: Asked, body: bool) -> Quick:
        cells = {column: cell[0] for column, cell in standing.items()}
        told: list[Written] = []
        changed = 0
        begins = self._begins
        for column, value, encoded in asked:
            kind, tail, reads = encoded
            attributes, old = None, None
            cell = standing.get(column)
            if cell is not None:
                attributes = cell[2]
                if cell[3] or cell[4]:
                    if (kind is TEXT or kind is LINK) and cell[0].endswith(tail):
                        told.append((column, reads, value))
                        continue
                    old = self._held(cell)
            elif kind is BLANK:
                continue
            told.append((column, old, value))
            if kind is not LINK and type(old) is type(reads) and old == reads:
                continue
            key = (column, attributes, kind, body)
            before, after = begins[key] if key in begins else self._note(key)
            changed += 1
            cells[column] = b"%b%d%b%b" % (before, number, after, tail) if before else b""
        added = len(cells) > len(standing)
        pieces = [cells[column] for column in sorted(cells)] if added else cells.values()
        return Quick(start, b"".join(pieces), changed, added, told)

    def _held(self, cell: Plain) -> Value:
        """What a cell that is not blank holds."""
        _, _, attributes, raw, inner = cell
        if raw:
            return self._readers[attributes](raw)
        if not self._told and attributes.endswith(INLINE) and b"<f" not in inner:
            # not through the readers: they would keep, and count, a text that is only held against the new one
            return decode(run_text(inner)) or None
        old, formula = self._readers.inner(attributes, inner)
        if formula:
            raise _NotPlainError
        return old

    def _note(self, key: tuple[int, bytes | None, str, bool]) -> tuple[bytes, bytes]:
        """With what new cells begin, around the row's number; nothing for a cleared one that looks the same without."""
        column, attributes, kind, body = key
        place = self._places.column(column)
        style = place if attributes is None else style_of(attributes)
        goes = body and kind is BLANK and style == place
        self._begins[key] = known = (b"", b"") if goes else begin(column, self._formats.fit(style, kind, place))
        return known

    def start(self, row: RowSpan, first: int) -> int:
        """Where the first cell asked for stands; the row's beginning when it does not."""
        if first not in self._letters:
            self._letters[first] = column_letters(first).encode()
        address = b'<c r="%b%d"' % (self._letters[first], row.number)
        place = self._xml.find(address, row.inner_start, row.inner_end)
        return row.inner_start if place < 0 else place

    def _columns_of(self, letters: tuple[bytes, ...]) -> tuple[int, ...]:
        """The columns of a row's cells; `NEVER` when they are out of order."""
        columns = self._columns.get(letters)
        if columns is None:
            columns = tuple(column_number(one.decode()) for one in letters)
            ordered = all(left < right for left, right in pairwise(columns))
            self._columns[letters] = columns = columns if ordered else NEVER
        return columns
