"""Rows of a sheet as XML, and the texts they share. Text is always text: there is no way to write a formula here.

Sources: ECMA-376 part 1, 18.3.1.4 (c), 18.4.8 (si), 18.17.4.1 (days count from 30/12/1899 after February 1900).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from string import ascii_uppercase

from taskbook.adapters.cells.encode import clean, escape_text
from taskbook.ports import Writable

NO_CELL = -1  # in the place of a style: leave the cell out
_SHORT = 16_000  # far from the longest text of a cell: printable and short is held as it is, the usual case
_LETTERS = ascii_uppercase  # no sheet of ours is wider
_DAY_ZERO = date(1899, 12, 30).toordinal()
_STRINGS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
)


def as_held(text: str) -> str:
    """Return a text as a cell holds it: without characters that no cell can, and no longer than one may be."""
    return text if len(text) < _SHORT and text.isprintable() else clean(text)


class SharedStrings:
    """The texts of one file, each once."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._uses = 0

    def place(self, text: str) -> int | None:
        """Return the number of a text, None when nothing of it can stand in a cell."""
        found = self._places.get(text)
        if found is None:
            text = as_held(text)
            if not text:
                return None
            found = self._places.setdefault(text, len(self._places))
        self._uses += 1
        return found

    def xml(self) -> str:
        """Return the part of all texts."""
        items = "".join(map(_item, self._places))
        return f'{_STRINGS_HEAD}count="{self._uses}" uniqueCount="{len(self._places)}">{items}</sst>'


@lru_cache(maxsize=2048)
def _item(text: str) -> str:
    return f'<si><t xml:space="preserve">{escape_text(text)}</t></si>'


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
        """Add a row: from column A on, a value with its style in each cell; cells of style `NO_CELL` are left out.

        A row that `grows` has its height (points) until somebody types more into it.
        """
        self.last += 1
        cells = [
            f"{start}/>" if value is None else start + self._content(value)
            for start, value in zip(_starts(self.last, tuple(styles)), values, strict=True)
            if start
        ]
        self._put("".join(cells), height, grows)

    def add_line(self, text: str, style: int, width: int, height: float) -> None:
        """Add a row with one text in column A and `width` cells of one style."""
        self.last += 1
        first, blanks = _line(self.last, style, width)
        self._put(first + self._content(text) + blanks, height, False)

    def _put(self, cells: str, height: float | None, grows: bool) -> None:
        size = f' ht="{height}"' if height else ""
        size += "" if grows or not height else ' customHeight="1"'
        self._rows.append(f'<row r="{self.last}"{size}>{cells}</row>')

    def _content(self, value: Writable) -> str:
        if isinstance(value, str):
            place = self._strings.place(value)
            return "/>" if place is None else f' t="s"><v>{place}</v></c>'
        if isinstance(value, date):
            return f"><v>{value.toordinal() - _DAY_ZERO}</v></c>"
        return f"><v>{value!r}</v></c>" if isinstance(value, (int, float)) else "/>"


# Files have the same rows in the same places: how their cells begin is remembered.


@lru_cache(maxsize=4096)
def _starts(row: int, styles: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(
        "" if style == NO_CELL else f'<c r="{letter}{row}" s="{style}"'
        for letter, style in zip(_LETTERS, styles, strict=False)
    )


@lru_cache(maxsize=4096)
def _line(row: int, style: int, width: int) -> tuple[str, str]:
    first, *rest = _starts(row, (style,) * width)
    return first, "".join(f"{start}/>" for start in rest)
