"""Rows of a table patched once for all rows alike: where the same cells stand and the same values are wanted.

Tasks of one deadline share their verdict, so of many thousand rows there are but a few hundred kinds. Rows are held
against each other with their own number taken out; a row in whose texts the number could stand, too, is not
remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from taskbook.adapters.xlsx.bodyrows import NUMBER_MARK, USUAL
from taskbook.adapters.xlsx.cell_locator import Asked
from taskbook.adapters.xlsx.quickrow import Quick, QuickRows
from taskbook.adapters.xlsx.scan import RowSpan
from taskbook.ports import Writable

MARK: Final = NUMBER_MARK + b'"'  # stands for the row's number and the quote behind it
MEMORY: Final = 4_000
ALIKE: Final = USUAL - {float}  # to a dict, 1.0 is 1, but what was written is told of as it was given

Values = tuple[Writable, ...]


class AlikeRows:
    """Patches rows of one sheet: values are wanted from column `first` on, `asked` gives them with their XML."""

    def __init__(self, xml: bytes, quick: QuickRows, first: int, asked: Callable[[Values], Asked]) -> None:
        self._xml, self._quick, self._first, self._asked = xml, quick, first, asked
        self._known: dict[tuple[bytes, Values], Quick] = {}

    def row(self, row: RowSpan, values: Values) -> Quick | None:
        """The row with the values; None when it must be looked at with care."""
        number = b'%d"' % row.number
        start = self._quick.start(row, self._first)
        key = (self._xml[start : row.inner_end].replace(number, MARK), values)
        known = self._known.get(key)
        if known is not None:
            return known._replace(start=start, inner=known.inner.replace(MARK, number))
        quick = self._quick.row(row, self._asked(values), body=False)
        if quick is not None:
            inner = quick.inner.replace(number, MARK)
            if _once_a_cell(key[0]) and _once_a_cell(inner):
                self._remember(key, quick._replace(inner=inner))
        return quick

    def _remember(self, key: tuple[bytes, Values], quick: Quick) -> None:
        if len(self._known) >= MEMORY:
            self._known.clear()
        self._known[key] = quick


def _once_a_cell(xml: bytes) -> bool:
    """Tell whether the number stands nowhere but in the addresses of the cells."""
    return xml.count(MARK) == xml.count(b"<c ")
