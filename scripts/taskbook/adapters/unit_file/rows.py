"""Rows of a sheet as XML, and the texts they share. Text is always text: there is no way to write a formula here.

Sources: ECMA-376 part 1, 18.3.1.4 (c), 18.4.8 (si), 18.17.4.1 (days count from 30/12/1899 after February 1900).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from string import ascii_uppercase

from taskbook.adapters.xlsx.encode import clean, escape_text
from taskbook.ports import Writable

_LETTERS = ascii_uppercase  # no sheet of ours is wider
_DAY_ZERO = date(1899, 12, 30).toordinal()
_STRINGS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
)


class SharedStrings:
    """The texts of one file, each once."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._uses = 0

    def place(self, text: str) -> int:
        """Return the number of a clean text."""
        self._uses += 1
        return self._places.setdefault(text, len(self._places))

    def xml(self) -> str:
        """Return the part of all texts."""
        items = "".join(f'<si><t xml:space="preserve">{escape_text(text)}</t></si>' for text in self._places)
        return f'{_STRINGS_HEAD}count="{self._uses}" uniqueCount="{len(self._places)}">{items}</sst>'


class Rows:
    """The rows of one sheet, written from the top down."""

    def __init__(self, strings: SharedStrings) -> None:
        self._strings = strings
        self._rows: list[str] = []
        self.last = 0

    def xml(self) -> str:
        """Return the sheet's rows."""
        return f"<sheetData>{''.join(self._rows)}</sheetData>"

    def skip_to(self, row: int) -> None:
        """Let the next row be this one (1-based)."""
        self.last = row - 1

    def add(
        self, values: Sequence[Writable], styles: Sequence[int], height: float | None = None, *, grows: bool = False
    ) -> None:
        """Add a row: from column A on, a value with its style in each cell.

        A row that `grows` has its height (points) until somebody types more into it.
        """
        self.last += 1
        size = f' ht="{height}"' if height else ""
        size += "" if grows or not height else ' customHeight="1"'
        cells = [
            f'<c r="{letter}{self.last}" s="{style}"{self._content(value)}'
            for letter, value, style in zip(_LETTERS, values, styles, strict=False)
        ]
        self._rows.append(f'<row r="{self.last}"{size}>{"".join(cells)}</row>')

    def _content(self, value: Writable) -> str:
        if isinstance(value, str) and (text := clean(value)):
            return f' t="s"><v>{self._strings.place(text)}</v></c>'
        if isinstance(value, date):
            return f"><v>{value.toordinal() - _DAY_ZERO}</v></c>"
        if isinstance(value, (int, float)):
            return f"><v>{value!r}</v></c>"
        return "/>"
