"""Finds in a row of XML the places where cells are wanted: the cells that stand there, or where they would stand.

A cell that stands there letter for letter as we would write it is known at once as the same; only others are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from taskbook.adapters.xlsx.area import column_letters, column_number
from taskbook.adapters.xlsx.encode import BLANK, NUMBER, NUMERIC, TEXT, Encoded, link_formula
from taskbook.adapters.xlsx.restyle import CellFormats
from taskbook.adapters.xlsx.scan import CELL_REFERENCE, CellSpan, RowSpan, cells
from taskbook.adapters.xlsx.sheetformats import PlaceFormats
from taskbook.adapters.xlsx.text import decode
from taskbook.adapters.xlsx.values import STYLE, Readers
from taskbook.ports import Link, Value, Writable

OWNED: Final = re.compile(
    rb'<c r="([A-Z]{1,3})[0-9]++"([^<>]*?)(?:/>|>(?:<v>([^<]*+)</v></c>|((?:[^<]++|<(?!/c>))*+)</c>))'
)
LAST_CELL: Final = re.compile(rb'<c r="([A-Z]{1,3})[0-9]+"')
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

    def __init__(self, xml: bytes, readers: Readers, places: PlaceFormats, formats: CellFormats) -> None:
        self._xml, self._readers, self._places, self._formats = xml, readers, places, formats
        self._styles: dict[bytes, int] = {}
        # how a column's cells begin, around the row's number, and whether they show dates
        self._usual: dict[int, tuple[str, str, bool]] = {}
        self._letters: dict[int, str] = {}
        self._numbers: dict[bytes, int] = {}

    def find(self, row: RowSpan, asked: Asked, keep_same: bool) -> list[Slot]:
        """Slots of a row, from left to right; a blank that is wanted where no cell stands needs none.

        Cells that are the same letter for letter are left out unless `keep_same`.
        """
        first = f'<c r="{self.letters(asked[0][0])}{row.number}"'.encode()
        start = self._xml.find(first, row.inner_start, row.inner_end)
        if start < 0:
            start = row.inner_end if self._all_behind(row, asked[0][0]) else row.inner_start
        found = self._along(row, start, asked, keep_same)
        return self._anywhere(row, asked) if found is None else found

    def letters(self, column: int) -> str:
        """Letters of a column."""
        letters = self._letters.get(column)
        if letters is None:
            letters = self._letters[column] = column_letters(column)
        return letters

    def begin(self, column: int, style: int) -> tuple[str, str]:
        """With what a cell begins, around the row's number."""
        return f'<c r="{self.letters(column)}', f'" s="{style}"' if style else '"'

    def _note_usual(self, column: int, style: int) -> tuple[str, str, bool]:
        usual = self._usual[column] = (*self.begin(column, style), self._formats.is_date(style))
        return usual

    def _all_behind(self, row: RowSpan, first: int) -> bool:
        """Tell whether the row's last cell stands before the first wanted one."""
        last = self._xml.rfind(b"<c ", row.inner_start, row.inner_end)
        match = LAST_CELL.match(self._xml, last) if last >= 0 else None
        return match is not None and self._number(match[1]) < first

    def _number(self, letters: bytes) -> int:
        number = self._numbers.get(letters)
        if number is None:
            number = self._numbers[letters] = column_number(letters.decode())
        return number

    def _along(self, row: RowSpan, place: int, asked: Asked, keep_same: bool) -> list[Slot] | None:
        """Go along the row's cells from a place on; None when one is written in an unusual way."""
        xml, end, number = self._xml, row.inner_end, row.number
        slots: list[Slot] = []
        for column, value, encoded in asked:
            usual = self._usual.get(column)
            if usual is None:
                usual = self._note_usual(column, self._places.column(column))
            same = f"{usual[0]}{number}{usual[1]}{encoded[1]}".encode()
            kind = encoded[0]
            shows = kind is TEXT or kind not in NUMERIC or (kind is not NUMBER) == usual[2]
            if shows and xml.startswith(same, place):
                if keep_same:
                    slots.append(Slot(column, value, encoded, place, place + len(same), 0, encoded[2], None, True))
                place += len(same)
                continue
            match = OWNED.match(xml, place, end)
            while match is not None and self._number(match[1]) < column:
                place = match.end()
                match = OWNED.match(xml, place, end)
            if match is None and xml[place:end].strip():
                return None
            if match is not None and self._number(match[1]) == column:
                slots.append(self._standing(column, value, encoded, match))
                place = match.end()
            elif encoded[0] is not BLANK:
                slots.append(Slot(column, value, encoded, place, place, None, None, None, False))
        return slots

    def _standing(self, column: int, value: Writable, encoded: Encoded, match: re.Match[bytes]) -> Slot:
        attributes, raw, inner = match.group(2, 3, 4)
        style = self._styles.get(attributes)
        if style is None:
            style = self._styles[attributes] = _style(attributes)
        self._note_usual(column, style)
        old: Value = None
        formula = None
        if raw:
            old = self._readers[attributes](raw)
        elif inner:
            old, has_formula = self._readers.inner(attributes, inner)
            formula = inner if has_formula else None
        return Slot(
            column, value, encoded, match.start(), match.end(), style, old, formula, _same(value, encoded, old, formula)
        )

    def _anywhere(self, row: RowSpan, asked: Asked) -> list[Slot]:
        """The careful way: every cell of the row is looked at."""
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
        attributes = CELL_REFERENCE.sub(b"", self._xml[cell.attributes_start : cell.attributes_end])
        inner = self._xml[cell.inner_start : cell.inner_end]
        old, has_formula = self._readers.inner(attributes, inner) if inner else (None, False)
        formula = inner if has_formula else None
        same = _same(value, encoded, old, formula)
        return Slot(cell.column, value, encoded, cell.start, cell.end, _style(attributes), old, formula, same)


def _style(attributes: bytes) -> int:
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
