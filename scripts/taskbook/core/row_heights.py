"""How high a row must be for its wrapped texts: a closed file has nobody who fits rows, and readers differ in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from taskbook.ports import Writable

POINTS_PER_LINE = 13.5
PADDING = 1.5
_MAX_POINTS = 409.0  # Excel's limit
_FILL = 1.15  # letters of the workbook's narrow serif face per character of a column's width, on the safe side


def row_height(row: Sequence[Writable], widths: Sequence[float], columns: Sequence[int]) -> float | None:
    """Return the height in points that the texts in `columns` (1-based) of a row need; None when one line does."""
    lines = max((_lines(row[column - 1], widths[column - 1]) for column in columns), default=1)
    return None if lines == 1 else min(_MAX_POINTS, lines * POINTS_PER_LINE + PADDING)


def _lines(value: Writable, width: float) -> int:
    return text_lines(value, width) if isinstance(value, str) else 1


@lru_cache(maxsize=65536)
def text_lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column `width` characters wide, words kept whole."""
    room = max(1, int(width * _FILL))
    return sum(_paragraph_lines(paragraph, room) for paragraph in text.split("\n"))


def _paragraph_lines(paragraph: str, room: int) -> int:
    if len(paragraph) <= room:
        return 1
    lines, used = 1, 0
    for word in paragraph.split(" "):
        length = len(word)
        if used and used + 1 + length > room:
            lines, used = lines + 1, 0
        used += length + (1 if used else 0)
        while used > room:
            lines, used = lines + 1, used - room
    return lines


def heights_by_kind(
    rows: Sequence[Sequence[Writable]],
    widths: Sequence[float],
    wrapped: Mapping[object, Sequence[int]],
) -> list[float | None]:
    """Return a height per row; `wrapped` says, by the kind in a row's last cell, which columns wrap."""
    return [row_height(row, widths, wrapped.get(row[-1], ())) for row in rows]
