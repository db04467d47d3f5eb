"""Finds in a row of XML the places where cells are wanted: the cells that stand there, or where they would stand.

Three ways, tried from the fastest: the wanted cells stand side by side; all belong behind the row's last cell; any.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from taskbook.adapters.xlsx.area import column_letters
from taskbook.adapters.xlsx.edits import Wanted
from taskbook.adapters.xlsx.scan import CELL_REFERENCE, CellSpan, RowSpan, cells
from taskbook.adapters.xlsx.values import STYLE, Readers
from taskbook.ports import Value, Writable

OWNED: Final = re.compile(
    rb'<c r="([A-Z]{1,3})[0-9]++"([^<>]*?)(?:/>|>(?:<v>([^<]*+)</v></c>|((?:[^<]++|<(?!/c>))*+)</c>))'
)
LAST_CELL: Final = re.compile(rb'<c r="([A-Z]{1,3})[0-9]+"')
NO_CELL: Final = None


class Slot(NamedTuple):
    """A wanted cell and what stands there: `start` to `end` in the XML (nothing when there is no cell yet).

    `style` is the cell's format, None without a cell; `formula` is what the cell holds when there is a formula in it.
    """

    column: int
    value: Writable
    start: int
    end: int
    style: int | None
    old: Value
    formula: bytes | None


class SlotFinder:
    """Finds slots in the rows of one sheet."""

    def __init__(self, xml: bytes, readers: Readers) -> None:
        self._xml, self._readers = xml, readers
        self._styles: dict[bytes, int] = {}
        self._letters: dict[int, bytes] = {}

    def find(self, row: RowSpan, wanted: Wanted) -> list[Slot]:
        """Slots of a row, from left to right."""
        return self._side_by_side(row, wanted) or self._behind(row, wanted) or self._anywhere(row, wanted)

    def letters(self, column: int) -> bytes:
        """Letters of a column."""
        if column not in self._letters:
            self._letters[column] = column_letters(column).encode()
        return self._letters[column]

    def _side_by_side(self, row: RowSpan, wanted: Wanted) -> list[Slot] | None:
        xml, end = self._xml, row.inner_end
        place = xml.find(b'<c r="%b%d"' % (self.letters(wanted[0][0]), row.number), row.inner_start, end)
        if place < 0:
            return None
        slots: list[Slot] = []
        for column, value in wanted:
            match = OWNED.match(xml, place, end)
            if match is None or match[1] != self.letters(column):
                return None
            slots.append(self._standing(column, value, match))
            place = match.end()
        return slots

    def _standing(self, column: int, value: Writable, match: re.Match[bytes]) -> Slot:
        attributes, number, inner = match.group(2, 3, 4)
        style = self._styles.get(attributes)
        if style is None:
            style = self._styles[attributes] = _style(attributes)
        old: Value = None
        formula = None
        if number:
            old = self._readers[attributes](number)
        elif inner:
            old, has_formula = self._readers.inner(attributes, inner)
            formula = inner if has_formula else None
        return Slot(column, value, match.start(), match.end(), style, old, formula)

    def _behind(self, row: RowSpan, wanted: Wanted) -> list[Slot] | None:
        last = self._xml.rfind(b"<c ", row.inner_start, row.inner_end)
        if last < 0:
            return None
        match = LAST_CELL.match(self._xml, last)
        first = self.letters(wanted[0][0])
        if match is None or (len(match[1]), match[1]) >= (len(first), first):
            return None
        place = row.inner_end
        return [Slot(column, value, place, place, NO_CELL, None, None) for column, value in wanted]

    def _anywhere(self, row: RowSpan, wanted: Wanted) -> list[Slot]:
        slots: list[Slot] = []
        asked = iter(wanted)
        next_one = next(asked, None)
        for cell in cells(self._xml, row.inner_start, row.inner_end):
            while next_one is not None and next_one[0] < cell.column:
                slots.append(Slot(*next_one, cell.start, cell.start, NO_CELL, None, None))
                next_one = next(asked, None)
            if next_one is None:
                break
            if next_one[0] == cell.column:
                slots.append(self._found(cell, next_one[1]))
                next_one = next(asked, None)
        while next_one is not None:
            slots.append(Slot(*next_one, row.inner_end, row.inner_end, NO_CELL, None, None))
            next_one = next(asked, None)
        return slots

    def _found(self, cell: CellSpan, value: Writable) -> Slot:
        attributes = CELL_REFERENCE.sub(b"", self._xml[cell.attributes_start : cell.attributes_end])
        inner = self._xml[cell.inner_start : cell.inner_end]
        old, formula = self._readers.inner(attributes, inner) if inner else (None, False)
        return Slot(cell.column, value, cell.start, cell.end, _style(attributes), old, inner if formula else None)


def _style(attributes: bytes) -> int:
    match = STYLE.search(attributes)
    return int(match[1]) if match else 0
