"""Rectangles of cells and their names: A1, B2:C3. Rows and columns count from 1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384
FAR_BELOW: Final = 1_000  # rows under a table: a cell there went astray, and makes the sheet endless
REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, 1-based, both ends in it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def clip(self, other: Area) -> Area | None:
        """The part of this area that lies in the other one; None when they do not touch."""
        row, column = max(self.first_row, other.first_row), max(self.first_column, other.first_column)
        last_row, last_column = min(self.last_row, other.last_row), min(self.last_column, other.last_column)
        return Area(row, column, last_row, last_column) if row <= last_row and column <= last_column else None

    def __str__(self) -> str:
        """Give the area as A1:B2, a single cell as A1."""
        first = f"{column_letters(self.first_column)}{self.first_row}"
        last = f"{column_letters(self.last_column)}{self.last_row}"
        return first if first == last else f"{first}:{last}"


def parse_area(ref: str) -> Area | None:
    """Read A1, A1:B2 or $A$1:$B$2; None when it is no area of a sheet."""
    match = REFERENCE.fullmatch(ref)
    if match is None:
        return None
    column, row, last_column, last_row = match.groups()
    area = Area(int(row), column_number(column), int(last_row or row), column_number(last_column or column))
    well = 1 <= area.first_row <= area.last_row <= MAX_ROW and area.first_column <= area.last_column <= MAX_COLUMN
    return area if well else None


def around(areas: Iterable[Area]) -> Area:
    """The smallest area that holds all of them (at least one)."""
    found = list(areas)
    return Area(
        min(area.first_row for area in found),
        min(area.first_column for area in found),
        max(area.last_row for area in found),
        max(area.last_column for area in found),
    )


def column_number(letters: str) -> int:
    """Number of a column, A being 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Letters of a column, 1 being A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
