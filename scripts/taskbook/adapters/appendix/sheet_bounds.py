"""How many cells an Excel file's sheets make in memory: counted in their XML, before openpyxl makes them.

A few letters of XML can ask for millions: one merged area over a whole sheet, or rows that end in the last column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from taskbook.adapters.cells.area import column_number

_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_MERGED: Final = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']\s*\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})"""
)


def cells_of(sheets: Iterable[bytes], most: int) -> int:
    """The cells that sheets' XML makes, and those of merged areas; counting ends once they are more than `most`."""
    count = 0
    for xml in sheets:
        for _ in _CELL.finditer(xml):
            count += 1
            if count > most:
                return count
        for left, top, right, bottom in _MERGED.findall(xml):
            wide = abs(column_number(right.decode().upper()) - column_number(left.decode().upper())) + 1
            count += wide * (abs(int(bottom) - int(top)) + 1)
            if count > most:
                return count
    return count
