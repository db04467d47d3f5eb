"""How tall a row must be for its wrapped texts: Excel keeps such heights in the file, and other programs rely on them.

Widths are those of Times New Roman (Adobe's metrics for Times Roman, thousandths of the font's size); a letter with
Vietnamese marks is as wide as its base letter. An estimate: a little generous, since a line too many is only white.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from taskbook.ports import Writable

LINE_POINTS = 15.0  # a line of 11-point text
MOST_POINTS = 409.0  # Excel's limit
_PIXELS_A_CHARACTER = 7.0  # a column's width is counted in digits of the default font, 7 pixels each
_FONT_PIXELS = 11 * 96 / 72
_GENEROUS = 1.04

_WIDTHS = {
    **dict.fromkeys("ijlt/;:", 278),
    **dict.fromkeys(" .,", 250),
    **dict.fromkeys("frI()-[]|!", 333),
    **dict.fromkeys("sJ", 389),
    **dict.fromkeys("aceçz“”", 444),
    **dict.fromkeys("FPS", 556),
    **dict.fromkeys("ELTZ", 611),
    **dict.fromkeys("BCR", 667),
    **dict.fromkeys("wADGHKNOQUVXY", 722),
    **dict.fromkeys("mM", 800),
    **dict.fromkeys("%W@", 900),
    **dict.fromkeys("…—", 1000),
}
_ORDINARY = 500


class _LetterWidths(dict[str, int]):
    """Widths of letters, each looked up by its base letter once."""

    def __missing__(self, letter: str) -> int:
        self[letter] = width = _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _ORDINARY)
        return width


_LETTER_WIDTHS = _LetterWidths()


def row_points(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height in points of a row whose wrapped cells hold these texts in columns of these widths."""
    lines = max((text_lines(text, width) for text, width in cells), default=1)
    return min(lines * LINE_POINTS, MOST_POINTS)


def heights_by_kind(
    rows: Sequence[Sequence[Writable]], widths: Sequence[float], wrapped: Mapping[Any, Sequence[int]]
) -> list[float | None]:
    """Return a height in points per row, None where one line does.

    `wrapped` says, by the kind in a row's last cell, which columns (1-based) wrap.
    """
    return [_fitted(row, widths, wrapped.get(row[-1], ())) for row in rows]


def _fitted(row: Sequence[Writable], widths: Sequence[float], columns: Sequence[int]) -> float | None:
    lines = 1
    for column in columns:
        text = row[column - 1]
        # a short text of no line breaks is not worth measuring: most cells are
        if isinstance(text, str) and (len(text) > 0.6 * widths[column - 1] or "\n" in text):
            lines = max(lines, text_lines(text, widths[column - 1]))
    return None if lines == 1 else min(lines * LINE_POINTS, MOST_POINTS)


@lru_cache(maxsize=65536)
def text_lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column `width` characters wide (at least one)."""
    room = width * _PIXELS_A_CHARACTER / _GENEROUS
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """Words go on the line while they fit; a word wider than the line is cut."""
    lines, used, blank = 1, 0.0, _pixels(" ")
    for wide in map(_pixels, line.split(" ")):
        if used and used + blank + wide > room:
            lines, used = lines + 1, 0.0
        used += (blank if used else 0.0) + wide
        while used > room:
            lines, used = lines + 1, used - room
    return lines


@lru_cache(maxsize=16384)
def _pixels(word: str) -> float:
    return sum([_LETTER_WIDTHS[letter] for letter in word]) * _FONT_PIXELS / 1000
