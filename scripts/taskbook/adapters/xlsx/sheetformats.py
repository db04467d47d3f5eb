"""Which format an empty place of a sheet has, as Excel sees it: the row's, else the column's, else the plain one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from taskbook.adapters.xlsx.tags import attributes

COLUMN: Final = re.compile(rb"<col\s[^<>]*?/?>")
CUSTOM: Final = re.compile(rb'\scustomFormat="(?:1|true)"')
ROW_STYLE: Final = re.compile(rb'\ss="([0-9]{1,6})"')


class PlaceFormats:
    """Formats of places where no cell stands yet."""

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
    """Format that a row itself has, from its attributes; None when it has none."""
    if b"customFormat" not in attributes or not CUSTOM.search(attributes):
        return None
    style = ROW_STYLE.search(attributes)
    return int(style[1]) if style else None
